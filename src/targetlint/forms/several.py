"""A region that shows several forms at once, as one region each: a project or a unit a row, or lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from targetlint.forms import fold, listing
from targetlint.forms.labels import Index
from targetlint.forms.lines import Line, Slot
from targetlint.forms.regions import Region

FEWEST_COLUMNS = 3  # indicator columns of a header row beside which a project's own fields may stand
FEWEST_TIERS = 2  # rows that head a transposed table: two tiers, or a tier and the names
_KEYS = frozenset({"project_name", "department_name", "unit", "department"})  # what tells forms apart
_DOWN = ("tier1", "tier2", "name")  # what heads the columns of a transposed table, from above
_VALUE = "指标值"
MOST_SHARED = 20  # lines above a table, and below it, that its forms share: title, unit, signatures
_TOTALS = frozenset({"合计", "总计", "小计"})

_Keyed = tuple[Slot | None, list[Line]]  # a form's own lines, and the cell that stands for it


def apart(region: Region, known: Sequence[Index]) -> list[Region]:
    """Return the forms of `region` as regions of their own, in which a label stands before its value."""
    return _by_project(region, known) or _by_unit(region, known) or _by_list(region, known) or [region]


def _sharing(region: Region, forms: Sequence[_Keyed], start: int, end: int) -> list[Region]:
    """Return forms as regions with the lines above and below them; of many lines, only the nearest above."""
    if not forms:
        return []
    first = max(start - MOST_SHARED, 0)
    above, below = region.lines[first:start], region.lines[end:]
    apart = [Region(None, region.lines[:first])] if first else []
    rest = [Region(None, below)] if len(below) > MOST_SHARED else []
    shared = [] if rest else below
    found = [Region(region.title, [*above, *lines, *shared], key) for key, lines in forms]
    return [*apart, *found, *rest]


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where a table ends: on a sheet, with the first row that is one cell."""
    table = lines[start - 1].table
    inside = (n for n in range(start, len(lines)) if lines[n].table != table or len(lines[n].fresh) == 1)
    return next(inside, len(lines))


def _is_total(line: Line) -> bool:
    return fold.fold(line.fresh[0].text).text in _TOTALS


# --- one table of many projects: the fields of a project are columns left of its indicators ---------------


class _Head(NamedTuple):
    """A header row with columns of both kinds: `fields` are the labels, `left` where indicators begin."""

    at: int
    by: Index
    fields: list[Slot]
    last: int

    @property
    def keys(self) -> list[int]:
        return [slot.left for slot in self.fields if _names(self.by, slot, _KEYS)]

    def own(self, line: Line) -> Line:
        """Return the line without what stands in the columns of fields."""
        taken = [(slot.left, slot.right) for slot in self.fields]
        kept = [slot for slot in line.slots if not any(left <= slot.left < right for left, right in taken)]
        return replace(line, slots=tuple(kept))


def _by_project(region: Region, known: Sequence[Index]) -> list[Region]:
    head = _project_head(region, known)
    if head is None:
        return []
    lines = region.lines
    end = _end(lines, head.last)
    heads = [head.own(line) for line in lines[head.at : head.last]]
    found: list[_Keyed] = []
    for group in _groups(lines[head.last : end], head):
        body = [*_labelled(head, group[0]), *heads, *(head.own(line) for line in group)]
        found.append((_keyed(group[0], head.keys), [line for line in body if line.fresh]))
    return _sharing(region, found, head.at, end)


def _project_head(region: Region, known: Sequence[Index]) -> _Head | None:
    best: tuple[int, _Head] | None = None
    for at, line in enumerate(region.lines):
        for by in known if line.table and not line.filled else ():
            heading = by.heading(line)
            if heading is None or heading.columns.field != "indicators":
                continue
            columns = {left for left, _ in heading.at}
            fields = [slot for slot, _ in line.printed if slot.left not in columns]
            named = any(_names(by, slot, {"project_name", "department_name"}) for slot in fields)
            size = len(heading.at) + sum(by.meaning(slot.text) is not None for slot in fields)
            if named and len(heading.at) >= FEWEST_COLUMNS and (best is None or size > best[0]):
                last = at + 1
                while last < len(region.lines) and by.heading(region.lines[last]) is not None:
                    last += 1
                best = (size, _Head(at, by, fields, last))
        if best is not None:
            return best[1]
    return None


def _names(by: Index, slot: Slot, fields: frozenset[str] | set[str]) -> bool:
    return any(what.field in fields for what in by.meaning(slot.text) or ())


def _groups(lines: Sequence[Line], head: _Head) -> list[list[Line]]:
    """Cut rows where a cell that names the project or its unit says something new."""
    groups: list[list[Line]] = []
    current: dict[int, str] = {}
    for line in (each for each in lines if not _is_total(each)):
        cells = {left: line.under(left) for left in head.keys}
        said = {
            left: fold.fold(cell.text).text
            for left, cell in cells.items()
            if cell is not None and cell.fresh and cell.text.strip()
        }
        if not groups or any(current.get(left) != text for left, text in said.items()):
            groups.append([])
            current.update(said)
        groups[-1].append(line)
    return groups


def _labelled(head: _Head, line: Line) -> Iterator[Line]:
    """Yield each field of a row as a line of its label and its value."""
    for label in head.fields:
        value = line.under(label.left)
        if value is not None and head.by.meaning(label.text) != ():
            yield _pair(label, value, line)


def _pair(label: Slot, value: Slot, line: Line) -> Line:
    beside = replace(value, left=label.right, right=label.right + 1, fresh=True)
    return Line(line.table, line.row, (replace(label, fresh=True), beside), gridded=False)


def _keyed(line: Line, keys: Sequence[int]) -> Slot | None:
    """Return the cell that stands for a form which shares its title with others."""
    cells = [line.under(left) for left in keys]
    return next((cell for cell in reversed(cells) if cell is not None and cell.text.strip()), None)


# --- a transposed table: an indicator a column, a unit a row ----------------------------------------------


def _by_unit(region: Region, known: Sequence[Index]) -> list[Region]:
    best: list[Region] = []
    for by in known:
        for at in range(len(region.lines)):
            heads = _column_heads(region.lines[at:], by)
            if len(heads) >= FEWEST_TIERS and "name" in heads:
                best = max(best, _units(region, at, heads, by), key=_worth)
                break
    return best


def _worth(units: Sequence[Region]) -> int:
    return sum(len(each.lines) for each in units)


def _column_heads(lines: Sequence[Line], by: Index) -> dict[str, Line]:
    """Return the rows from the first on that say what the columns are, by what each says."""
    heads: dict[str, Line] = {}
    for line in lines[: len(_DOWN)]:
        column = by.column(line.printed[0][1]) if line.table and line.printed else ""
        if column not in _DOWN or column in heads or by.heading(line) is not None:
            break
        heads[column] = line
    return heads


def _units(region: Region, at: int, heads: dict[str, Line], by: Index) -> list[Region]:
    lines, start = region.lines, at + len(heads)
    end = _end(lines, start)
    rows = lines[start:end]
    if not rows or not any(by.meaning(slot.text) for slot in rows[0].fresh):
        return []
    labels = [slot for slot in rows[0].fresh if not by.column(fold.label(slot.text))]
    found: list[_Keyed] = []
    for row in rows[1:]:
        if _is_total(row):
            continue
        fields = [_pair(label, cell, row) for label in labels if (cell := row.under(label.left)) is not None]
        key = _keyed(row, [label.left for label in labels[:1]])
        found.append((key, [*fields, *_turned(heads, row, labels)]))
    return _sharing(region, found, at, end)


def _turned(heads: dict[str, Line], row: Line, labels: Sequence[Slot]) -> list[Line]:
    """Return a unit's row as a header row with a line for each indicator."""
    names = heads["name"].slots[1:]
    first = len(row.slots) - len(names)  # without a grid the values are the last cells of the row
    printed = [line.slots[0] for line in heads.values()]
    header = [*printed, replace(printed[-1], text=_VALUE)]
    lines = [_made(header, row)]
    for number, name in enumerate(names):
        value = row.under(name.left) if row.gridded else _at(row, first + number)
        if value is None or not value.text.strip() or value.left in {label.left for label in labels}:
            continue  # an empty cell: the unit has no such indicator
        above = [_above(line, name, number, len(names)) for line in heads.values()]
        lines.append(_made([*above, value], row))
    return lines


def _above(line: Line, name: Slot, number: int, count: int) -> Slot:
    """Return the cell of a header row over an indicator; nothing where the file lost the spans."""
    cell = line.under(name.left) if line.gridded else None
    if not line.gridded and len(line.slots) - 1 == count:
        cell = line.slots[1 + number]
    return cell if cell is not None else line.unstored(0, name)


def _at(row: Line, number: int) -> Slot | None:
    return row.slots[number] if 0 <= number < len(row.slots) else None


def _made(cells: Sequence[Slot], row: Line) -> Line:
    """Return cells from anywhere as a row of a table."""
    slots = [replace(cell, left=at, right=at + 1, fresh=True) for at, cell in enumerate(cells, 1)]
    return Line(row.table, row.row, tuple(slots), edge=len(slots) + 1)


# --- projects one below the other, their indicators in lists ------------------------------------------------


def _by_list(region: Region, known: Sequence[Index]) -> list[Region]:
    lines = region.lines
    starts = [at for at, line in enumerate(lines) if len(line.fresh) == 1 and _leads(line, known)]
    ends = [*starts[1:], len(lines)]
    listed = [any(_has_list(line) for line in lines[a:b]) for a, b in pairwise([*starts, len(lines)])]
    if len(starts) < 2 or not all(listed):  # noqa: PLR2004 - several are two or more
        return []
    found: list[_Keyed] = [
        (lines[start].fresh[0], lines[start:end]) for start, end in zip(starts, ends, strict=True)
    ]
    return _sharing(region, found, starts[0], len(lines))


def _leads(line: Line, known: Sequence[Index]) -> bool:
    label, colon, _ = fold.label(line.fresh[0].text).partition(":")
    return bool(colon) and any(label in by.leaders for by in known)


def _has_list(line: Line) -> bool:
    return any(listing.groups(slot.text) for slot in line.fresh)
