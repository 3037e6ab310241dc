"""A table of an OpenDocument text as a grid of cells: merged cells once, nested tables kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from targetlint.model.document import Cell
from targetlint.readers.limits import CELLS, COLUMNS, SPAN_ROWS
from targetlint.readers.markup import attribute, local, natural
from targetlint.readers.odf.text import PARAGRAPHS, Reader, blocks
from targetlint.readers.refusal import within

_GROUPS = frozenset({"table-rows", "table-header-rows", "table-row-group"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_MOST = {"rows": SPAN_ROWS, "columns": COLUMNS}  # that a cell goes over


@dataclass(slots=True)
class Grid:
    """The cells of a table:table, and what they hold besides text: nested tables and text boxes."""

    cells: list[Cell] = field(default_factory=list)
    held: list[etree._Element] = field(default_factory=list)


def rows(table: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield how often each table:table-row is repeated, and the row, also out of groups and headers."""
    for each in table:
        name = local(each)
        if name == "table-row":
            yield repeated(each, "rows"), each
        elif name in _GROUPS:
            yield from rows(each)


def cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield how often each cell of a row is repeated, and the cell, covered ones too."""
    for each in row:
        if local(each) in _CELLS:
            yield repeated(each, "columns"), each


def repeated(element: etree._Element, what: str) -> int:
    """Return for how many rows or columns (`what`) the element stands."""
    return natural(attribute(element, f"number-{what}-repeated")) or 1


def spanned(cell: etree._Element, what: str) -> int:
    """Return over how many rows or columns (`what`) the cell goes, within reason."""
    return min(natural(attribute(cell, f"number-{what}-spanned")) or 1, _MOST[what])


def grid(table: etree._Element, reader: Reader) -> Grid:
    """Return the grid of a table:table; raise Refusal("limit") where it has too many cells."""
    result = Grid()
    filling = _Filling(result.cells)
    for count, row in rows(table):
        read = [(times, cell, _text(cell, result.held, reader)) for times, cell in cells(row)]
        for _ in range(count if read else 0):
            filling.add(read)
    filling.finish()
    return result


class _Filling:
    """The cells of a grid while rows are added to them."""

    def __init__(self, found: list[Cell]) -> None:
        self._found = found
        self._row = self._places = 0
        self._above: dict[int, int] = {}  # grid column -> index of the cell that reaches down from there
        self._under: dict[int, list[str]] = {}  # index of a cell -> the texts that it covers

    def add(self, read: list[tuple[int, etree._Element, str]]) -> None:
        """Add a row of cells, each with its repetitions and its text."""
        self._places += sum(times for times, _, _ in read)
        within("cells", self._places, CELLS)
        self._row += 1
        column = 1
        left = -1
        for times, element, text in read:
            for at in range(column, column + times):
                if local(element) == "covered-table-cell":
                    left = self._over(at, left)
                    self._under.setdefault(left, []).append(text)
                    continue
                left = len(self._found)
                cell = Cell(self._row, at, text, spanned(element, "rows"), spanned(element, "columns"))
                self._found.append(cell)
                if cell.rowspan > 1:
                    self._above[at] = left
            column += times

    def _over(self, column: int, left: int) -> int:
        """Return the index of the cell that covers `column`: one that reaches down, or the one at `left`."""
        above = self._above.get(column, -1)
        if above >= 0 and self._found[above].row + self._found[above].rowspan > self._row:
            return above
        return left

    def finish(self) -> None:
        """Give the cells the texts that they cover."""
        for index, texts in self._under.items():
            if index >= 0:
                self._found[index].hide("\n".join(filter(str.strip, texts)))


def _text(cell: etree._Element, held: list[etree._Element], reader: Reader) -> str:
    """Return the text of a cell; a nested table is also shown in it, a row a line, tabs between cells."""
    lines: list[str] = []
    for block in blocks(cell):
        name = local(block)
        if name in PARAGRAPHS:
            text, drawn = reader.paragraph(block)
            lines.append(text)
            held += drawn
        elif name == "table":
            held.append(block)
            lines += _outline(block, reader)
        else:
            lines.append(reader.control(block))
    return "\n".join(lines)


def _outline(table: etree._Element, reader: Reader) -> list[str]:
    found: dict[int, list[str]] = {}
    for cell in grid(table, reader).cells:
        found.setdefault(cell.row, []).append(cell.text)
    return ["\t".join(texts) for texts in found.values()]
