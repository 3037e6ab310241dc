"""Rules and their examples: from the grammar's rules to AST nodes."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from targetlint.lang import ast, declared
from targetlint.lang.syntax.build_expressions import day, message_text, plain_text
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name, text_name
from targetlint.lang.syntax.keywords import keywords
from targetlint.lang.syntax.limits import MAX_CLAUSES, MAX_LOOPS
from targetlint.lang.syntax.pipe_tables import cells, even
from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.place import Origin

_QUOTED = re.compile(r'“[^\n]*”|"[^"]*"|「[^」]*」')


NO_SUGGESTION = ("hint", None, None)
"""The grade, the source and the text of a suggestion that nobody made."""


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


def bilingual(draft: Draft, parts: list[Any]) -> ast.Bilingual:
    """Return a message of one string, or of a Chinese and an English one."""
    texts = [message_text(draft, leaf) for leaf in parts]
    return ast.Bilingual(origin=texts[0].origin, zh=texts[0], en=texts[-1])


def title(parts: list[Any]) -> ast.Bilingual:
    """Return a title: as a message, without braces."""
    texts = [plain_text(leaf) for leaf in parts]
    return ast.Bilingual(origin=texts[0].origin, zh=texts[0], en=texts[-1])


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
    since, until = said.get("effective", (None, None))
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
        stages=said.get("stage", ()),
        since=since,
        until=until,
        mandatory="mandatory" in said,
        formerly=said.get("formerly", ()),
        basis=tuple(each for each in clauses if isinstance(each, declared.Cite)),
        params=tuple(each for each in clauses if isinstance(each, declared.Param)),
        pipe=pipe,
        asks=asks,
        if_unknown=said.get("if_unknown"),
        examples=tuple(each for each in clauses if isinstance(each, declared.Example)),
    )


def _param(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Param:
    its_name, its_type, value, low, high, only = parts
    return declared.Param(
        origin=origin, name=name(its_name), type=its_type, value=value, low=low, high=high, only=only
    )


def _effective(draft: Draft, origin: Origin, parts: list[Any]) -> Clause:
    since, until = (None if each is None else day(draft, each) for each in parts)
    if since is not None and until is not None and until < since:
        draft.tell(origin, "never_effective")
    return Clause("effective", (since, until), origin)


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
    grade, drawn, suggest = said.get("suggest", NO_SUGGESTION)
    return declared.Ask(
        origin=origin,
        word=word.key,
        condition=condition,
        at=at or (),
        mark=mark,
        otherwise=message,
        expected=said.get("expected"),
        suggest=suggest,
        grade=grade,
        drawn=drawn,
    )


def _suggest(draft: Draft, origin: Origin, parts: list[Any]) -> Clause:
    grade, drawn, message = parts
    if grade == "automatic" and message.zh is not message.en:
        draft.tell(message.origin, "automatic_twice")
    return Clause("suggest", (grade or "hint", drawn, message), origin)


def givens(draft: Draft, parts: list[Any]) -> tuple[declared.Given, ...]:
    """Return what an example or fixture gives; a second form of last year is told."""
    found = tuple(each for each in parts if isinstance(each, declared.Given))
    for each in [each for each in found if isinstance(each, declared.GivenLastYear)][1:]:
        draft.tell(each.origin, "twice", word=keywords()["given_last_year"].said)
    return found


def _example(draft: Draft, origin: Origin, parts: list[Any]) -> declared.Example:
    outcome, its_title, kind, based_on, *rest = parts
    return declared.Example(
        origin=origin,
        outcome=outcome.key,
        title=its_title.inner,
        kind=name(kind) if kind else None,
        based_on=text_name(based_on) if based_on else None,
        givens=givens(draft, rest),
        expects=tuple(each for each in rest if isinstance(each, declared.Expect)),
    )


def _given_value(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenValue:
    text = parts[1].text.removeprefix("=").strip()
    if _QUOTED.fullmatch(text):
        text = text[1:-1].strip()
    return declared.GivenValue(origin=origin, path=parts[0], text=text)


def _given_table(draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenTable:
    its_name, header, *rows = parts
    columns = tuple(
        ast.Name(origin=each.origin, text=each.text.strip("【】`")) for each in cells(draft, header)
    )
    if not all(each.text for each in columns):
        draft.tell(header.origin, "header")
    lines = tuple(tuple(cell.text for cell in row) for row in even(draft, len(columns), rows))
    return declared.GivenTable(origin=origin, name=name(its_name), columns=columns, rows=lines)


def _given_form(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenForm:
    return declared.GivenForm(origin=origin, kind=name(parts[0]), givens=tuple(parts[1:]))


def _given_last_year(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.GivenLastYear:
    return declared.GivenLastYear(origin=origin, givens=tuple(parts))


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
    "stage": lambda _draft, origin, parts: Clause("stage", tuple(map(name, parts)), origin),
    "effective": _effective,
    "mandatory": lambda _draft, origin, _parts: Clause("mandatory", True, origin),  # noqa: FBT003 - what it says
    "formerly": lambda _draft, origin, parts: Clause("formerly", tuple(map(text_name, parts)), origin),
    "only": lambda _draft, _origin, parts: parts[0].key.removeprefix("only_"),
    "basis": _cite,
    "param": _param,
    "type": _type,
    "when": lambda _draft, origin, parts: declared.When(origin=origin, condition=parts[0]),
    "each": _each,
    "let": _let,
    "ask": _ask,
    "otherwise": lambda _draft, origin, parts: Clause("otherwise", tuple(parts), origin),
    "expected": clause("expected"),
    "suggest": _suggest,
    "suggest_grade": lambda _draft, _origin, parts: parts[0].key,
    "drawn": lambda _draft, _origin, parts: plain_text(parts[0]) if isinstance(parts[0], Leaf) else parts[0],
    "at": lambda _draft, _origin, parts: tuple(parts),
    "mark": lambda _draft, _origin, parts: parts[0],
    "message": lambda draft, _origin, parts: bilingual(draft, parts),
    "title": lambda _draft, _origin, parts: title(parts),
    "example": _example,
    "given_value": _given_value,
    "given_table": _given_table,
    "given_form": _given_form,
    "given_last_year": _given_last_year,
    "expect": _expect,
    "expect_words": lambda draft, origin, parts: _expect(draft, origin, [None, *parts]),
}
"""What each rule of the grammar for rules and examples becomes."""
