"""A list of the form (its indicators, its plan) redrawn around the row that a finding is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from targetlint.model.diagnostic import Related
from targetlint.model.document import Table
from targetlint.model.form import Form, Listed, Row, State
from targetlint.model.place import Place
from targetlint.reporters.places import column_name
from targetlint.reporters.terminal.grid import Line, Mark, draw
from targetlint.reporters.terminal.page import Page

_NEIGHBOURS = 1  # rows shown above and below the one that is meant
# What makes an indicator out, with what its value may be spread over; of other lists every column is shown.
_IDENTIFYING = {"indicator": ("tier2", "name", "sign", "value", "unit")}

_Picked = dict[int, list[tuple[Place, str]]]  # row of the list -> the places in it, and how they are marked


@dataclass(frozen=True, slots=True)
class Listing:
    """A list whose lines are rows of `table`, and the index of the row that is meant."""

    rows: list[Row]
    hot: int
    table: Table

    @property
    def row(self) -> Row:
        """The row that is meant."""
        return self.rows[self.hot]


def listing_at(form: Form, place: Place, table: Table) -> Listing | None:
    """Return the list that has a row of its own at `place`; None where it shares the row or has none."""
    for value in form.values.values():
        if not isinstance(value, Listed) or value.state is not State.VALUE:
            continue
        rows = [each for each in value.items if isinstance(each, Row)]
        here = [n for n, each in enumerate(rows) if _line(each.place) == _line(place)]
        if len(here) == 1 and not rows[here[0]].place.end and _holds(rows[here[0]], place):
            return Listing(rows, here[0], table)
    return None


def _holds(row: Row, place: Place) -> bool:
    """Whether `place` is the row or a cell of it, and not another cell of the same line of the table."""
    own = {each.place.column for each in row.values.values() if each.state is not State.ABSENT}
    return place.column_role in row.values or place.column in own | {0, row.place.column}


def drawn(
    listing: Listing, place: Place, related: Sequence[Related], page: Page
) -> tuple[list[str], set[Place]]:
    """Draw the row that is meant, its neighbours and the related rows; return the related places, too."""
    picked: _Picked = {listing.hot: [(place, "^")]}
    for other in related:
        at = next((n for n, row in enumerate(listing.rows) if _line(row.place) == _line(other.place)), None)
        if at is not None and other.place != place:
            picked.setdefault(at, []).append((other.place, "-"))
    columns = _columns(listing, picked)
    lines = list(_lines(listing, columns, picked, page))
    marked = {each for marks in picked.values() for each, _ in marks}
    return draw(_header(listing, columns, page), lines, page), marked


def _line(place: Place) -> tuple[int, int]:
    return place.table, place.row


def _column(row: Row, place: Place) -> str:
    """Return the field of `row` that stands at `place`; its name where the whole row is meant."""
    if place.column_role in row.values:
        return place.column_role
    for name, stated in row.values.items():
        if stated.state is not State.ABSENT and place.column and stated.place.column == place.column:
            return name
    there = [name for name, stated in row.values.items() if stated.state is not State.ABSENT]
    return "name" if "name" in there else next(iter(there or row.values))


def _columns(listing: Listing, picked: _Picked) -> list[str]:
    """Return the fields that are drawn, in the order in which the form shows them."""
    hot = listing.row
    marked = {_column(listing.rows[index], place) for index, marks in picked.items() for place, _ in marks}
    wanted = {*_IDENTIFYING.get(hot.kind, tuple(hot.values)), *marked}
    shown = {name for name, each in hot.values.items() if each.state is not State.ABSENT}
    if "tier2" in wanted and "tier2" not in shown:
        wanted.add("tier1")
    there = [name for name in hot.values if name in wanted & shown]
    there += sorted(marked - set(there))
    return sorted(there, key=lambda name: hot.values[name].place.column if name in hot.values else 0)


def _header(listing: Listing, columns: list[str], page: Page) -> list[str]:
    """Return the form's own column titles where they stand right above the list, else the schema's."""
    hot = listing.row
    above = [cell for cell in listing.table.cells if cell.row < listing.rows[0].place.row]
    last = max((cell.row for cell in above), default=0)
    titles = {cell.column: cell.text for cell in above if cell.row == last and cell.text.strip()}
    at = [hot.values[name].place.column if name in hot.values else 0 for name in columns]
    if all(column in titles for column in at):
        return [titles[column] for column in at]
    return [page.pick(column_name(name, in_list=True)) for name in columns]


def _lines(listing: Listing, columns: list[str], picked: _Picked, page: Page) -> Iterator[Line]:
    rows, hot = listing.rows, listing.hot
    near = set(range(max(hot - _NEIGHBOURS, 0), min(hot + _NEIGHBOURS + 1, len(rows))))
    before = -1
    for index in sorted(near | set(picked)):
        if before >= 0 and index > before + 1:
            skipped = page.say("report.rows_skipped", count=index - before - 1)
            yield Line(":", [skipped, *([".."] * (len(columns) - 1))])
        before = index
        row = rows[index]
        texts = [row.values[name].text if name in row.values else "" for name in columns]
        marks = [_mark(row, place, sign, columns, page) for place, sign in picked.get(index, [])]
        yield Line(str(row.place.row), texts, marks)


def _mark(row: Row, place: Place, sign: str, columns: list[str], page: Page) -> Mark:
    name = _column(row, place)
    blank = name in row.values and not row.values[name].text.strip()
    label = "report.blank_here" if blank else "report.here" if sign == "^" else "report.related_here"
    return Mark(columns.index(name), sign, page.say(label), place.start, place.end)
