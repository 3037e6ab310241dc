"""A document as it was read, before anything is made of it: paragraphs, and the cells of every table."""

from __future__ import annotations

from collections.abc import Iterator

from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport
from targetlint.reporters.places import address
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean

_BREAK = "↵"  # stands for a line break inside a cell: paragraphs of a cell are kept apart


def render(report: DocumentReport, page: Page) -> str:
    """Return the document's paragraphs and tables with the address and the extent of every cell."""
    lines = [page.paint(clean(report.path), "place")]
    if report.document is None:
        return joined([*lines, page.say("report.not_read")])
    return joined([*lines, *_document(report.document, page)])


def _document(document: Document, page: Page) -> Iterator[str]:
    yield page.say("report.read_as", format=page.say(f"readers.format.{document.format}"))
    if document.revised:
        yield from page.wrapped(page.say("report.revised"))
    if not document.certain:
        yield from page.wrapped(page.say("report.uncertain"))
    in_table = True
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ["", page.paint(_heading(block, page), "label"), *_table(document.path, block, page)]
        else:
            yield from ["", *_paragraph(block, page)] if in_table else _paragraph(block, page)
        in_table = isinstance(block, Table)


def _paragraph(paragraph: Paragraph, page: Page) -> list[str]:
    where = address(Place("", row=paragraph.number))
    return page.wrapped(f"{where}  {_text(paragraph.text)}", 2, 6)


def _heading(table: Table, page: Page) -> str:
    rows = max((cell.row + cell.rowspan - 1 for cell in table.cells), default=0)
    columns = max((cell.column + cell.colspan - 1 for cell in table.cells), default=0)
    key = "report.table" if table.gridded else "report.table_without_grid"
    name = page.say("report.sheet", name=table.sheet) if table.sheet else ""
    return page.say(key, number=table.number, sheet=name, rows=rows, columns=columns, cells=len(table.cells))


def _table(path: str, table: Table, page: Page) -> Iterator[str]:
    for row in table.rows():
        for cell in row:
            yield from page.wrapped(_cell(path, table, cell, page), 2, 6)


def _cell(path: str, table: Table, cell: Cell, page: Page) -> str:
    where = address(Place(path, table.number, cell.row, cell.column, table.sheet))
    spans = (cell.rowspan, cell.colspan)
    extent = page.say("report.extent", rows=spans[0], columns=spans[1]) if spans != (1, 1) else ""
    text = _text(cell.text) if cell.text.strip() else page.say("report.state_blank")
    doubtful = page.say("report.doubtful") if cell.doubtful else ""
    hidden = page.say("report.hidden", text=_text(cell.hidden)) if cell.hidden else ""
    return f"{where}{extent}  {text}{doubtful}{hidden}"


def _text(text: str) -> str:
    return clean(text.strip("\n").replace("\n", f" {_BREAK} "))
