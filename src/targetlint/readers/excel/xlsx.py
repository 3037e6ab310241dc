"""Excel workbooks (.xlsx, .xlsm, .et as zip): a table per visible sheet, values as they are displayed.

Hidden rows and columns are read, and after its table the text boxes of a sheet; charts, comments and
controls (check boxes that lie over the cells) are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document
from targetlint.readers.excel.cells import Book, rich_text
from targetlint.readers.excel.drawing import drawings
from targetlint.readers.excel.part import read_sheet
from targetlint.readers.markup import attribute, child, main_part, related, tree
from targetlint.readers.number_format import BUILT_IN, GENERAL
from targetlint.readers.package import Package
from targetlint.readers.sheet import Workbook
from targetlint.readers.source import Source

KINDS = (
    "sheet.main+xml",
    "sheet.macroEnabled.main+xml",
    "spreadsheetml.template.main+xml",
    "template.macroEnabled.main+xml",
)


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the package is damaged, locked, unsafe or too large."""
    package = source.package
    main = main_part(package, KINDS, "xl/workbook.xml")
    parts = related(package, main)
    root = tree(package, main)
    book = _book(package, root, dict(parts.values()))
    workbook = Workbook(source.path, "xlsx")
    for name, state, part in worksheets(root, parts):
        if state != "visible":
            workbook.say("hidden-sheet", Severity.INFO, name)
            continue
        drawn = drawings(package, part)
        workbook.add(name, read_sheet(package.part(part), book, workbook.cells), drawn.texts)
        if drawn.unread:
            workbook.say("drawn", Severity.WARNING, name)
    return workbook.document, workbook.remarks


def worksheets(workbook: etree._Element, parts: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the state ("visible", "hidden", …) and the part of each worksheet, in tab order."""
    for sheet in workbook.iter("{*}sheet"):
        kind, part = parts.get(attribute(sheet, "id") or "", ("", ""))
        if kind == "worksheet":
            yield sheet.get("name") or "", sheet.get("state") or "visible", part


def _book(package: Package, workbook: etree._Element, parts: dict[str, str]) -> Book:
    """Collect what the cells of all sheets refer to: shared strings, number formats, the date system."""
    strings, styles = parts.get("sharedStrings", ""), parts.get("styles", "")
    texts = [rich_text(each) for each in tree(package, strings).iter("{*}si")] if strings in package else []
    formats = _formats(tree(package, styles)) if styles in package else {}
    old_mac = child(workbook, "workbookPr")
    return Book(texts, formats, from_1904=old_mac is not None and old_mac.get("date1904") in {"1", "true"})


def _formats(styles: etree._Element) -> dict[str, str]:
    """Return the format code of each cell style, by the number that a cell's `s` names."""
    custom = {
        each.get("numFmtId") or "": each.get("formatCode") or GENERAL for each in styles.iter("{*}numFmt")
    }
    own = {str(number): code for number, code in BUILT_IN.items()} | custom
    cells = child(styles, "cellXfs")
    named = () if cells is None else enumerate(cells)
    return {str(at): own.get(each.get("numFmtId") or "", GENERAL) for at, each in named}
