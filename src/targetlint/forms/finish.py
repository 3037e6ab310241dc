"""Gathered texts to a form: typed values, the year, and what follows from other fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from targetlint.forms.gathered import Gathered, part
from targetlint.forms.lines import Line, Slot
from targetlint.forms.regions import Region
from targetlint.forms.rows import Written, row, typed
from targetlint.forms.values import By, absent, member
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.schema import ROWS, Field
from targetlint.quantities import cells

_DIGITS = r"[0-9０-９]{4}"
_YEAR_BRACKET = re.compile(rf"[（(]\s*(?P<year>(?:{_DIGITS})?\s*年\s*度?)\s*[）)]")
_YEAR_LINE = re.compile(rf"\A\s*(?P<year>{_DIGITS}\s*年\s*度?)(?:\s*\Z|\s\s)")
_YEAR_TITLE = re.compile(rf"(?P<year>{_DIGITS}\s*年\s*度?)")
_MERELY_BRACKET = re.compile(rf"\s*{_YEAR_BRACKET.pattern.replace('?P<year>', '?:')}\s*")
LONGEST_YEAR_LINE = 60  # characters of a line that may carry the year beside other things
_MERELY_YEAR = re.compile(r"[\s年度]*")


def _year_of(region: Region, gathered: Gathered) -> int | None:
    """Find the budget year: under its label, in a line （2020年度）, or in the title."""
    if "fiscal_year" not in gathered.single:
        found = _year_line(region.lines, gathered)
        if found is None and region.title is not None:
            found = _year_in(region.title, _YEAR_TITLE)
        if found is not None:
            gathered.single["fiscal_year"] = found
    written = gathered.single.get("fiscal_year")
    if written is None or "fiscal_year" not in gathered.fields:
        return None
    period = typed(gathered.fields["fiscal_year"], written, By()).value
    return None if period is None else int(period.first.year)


def _year_line(lines: list[Line], gathered: Gathered) -> Written | None:
    for line in lines:
        alone = len(line.fresh) == 1 or not line.table
        for slot in line.fresh if not line.filled else ():
            if len(slot.text) > LONGEST_YEAR_LINE or not (alone or _MERELY_BRACKET.fullmatch(slot.text)):
                continue
            found = _year_in(slot, _YEAR_BRACKET) or _year_in(slot, _YEAR_LINE)
            if found is not None:
                gathered.used.add(slot.spot)
                return found
    return None


def _year_in(slot: Slot, pattern: re.Pattern[str]) -> Written | None:
    found = pattern.search(slot.text)
    if found is None:
        return None
    written = part(slot, *found.span("year"))
    return written._replace(text="") if _MERELY_YEAR.fullmatch(written.text) else written


def form(region: Region, gathered: Gathered, number: int) -> Form:
    """Return the form that was gathered from `region`."""
    year = _year_of(region, gathered)
    place = region.place
    by = By(year, gathered.layout.added)
    values = {name: _value(each, gathered, place, by) for name, each in gathered.fields.items()}
    _without_days(values, place)
    _derive(values)
    leftovers = _leftovers(region.lines, gathered)
    _doubt_empty_table(values, leftovers)
    title = " ".join(region.title.text.split()) if region.title else ""
    layout = gathered.layout
    return Form(layout.kind, layout.id, title, number, place, values, leftovers)


def _value(field: Field, gathered: Gathered, place: Place, by: By) -> Stated | Listed:
    name = field.name
    place = gathered.places.get(name, place)
    if field.type == "texts":
        texts = gathered.texts.get(name)
        numbered = enumerate(texts or [], 1)
        items: list[Any] = [typed(field, each, by, key=str(at)) for at, each in numbered]
        return _listed(items, replace(place, column_role=name), shown=texts is not None)
    if field.type == "rows":
        kind, lines = ROWS[field.row], gathered.rows.get(name)
        items = [
            row(kind, at, each, _foremost(each, kind.name), by) for at, each in enumerate(lines or [], 1)
        ]
        return _listed(items, replace(place, column_role=name), shown=lines is not None)
    written = gathered.single.get(name)
    return absent(place, name) if written is None else typed(field, written, by)


def _listed(items: list[Any], place: Place, *, shown: bool) -> Listed:
    """Return a list with its state; `shown`: the form has it, be it empty."""
    return Listed(items, State.VALUE if items else State.BLANK if shown else State.ABSENT, place)


def _foremost(line: dict[str, Written], kind: str) -> Place:
    """Return the place that stands for a whole line: its name where it has one."""
    name = "name" if kind == "indicator" and "name" in line else next(iter(line))
    return line[name].place


def _without_days(values: dict[str, Stated | Listed], place: Place) -> None:
    """Let a project period that only says how long it is (3年, 长期) count as stating no days."""
    first, last = values.get("starts_on"), values.get("ends_on")
    if not isinstance(first, Stated) or not isinstance(last, Stated) or first.state is not State.UNREADABLE:
        return
    if first.place == replace(last.place, column_role="starts_on") and cells.undated(first.text):
        values["starts_on"], values["ends_on"] = absent(place, "starts_on"), absent(place, "ends_on")


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
        days: list[Stated] = [task.values[name] for task in plan.items]
        known = [each for each in days if each.state is State.VALUE]
        if known and len(known) == len(days) and values[name].state is State.ABSENT:
            values[name] = choose(known, key=lambda each: each.value)


def _two_sums(values: dict[str, Stated | Listed]) -> bool:
    """Tell whether the parts belong to two sums: then one that was not read is not the other."""
    parts = values.get("fund_parts")
    lines = parts.items if isinstance(parts, Listed) else []
    return len({line.values["period"].value for line in lines if isinstance(line, Row)}) > 1


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
