"""Gathered texts to a form: typed values, the year, and what follows from other fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from targetlint.forms.gathered import Gathered, part
from targetlint.forms.lines import Line, Slot
from targetlint.forms.regions import Region
from targetlint.forms.rows import Written, row, typed
from targetlint.forms.values import absent, member
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.schema import ROWS, Field

_DIGITS = r"[0-9０-９]{4}"
_YEAR_BRACKET = re.compile(rf"[（(]\s*(?P<year>(?:{_DIGITS})?\s*年\s*度?)\s*[）)]")
_YEAR_LINE = re.compile(rf"\s*(?P<year>{_DIGITS}\s*年\s*度?)\s*")
_YEAR_TITLE = re.compile(rf"(?P<year>{_DIGITS}\s*年\s*度?)")
LONGEST_YEAR_LINE = 60  # characters of a line that may carry the year beside other things
_MERELY_YEAR = re.compile(r"[\s年度]*")


def year_of(region: Region, gathered: Gathered) -> int | None:
    """Find the budget year: under its label, in a line （2020年度）, or in the title."""
    if "fiscal_year" not in gathered.single:
        found = _year_line(region.lines, gathered) or _year_in(region.title, _YEAR_TITLE)
        if found is not None:
            gathered.single["fiscal_year"] = found
    written = gathered.single.get("fiscal_year")
    if written is None or "fiscal_year" not in gathered.fields:
        return None
    period = typed(gathered.fields["fiscal_year"], written, None).value
    return None if period is None else int(period.first.year)


def _year_line(lines: list[Line], gathered: Gathered) -> Written | None:
    for line in lines:
        if len(line.fresh) > 1 and line.table:
            continue
        for pattern, match in ((_YEAR_BRACKET, _YEAR_BRACKET.search), (_YEAR_LINE, _YEAR_LINE.fullmatch)):
            slot = line.fresh[0]
            if len(slot.text) <= LONGEST_YEAR_LINE and match(slot.text):
                gathered.used.add(slot.spot)
                return _year_in(slot, pattern)
    return None


def _year_in(slot: Slot | None, pattern: re.Pattern[str]) -> Written | None:
    found = pattern.search(slot.text) if slot is not None else None
    if slot is None or found is None:
        return None
    written = part(slot, *found.span("year"))
    return written._replace(text="") if _MERELY_YEAR.fullmatch(written.text) else written


def form(region: Region, gathered: Gathered, number: int) -> Form:
    """Return the form that was gathered from `region`."""
    year = year_of(region, gathered)
    place = region.title.place if region.title else region.lines[0].fresh[0].place
    values = {name: _value(each, gathered, place, year) for name, each in gathered.fields.items()}
    _derive(values)
    leftovers = _leftovers(region.lines, gathered)
    _doubt_empty_table(values, leftovers)
    title = " ".join(region.title.text.split()) if region.title else ""
    layout = gathered.layout
    return Form(layout.kind, layout.id, title, number, place, values, leftovers)


def _value(field: Field, gathered: Gathered, place: Place, year: int | None) -> Stated | Listed:
    name = field.name
    if field.type not in {"rows", "texts"}:
        written = gathered.single.get(name)
        return absent(place, name) if written is None else typed(field, written, year)
    items: list[Any]
    if field.type == "texts":
        found = gathered.texts.get(name)
        items = [_text(field, each, at, year) for at, each in enumerate(found or [], 1)]
    else:
        lines = gathered.rows.get(name)
        found = None if lines is None else []
        kind = ROWS[field.row]
        items = [
            row(kind, at, each, _foremost(each, kind.name), year) for at, each in enumerate(lines or [], 1)
        ]
    place = replace(gathered.places.get(name, place), column_role=name)
    state = State.VALUE if items else State.ABSENT if found is None else State.BLANK
    return Listed(items, state, place)


def _text(field: Field, written: Written, number: int, year: int | None) -> Stated:
    return typed(field, written._replace(place=replace(written.place, row_key=str(number))), year)


def _foremost(line: dict[str, Written], kind: str) -> Place:
    """Return the place that stands for a whole line: its name where it has one."""
    name = "name" if kind == "indicator" and "name" in line else next(iter(line))
    return line[name].place


def _derive(values: dict[str, Stated | Listed]) -> None:
    """Fill what a layout has no cell for: one sum stands for both, the plan's span for the project's."""
    for name, other in (("annual_fund", "fund_total"), ("fund_total", "annual_fund")):
        own, same = values.get(name), values.get(other)
        if own is not None and same is not None and own.state is State.ABSENT and not _two_sums(values):
            values[name] = same
    plan = values.get("plan")
    if not isinstance(plan, Listed):
        return
    for name, choose in (("starts_on", min), ("ends_on", max)):
        days = [_day(task, name) for task in plan.items]
        known = [each for each in days if each.state is State.VALUE]
        if known and len(known) == len(days) and values[name].state is State.ABSENT:
            values[name] = choose(known, key=lambda each: each.value)


def _two_sums(values: dict[str, Stated | Listed]) -> bool:
    """Tell whether the parts belong to two sums: then one that was not read is not the other."""
    parts = values.get("fund_parts")
    lines = parts.items if isinstance(parts, Listed) else []
    return len({line.values["period"].value for line in lines if isinstance(line, Row)}) > 1


def _day(task: Row, name: str) -> Stated:
    return task.values[name]


def _doubt_empty_table(values: dict[str, Stated | Listed], leftovers: list[Stated]) -> None:
    """Let an indicator table count as not found, not as empty, where tiers stand among the leftovers."""
    table = values.get("indicators")
    if not isinstance(table, Listed) or table.items:
        return
    if any(member("tier1", each.text) for each in leftovers):
        values["indicators"] = Listed([], State.ABSENT, table.place)


def _leftovers(lines: list[Line], gathered: Gathered) -> list[Stated]:
    left = [slot for line in lines if line.table for slot in line.fresh if slot.spot not in gathered.used]
    return [Stated(slot.text, State.VALUE, slot.text.strip(), slot.place) for slot in left]
