"""Text with a delimiter between the cells of a row (.csv): one table, on the grid of its columns.

The delimiter is the one of comma, semicolon and tab by which the first rows fall into the most columns
alike. A cell in quotes may hold delimiters and line breaks; ="001", written so that Excel makes no number
of it, shows 001. Merged cells are not kept: their text stands in the first, the others are blank.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.readers.limits import CELLS, TEXT_BYTES
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.sheet import Sheet, Shown, Workbook
from targetlint.readers.source import Source

_DELIMITERS = ",;\t"  # the first where two do equally well
_ROWS_TRIED = 50
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the bytes are not text, or too many."""
    within("bytes", len(source.data), TEXT_BYTES)
    text = source.text()
    workbook = Workbook(source.path, "csv")
    try:
        workbook.add("", _sheet(_rows(text, _delimiter(text))))
        for table in workbook.document.tables:
            table.merging = False
    except csv.Error as error:  # a quote is never closed: the cell goes on for longer than the library allows
        raise Refusal(Problem.BROKEN) from error
    return workbook.document, workbook.remarks


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Return the delimiter that makes the most cells in rows of one width, the first column left aside."""

    def alike(delimiter: str) -> int:
        widths = Counter(len(row) - 1 for row in islice(_rows(text, delimiter), _ROWS_TRIED))
        return max((width * rows for width, rows in widths.items()), default=0)

    return max(_DELIMITERS, key=alike)


def _sheet(rows: Iterator[list[str]]) -> Sheet:
    """Return the cells that are not empty; rows of empty cells count, empty lines only keep their number."""
    sheet = Sheet()
    for number, row in enumerate(rows, 1):
        within("cells", max(number, len(sheet.shown)), CELLS)
        if row:
            sheet.rows.add(number)
        for column, cell in enumerate(row, 1):
            kept = _KEPT_AS_TEXT.fullmatch(cell)
            text = kept[1] if kept else cell
            if text:
                sheet.shown[number, column] = Shown(text)
    return sheet
