"""Plain text to paragraphs and tables: the layout with one cell a line, or tabs between the cells.

One cell a line (what text extractors make of a Word table; this is the layout of most submitted .txt):

- a line that starts with a tab starts a cell, and a table where none is open;
- it starts a new row where blank lines stand before it, else the cell is the next of its row;
- a line without that tab goes on with the open cell, over at most one blank line, which stays in the cell;
- two blank lines and then such a line end the table; so does the end of the file.

Tabs between the cells: two or more lines in succession with a tab after their first character are a
table, one row a line; the table ends with the first line that has no tab. A single such line is a
paragraph. Neither layout keeps spans: a cell's `column` is its ordinal in the row, and `gridded` is False.
A blank line is one of spaces only (ideographic ones too). Texts stay as written, outer spaces included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.readers.limits import CELLS, TEXT_BYTES
from targetlint.readers.refusal import within
from targetlint.readers.source import Source

TABLE_END = 2  # blank lines: one belongs to a cell (a paragraph break inside it), two close the table
_BOX = re.compile(r"[□☐☑☒■√✓✔]")
_LOST_TICK = re.compile(r"(?<=\w)[ \u3000]*([(（])(?=[ \u3000]{2,}|[ \u3000]*(?:[□☐☑☒■]|$))", re.MULTILINE)

Rows = list[list[str]]


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the bytes are not text, or too many."""
    within("bytes", len(source.data), TEXT_BYTES)
    document = Document(source.path, "text")
    paragraphs = tables = cells = 0
    for block in _blocks(source.text().split("\n")):
        if isinstance(block, str):
            paragraphs += 1
            document.blocks.append(Paragraph(paragraphs, block))
        else:
            tables += 1
            cells += sum(len(row) for row in block)
            within("cells", cells, CELLS)
            document.blocks.append(_table(tables, block))
    return document, []


def _blocks(lines: list[str]) -> Iterator[str | Rows]:
    """Yield each paragraph as a string and each table as its rows of cell texts."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if _tabbed(line) and at + 1 < len(lines) and _tabbed(lines[at + 1]):
            rows, at = _rows_a_line(lines, at)
            yield rows
        elif line.startswith("\t"):
            rows, at = _cells_a_line(lines, at)
            yield rows
        else:
            if line.strip():
                yield line
            at += 1


def _tabbed(line: str) -> bool:
    return "\t" in line[1:] and bool(line.strip())


def _rows_a_line(lines: list[str], at: int) -> tuple[Rows, int]:
    """Read the table whose rows are the lines from `at` on; return it and the first line after it."""
    rows: Rows = []
    while at < len(lines) and "\t" in lines[at]:
        rows.append(lines[at].split("\t"))
        at += 1
    return rows, at


def _cells_a_line(lines: list[str], at: int) -> tuple[Rows, int]:
    """Read the table whose cells start on the lines from `at` on; return it and the first line after it."""
    rows: list[list[list[str]]] = []
    blanks: list[str] = []
    while at < len(lines):
        line = lines[at]
        if line.startswith("\t"):
            if blanks or not rows:
                rows.append([])
            rows[-1].append([line[1:]])
            blanks = []
        elif not line.strip():
            blanks.append(line)
        elif len(blanks) >= TABLE_END:
            break
        else:
            rows[-1][-1] += [*blanks, line]
            blanks = []
        at += 1
    return [["\n".join(cell) for cell in row] for row in rows], at


def _table(number: int, rows: Rows) -> Table:
    cells = [
        Cell(row, column, text, doubtful=_lost_ticks(text))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    ]
    return Table(number, cells, gridded=False)


def _lost_ticks(text: str) -> tuple[tuple[int, int], ...]:
    """Find the parentheses that were ticks: never closed, after an option's label, beside other boxes.

    Word stores an inserted tick as "(" with a symbol code beside it; extractors keep only the "(".
    """
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in "(（":
            opened.append(at)
        elif mark in ")）" and opened:
            opened.pop()
    lost = [each.span(1) for each in _LOST_TICK.finditer(text) if each.start(1) in opened]
    return tuple(lost) if _BOX.search(text) or len(lost) > 1 else ()
