"""One worksheet part of a workbook, read while it is parsed."""

from __future__ import annotations

import re

from lxml import etree

from targetlint.model.place import letters
from targetlint.readers.excel.cells import Book, shown
from targetlint.readers.limits import CELLS, COLUMNS, ROWS
from targetlint.readers.markup import elements, local, natural
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.sheet import Position, Sheet

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ALPHABET = 26
_LARGE = 1 << 20  # bytes of a part whose rows are dropped once they are read


def read_sheet(data: bytes, book: Book, before: int) -> Sheet:
    """Return what a worksheet part stores.

    Raise Refusal where it is no sound XML, or stores too many cells after the `before` of other sheets.
    """
    try:
        return _parse(data, book, before)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal(Problem.BROKEN) from error


def position(reference: str) -> Position | None:
    """Return the row and column of "B2", or None where that is no cell of a sheet."""
    match = _ADDRESS.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * _ALPHABET + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 0 < row <= ROWS and column <= COLUMNS else None


def _parse(data: bytes, book: Book, before: int) -> Sheet:
    """Read a worksheet part row by row; rows and cells without an address follow the one before."""
    sheet, large = Sheet(), len(data) > _LARGE
    row = 0
    for element in elements(data, ("{*}row", "{*}sheetData", "{*}mergeCell")):
        if local(element) != "mergeCell":  # what is left in sheetData at its end are cells without a row
            row = _add_row(sheet, element, _row(element, row), book)
            within("cells", before + len(sheet.shown), CELLS)
            if large:
                _forget(element)
        else:
            first, _, last = (element.get("ref") or "").partition(":")
            top, bottom = position(first), position(last or first)
            if top and bottom and top <= bottom:
                sheet.merges.append((top, bottom))
                within("cells", before + len(sheet.merges), CELLS)
    return sheet


def _add_row(sheet: Sheet, element: etree._Element, row: int, book: Book) -> int:
    """Add the cells of the row numbered `row`; return the number of its last cell's row."""
    within("cells", len(element), COLUMNS)
    column, at = 0, str(row)
    for cell in element.iterchildren("{*}c"):
        column += 1
        address = cell.get("r")
        if address is not None and address != letters(column) + at:
            row, column = position(address) or (row, column)
            at = str(row)
        sheet.rows.add(row)
        if len(cell):
            found = shown(cell, book)
            if found is not None:
                sheet.shown[row, column] = found
    return row


def _row(element: etree._Element, before: int) -> int:
    """Return the number that a row states, else that after the row `before`."""
    told = natural(element.get("r"))
    return told if told and told <= ROWS else before + 1


def _forget(element: etree._Element) -> None:
    """Drop a row that was read, and those before it, so that memory does not grow with the sheet."""
    element.clear()
    holder = element.getparent()
    while holder is not None and element.getprevious() is not None:
        del holder[0]
