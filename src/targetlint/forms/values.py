"""The one way from the text of a cell to a typed value with its state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from targetlint.forms.fold import fold
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.form import Listed, State, Stated
from targetlint.model.place import Place
from targetlint.model.quantity import TargetKind
from targetlint.model.schema import ENUMS, Field
from targetlint.quantities import cells, parse
from targetlint.quantities.added import tables
from targetlint.quantities.answers import NOTHING

_DASHES = re.compile(r"(?:[-—–/\\]|\.{3})+")  # a dotted line is folded to points
_WITHOUT_TARGET = frozenset({TargetKind.BLANK, TargetKind.PLACEHOLDER})
_LIKE_TIERS = frozenset({"tier1", "tier2"})
_OTHER_WORDS = {"逆向": "反向", "负向": "反向", "长期性": "长期", "当年": "年度"}


class By(NamedTuple):
    """What the cells of one form are read by: the form's year, and the words of packs for targets."""

    year: int | None = None
    added: Added = NOTHING_ADDED


NOTHING_KNOWN = By()


def blank(text: str) -> bool:
    """Tell whether a cell that is no target says nothing: empty, white space, or a placeholder."""
    folded = fold(text).text
    return not folded or folded in NOTHING or _DASHES.fullmatch(folded) is not None


def absent(place: Place, role: str) -> Stated:
    """Return a field that the form has no cell for; `place` is the form or the row that lacks it."""
    return Stated("", State.ABSENT, None, replace(place, column_role=role, start=0, end=0))


def complete(values: dict[str, Stated | Listed], own: Mapping[str, Field], place: Place) -> None:
    """Give a form the fields that other layouts add to its kind: rules may ask for them, it has none."""
    for name in own:
        values.setdefault(name, absent(place, name))


def stated(  # noqa: PLR0913 - each argument is a column or a fact of the form that the reading needs
    field: Field,
    text: str,
    place: Place,
    *,
    unit: str = "",
    by: By = NOTHING_KNOWN,
    row: Mapping[str, str] | None = None,
) -> Stated:
    """Return the text of one cell as the typed value of `field`.

    `unit` is the unit that the label or the layout gives to a bare number (万元), `by` what all cells of
    the form are read by, `row` the texts of the same line, by field name, for a target's sign, unit,
    direction and name. Text that is not of the field's type is UNREADABLE; nothing is guessed.
    """
    if field.type == "target":
        return _target(text, place, by, row or {})
    if blank(text):
        return Stated(text, State.BLANK, None, place)
    value = _value(field, text, unit, by.year)
    state = State.UNREADABLE if value is None else State.VALUE
    return Stated(text, state, value, place)


def member(enum: str, text: str) -> str | None:
    """Return the English name of the member of `enum` that `text` names in either language, or None.

    Tiers are compared without the word 指标, and whatever speaks of 满意度 is the satisfaction tier.
    """
    folded = fold(text).text.rstrip(":")
    members = ENUMS[enum]
    if folded in members:
        return folded
    folded = _OTHER_WORDS.get(folded, folded)
    short = folded.removesuffix("指标")
    for name, chinese in members.items():
        if short == chinese.removesuffix("指标"):
            return name
    if enum in _LIKE_TIERS and "满意度" in short:
        return "satisfaction" if enum == "tier1" else "served_satisfaction"
    return None


def _target(text: str, place: Place, by: By, row: Mapping[str, str]) -> Stated:
    target = parse.parse(
        text,
        sign=row.get("sign", ""),
        unit=row.get("unit", ""),
        direction=row.get("direction", ""),
        indicator=row.get("name", ""),
        year=by.year,
        tables=tables(by.added),
    )
    if target.kind in _WITHOUT_TARGET:
        return Stated(text, State.BLANK, None, place)
    return Stated(text, State.VALUE, target, place)


def _day(text: str, field: Field, year: int | None) -> date | None:
    """Return the day; of a stretch such as an implementation period, the day at the field's edge."""
    day = cells.day(text, field.edge, year)
    if day is not None:
        return day
    period = cells.period(text)
    return None if period is None else (period.first if field.edge == "first" else period.last)


def _value(field: Field, text: str, unit: str, year: int | None) -> Any:  # noqa: ANN401  as Stated.value
    match field.type:
        case "money":
            return cells.amount(text, unit)
        case "percent":
            return cells.amount(text, "%")
        case "number":
            return cells.amount(text)
        case "date":
            return _day(text, field, year)
        case "period":
            return cells.period(text)
        case "enum":
            return member(field.enum, text)
        case _:
            return text.strip()
