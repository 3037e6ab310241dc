"""One Excel sheet to the cells of a table: a sparse store first, then merges, then the blanks that count.

A blank cell is kept where its row has cells in the file and there is text in its column or further right
on the sheet: so a form's empty fields are there, and borders drawn far away are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from lxml import etree

from targetlint.model.document import Cell
from targetlint.readers.excel_cells import Book, Shown, shown
from targetlint.readers.limits import CELLS, COLUMNS, COVERED, FILLED_COLUMNS, ROWS, SPAN_ROWS
from targetlint.readers.markup import elements, local
from targetlint.readers.refusal import Problem, Refusal, within

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ALPHABET = 26

Position = tuple[int, int]  # row, column, from 1


@dataclass(slots=True)
class _Store:
    """What a sheet's part holds: positions that store something, rows with cells, merged ranges."""

    shown: dict[Position, Shown] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    merges: list[tuple[Position, Position]] = field(default_factory=list)


def read_sheet(data: bytes, book: Book, before: int) -> tuple[list[Cell], list[Cell]]:
    """Return the cells of a worksheet part, and those among them whose formula has no stored value.

    Raise Refusal where the part is no sound XML, or stores too many cells after the `before` of other sheets.
    """
    try:
        store = _parse(data, book, before)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal(Problem.BROKEN) from error
    if not store.shown:
        return [], []
    cells = _arrange(store)
    uncached = [
        cell for cell in cells if (each := store.shown.get((cell.row, cell.column))) and each.uncached
    ]
    for cell in uncached:
        cell.doubtful = ((0, len(cell.text)),)
    return cells, uncached


def _position(reference: str) -> Position | None:
    """Return the row and column of "B2", or None where that is no cell of a sheet."""
    match = _ADDRESS.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * _ALPHABET + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 0 < row <= ROWS and column <= COLUMNS else None


def _parse(data: bytes, book: Book, before: int) -> _Store:
    """Read a worksheet part row by row; rows and cells without an address follow the one before."""
    store = _Store()
    row = column = 0
    for event, element in elements(data, ("{*}row", "{*}c", "{*}mergeCell")):
        name = local(element)
        if event == "start":
            if name == "row":
                told = _position("A" + (element.get("r") or ""))
                row, column = told[0] if told else row + 1, 0
        elif name == "c":
            row, column = _position(element.get("r") or "") or (row, column + 1)
            store.rows.add(row)
            found = shown(element, book)
            if found is not None:
                store.shown[row, column] = found
            within("cells", before + len(store.shown), CELLS)
        elif name == "mergeCell":
            first, _, last = (element.get("ref") or "").partition(":")
            top, bottom = _position(first), _position(last or first)
            if top and bottom and top <= bottom:
                store.merges.append((top, bottom))
        else:
            element.clear()
    return store


def _arrange(store: _Store) -> list[Cell]:
    """Lay out the cells row by row, merged ones once, blanks where they count."""
    rows = sorted(store.rows)
    bottom, width = _extent(store, rows[-1])
    covered = _covered(store, rows, width)
    seen = rows[: bisect_right(rows, bottom)]
    filled = min(width, FILLED_COLUMNS)
    blanks = filled if filled * len(seen) <= CELLS else 0
    positions = {(row, column) for row in seen for column in range(1, blanks + 1)} | store.shown.keys()
    spans = dict(store.merges)
    cells: dict[Position, Cell] = {}
    for at in sorted(positions - covered.keys()):
        found = store.shown.get(at, Shown(""))
        (row, column), last = at, spans.get(at, at)
        high = min(last[0], rows[-1], row + SPAN_ROWS - 1) - row + 1
        wide = min(last[1], max(column, width, FILLED_COLUMNS)) - column + 1
        cells[at] = Cell(row, column, found.text, high, wide, found.hidden)
    for at in sorted(covered.keys() & store.shown.keys()):
        if covered[at] in cells:
            cells[covered[at]].hide(store.shown[at].text)
    return list(cells.values())


def _extent(store: _Store, last_row: int) -> Position:
    """Return the last row and column that what is shown reaches, with its merges as far as rows are kept."""
    ends = {top: bottom for top, bottom in store.merges if top in store.shown}
    reached = [(at, ends.get(at, at)) for at in store.shown]
    bottom = max(max(at[0], min(end[0], last_row)) for at, end in reached)
    return bottom, max(max(at[1], min(end[1], FILLED_COLUMNS)) for at, end in reached)


def _covered(store: _Store, rows: list[int], width: int) -> dict[Position, Position]:
    """Return the positions that merged cells hide, each with the cell that is shown instead."""
    covered: dict[Position, Position] = {}
    work = 0
    for top, bottom in store.merges:
        under = rows[bisect_left(rows, top[0]) : bisect_right(rows, bottom[0])]
        columns = range(top[1], min(bottom[1], width) + 1)
        work += len(under) * len(columns) + 1
        within("merged", work, COVERED)
        for row in under:
            for column in columns:
                if (row, column) != top and top not in covered:
                    covered.setdefault((row, column), top)
    return covered
