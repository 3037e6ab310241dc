"""Excel 2003 XML spreadsheets: a table per visible sheet, values as they are displayed.

Hidden rows and columns are read; comments are not, and the format keeps no text boxes. Source: the XML
Spreadsheet Reference of Office 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document
from targetlint.readers.date_format import serial
from targetlint.readers.limits import CELLS, COLUMNS, PART_BYTES, ROWS
from targetlint.readers.markup import attribute, child, local, natural, root_of
from targetlint.readers.number_format import BUILT_IN, GENERAL
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.sheet import Sheet, Shown, Workbook, displayed
from targetlint.readers.source import Source

_DECLARATION = re.compile(r"[\ufeff\s]*<\?xml[^>]*\?>")  # its encoding may lie: the text is decoded already
_NAMED = {  # formats that the file names instead of writing them out
    "General Number": GENERAL,
    "General Date": BUILT_IN[22],
    "Long Date": BUILT_IN[31],
    "Medium Date": BUILT_IN[15],
    "Short Date": BUILT_IN[14],
    "Long Time": BUILT_IN[21],
    "Medium Time": BUILT_IN[18],
    "Short Time": BUILT_IN[20],
    "Currency": BUILT_IN[7],
    "Euro Currency": '"€"#,##0.00;"€"-#,##0.00',
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
_DEFAULT = "Default"  # the style of cells that name none


@dataclass(frozen=True, slots=True)
class _Book:
    """What cells refer to: the format code of each style, the date system."""

    formats: dict[str, str]
    from_1904: bool


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the XML is damaged, unsafe or too large."""
    within("bytes", len(source.data), PART_BYTES)
    root = root_of(_DECLARATION.sub("", source.text(), count=1).encode())
    if local(root) != "Workbook":
        raise Refusal(Problem.BROKEN)
    from_1904 = child(child(root, "ExcelWorkbook"), "Date1904") is not None
    book = _Book(_formats(child(root, "Styles")), from_1904)
    workbook = Workbook(source.path, "spreadsheetml")
    for element in root.iterchildren("{*}Worksheet"):
        name = attribute(element, "Name") or ""
        state = child(child(element, "WorksheetOptions"), "Visible")
        if state is not None and (state.text or "").strip() in {"SheetHidden", "SheetVeryHidden"}:
            workbook.say("hidden-sheet", Severity.INFO, name)
            continue
        workbook.add(name, _sheet(child(element, "Table"), book, workbook.cells))
    return workbook.document, workbook.remarks


def _formats(styles: etree._Element | None) -> dict[str, str]:
    """Return the format code of each style; one that states none has its parent's, or the default's."""
    codes: dict[str, str] = {}
    for style in styles if styles is not None else ():
        stated = attribute(child(style, "NumberFormat"), "Format")
        inherited = codes.get(attribute(style, "Parent") or _DEFAULT, GENERAL)  # parents stand before
        codes[attribute(style, "ID") or ""] = inherited if stated is None else _NAMED.get(stated, stated)
    return codes


def _sheet(table: etree._Element | None, book: _Book, before: int) -> Sheet:
    """Return what a Table stores; raise Refusal where that is too many after the `before` of other sheets."""
    sheet = Sheet()
    if table is None:
        return sheet
    columns = _column_styles(table)
    for row, element in _placed(table, "Row", ROWS):
        for column, cell in _placed(element, "Cell", COLUMNS):
            sheet.rows.add(row)
            style = _style(cell) or _style(element) or columns.get(column) or _style(table) or _DEFAULT
            found = _shown(cell, book.formats.get(style, GENERAL), from_1904=book.from_1904)
            if found is not None:
                sheet.shown[row, column] = found
            down, across = natural(attribute(cell, "MergeDown")), natural(attribute(cell, "MergeAcross"))
            if down or across:
                last = min(row + (down or 0), ROWS), min(column + (across or 0), COLUMNS)
                sheet.merges.append(((row, column), last))
            within("cells", before + len(sheet.shown), CELLS)
            within("cells", before + len(sheet.merges), CELLS)
    return sheet


def _column_styles(table: etree._Element) -> dict[int, str]:
    """Return the style of each column that states one, for as many columns as it says."""
    styles: dict[int, str] = {}
    for at, each in _placed(table, "Column", COLUMNS):
        end = min(at + (natural(attribute(each, "Span")) or 0), COLUMNS)
        styles |= dict.fromkeys(range(at, end + 1), _style(each))
    return styles


def _placed(holder: etree._Element, name: str, most: int) -> Iterator[tuple[int, etree._Element]]:
    """Yield the number, from 1, and the element of each Column, Row or Cell that the sheet has room for.

    One that states no index follows the one before it, with what that one stood for or covered.
    """
    at = 0
    for each in holder.iterchildren("{*}" + name):
        at = natural(attribute(each, "Index")) or at + 1
        if at > most:
            return
        yield at, each
        at += natural(attribute(each, "MergeAcross" if name == "Cell" else "Span")) or 0


def _style(element: etree._Element) -> str:
    return attribute(element, "StyleID") or ""


def _shown(cell: etree._Element, code: str, *, from_1904: bool) -> Shown | None:
    """Return what a Cell shows, or None where it stores nothing."""
    data = child(cell, "Data")
    stored = "" if data is None else "".join(str(each) for each in data.itertext())
    stored = stored.replace("\r\n", "\n").replace("\r", "\n")
    formula = attribute(cell, "Formula")
    if formula and data is None:
        return Shown(formula, uncached=True)
    kind = attribute(data, "Type")
    if kind == "DateTime":
        stored = serial(stored, from_1904=from_1904)
    if kind == "Boolean":
        stored = {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    return displayed(stored, code, number=kind in {"Number", "DateTime"}, from_1904=from_1904)
