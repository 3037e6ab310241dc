"""Rules and their examples: from the grammar's rules to AST nodes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from targetlint.lang import ast, declared
from targetlint.lang.syntax.build_expressions import message_text, plain_text
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name
from targetlint.lang.syntax.keywords import keywords
from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.place import Origin

MAX_CLAUSES = 60
"""For each, when and let of one rule: far more than anybody reads."""

MAX_LOOPS = 8
"""For each inside for each: each multiplies the work, and Python itself ends at twenty."""

_BAR = re.compile(r"(?<!\\)\|")
_QUOTED = re.compile(r'“[^\n]*”|"[^"]*"|「[^」]*」')


class Clause(NamedTuple):
    """A clause that sets something once or adds to it: its keyword's key and what it says."""

    key: str
    value: Any
    origin: Origin


def clause(key: str) -> Action:
    """Return an action that makes a `Clause` of its only child."""
    return lambda _draft, origin, parts: Clause(key, parts[0], origin)


def once(draft: Draft, clauses: list[Any]) -> dict[str, Any]:
    """Return what the clauses set, by key; a second one of the same key is told."""
    found: dict[str, Any] = {}
    for each in clauses:
        if isinstance(each, Clause):
            if each.key in found:
                draft.tell(each.origin, "twice", word=keywords()[each.key].said)
            found.setdefault(each.key, each.value)
    return found


def bilingual(draft: Draft, parts: list[Any]) -> declared.Bilingual:
    """Return a message of one string, or of a Chinese and an English one."""
    texts = [message_text(draft, leaf) for leaf in parts]
    return declared.Bilingual(origin=texts[0].origin, zh=texts[0], en=texts[-1])


def title(parts: list[Any]) -> declared.Bilingual:
    """Return a title: as a message, without braces."""
    texts = [plain_text(leaf) for leaf in parts]
    return declared.Bilingual(origin=texts[0].origin, zh=texts[0], en=texts[-1])


def _rule(draft: Draft, origin: Origin, parts: list[Any]) -> declared.Rule:
    identity, its_title, *clauses = parts
    said = once(draft, clauses)
    asks = tuple(each for each in clauses if isinstance(each, declared.Ask))
    pipe = tuple(each for each in clauses if isinstance(each, declared.When | declared.Each | declared.Let))
    loops = [each for each in pipe if isinstance(each, declared.Each)]
    for chain, most, key in ((pipe, MAX_CLAUSES, "too_long_pipe"), (loops, MAX_LOOPS, "too_many_loops")):
        if len(chain) > most:
            draft.tell(chain[most].origin, key, "rule/limit", most=most)
    if "applies_to" not in said:
        draft.tell(identity.origin, "rule_without_forms", "rule/missing", rule=identity.text)
    if not asks:
        draft.tell(identity.origin, "rule_without_ask", "rule/missing", rule=identity.text)
    return declared.Rule(
        origin=origin,
        id=identity.text,
        id_origin=identity.origin,
        title=its_title,
        comment=draft.source.comment_above(draft.start),
        applies_to=said.get("applies_to", ()),
        dimension=said.get("dimension", ""),
        severity=said.get("severity", Severity.ERROR),
        confidence=said.get("confidence", Confidence.CERTAIN),
        tags=said.get("tags", ()),
        basis=tuple(each for each in clauses if isinstance(each, declared.Cite)),
        params=tuple(each for each in clauses if isinstance(each, declared.Param)),
        pipe=pipe,
        asks=asks,
        if_unknown=said.get("if_unknown"),
        examples=tuple(each for each in clauses if isinstance(each, declared.Example)),
    )


def _param(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Param:
    its_name, its_type, value, low, high = parts
    return declared.Param(origin=origin, name=name(its_name), type=its_type, value=value, low=low, high=high)


def _type(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.TypeName:
    return ast.TypeName(origin=origin, word=parts[0].key)


def _cite(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Cite:
    source, words = parts
    return declared.Cite(origin=origin, source=name(source), clause=words.inner if words else "")


def _each(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Each:
    bound, source, where = parts
    return declared.Each(origin=origin, name=name(bound), source=source, where=where)


def _let(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Let:
    return declared.Let(origin=origin, name=name(parts[0]), value=parts[1])


def _ask(draft: Draft, origin: Origin, parts: list[Any]) -> declared.Ask:
    word, condition, *answers = parts
    said = once(draft, answers)
    at, mark, message = said.get("otherwise", (None, None, None))
    return declared.Ask(
        origin=origin,
        word=word.key,
        condition=condition,
        at=at or (),
        mark=mark,
        otherwise=message,
        expected=said.get("expected"),
        suggest=said.get("suggest"),
    )


def _example(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Example:
    outcome, its_title, kind, *rest = parts
    return declared.Example(
        origin=origin,
        outcome=outcome.key,
        title=its_title.inner,
        kind=name(kind) if kind else None,
        givens=tuple(each for each in rest if isinstance(each, declared.Given)),
        expects=tuple(each for each in rest if isinstance(each, declared.Expect)),
    )


def _given_value(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenValue:
    text = parts[1].text.removeprefix("=").strip()
    if _QUOTED.fullmatch(text):
        text = text[1:-1].strip()
    return declared.GivenValue(origin=origin, path=parts[0], text=text)


def _given_table(draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenTable:
    its_name, header, *rows = parts
    columns = []
    for text, start in _cells(draft, header):
        columns.append(
            ast.Name(origin=draft.source.origin(start, start + len(text)), text=text.strip("【】`"))
        )
    if not all(each.text for each in columns):
        draft.tell(header.origin, "header")
    lines = []
    for row in rows:
        cells = tuple(text for text, _ in _cells(draft, row))
        if cells and len(cells) != len(columns):
            draft.tell(row.origin, "row_width", found=len(cells), wanted=len(columns))
        lines.append(cells)
    return declared.GivenTable(origin=origin, name=name(its_name), columns=tuple(columns), rows=tuple(lines))


def _cells(draft: Draft, row: Leaf) -> list[tuple[str, int]]:
    """Return the trimmed texts between the bars of a row, and where each starts; a broken row has none."""
    bars = [found.start() for found in _BAR.finditer(row.text)]
    if row.text[bars[-1] + 1 :].strip() or len(bars) == 1:
        draft.tell(row.origin, "row_end")
        return []
    cells = []
    for left, right in pairwise(bars):
        cell = row.text[left + 1 : right]
        indent = len(cell) - len(cell.lstrip())
        cells.append((cell.strip().replace(r"\|", "|"), row.start + left + 1 + indent))
    return cells


def _given_form(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenForm:
    return declared.GivenForm(origin=origin, kind=name(parts[0]), givens=tuple(parts[1:]))


def _expect(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Expect:
    return declared.Expect(origin=origin, at=parts[0], contains=parts[1].inner if parts[1] else "")


RULES: dict[str, Action] = {
    "rule": _rule,
    "applies_to": lambda _draft, origin, parts: Clause("applies_to", tuple(map(name, parts)), origin),
    "dimension": lambda _draft, origin, parts: Clause("dimension", parts[0].key, origin),
    "severity": lambda _draft, origin, parts: Clause("severity", Severity(parts[0].key), origin),
    "confidence": lambda _draft, origin, parts: Clause("confidence", Confidence(parts[0].key), origin),
    "if_unknown": lambda _draft, origin, parts: Clause("if_unknown", parts[0].key, origin),
    "tags": clause("tags"),
    "basis": _cite,
    "param": _param,
    "type": _type,
    "when": lambda _draft, origin, parts: declared.When(origin=origin, condition=parts[0]),
    "each": _each,
    "let": _let,
    "ask": _ask,
    "otherwise": lambda _draft, origin, parts: Clause("otherwise", tuple(parts), origin),
    "expected": clause("expected"),
    "suggest": clause("suggest"),
    "at": lambda _draft, _origin, parts: tuple(parts),
    "mark": lambda _draft, _origin, parts: parts[0],
    "message": lambda draft, _origin, parts: bilingual(draft, parts),
    "title": lambda _draft, _origin, parts: title(parts),
    "example": _example,
    "given_value": _given_value,
    "given_table": _given_table,
    "given_form": _given_form,
    "expect": _expect,
    "expect_words": lambda draft, origin, parts: _expect(draft, origin, [None, *parts]),
}
"""What each rule of the grammar for rules and examples becomes."""
