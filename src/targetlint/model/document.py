"""What a file shows: paragraphs and tables of cells, in reading order, and nothing of what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Cell:
    """One cell of a table's grid; `row` and `column` count from 1 and name its top left corner.

    `text` is what a reader of the file sees, lines separated by newlines. `hidden` is text that the
    file holds but does not show (under a vertical merge). `doubtful` marks stretches of `text`, as
    (start, end), that the file format may have damaged, such as a tick that became a parenthesis.
    `meant` is for formats that keep values apart from labels: what the cell means in a word that stands
    alone (mostly its text; 延续 for ☑延续 □新增). Where it is None the cell may as well be a label.
    """

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    hidden: str = ""
    doubtful: tuple[tuple[int, int], ...] = ()
    meant: str | None = None

    def hide(self, text: str) -> None:
        """Keep the text of a cell that is merged into this one: a reader of the file does not see it."""
        if text.strip():
            self.hidden = f"{self.hidden}\n{text}" if self.hidden else text


@dataclass(slots=True)
class Table:
    """A grid of cells; merged cells appear once, at their top left corner.

    `number` counts the tables of the document from 1. `gridded` is False where the file format keeps
    no column spans (plain text): there `column` is only the ordinal of the cell in its row. `merging` is
    False where it keeps the columns but no merged cells (CSV): there blank cells behind a text may be part
    of it.
    """

    number: int
    cells: list[Cell]
    sheet: str = ""
    gridded: bool = True
    merging: bool = True

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the cells that start in each grid row, left to right; rows without any are skipped."""
        row: list[Cell] = []
        for cell in sorted(self.cells, key=lambda each: (each.row, each.column)):
            if row and row[0].row != cell.row:
                yield row
                row = []
            row.append(cell)
        if row:
            yield row


@dataclass(slots=True)
class Paragraph:
    """A line of text outside any table; `number` counts the paragraphs of the document from 1."""

    number: int
    text: str


@dataclass(slots=True)
class Document:
    """A file as read: its blocks in reading order.

    `path` is the path as the user gave it, `format` the format found in the content ("text", "docx",
    "xlsx", …). `revised` is True where tracked changes were present; the text is then the one with all
    changes accepted. `certain` is False where characters or cells were recognised in a picture: what is
    found in such a document is a guess.
    """

    path: str
    format: str
    blocks: list[Paragraph | Table] = field(default_factory=list)
    revised: bool = False
    certain: bool = True

    @property
    def tables(self) -> list[Table]:
        """The tables, in reading order."""
        return [block for block in self.blocks if isinstance(block, Table)]
