"""Old formats as Word and Excel packages, through LibreOffice, and where each cell is in the new file.

A conversion is believed only where it shows the same: the tables that are meant are read again and compared
cell by cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from itertools import chain

from targetlint import readers
from targetlint.model.comments import Spot
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.said import Said
from targetlint.readers import libreoffice
from targetlint.readers.refusal import Refusal
from targetlint.readers.source import Source
from targetlint.words import say

BECOMES = {  # format -> the suffix that LibreOffice knows it by, and what it becomes
    **libreoffice.CONVERTED,
    "doc": ("doc", "docx"),
    "rtf": ("rtf", "docx"),
    "odt": ("odt", "docx"),
    "wordml": ("xml", "docx"),
    "xls": ("xls", "xlsx"),
    "ods": ("ods", "xlsx"),
    "csv": ("csv", "xlsx"),
    "spreadsheetml": ("xml", "xlsx"),
}
_TEXTS = "--infilter=CSV:44,34,76,1,,2052,true,false"  # comma, quote, UTF-8; what is quoted is a text

Moved = dict[Spot, Spot]
"""Where a place of the old file is in the new one."""


def converted(
    data: bytes, document: Document, format_: str, spots: Collection[Spot]
) -> tuple[bytes, Moved] | Said:
    """Return the converted file and where `spots` are in it, or why there is none."""
    suffix, wanted = BECOMES[format_]
    if libreoffice.program() is None:
        return say("annotate.no_office", format=say(f"readers.format.{format_}"), suffix=f".{wanted}")
    try:
        if format_ == "csv":
            made = libreoffice.converted(_as_texts(document), suffix, wanted, _TEXTS)
        else:
            made = libreoffice.converted(data, suffix, wanted)
    except Refusal:
        return say("annotate.unconverted")
    after, _ = readers.read(Source(made, f"form.{wanted}"))
    found = None if after is None else moved(document, after, spots)
    return say("annotate.other_cells") if found is None else (made, found)


def moved(before: Document, after: Document, spots: Collection[Spot]) -> Moved | None:
    """Return where `spots` of a document are in another one that shows the same; None where it does not.

    A paragraph that is not found again is left out.
    """
    old, new = before.tables, after.tables
    if len(old) != len(new):
        return None
    found = _paragraphs(before, after)
    for number in {each.table for each in spots} - {0}:
        same = _same(old[number - 1], new[number - 1])
        if same is None:
            return None
        found |= same
    return {each: found[each] for each in spots if each in found}


def _same(old: Table, new: Table) -> Moved | None:
    """Return where the cells and rows of a table are in another that shows the same; None where not."""
    found: Moved = {}
    for above, below in _rows(old, new):
        if [_squeezed(each) for each in above] != [_squeezed(each) for each in below]:
            return None
        for one, other in zip(above, below, strict=True):
            found[Spot(old.sheet, old.number, one.row, one.column)] = Spot(
                new.sheet, new.number, other.row, other.column
            )
            row = Spot(old.sheet, old.number, one.row, 0)
            found.setdefault(row, Spot(new.sheet, new.number, other.row, 0))
    return found


def _rows(old: Table, new: Table) -> Sequence[tuple[list[Cell], list[Cell]]]:
    """Return the rows of two tables in pairs; on sheets the cells that say something, by their addresses."""
    if new.sheet:
        filled = ({(each.row, each.column): each for each in table.cells} for table in (old, new))
        one, other = filled
        blank = Cell(0, 0, "")
        places = sorted(
            {at for at, each in chain(one.items(), other.items()) if each.text.strip()} | one.keys()
        )
        return [([one.get(at, blank)], [other.get(at, Cell(*at, ""))]) for at in places]
    above, below = list(old.rows()), list(new.rows())
    short: list[tuple[list[Cell], list[Cell]]] = [
        ([], row) for row in chain(above[len(below) :], below[len(above) :])
    ]
    return [*zip(above, below, strict=False), *short]


def _squeezed(cell: Cell) -> str:
    return "".join(cell.text.split())


def _paragraphs(before: Document, after: Document) -> Moved:
    """Return where paragraphs are again: each by its text, where that stands once in both."""
    found: Moved = {}
    texts: dict[str, list[list[int]]] = {}
    for side, document in enumerate((before, after)):
        for each in document.blocks:
            if isinstance(each, Paragraph):
                texts.setdefault("".join(each.text.split()), [[], []])[side].append(each.number)
    for old, new in texts.values():
        if len(old) == len(new) == 1:
            found[Spot("", 0, old[0], 0)] = Spot("", 0, new[0], 0)
    return found


def _as_texts(document: Document) -> bytes:
    """Return a delimited table written so that no cell is taken for a number or a formula."""
    [table] = document.tables
    rows: list[list[str]] = [[] for _ in range(max(each.row for each in table.cells))]
    for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
        row = rows[cell.row - 1]
        row += [""] * (cell.column - 1 - len(row))
        row.append(cell.text)
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode()
