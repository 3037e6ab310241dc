r"""What an RTF body or text box holds: paragraphs, and tables whose rows are closed one by one.

Depth 0 is outside tables, 1 in a cell, 2 in a cell of a table inside a cell, and so on (`\itap`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from targetlint.model.document import Cell
from targetlint.readers.edges import Box, cells, ordinal
from targetlint.readers.limits import CELLS, COLUMNS
from targetlint.readers.refusal import within

_NARROWEST = 20  # twips: edges in the wrong order are moved apart, so that no two cells share a column
_COUNTS = re.compile(r"[①-⓿]|[^\W_].{0,40}[^\w\s]|[^\w\s].{0,40}[^\W_]")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Grid:
    """A table: its cells, and what they hold besides text (text boxes and tables), in order."""

    cells: list[Cell]
    held: list[Block]

    def outline(self) -> list[str]:
        """Return the rows as lines, tabs between the cells: how the cell around it shows the table."""
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        return ["\t".join(texts) for texts in rows.values()]


Block = str | Grid


@dataclass(slots=True)
class RowShape:
    r"""The definition of a row (`\trowd`): where it begins, and each cell's right edge and its marks.

    `marks` are those of the cell whose edge comes next: clvmgf, clvmrg, clmgf, clmrg, cldel.
    """

    left: int = 0
    edges: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)

    def edge(self, right: int) -> None:
        """Close a cell at `right`, in twips; more cells than any row has are not defined."""
        if len(self.edges) < COLUMNS:
            self.edges.append((right, frozenset(self.marks)))
        self.marks.clear()

    def boxes(self, texts: list[str]) -> list[Box]:
        """Return the cells of a row with these texts; those without an edge stand behind the last edge."""
        found: list[Box] = []
        left = self.left
        for text, (edge, marks) in zip(texts, self.edges, strict=False):
            right = max(edge, left + _NARROWEST)
            if "cldel" not in marks:
                down = "clvmrg" in marks
                found.append(Box(text, left, right, "clmrg" in marks, down, "clvmgf" in marks))
            left = right
        return found + ordinal(texts[len(self.edges) :], left)


@dataclass(slots=True)
class _Level:
    """An open table: its finished rows, the finished cells of the open row, the open cell's lines."""

    rows: list[list[Box]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    held: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """Counts the cells of the whole document."""

    cells: int = 0

    def count(self) -> None:
        """Count one cell; raise Refusal where there are too many."""
        self.cells += 1
        within("cells", self.cells, CELLS)


@dataclass(slots=True)
class Story:
    """Takes text and marks in the order of the file; `finish` returns the blocks in reading order.

    A text box stands behind the paragraph, or the table, that it is anchored in. `number` is what stands
    before the open paragraph in a list.
    """

    tally: Tally
    shapes: defaultdict[int, RowShape] = field(default_factory=lambda: defaultdict(RowShape))
    number: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _levels: list[_Level] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _boxes: list[Block] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many tables are open, one inside the other."""
        return len(self._levels)

    @property
    def in_row(self) -> bool:
        """Say whether the innermost table has cells that no end of a row follows yet."""
        return bool(self._levels) and bool(self._levels[-1].texts)

    def write(self, text: str) -> None:
        """Add to the open paragraph."""
        self._pieces.append(text)

    def anchor(self, blocks: list[Block]) -> None:
        """Hang the contents of a text box onto the open paragraph."""
        self._boxes += blocks

    def paragraph(self, depth: int) -> None:
        """End the paragraph, which stands at `depth`: tables deeper than that end before it."""
        text = _joined("".join(self._pieces))
        if self.number and text.strip():
            text = _counted("".join(self.number)) + text
        self.number.clear()
        boxes, self._pieces, self._boxes = self._boxes, [], []
        self._close(depth)
        if depth == 0:
            self._blocks += [text, *boxes]
            return
        level = self._level(depth)
        level.lines.append(text)
        level.held += boxes

    def cell(self, depth: int) -> None:
        """End the cell, and its last paragraph, of the table at `depth`."""
        self.paragraph(depth)
        self._end_cell(self._level(depth))

    def row(self, depth: int) -> None:
        """End the row of the table at `depth`; text without the end of its cell is a cell too."""
        if "".join(self._pieces).strip():
            self.cell(depth)
        self._close(depth)
        level = self._level(depth)
        boxes = self.shapes[depth].boxes(level.texts)
        level.texts = []
        if boxes:
            level.rows.append(boxes)

    def finish(self, depth: int) -> list[Block]:
        """End whatever is open, the last paragraph at `depth`, and return what there is."""
        if self._pieces or self._boxes:
            self.paragraph(depth)
        self._close(0)
        return self._blocks

    def _end_cell(self, level: _Level) -> None:
        self.tally.count()
        level.texts.append("\n".join(level.lines))
        level.lines = []

    def _level(self, depth: int) -> _Level:
        while len(self._levels) < depth:
            self._levels.append(_Level())
        return self._levels[depth - 1]

    def _close(self, depth: int) -> None:
        """End the tables deeper than `depth`; where the file is cut off, their open rows too."""
        while len(self._levels) > depth:
            level = self._levels[-1]
            if level.lines:
                self._end_cell(level)
            if level.texts:
                level.rows.append(self.shapes[len(self._levels)].boxes(level.texts))
            self._levels.pop()
            grid = Grid(cells(level.rows), level.held)
            if self._levels:
                self._levels[-1].lines += grid.outline()
                self._levels[-1].held.append(grid)
            else:
                self._blocks.append(grid)


def _counted(number: str) -> str:
    """Return the number of a paragraph in a list as it is shown; none for bullets and bare numbers.

    A bare number (1 and not 1.) only counts the rows of a table.
    """
    shown = number.strip()
    return shown + " " * (not number.endswith(shown)) if _COUNTS.search(shown) else ""


def _joined(text: str) -> str:
    r"""Return `text` with halves of characters (`\u` gives UTF-16) put together; single ones are lost."""
    if not _SURROGATES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
