"""OpenDocument spreadsheets (.ods): a table per visible sheet, values as they are displayed.

Hidden rows and columns are read, and after its table what is drawn on a sheet; comments and charts are not.
The text that the file keeps beside a value is what its program showed. Source: OpenDocument 1.3 part 3, 9.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document
from targetlint.readers.date_format import serial
from targetlint.readers.limits import CELLS, COLUMNS, ROWS
from targetlint.readers.markup import attribute, local
from targetlint.readers.number_format import BUILT_IN, GENERAL
from targetlint.readers.odf.controls import controls
from targetlint.readers.odf.parts import opened
from targetlint.readers.odf.table import cells, rows, spanned
from targetlint.readers.odf.text import PARAGRAPHS, Reader, blocks, is_drawn
from targetlint.readers.refusal import within
from targetlint.readers.sheet import Sheet, Shown, Workbook, displayed
from targetlint.readers.source import Source

_FORMATS = {"percentage": "0.##%", "date": BUILT_IN[14]}  # where no text is kept: the plainest
_VALUES = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value"}
_NUMBERS = frozenset({"float", "currency", "percentage", "date"})
_BLANK_ROWS = 1_000  # styled blank rows that are repeated more often are borders drawn far away


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the package is damaged, locked, unsafe or too large."""
    body, styles = opened(source.package, "spreadsheet")
    workbook = Workbook(source.path, "ods")
    stored_rows = 0
    for table in body.iterchildren("{*}table"):
        name = attribute(table, "name") or ""
        if next(table.iterchildren("{*}table-source"), None) is not None:  # what another file held
            continue
        if not styles.shows(table):
            workbook.say("hidden-sheet", Severity.INFO, name)
            continue
        reader = Reader(styles, controls(table))
        sheet = _sheet(table, reader, workbook.cells)
        stored_rows += len(sheet.rows)
        within("cells", stored_rows, CELLS)
        workbook.add(name, sheet, _drawn(table, reader))
    return workbook.document, workbook.remarks


def _sheet(table: etree._Element, reader: Reader, before: int) -> Sheet:
    """Return what a table stores; raise Refusal where that is too many after the `before` of other sheets."""
    sheet = Sheet()
    row = 1
    for times, element in rows(table):
        stored = list(_stored(element, reader))
        end = min(row + times, ROWS + 1)
        if any(each.shown for each in stored) or (stored and times <= _BLANK_ROWS):
            for number in range(row, end):
                _place(stored, number, sheet)
                within("cells", before + len(sheet.shown), CELLS)
                within("cells", before + len(sheet.merges), CELLS)
        row = end
    return sheet


@dataclass(frozen=True, slots=True)
class _Stored:
    """Cells of a row that are alike: their columns, what they show, how far they go."""

    columns: range
    shown: Shown | None
    high: int
    wide: int


def _stored(row: etree._Element, reader: Reader) -> Iterator[_Stored]:
    """Yield the cells of a row that show something, are merged or have a style of their own."""
    column = 1
    for times, element in cells(row):
        columns = range(column, min(column + times, COLUMNS + 1))
        found = _shown(element, reader)
        high, wide = spanned(element, "rows"), spanned(element, "columns")
        if found or high > 1 or wide > 1 or attribute(element, "style-name"):
            yield _Stored(columns, found, high, wide)
        column += times


def _place(stored: list[_Stored], row: int, sheet: Sheet) -> None:
    sheet.rows.add(row)
    for each in stored:
        if each.shown:
            sheet.shown |= dict.fromkeys(((row, column) for column in each.columns), each.shown)
        if each.high > 1 or each.wide > 1:
            high, wide = each.high - 1, each.wide - 1
            sheet.merges += [
                ((row, column), (min(row + high, ROWS), min(column + wide, COLUMNS)))
                for column in each.columns
            ]


def _shown(cell: etree._Element, reader: Reader) -> Shown | None:
    """Return what a cell shows, or None where it stores nothing."""
    kind = attribute(cell, "value-type") or ""
    value = attribute(cell, _VALUES.get(kind, "value")) or ""
    lines = [reader.paragraph(each)[0] for each in cell if local(each) in PARAGRAPHS]
    if any(lines):
        return Shown("\n".join(lines))
    if lines and value:  # a format that shows nothing
        return Shown("", hidden=value)
    formula = attribute(cell, "formula") or ""
    if formula and not kind:
        return Shown("=" + formula.partition("=")[2], uncached=True)
    stored = serial(value) if kind == "date" else value.upper() if kind == "boolean" else value
    return displayed(stored, _FORMATS.get(kind, GENERAL), number=kind in _NUMBERS)


def _drawn(table: etree._Element, reader: Reader) -> Iterator[str]:
    """Yield the texts of what is drawn on a sheet: on the page, then on its cells."""
    shapes = [each for holder in table.iterchildren("{*}shapes") for each in holder]
    on_cells = (each for _, row in rows(table) for _, cell in cells(row) for each in cell if is_drawn(each))
    for shape in (*shapes, *on_cells):
        held = [shape] if local(shape) == "control" else blocks(shape)
        for block in held:
            name = local(block)
            if name in PARAGRAPHS:
                yield reader.paragraph(block)[0]
            elif name == "control":
                yield reader.control(block)
