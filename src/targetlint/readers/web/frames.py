"""Which tables of a page are tables, and which only arrange other tables on it.

Old government sites put the whole page into tables, so that a form is a table in a cell of a table, and
programs that write HTML wrap single cells in tables. Forms are recognised by the document's tables and
paragraphs in reading order; a page in one cell would hide them. Three rules, no more:

- A table of one cell is what it holds.
- A table whose cells hold tables with more text than it has itself, counted in cells, is a *frame*: what
  stands in it stands on the page, row by row and cell by cell. Rows of a frame that hold text in two cells or
  more, and no table, stay rows of a table: they may be the head of a form.
- Any other table is shown as Word shows it: the text of a table inside it is in the cell too, a row a line,
  and that table follows as one of its own. As it is the smaller one, little is said twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from targetlint.model.document import Cell
from targetlint.readers.web.flow import Flow
from targetlint.readers.web.grid import Grid

_ROW = 2  # cells with text that make a row, and not a line


def arranged(blocks: Iterable[str | Grid]) -> Iterator[str | list[Cell]]:
    """Yield the lines and the tables that the blocks show, in reading order."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        elif block.inside > block.filled:
            yield from _frame(block)
        else:
            yield _cells(block.cells)
            inner = [each for _, flow in block.cells for each in flow.blocks if isinstance(each, Grid)]
            yield from (each for each in arranged(inner) if not isinstance(each, str))


def _frame(frame: Grid) -> Iterator[str | list[Cell]]:
    rows: dict[int, list[tuple[Cell, Flow[Grid]]]] = {}
    for cell, flow in frame.cells:
        rows.setdefault(cell.row, []).append((cell, flow))
    kept: list[tuple[Cell, Flow[Grid]]] = []
    for row in rows.values():
        texts = [_text(flow.blocks) for _, flow in row]
        if sum(map(bool, texts)) >= _ROW and not any(_tables(flow) for _, flow in row):
            kept += row
            continue
        yield from _segment(kept)
        kept = []
        for _, flow in row:
            yield from arranged(flow.blocks)
    yield from _segment(kept)


def _segment(rows: list[tuple[Cell, Flow[Grid]]]) -> Iterator[list[Cell]]:
    """Yield the rows of a frame that stay together as a table of their own, counted from 1."""
    if rows:
        first, last = rows[0][0].row, rows[-1][0].row
        for cell, _ in rows:
            cell.rowspan = min(cell.rowspan, last - cell.row + 1)
            cell.row -= first - 1
        yield _cells(rows)


def _cells(placed: list[tuple[Cell, Flow[Grid]]]) -> list[Cell]:
    """Return the cells with their texts filled in."""
    for cell, flow in placed:
        cell.text = _text(flow.blocks)
    return [cell for cell, _ in placed]


def _text(blocks: Iterable[str | Grid]) -> str:
    """Return what a cell shows; a table in it as lines, a row each, tabs between the cells."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
            continue
        rows: dict[int, list[str]] = {}
        for cell, flow in block.cells:
            rows.setdefault(cell.row, []).append(_text(flow.blocks))
        lines += ["\t".join(texts) for texts in rows.values()]
    return "\n".join(lines)


def _tables(flow: Flow[Grid]) -> bool:
    return any(isinstance(each, Grid) for each in flow.blocks)
