"""One worksheet part of a workbook, read while it is parsed."""

from __future__ import annotations

import re

from lxml import etree

from targetlint.readers.excel.cells import Book, shown
from targetlint.readers.limits import CELLS, COLUMNS, ROWS
from targetlint.readers.markup import elements, local
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.sheet import Position, Sheet

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ALPHABET = 26


def read_sheet(data: bytes, book: Book, before: int) -> Sheet:
    """Return what a worksheet part stores.

    Raise Refusal where it is no sound XML, or stores too many cells after the `before` of other sheets.
    """
    try:
        return _parse(data, book, before)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal(Problem.BROKEN) from error


def _position(reference: str) -> Position | None:
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
    sheet = Sheet()
    holder: etree._Element | None = None
    row = column = count = 0
    for element in elements(data, ("{*}row", "{*}c", "{*}mergeCell")):
        name = local(element)
        if name == "c":
            if element.getparent() is not holder:
                holder = element.getparent()
                row, column, count = _row(holder, row), 0, 0
            row, column = _position(element.get("r") or "") or (row, column + 1)
            count += 1
            within("cells", count, COLUMNS)  # of one row, which stays in memory until its end
            sheet.rows.add(row)
            found = shown(element, book)
            if found is not None:
                sheet.shown[row, column] = found
                within("cells", before + len(sheet.shown), CELLS)
        elif name == "row":
            row = row if element is holder else _row(element, row)
            _forget(element)
        else:
            first, _, last = (element.get("ref") or "").partition(":")
            top, bottom = _position(first), _position(last or first)
            if top and bottom and top <= bottom:
                sheet.merges.append((top, bottom))
                within("cells", before + len(sheet.merges), CELLS)
    return sheet


def _row(element: etree._Element | None, before: int) -> int:
    """Return the number that a row states, else that after the row `before`."""
    told = _position("A" + (element.get("r") or "")) if element is not None else None
    return told[0] if told else before + 1


def _forget(element: etree._Element) -> None:
    """Drop a row that was read, and those before it, so that memory does not grow with the sheet."""
    element.clear()
    holder = element.getparent()
    while holder is not None and element.getprevious() is not None:
        del holder[0]
