"""Rules changed in one place each: what an example of the rule ought to notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, Literal

from targetlint.lang import ast, declared
from targetlint.model.place import Origin

Change = Literal["number", "sign", "negated", "dropped", "exchanged", "default"]
"""What was done: a number moved by a step, an operator exchanged, a condition turned round, something
left out, `and` or a quantifier exchanged, a default left out."""

_SIGNS = {
    "≥": (">", "≤"),
    ">": ("≥", "<"),
    "≤": ("<", "≥"),
    "<": ("≤", ">"),
    "=": ("≠",),
    "≠": ("=",),
    "is": ("is not",),
    "is not": ("is",),
    "+": ("-",),
    "-": ("+",),
    "*": ("/",),
    "/": ("*",),
    "and": ("or",),
    "or": ("and",),
    "exists": ("no",),
    "no": ("exists",),
    "every": ("exists",),
}
_CHINESE = {
    "is": "是", "is not": "不是", "and": "且", "or": "或", "not": "非",
    "exists": "存在", "no": "没有", "every": "所有",
}  # fmt: skip
_KEYWORD = re.compile(r"\b(?:is|and|or|not|exists|no|every|in|contains|mentions|inside|between|where)\b")
_SIGN = re.compile(r"\s*(?:[<>!]=|~=|[≥≤><=≠≈＞＜＝+*/×÷＋－＊／-]|不是|是|is not|is)\s*")
_STRINGS = re.compile(r"[“\"「《].*?[”\"」》]")
_CONDITIONS = {"condition", "where", "value"}  # fields that hold a condition; a value may be one
_ASKED = (ast.Relation, ast.Between, ast.Approx, ast.Path, ast.Call)  # turned round by a `not` before them


@dataclass(frozen=True, slots=True)
class Mutant:
    """A node changed: `was` stood at `origin`, `now` would stand there (empty where it was left out)."""

    change: Change
    origin: Origin
    was: str
    now: str
    node: Any


def written(origin: Origin) -> str:
    """Return what stands at a stretch of a rule file."""
    return origin.stretch.strip()


def mutants(rule: declared.Rule) -> Iterator[Mutant]:
    """Yield the rule with each parameter, clause and question changed in every way that is tried.

    What only says or shows something stays as it is: messages, places, lets that no condition asks for.
    """
    asked = _asked_for(rule)
    for number, clause in enumerate(rule.pipe):
        if isinstance(clause, declared.When):
            rest = rule.pipe[:number] + rule.pipe[number + 1 :]
            origin = clause.origin
            yield Mutant("dropped", origin, written(origin), "", replace(rule, pipe=rest))
    for name in ("params", "pipe", "asks"):
        clauses = getattr(rule, name)
        for number, clause in enumerate(clauses):
            if isinstance(clause, declared.Let) and clause.name.text not in asked:
                continue
            for inner in _clause(clause):
                changed = (*clauses[:number], inner.node, *clauses[number + 1 :])
                yield replace(inner, node=_with(rule, name, changed))


def _asked_for(rule: declared.Rule) -> set[str]:
    """Return the names that the rule's conditions say, and those that the lets among them say in turn."""
    lets = {each.name.text: each.value for each in rule.pipe if isinstance(each, declared.Let)}
    others = tuple(each for each in rule.pipe if not isinstance(each, declared.Let))
    todo = _names((others, tuple(ask.condition for ask in rule.asks)))
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo |= _names(lets.get(name))
    return found


def _names(node: object) -> set[str]:
    """Return every name that is said in a node."""
    if isinstance(node, ast.Name):
        return {node.text}
    if isinstance(node, tuple):
        return set().union(*map(_names, node))
    if is_dataclass(node):
        return set().union(*(_names(getattr(node, each.name)) for each in fields(node)))
    return set()


def _with(node: Any, name: str, value: object) -> Any:  # noqa: ANN401 - any node, and one of its kind
    """Return a node with another value in the field called so."""
    return replace(node, **{name: value})


def _clause(clause: Any) -> Iterator[Mutant]:  # noqa: ANN401 - any clause of the pipe, a parameter or an ask
    match clause:
        case declared.Param():
            yield from _inside(clause, ("value",))
        case declared.Ask():
            yield from _inside(clause, ("condition",))
        case declared.Each(where=ast.Node(origin=origin)):
            yield Mutant("dropped", origin, written(origin), "", replace(clause, where=None))
            yield from _inside(clause, ("source", "where"))
        case _:
            yield from _inside(clause)


def _inside(node: Any, names: tuple[str, ...] = ()) -> Iterator[Mutant]:  # noqa: ANN401 - any node
    """Yield `node` with something in one of its fields changed."""
    for name in names or tuple(each.name for each in fields(node)):
        held = getattr(node, name)
        if isinstance(held, ast.Node) and not isinstance(held, ast.Name):
            for inner in _expression(held, asked=name in _CONDITIONS):
                yield replace(inner, node=_with(node, name, inner.node))
        elif isinstance(held, tuple):
            for number, part in enumerate(held):
                if isinstance(part, ast.Node) and not isinstance(part, ast.Name):
                    for inner in _expression(part, asked=isinstance(node, ast.Junction)):
                        parts = (*held[:number], inner.node, *held[number + 1 :])
                        yield replace(inner, node=_with(node, name, parts))


def _expression(node: Any, *, asked: bool) -> Iterator[Mutant]:  # noqa: ANN401 - any expression
    """Yield an expression changed itself, then changed inside; `asked` where it stands as a condition."""
    yield from _itself(node)
    if asked and isinstance(node, _ASKED):
        word = "not" if _english(node.origin) else _CHINESE["not"]
        turned = ast.Unary(origin=node.origin, sign="not", operand=node)
        yield Mutant("negated", node.origin, written(node.origin), f"{word} {written(node.origin)}", turned)
    if is_dataclass(node):
        yield from _inside(node)


def _itself(node: Any) -> Iterator[Mutant]:  # noqa: ANN401 - any expression
    match node:
        case ast.Number(number=number, unit=unit):
            step = Decimal(1).scaleb(int(number.as_tuple().exponent))
            for moved in (number + step, number - step):
                changed = _with(node, "number", moved)
                yield Mutant("number", node.origin, written(node.origin), f"{moved:f}{unit}", changed)
        case ast.Day(day=day):
            for moved_day in (day + timedelta(1), day - timedelta(1)):
                changed = _with(node, "day", moved_day)
                yield Mutant("number", node.origin, written(node.origin), moved_day.isoformat(), changed)
        case (
            ast.Compare(sign=sign, left=left, right=right) | ast.Arithmetic(sign=sign, left=left, right=right)
        ):
            for other in _SIGNS[sign]:
                now = _rejoined(node.origin, left.origin, right.origin, _spelt(other, node.origin))
                yield Mutant("sign", node.origin, written(node.origin), now, _with(node, "sign", other))
        case ast.Approx(left=left, right=right, tolerance=None):
            equal = ast.Compare(origin=node.origin, sign="=", left=left, right=right)
            now = _rejoined(node.origin, left.origin, right.origin, "=")
            yield Mutant("sign", node.origin, written(node.origin), now, equal)
        case ast.StateTest(negated=negated):
            turned = replace(node, negated=not negated)
            yield Mutant("negated", node.origin, written(node.origin), _opposite(node.origin), turned)
        case ast.Unary(sign="not", operand=operand):
            yield Mutant("negated", node.origin, written(node.origin), written(operand.origin), operand)
        case ast.Junction():
            yield from _junction(node)
        case ast.Quantifier(word=word):
            now = _spelt(_SIGNS[word][0], node.origin)
            changed = _with(node, "word", _SIGNS[word][0])
            yield Mutant("exchanged", node.origin, written(node.origin), f"{now} …", changed)
        case ast.Call(where=ast.Node(origin=origin)):
            yield Mutant("dropped", origin, written(origin), "", replace(node, where=None))
        case ast.OrElse(operand=operand):
            yield Mutant("default", node.origin, written(node.origin), written(operand.origin), operand)


def _rejoined(whole: Origin, left: Origin, right: Origin, sign: str) -> str:
    """Return an expression as written, with another sign between its operands."""
    if not whole.line == left.line == right.line:
        return f"{written(left)} {sign} {written(right)}"
    ends, begins = left.column - 1 + left.width, right.column - 1
    between = _SIGN.sub(f" {sign} ", whole.text[ends:begins], count=1)
    until = whole.column - 1 + whole.width
    return f"{whole.text[whole.column - 1 : ends]}{between}{whole.text[begins:until]}".strip()


def _junction(node: ast.Junction) -> Iterator[Mutant]:
    other = _SIGNS[node.word][0]
    now = f" {_spelt(other, node.origin)} ".join(written(part.origin) for part in node.parts)
    yield Mutant("exchanged", node.origin, written(node.origin), now, _with(node, "word", other))
    for number, part in enumerate(node.parts):
        rest = node.parts[:number] + node.parts[number + 1 :]
        kept = rest[0] if len(rest) == 1 else replace(node, parts=rest)
        yield Mutant("dropped", part.origin, written(part.origin), "", kept)


def _english(origin: Origin) -> bool:
    """Whether an expression is written with English keywords; one without any is if it has no 汉字."""
    text = _STRINGS.sub("", written(origin))
    return bool(_KEYWORD.search(text)) or text.isascii()


def _spelt(word: str, origin: Origin) -> str:
    return word if word not in _CHINESE or _english(origin) else _CHINESE[word]


def _opposite(origin: Origin) -> str:
    text = written(origin)
    for plain, turned in ((" is not ", " is "), (" 不是 ", " 是 "), (" is ", " is not "), (" 是 ", " 不是 ")):
        if plain in text:
            return turned.join(text.rsplit(plain, 1))
    return text
