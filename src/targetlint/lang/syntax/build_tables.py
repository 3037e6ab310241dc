"""Decision tables, helper functions and fixtures: from the grammar's rules to AST nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from targetlint.lang import decision, declared
from targetlint.lang.ast import Expr, Name
from targetlint.lang.syntax.build_expressions import SIGNS
from targetlint.lang.syntax.build_rules import givens
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name, text_name
from targetlint.lang.syntax.keywords import keywords
from targetlint.lang.syntax.pipe_tables import cells, even
from targetlint.model.place import Origin

ANY = frozenset({"", "-", "－", "—", "——", "–"})
"""What a cell holds whose column does not matter in its row."""

RELATIONS = ("is", "contains", "mentions")
Row = tuple[decision.TableRow | None, Expr | None]
"""A row as read: a row proper, or the result of the default row."""


def _parameter(_draft: Draft, origin: Origin, parts: list[Any]) -> decision.Parameter:
    its_name, its_type = parts
    return decision.Parameter(
        origin=origin,
        name=name(its_name),
        type=name(its_type) if isinstance(its_type, Leaf) else its_type,
    )


def _define(draft: Draft, origin: Origin, parts: list[Any]) -> declared.Define:
    return declared.Define(
        origin=origin, name=name(parts[0]), parameters=_parameters(draft, parts), value=parts[-1]
    )


def _parameters(draft: Draft, parts: Sequence[Any]) -> tuple[decision.Parameter, ...]:
    found: dict[str, decision.Parameter] = {}
    for each in parts:
        if not isinstance(each, decision.Parameter):
            continue
        if each.name.text in found:
            draft.tell(each.name.origin, "parameter_twice", name=each.name.text)
        found[each.name.text] = each
    return tuple(found.values())


def _fixture(draft: Draft, origin: Origin, parts: list[Any]) -> declared.Fixture:
    title, kind, *rest = parts
    return declared.Fixture(
        origin=origin, title=text_name(title), kind=name(kind) if kind else None, givens=givens(draft, rest)
    )


def _decision_table(draft: Draft, origin: Origin, parts: list[Any]) -> decision.DecisionTable:
    parameters = _parameters(draft, parts)
    gives, first_hit, header, *lines = (
        each for each in parts[1:] if not isinstance(each, decision.Parameter)
    )
    heads = cells(draft, header)
    columns = tuple(_column(each) for each in heads[:-1])
    read = [row(draft, found) for found in even(draft, len(heads), lines) if len(found) == len(heads)]
    defaults = [result for _, result in read if result is not None]
    if len(defaults) > 1:
        draft.tell(defaults[1].origin, "default_twice")
    if len(heads) == 1:
        draft.tell(header.origin, "one_column")
    return decision.DecisionTable(
        origin=origin,
        name=name(parts[0]),
        parameters=parameters,
        gives=name(gives) if isinstance(gives, Leaf) else gives,
        first_hit=first_hit is not None,
        columns=columns,
        rows=tuple(each for each, _ in read if each is not None),
        default=defaults[0] if defaults else None,
        open=not lines,
        head=heads[-1].text if heads else "",
        comment=draft.source.comment_above(draft.start),
    )


def _column(head: Name) -> decision.Column:
    """Return the column that a head describes: a parameter's name, and behind it how it is tested."""
    for key in RELATIONS:
        found = re.fullmatch(rf"(.+?)\s*(?:{keywords()[key].pattern})", head.text)
        if found:
            text: Any = key
            return decision.Column(
                origin=head.origin, name=Name(origin=head.origin, text=found[1].strip("【】`")), relation=text
            )
    return decision.Column(
        origin=head.origin, name=Name(origin=head.origin, text=head.text.strip("【】`")), relation="is"
    )


def row(draft: Draft, cells: Sequence[Name]) -> Row:
    """Return what a row's cells say; a mistake in one of them is told."""
    *conditions, last = cells
    result = _result(draft, last)
    default = keywords()["default"]
    if conditions and conditions[0].text in {default.en, default.zh}:
        if any(each.text not in ANY for each in conditions[1:]):
            draft.tell(conditions[0].origin, "default_cells")
        return None, result
    tests = tuple(None if each.text in ANY else _test(draft, each) for each in conditions)
    if result is None:
        return None, None
    start = draft.source.offset(cells[0].origin)
    origin = draft.source.origin(start, draft.source.offset(last.origin) + last.origin.width)
    return decision.TableRow(origin=origin, tests=tests, result=result), None


def _test(draft: Draft, cell: Name) -> decision.Test | None:
    start = draft.source.offset(cell.origin)
    return draft.test(start, start + cell.origin.width)


def _result(draft: Draft, cell: Name) -> Expr | None:
    if not cell.text:
        draft.tell(cell.origin, "no_result")
        return None
    start = draft.source.offset(cell.origin)
    return draft.expression(start, start + cell.origin.width)


TABLES: dict[str, Action] = {
    "parameter": _parameter,
    "define": _define,
    "fixture": _fixture,
    "decision_table": _decision_table,
    "first_hit": lambda _draft, _origin, parts: parts[0],
    "against": lambda _draft, origin, parts: decision.Against(
        origin=origin, sign=_sign(parts[0]), bound=parts[1]
    ),
    "reaching": lambda _draft, origin, parts: decision.Reaching(origin=origin, low=parts[0], high=parts[1]),
    "among": lambda _draft, origin, parts: decision.Among(origin=origin, values=tuple(parts)),
}
"""What each rule of the grammar for tables, helper functions and fixtures becomes."""


def _sign(leaf: Leaf) -> Any:  # noqa: ANN401 - one of the signs that Against names
    return SIGNS[leaf.kind]
