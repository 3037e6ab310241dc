"""Rows of cells that state where their edges are, to a grid: how .doc and RTF keep their tables.

Source: [MS-DOC] 2.9.317 and the RTF specification 1.9.1 (table definitions): a row states the position of
every edge, in twips; a cell says whether it goes on from the cell at its left or from the one above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from targetlint.model.document import Cell

_CLOSE = 15  # twips: edges nearer than that were meant to be one (a quarter of a millimetre)


@dataclass(slots=True)
class Box:
    """A cell of one row, from edge `left` to edge `right`, in twips.

    `across` says that it goes on from the box at its left, `down` that it goes on from the one above,
    `opens` that one below may go on from it.
    """

    text: str
    left: int
    right: int
    across: bool = False
    down: bool = False
    opens: bool = False


def ordinal(texts: Iterable[str], left: int = 0) -> list[Box]:
    """Return the boxes of a row that states no edges: one column each, wide enough to stay apart."""
    wide = 4 * _CLOSE
    return [Box(text, left + at * wide, left + (at + 1) * wide) for at, text in enumerate(texts)]


def cells(rows: Sequence[Sequence[Box]]) -> list[Cell]:
    """Return the cells of a table on the grid that all its edges make; merged ones once.

    A cell goes on from the one above only where both edges of the two agree, as in Word.
    """
    columns = _columns(edge for row in rows for box in row for edge in (box.left, box.right))
    found: list[Cell] = []
    open_above: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(rows, 1):
        opened: dict[tuple[int, int], Cell] = {}
        free = 1
        for box, hidden in _merged_across(row):
            first = max(columns[box.left], free)
            free = max(columns[box.right], first + 1)
            cell = open_above.get((first, free)) if box.down else None
            if cell is None:
                cell = Cell(number, first, box.text, colspan=free - first)
                found.append(cell)
            else:
                cell.rowspan = number - cell.row + 1
                cell.hide(box.text)
            for text in hidden:
                cell.hide(text)
            if box.down or box.opens:
                opened[first, free] = cell
        open_above = opened
    return found


def _merged_across(row: Iterable[Box]) -> list[tuple[Box, list[str]]]:
    """Return the boxes of a row, those merged across as one, each with the texts that this hides."""
    merged: list[tuple[Box, list[str]]] = []
    for box in row:
        if box.across and merged:
            opening, hidden = merged[-1]
            merged[-1] = (replace(opening, right=max(opening.right, box.right)), hidden)
            hidden.append(box.text)
        else:
            merged.append((box, []))
    return merged


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """Return numbers for the edges, from 1, those that are close together alike."""
    numbers: dict[int, int] = {}
    number = 0
    last: int | None = None
    for edge in sorted(set(edges)):
        number += last is None or edge - last > _CLOSE
        numbers[edge] = number
        last = edge
    return numbers
