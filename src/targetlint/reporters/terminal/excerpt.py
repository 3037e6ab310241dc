"""The part of a document around a finding, redrawn, with carets under the text that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.model.diagnostic import Diagnostic, Related
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport
from targetlint.reporters.terminal import listing
from targetlint.reporters.terminal.grid import Line, Mark, draw
from targetlint.reporters.terminal.page import Page

_ROW_CELLS = 4  # cells shown of a row that is meant as a whole


def drawn(finding: Diagnostic, source: DocumentReport, page: Page) -> tuple[list[str], set[Place]]:
    """Return the drawing around the finding's place, and the related places that it shows."""
    place, document = finding.place, source.document
    if not isinstance(place, Place) or not place.row or document is None:
        return [], set()
    if not place.table:
        return _paragraph(place, document, page), set()
    table = next((each for each in document.tables if each.number == place.table), None)
    if table is None:
        return [], set()
    form = next((each.form for each in source.forms if each.form.number == finding.form), None)
    if form and (found := listing.listing_at(form, place, table)):
        return listing.drawn(found, place, finding.related, page)
    return _cells(place, finding.related, table, page)


def _paragraph(place: Place, document: Document, page: Page) -> list[str]:
    found = (each for each in document.blocks if isinstance(each, Paragraph) and each.number == place.row)
    lines = [Line(str(place.row), [each.text], [_mark(place, 0, each.text, page)]) for each in found]
    return draw([], lines, page) if lines else []


def _cells(
    place: Place, related: Sequence[Related], table: Table, page: Page
) -> tuple[list[str], set[Place]]:
    """Draw the cell with what stands to its left, which on most forms is its label."""
    row = sorted(_covering(place.row, table), key=lambda cell: cell.column)
    others = [each.place for each in related if _beside(each.place, place)]
    at = {each.column for each in (place, *others)}
    hot = next((n for n, cell in enumerate(row) if cell.column == place.column), None)
    if hot is None:
        shown = [cell for cell in row if cell.text.strip()][:_ROW_CELLS]
    else:
        shown = [cell for n, cell in enumerate(row) if n in {hot - 1, hot} or cell.column in at]
    if not shown:
        return [], set()
    columns = [cell.column for cell in shown]
    marks = [
        _mark(each, columns.index(each.column), shown[columns.index(each.column)].text, page, sign)
        for sign, places in (("^", [place]), ("-", others))
        for each in places
        if each.column in columns
    ]
    lines = [Line(str(place.row), [cell.text for cell in shown], marks)]
    return draw([], lines, page), {each for each in others if each.column in columns}


def _covering(row: int, table: Table) -> list[Cell]:
    """Return the cells of a grid row, with those merged down into it."""
    return [cell for cell in table.cells if cell.row <= row < cell.row + max(cell.rowspan, 1)]


def _beside(one: Place, other: Place) -> bool:
    """Whether a place is in the row of another, in a cell of its own: a cell is marked once."""
    same_row = (one.document, one.table, one.row) == (other.document, other.table, other.row)
    return same_row and one.column != other.column


def _mark(place: Place, column: int, text: str, page: Page, sign: str = "^") -> Mark:
    label = "report.here" if sign == "^" else "report.related_here"
    label = label if text.strip() else "report.blank_here"
    return Mark(column, sign, page.say(label), place.start, place.end)
