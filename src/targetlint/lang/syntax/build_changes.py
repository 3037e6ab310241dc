"""What a layer changes of those above it: from the grammar's rules to AST nodes."""

from __future__ import annotations

from typing import Any

from targetlint.lang import changes
from targetlint.lang.decision import TableRow
from targetlint.lang.syntax.build_declarations import member
from targetlint.lang.syntax.build_expressions import day
from targetlint.lang.syntax.build_rules import NO_SUGGESTION, Clause, once
from targetlint.lang.syntax.build_tables import row
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name, text_name
from targetlint.lang.syntax.pipe_tables import cells, even
from targetlint.model.place import Origin


def _said(draft: Draft, target: Leaf, clauses: list[Any], *needed: str) -> dict[str, Any]:
    """Return what the clauses of a change say; those of `needed` that are missing are told."""
    said = once(draft, clauses)
    for key in needed:
        if key not in said:
            draft.tell(target.origin, f"without_{key}", "rule/missing", rule=target.text)
    return said


def _adjust(draft: Draft, origin: Origin, parts: list[Any]) -> changes.Adjust:
    rule, *clauses = parts
    said = _said(draft, rule, clauses, "reason")
    params = tuple(each for each in clauses if isinstance(each, changes.SetParam))
    if not params and not said.keys() - {"reason", "expires"}:
        draft.tell(rule.origin, "without_change", "rule/missing", rule=rule.text)
    grade, drawn, suggest = said.get("suggest", NO_SUGGESTION)
    return changes.Adjust(
        origin=origin,
        rule=text_name(rule),
        params=params,
        severity=said.get("severity"),
        otherwise=said.get("otherwise"),
        expected=said.get("expected"),
        suggest=suggest,
        grade=grade,
        drawn=drawn,
        reason=said.get("reason", ""),
        expires=said.get("expires"),
    )


def _edit(draft: Draft, parts: list[Any]) -> dict[str, Any]:
    """Return the name, the reason and the day of an adjustment of a list, and what is added and removed."""
    target, *clauses = parts
    said = _said(draft, target, [each for each in clauses if each.key not in _EDITS], "reason")
    edits = {
        key: tuple(value for each in clauses if each.key == key for value in each.value) for key in _EDITS
    }
    if not any(edits.values()) and not draft.diagnostics:
        draft.tell(target.origin, "without_edit", "rule/missing", rule=target.text)
    filled = {key: values for key, values in edits.items() if values}
    return {"name": name(target), "reason": said.get("reason", ""), "expires": said.get("expires"), **filled}


_EDITS = ("added", "removed", "exceptions")


def _edited(key: str, make: Any) -> Action:  # noqa: ANN401 - what makes a node of a token
    return lambda _draft, origin, parts: Clause(key, tuple(map(make, parts)), origin)


def _rows(key: str) -> Action:
    return lambda draft, origin, parts: Clause(key, _read_rows(draft, parts), origin)


def _read_rows(draft: Draft, leaves: list[Leaf]) -> tuple[TableRow, ...]:
    width = len(cells(draft, leaves[0]))
    read = [row(draft, found) for found in even(draft, width, leaves) if len(found) == width]
    for _, default in read:
        if default is not None:
            draft.tell(default.origin, "default_adjusted")
    return tuple(each for each, _ in read if each is not None)


def _disable(draft: Draft, origin: Origin, parts: list[Any]) -> changes.Disable | None:
    rule, *clauses = parts
    said = _said(draft, rule, clauses, "reason", "expires")
    if draft.diagnostics:
        return None
    return changes.Disable(
        origin=origin, rule=text_name(rule), reason=said["reason"], expires=said["expires"]
    )


def _exempt(draft: Draft, origin: Origin, parts: list[Any]) -> changes.Exempt | None:
    rule, condition, *clauses = parts
    said = _said(draft, rule, clauses, "reason", "expires")
    if draft.diagnostics:
        return None
    return changes.Exempt(
        origin=origin,
        rule=text_name(rule),
        condition=condition,
        reason=said["reason"],
        expires=said["expires"],
    )


CHANGES: dict[str, Action] = {
    "adjust": _adjust,
    "adjust_list": lambda draft, origin, parts: changes.AdjustList(origin=origin, **_edit(draft, parts)),
    "adjust_lexicon": lambda draft, origin, parts: changes.AdjustLexicon(
        origin=origin, **_edit(draft, parts)
    ),
    "adjust_table": lambda draft, origin, parts: changes.AdjustTable(origin=origin, **_edit(draft, parts)),
    "adjust_scale": lambda draft, origin, parts: changes.AdjustScale(origin=origin, **_edit(draft, parts)),
    "add_members": _edited("added", member),
    "remove_members": _edited("removed", member),
    "add_words": _edited("added", text_name),
    "remove_words": _edited("removed", text_name),
    "add_exceptions": _edited("exceptions", text_name),
    "add_rows": _rows("added"),
    "remove_rows": _rows("removed"),
    "disable": _disable,
    "exempt": _exempt,
    "set_param": lambda _draft, origin, parts: changes.SetParam(
        origin=origin, name=name(parts[0]), value=parts[1]
    ),
    "new_message": lambda _draft, origin, parts: Clause("otherwise", parts[0], origin),
    "reason": lambda _draft, origin, parts: Clause("reason", parts[0].inner, origin),
    "expires": lambda draft, origin, parts: Clause("expires", day(draft, parts[0]), origin),
}
"""What each rule of the grammar for changes becomes."""
