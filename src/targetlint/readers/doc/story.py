"""A story of a Word document: its paragraphs and tables, told by the marks that end them.

Source: [MS-DOC] 2.4.3 (Overview of Tables). A cell ends with 0x07, a row with a mark of its own; in a table
inside a cell they are paragraph marks, and only their properties tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from targetlint.model.document import Cell
from targetlint.readers import edges
from targetlint.readers.doc.characters import DELETED_CELL, DELETED_PARAGRAPH
from targetlint.readers.doc.marks import Mark, Marks, boxes
from targetlint.readers.doc.numbers import Numbers
from targetlint.readers.doc.wording import Wording
from targetlint.readers.limits import TABLE_LEVELS
from targetlint.readers.refusal import within

_MARKS = re.compile(f"[\r\a\f{DELETED_PARAGRAPH}{DELETED_CELL}]")
_CELL_ENDS = {"\a", DELETED_CELL}
_DELETED = {DELETED_PARAGRAPH, DELETED_CELL}
_BREAK = "\f"  # the end of a page or of a section
_PLAIN = Mark()


@dataclass(slots=True)
class Grid:
    """The cells of a table, and the tables inside them."""

    cells: list[Cell]
    inner: list[Grid] = field(default_factory=list)

    def all(self) -> Iterator[Grid]:
        """Yield the table, then those inside it, each before the ones inside that."""
        yield self
        for each in self.inner:
            yield from each.all()

    def outline(self) -> list[str]:
        """Return the table as lines, a row each, tabs between cells: so the cell around it shows it."""
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        return ["\t".join(texts) for texts in rows.values()]


@dataclass(slots=True)
class _Open:
    """A table that is being read: its rows, the tables inside them, what the row and the cell hold so far.

    `kept` says that the row has a cell whose mark is not deleted: LibreOffice marks the end of a row as
    deleted where what follows it is.
    """

    rows: list[list[edges.Box]] = field(default_factory=list)
    inner: list[Grid] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    held: list[Grid] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    kept: bool = False

    def end_cell(self, *, deleted: bool) -> None:
        """Make the lines so far a cell."""
        self.texts.append("\n".join(self.lines))
        self.lines = []
        self.kept |= not deleted

    def end_row(self, row: bytes, *, deleted: bool) -> None:
        """Make the cells so far a row, unless all its marks are deleted."""
        if self.texts and (self.kept or not deleted):
            self.rows.append(boxes(self.texts, row))
            self.inner += self.held
        self.texts, self.held, self.lines = [], [], []
        self.kept = False


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Characters from `start` to the mark at `end`, which says what ends there.

    `joined` says that text whose own mark is deleted comes before.
    """

    start: int
    end: int
    level: int
    ends_cell: bool = False
    ends_row: bool = False
    deleted: bool = False
    joined: bool = False
    mark: Mark = _PLAIN


@dataclass(frozen=True, slots=True)
class Stories:
    """What all stories of a document are read from."""

    wording: Wording
    marks: Marks
    numbers: Numbers


class Story:
    """A story, from character `start` to character `end` of the text."""

    def __init__(self, source: Stories, start: int, end: int) -> None:
        self._wording, self._marks, self._numbers = source.wording, source.marks, source.numbers
        self._start, self._end = start, end
        self._open: list[_Open] = []  # the tables around what is read, the outermost first
        self._row_end = start

    def blocks(self) -> Iterator[tuple[int, str | Grid]]:
        """Yield the text of each paragraph and each outermost table, with the position where it ends."""
        for paragraph in self._paragraphs():
            yield from self._closed(paragraph.level)
            text = self._text(paragraph)
            if paragraph.level:
                self._in_table(paragraph, text)
            else:
                yield paragraph.end, text
        yield from self._closed(0)

    def _text(self, paragraph: _Paragraph) -> str:
        """Return what the paragraph shows; the number that a list gives it stands in front."""
        text = self._wording.shown(paragraph.start, paragraph.end)
        if paragraph.mark.list <= 0 or paragraph.deleted or paragraph.ends_row:
            return text
        label = self._numbers.label(paragraph.mark.list, paragraph.mark.depth)
        return label + text if text.strip() and not paragraph.joined else text

    def _paragraphs(self) -> Iterator[_Paragraph]:
        """Yield the paragraphs, those whose mark is deleted as one with the next of the same table."""
        start = self._start
        run_in: _Paragraph | None = None
        for match in _MARKS.finditer(self._wording.text, self._start, self._end):
            paragraph = self._paragraph(start, match.start(), match.group())
            if run_in and run_in.level != paragraph.level:
                yield run_in
                paragraph = replace(paragraph, start=run_in.end + 1)
            elif run_in:
                paragraph = replace(paragraph, joined=True)
            run_in = None
            if paragraph.deleted and not (paragraph.ends_cell or paragraph.ends_row):
                run_in = paragraph
                start = paragraph.start
            elif not (match.group() == _BREAK and paragraph.level):
                yield paragraph
                start = paragraph.end + 1
        if start < self._end:
            yield _Paragraph(start, self._end, run_in.level if run_in else 0)

    def _paragraph(self, start: int, end: int, char: str) -> _Paragraph:
        mark = self._marks.at(end)
        if char == _BREAK:  # within a paragraph, which its own mark says more of
            mark = Mark(level=mark.level)
        level = mark.level or (1 if char in _CELL_ENDS else 0)
        within("levels", level, TABLE_LEVELS)
        ends_cell = char in _CELL_ENDS or mark.ends_cell
        return _Paragraph(start, end, level, ends_cell, mark.ends_row, char in _DELETED, mark=mark)

    def _in_table(self, paragraph: _Paragraph, text: str) -> None:
        while len(self._open) < paragraph.level:
            self._open.append(_Open())
        table = self._open[-1]
        if paragraph.ends_row:
            table.end_row(paragraph.mark.row, deleted=paragraph.deleted)
            self._row_end = paragraph.end
            return
        table.lines.append(text)
        if paragraph.ends_cell:
            table.end_cell(deleted=paragraph.deleted)

    def _closed(self, level: int) -> Iterator[tuple[int, str | Grid]]:
        """Close the tables deeper than `level`; yield the outermost, and what stands in it outside cells."""
        while len(self._open) > level:
            table = self._open.pop()
            table_lines, table.lines = table.lines, []
            table.end_row(b"", deleted=False)  # one that is cut off
            grid = Grid(edges.cells(table.rows), table.inner)
            if self._open:
                around = self._open[-1]
                around.lines += grid.outline() + table_lines
                around.held.append(grid)
                continue
            yield self._row_end, grid
            for line in table_lines:
                yield self._row_end, line
