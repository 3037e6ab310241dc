"""One Excel sheet to the cells of a table: a sparse store first, then merges, then the blanks that count.

A blank cell is kept where its row has cells in the file and there is text in its column or further right
on the sheet: so a form's empty fields are there, and borders drawn far away are not.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from lxml import etree

from targetlint.model.document import Cell
from targetlint.readers.excel_cells import Book, Shown, shown
from targetlint.readers.limits import CELLS, COLUMNS, COVERED, FILLED_COLUMNS, ROWS, SPAN_ROWS
from targetlint.readers.markup import local
from targetlint.readers.refusal import Problem, Refusal
from targetlint.words import say

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ALPHABET = 26

Position = tuple[int, int]  # row, column, from 1


@dataclass(slots=True)
class _Store:
    """What a sheet's part holds: positions that store something, rows with cells, merged ranges."""

    shown: dict[Position, Shown] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    merges: list[tuple[Position, Position]] = field(default_factory=list)


def read_sheet(data: bytes, book: Book, most: int) -> tuple[list[Cell], list[Cell]]:
    """Return the cells of a worksheet part, and those among them whose formula has no stored value.

    Raise Refusal where the part is no sound XML, or stores more than `most` cells.
    """
    try:
        store = _parse(data, book, most)
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


def _parse(data: bytes, book: Book, most: int) -> _Store:
    """Read a worksheet part row by row; rows and cells without an address follow the one before."""
    store = _Store()
    row = column = 0
    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=("{*}row", "{*}c", "{*}mergeCell"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for event, element in events:
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
            if len(store.shown) > most:
                raise Refusal(Problem.LIMIT, what=say("readers.too-many.cells", most=CELLS))
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
    ends = {top: bottom for top, bottom in store.merges if top in store.shown}
    bottom = max(max(row, min(ends.get((row, column), (row, 0))[0], rows[-1])) for row, column in store.shown)
    width = max(
        max(column, min(ends.get((row, column), (0, column))[1], FILLED_COLUMNS))
        for row, column in store.shown
    )
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
        cells[at] = Cell(row, column, found.text, high, wide)
        cells[at].hidden = found.hidden
    for at in sorted(covered.keys() & store.shown.keys()):
        _hide(cells.get(covered[at]), store.shown[at].text)
    return list(cells.values())


def _covered(store: _Store, rows: list[int], width: int) -> dict[Position, Position]:
    """Return the positions that merged cells hide, each with the cell that is shown instead."""
    covered: dict[Position, Position] = {}
    work = 0
    for top, bottom in store.merges:
        under = rows[bisect_left(rows, top[0]) : bisect_right(rows, bottom[0])]
        columns = range(top[1], min(bottom[1], width) + 1)
        work += len(under) * len(columns) + 1
        if work > COVERED:
            raise Refusal(Problem.LIMIT, what=say("readers.too-many.merged", most=COVERED))
        for row in under:
            for column in columns:
                if (row, column) != top and top not in covered:
                    covered.setdefault((row, column), top)
    return covered


def _hide(cell: Cell | None, text: str) -> None:
    """Keep a text that Excel does not show because its cell is merged into `cell`."""
    if cell is not None and text.strip():
        cell.hidden = f"{cell.hidden}\n{text}" if cell.hidden else text
