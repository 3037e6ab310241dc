"""Rows and cells of an HTML table to a grid: the browser's algorithm, with bounds.

Source: HTML standard, 4.9.12 “Processing model” of tables. Cells that would lie over others are cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from targetlint.model.document import Cell
from targetlint.readers.limits import COVERED, SPAN_ROWS
from targetlint.readers.refusal import within
from targetlint.readers.web.flow import Flow

_NUMBER = re.compile(r"[ \t\n\f\r]*\+?([0-9]{1,6})")
_WIDEST = 1_000  # columns that one cell spans at most, by the standard
_FIRST, _MIDDLE, _LAST = range(3)


@dataclass(slots=True)
class Grid:
    """A table: where its cells are, and what flows in each.

    `filled` counts the cells with text of their own, `inside` those of the tables in its cells.
    """

    cells: list[tuple[Cell, Flow[Grid]]]
    filled: int = 0
    inside: int = 0

    def __post_init__(self) -> None:
        for _, flow in self.cells:
            self.filled += any(isinstance(block, str) and block for block in flow.blocks)
            self.inside += sum(each.filled + each.inside for each in flow.blocks if isinstance(each, Grid))


@dataclass(slots=True)
class _Spanning:
    flow: Flow[Grid]
    rowspan: int
    colspan: int


@dataclass(slots=True)
class _Group:
    kind: str
    rows: list[list[_Spanning]] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table whose tags are being read; `around` is what it stands in, `cell` the open cell."""

    around: Flow[Grid]
    cell: Flow[Grid] | None = None
    _groups: list[_Group] = field(default_factory=list)
    _in_row: bool = False

    def open_group(self, kind: str) -> None:
        """Begin a thead, tbody or tfoot."""
        self.close_row()
        self._groups.append(_Group(kind))

    def open_row(self) -> None:
        """Begin a row."""
        self.close_row()
        if not self._groups:
            self._groups.append(_Group(""))
        self._groups[-1].rows.append([])
        self._in_row = True

    def open_cell(self, rowspan: str, colspan: str) -> None:
        """Begin a cell; its spans are as the attributes state them."""
        self.close_cell()
        if not self._in_row:
            self.open_row()
        self.cell = Flow()
        high, wide = _number(rowspan), min(_number(colspan) or 1, _WIDEST)
        self._groups[-1].rows[-1].append(_Spanning(self.cell, high, wide))

    def close_cell(self) -> None:
        """End the open cell, if any."""
        if self.cell is not None:
            self.cell.end_line()
            self.cell = None

    def close_row(self) -> None:
        """End the open row, if any."""
        self.close_cell()
        self._in_row = False

    def close_group(self) -> None:
        """End the open group: rows that follow are a new one."""
        self.close_row()
        self._groups.append(_Group(""))

    def close(self) -> list[str | Grid]:
        """End the table and return what it shows: a table of one cell is no more than its content."""
        self.close_row()
        cells = [cell for group in self._groups for row in group.rows for cell in row]
        if len(cells) == 1:
            return cells[0].flow.blocks
        grid = Grid(_placed(self._ordered()))
        return [grid] if grid.filled or grid.inside else []

    def _ordered(self) -> list[_Group]:
        """Return the groups as shown: the first thead first and the first tfoot last."""
        kinds = [group.kind for group in self._groups]
        first = kinds.index("thead") if "thead" in kinds else -1
        last = kinds.index("tfoot") if "tfoot" in kinds else -1
        order = {first: _FIRST, last: _LAST}
        numbered = sorted(enumerate(self._groups), key=lambda each: order.get(each[0], _MIDDLE))
        return [group for _, group in numbered]


def _placed(groups: list[_Group]) -> list[tuple[Cell, Flow[Grid]]]:
    """Return each cell where it stands; raise Refusal where the spans cover too much."""
    found: list[tuple[Cell, Flow[Grid]]] = []
    row = work = 0
    for group in groups:
        last = row + len(group.rows)
        taken: dict[int, int] = {}  # column -> the last row that a cell above takes up there
        for cells in group.rows:
            row += 1
            column = 1
            for each in cells:
                while taken.get(column, 0) >= row:
                    column += 1
                bottom = min(last, row + min(each.rowspan, SPAN_ROWS) - 1) if each.rowspan else last
                end = _end(column, each.colspan, row, taken)
                taken.update(dict.fromkeys(range(column, end), bottom))
                found.append((Cell(row, column, "", bottom - row + 1, end - column), each.flow))
                column = end
                within("merged", work + column, COVERED)
            work += column
    return found


def _end(column: int, colspan: int, row: int, taken: dict[int, int]) -> int:
    """Return the column behind a cell: before the next that is taken."""
    end = column + 1
    while end < column + colspan and taken.get(end, 0) < row:
        end += 1
    return end


def _number(attribute: str) -> int:
    """Return what a span attribute states, 1 where it states no number."""
    found = _NUMBER.match(attribute)
    return int(found[1]) if found else 1
