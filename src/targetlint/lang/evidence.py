"""What an answer of a rule rests on: the deciding parts of its condition, down to cells and parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from targetlint.lang import ast, declared, typed
from targetlint.lang.assembled import Assembled, RuleSource
from targetlint.lang.evaluate import Env, Walker
from targetlint.lang.findings import cause
from targetlint.lang.mutate import written
from targetlint.lang.scope import Meaning
from targetlint.lang.shown import shown
from targetlint.model.account import Evidence
from targetlint.model.form import Form, Listed, Row, Stated, Unknown
from targetlint.model.place import Origin, Place
from targetlint.model.said import Said

MOST_MEMBERS = 12  # members of one list that are shown; an answer seldom hangs on more
DEEPEST = 8  # lets within lets; a rule that goes further is read in its file


@dataclass(frozen=True, slots=True)
class Witness:
    """Explains expressions of one rule on one form: `meanings` are those of its nodes, by identity."""

    whole: Assembled
    source: RuleSource
    meanings: Mapping[int, Meaning]
    walker: Walker

    def condition(self, node: ast.Expr, env: Env, depth: int = 0) -> Evidence:
        """Return a condition's answer and the parts that decided it."""
        answer = self._answer(node, env)
        match node:
            case ast.Junction(word=word, parts=parts):
                inner = [self.condition(part, env, depth) for part in parts]
                decides = word == "or"
                deciding = (
                    inner if answer is not decides else [each for each in inner if each.answer is decides]
                )
                if answer is None:
                    deciding = [each for each in inner if each.answer is None]
                return Evidence(_quoted(node.origin), answer, parts=tuple(deciding))
            case ast.Unary(sign="not", operand=operand):
                return Evidence(_quoted(node.origin), answer, parts=(self.condition(operand, env, depth),))
            case ast.Quantifier():
                return self._quantified(node, env, depth)
        value = self.meanings[id(node)].value if id(node) in self.meanings else None
        told = self._told(self.walker.value(value, env)) if answer is None and value is not None else None
        return Evidence(_quoted(node.origin), answer, told, parts=tuple(self._leaves(node, env, depth)))

    def _answer(self, node: ast.Expr, env: Env) -> bool | None:
        answer = self.walker.value(self.meanings[id(node)].value, env)
        return answer if isinstance(answer, bool) else None

    def _quantified(self, node: ast.Quantifier, env: Env, depth: int) -> Evidence:
        answer = self._answer(node, env)
        over = self.meanings[id(node)].value
        members = self.walker.value(over.source, env) if isinstance(over, typed.Quantified) else []
        if isinstance(members, Unknown) or not isinstance(over, typed.Quantified):
            return Evidence(_quoted(node.origin), answer, self._told(members), _place_of(members))
        found: list[Evidence] = []
        for member in members:
            inner = self.condition(node.condition, {**env, over.var: member}, depth)
            found.append(_of_member(member, inner))
        counts = (node.word == "exists") is answer or (node.word == "no" and answer is False)
        wanted: Sequence[bool | None] = (True, False, None)
        if answer is None:
            wanted = (None,)
        elif node.word == "every":
            wanted = (False,) if answer is False else (True,)
        elif counts:
            wanted = (True,)
        deciding = [each for each in found if each.answer in wanted]
        return Evidence(
            _quoted(node.origin),
            answer,
            parts=tuple(deciding[:MOST_MEMBERS]),
            more=max(0, len(deciding) - MOST_MEMBERS),
        )

    def _leaves(self, node: Any, env: Env, depth: int) -> Iterator[Evidence]:  # noqa: ANN401 - any node of a rule
        """Yield what the operands of a condition gave."""
        match node:
            case ast.Path():
                yield from self._path(node, env, depth)
            case ast.Call():
                yield self._call(node, env, depth)
            case ast.Quantifier():
                yield self.condition(node, env, depth)
            case ast.Node() if is_dataclass(node):
                for each in fields(node):
                    held = getattr(node, each.name)
                    for part in held if isinstance(held, tuple) else (held,):
                        if isinstance(part, ast.Node):
                            yield from self._leaves(part, env, depth)

    def _path(self, node: ast.Path, env: Env, depth: int) -> Iterator[Evidence]:
        meaning = self.meanings.get(id(node))
        if meaning is None:
            return
        text = _quoted(node.origin)
        if isinstance(meaning.value, typed.Const):
            yield from self._named(node, meaning, text)
            return
        held = self.walker.value(meaning.value if meaning.cell is None else meaning.cell, env)
        bound = self._let(node.head.text)
        parts: tuple[Evidence, ...] = ()
        if bound is not None and not node.steps and depth < DEEPEST:
            parts = (
                (self.condition(bound.value, env, depth + 1),)
                if meaning.type.kind == "bool"
                else tuple(self._leaves(bound.value, env, depth + 1))
            )
        elif isinstance(held, list | Listed):
            yield self._list(text, meaning.value, env)
            return
        enum = meaning.type.of if meaning.type.kind == "enum" else ""
        yield Evidence(text, "", self._told(held, enum), _place_of(held), parts=parts)

    def _named(self, node: ast.Path, meaning: Meaning, text: str) -> Iterator[Evidence]:
        """Yield where a parameter, list or lexicon was set; an enum member says all itself."""
        name = node.head.text
        value = meaning.value.value if isinstance(meaning.value, typed.Const) else None
        for param in self.source.rule.params:
            if param.name.text == name:
                made = self.source.params.get(name, [])
                origin = made[-1].change.origin if made else param.origin
                yield Evidence(text, "", self._told(value), None, origin, _layer(origin))
                return
        words = self.whole.lexicons.get(name) or self.whole.lists.get(name)
        if words is not None:
            yield Evidence(text, "", None, None, words.origin, _layer(words.origin))

    def _call(self, node: ast.Call, env: Env, depth: int) -> Evidence:
        meaning = self.meanings[id(node)]
        held = self.walker.value(meaning.value, env)
        arguments = meaning.value.arguments if isinstance(meaning.value, typed.Call) else ()
        parts: list[Evidence] = []
        for written_, given in zip(node.arguments, arguments, strict=False):
            if isinstance(given, typed.Collect | typed.Select):
                parts.append(self._list(_quoted(written_.origin), given, env))
            else:
                parts += self._leaves(written_, env, depth)
        enum = meaning.type.of if meaning.type.kind == "enum" else ""
        return Evidence(_quoted(node.origin), "", self._told(held, enum), _place_of(held), parts=tuple(parts))

    def _list(self, text: str, node: typed.Typed, env: Env) -> Evidence:
        """Return a list with its members: lines by their own words, values with their cells."""
        members = self.walker.value(node, env)
        if isinstance(members, Unknown):
            return Evidence(text, "", self._told(members), _place_of(members))
        if isinstance(node, typed.Collect):
            over = self.walker.value(node.source, env)
            cell = node.value.cell if isinstance(node.value, typed.Known | typed.Readable) else node.value
            pairs = [(each, self.walker.value(cell, {**env, node.var: each})) for each in over]
        else:
            pairs = [(each, each) for each in members]
        parts = [
            Evidence(_key(member), "", None if held is member else self._told(held), _place_of(held))
            for member, held in pairs
        ]
        return Evidence(
            text,
            "",
            Said(f"{len(members)} 项", f"{len(members)} of them"),
            parts=tuple(parts[:MOST_MEMBERS]),
            more=max(0, len(parts) - MOST_MEMBERS),
        )

    def _let(self, name: str) -> declared.Let | None:
        lets = [each for each in self.source.rule.pipe if isinstance(each, declared.Let)]
        return next((each for each in lets if each.name.text == name), None)

    def _told(self, held: Any, enum: str = "") -> Said:  # noqa: ANN401 - a value, a cell, or an Unknown
        if isinstance(held, Unknown):
            return cause(held.cause)
        if isinstance(held, Stated) and isinstance(held.known, Unknown):
            told = cause(held.known.cause)
            return (
                Said(f"「{held.text}」{told.zh}", f"“{held.text}” {told.en}") if held.text.strip() else told
            )
        return shown(held, enum)


def _of_member(member: object, inner: Evidence) -> Evidence:
    return Evidence(
        _key(member),
        inner.answer,
        inner.value,
        _place_of(member),
        parts=inner.parts or (inner,),
        more=inner.more,
    )


def _key(member: object) -> str:
    """Return a member's own words: a line's key, a form's title."""
    match member:
        case Row(place=place, number=number):
            return f"[{number}] {place.row_key}".strip()
        case Form(title=title, place=place):
            return f"{place.document} {title}".strip()
    return shown(member).zh


def _place_of(held: object) -> Place | None:
    match held:
        case Stated(place=place) | Row(place=place) | Form(place=place) | Listed(place=place):
            return place
        case Unknown(stated=Stated() | Listed() as stated):
            return stated.place
    return None


def _quoted(origin: Origin) -> str:
    """Return the words of a rule file as they stand; where they go on in the next line, that is marked."""
    text = written(origin)
    opened = sum(text.count(each) for each in "（(") - sum(text.count(each) for each in "）)")
    return f"{text} …" if opened > 0 else text


def _layer(origin: Origin) -> str:
    return origin.file.partition("/")[0]
