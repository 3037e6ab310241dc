"""Excel workbooks (.xlsx, .xlsm, .et as zip): a table per visible sheet, values as they are displayed.

Hidden rows and columns are read; charts, comments and text boxes are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document, Table
from targetlint.model.place import Place, letters
from targetlint.readers.excel_cells import Book, rich_text
from targetlint.readers.excel_sheet import read_sheet
from targetlint.readers.limits import CELLS
from targetlint.readers.markup import attribute, child, main_part, related, tree
from targetlint.readers.number_format import BUILT_IN, GENERAL
from targetlint.readers.package import Package
from targetlint.readers.refusal import remark, within

_KINDS = (
    "sheet.main+xml",
    "sheet.macroEnabled.main+xml",
    "spreadsheetml.template.main+xml",
    "template.macroEnabled.main+xml",
)


def read(data: bytes, path: str) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the package is damaged, locked, unsafe or too large."""
    package = Package(data)
    main = main_part(package, _KINDS, "xl/workbook.xml")
    parts = related(package, main)
    workbook = tree(package, main)
    book = _book(package, workbook, dict(parts.values()))
    document = Document(path, "xlsx")
    remarks: list[Diagnostic] = []
    count = 0
    for name, state, part in _sheets(workbook, parts):
        if state != "visible":
            remarks.append(remark("hidden-sheet", Severity.INFO, Place(path, sheet=name), sheet=name))
            continue
        cells, uncached = read_sheet(package.part(part), book, count)
        count += len(cells)
        within("cells", count, CELLS)
        if not cells:
            continue
        number = len(document.blocks) + 1
        document.blocks.append(Table(number, cells, sheet=name))
        for cell in uncached:
            place = Place(path, number, cell.row, cell.column, name)
            what = {"address": f"{name}!{letters(cell.column)}{cell.row}", "formula": cell.text}
            remarks.append(remark("formula", Severity.WARNING, place, **what))
    return document, remarks


def _sheets(workbook: etree._Element, parts: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the state ("visible", "hidden", …) and the part of each worksheet, in tab order."""
    for sheet in workbook.iter("{*}sheet"):
        kind, part = parts.get(attribute(sheet, "id") or "", ("", ""))
        if kind == "worksheet":
            yield sheet.get("name") or "", sheet.get("state") or "visible", part


def _book(package: Package, workbook: etree._Element, parts: dict[str, str]) -> Book:
    """Collect what the cells of all sheets refer to: shared strings, number formats, the date system."""
    strings, styles = parts.get("sharedStrings", ""), parts.get("styles", "")
    texts = [rich_text(each) for each in tree(package, strings).iter("{*}si")] if strings in package else []
    formats = _formats(tree(package, styles)) if styles in package else []
    old_mac = child(workbook, "workbookPr")
    return Book(texts, formats, from_1904=old_mac is not None and old_mac.get("date1904") in {"1", "true"})


def _formats(styles: etree._Element) -> list[str]:
    """Return the format code of each cell style (the index that a cell's `s` names)."""
    custom = {
        each.get("numFmtId") or "": each.get("formatCode") or GENERAL for each in styles.iter("{*}numFmt")
    }
    own = {str(number): code for number, code in BUILT_IN.items()} | custom
    cells = child(styles, "cellXfs")
    return [] if cells is None else [own.get(each.get("numFmtId") or "", GENERAL) for each in cells]
