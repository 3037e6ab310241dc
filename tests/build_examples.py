"""The example forms: one table of text each, written as .txt, .docx or .xlsx, the same bytes every time.

Run `python tests/build_examples.py` after a change of tests/golden/forms/*.table.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SOURCES = Path(__file__).parent / "golden" / "forms"
EXAMPLES = Path(__file__).parents[1] / "examples"
FORMATS = {
    "01-clean-special-fund": "docx",
    "02-special-fund-and-department": "txt",
    "03-xiangtan-training": "docx",
    "04-county-road-projects": "xlsx",
    "05-shanghai-yuan": "xlsx",
    "06-court-equipment": "docx",
    "07-self-evaluation": "xlsx",
}
_MADE = datetime(2025, 11, 1, tzinfo=UTC)
_SIGNS_ACROSS, _LINE = 8, 16  # 汉字 in a column of the width below, points of a line
_LEFT, _ABOVE = "<", "^"


@dataclass(frozen=True)
class Box:
    """A cell of a grid: row and column count from 0."""

    row: int
    column: int
    text: str
    rowspan: int
    colspan: int


@dataclass(frozen=True)
class Grid:
    """A table as its source rows, with `<` and `^` where a cell goes on from the left or from above."""

    rows: list[list[str]]

    def boxes(self) -> list[Box]:
        """Return the merged cells."""
        found = []
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                if text in {_LEFT, _ABOVE}:
                    continue
                across = _run([cell == _LEFT for cell in row[column + 1 :]])
                down = _run([below[column] == _ABOVE for below in self.rows[at + 1 :]])
                found.append(Box(at, column, text, down + 1, across + 1))
        return found


Source = list[str | Grid]


def source(text: str) -> Source:
    """Read a .table text: lines that start with | are rows of a table, others are paragraphs."""
    blocks: Source = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip(" ").replace("\\n", "\n") for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            blocks.append(Grid(rows))
            rows = []
        if line.strip():
            blocks.append(line)
    return blocks


def as_txt(blocks: Source) -> bytes:
    """Write one cell a line, with an empty cell under a vertical merge, as text extractors do."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            out.append(f"{block}\n")
            continue
        rows = [[cell for cell in row if cell != _LEFT] for row in block.rows]
        cells = [["" if cell == _ABOVE else cell for cell in row] for row in rows]
        out.append("\n" + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in cells) + "\n\n")
    return "".join(out).encode()


def as_docx(blocks: Source) -> bytes:
    """Write a Word file with merged cells."""
    from docx import Document  # noqa: PLC0415  slow to load, and only this format needs it

    document = Document()
    properties = document.core_properties
    properties.created = properties.modified = _MADE
    properties.author = properties.last_modified_by = "targetlint"
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
        for box in block.boxes():
            cell = table.cell(box.row, box.column)
            if box.rowspan > 1 or box.colspan > 1:
                cell = cell.merge(table.cell(box.row + box.rowspan - 1, box.column + box.colspan - 1))
            cell.text = box.text
    buffer = io.BytesIO()
    document.save(buffer)
    return _dated(buffer.getvalue())


def as_xlsx(blocks: Source) -> bytes:
    """Write an Excel file: one sheet, paragraphs as rows merged across it."""
    from openpyxl import Workbook  # noqa: PLC0415  slow to load, and only this format needs it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  the same
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415  the same

    book = Workbook()
    sheet = book.active
    sheet.title = "绩效目标"
    width = max((len(block.rows[0]) for block in blocks if isinstance(block, Grid)), default=1)
    for column in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 2.4 * _SIGNS_ACROSS
    at = 1
    for block in blocks:
        if isinstance(block, str):
            sheet.cell(at, 1, block)
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
            at += 1
            continue
        for box in block.boxes():
            row, column = at + box.row, 1 + box.column
            if box.text:
                sheet.cell(row, column, box.text).data_type = "s"  # =12.00(台) is no formula
            if box.rowspan > 1 or box.colspan > 1:
                sheet.merge_cells(
                    start_row=row,
                    end_row=row + box.rowspan - 1,
                    start_column=column,
                    end_column=column + box.colspan - 1,
                )
        _ruled(sheet, at, block, width)
        at += len(block.rows)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # printed on one page's width
    sheet.page_setup.fitToHeight = 0
    book.properties.created = book.properties.modified = _MADE.replace(tzinfo=None)
    buffer = io.BytesIO()
    book.save(buffer)
    return _dated(buffer.getvalue())


def _ruled(sheet: Worksheet, first: int, grid: Grid, width: int) -> None:
    """Draw the lines of a table around its cells, which are large enough for their texts."""
    from openpyxl.styles import Alignment, Border, Side  # noqa: PLC0415  slow to load, as above

    thin = Side(style="thin")
    for box in grid.boxes():
        signs = _SIGNS_ACROSS * box.colspan
        lines = sum(1 + len(line) // signs for line in box.text.split("\n"))
        row = sheet.row_dimensions[first + box.row]
        row.height = max(row.height or 0, _LINE * lines / box.rowspan)
    for row in sheet.iter_rows(first, first + len(grid.rows) - 1, 1, width):
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")


WRITERS = {"txt": as_txt, "docx": as_docx, "xlsx": as_xlsx}


def built(name: str) -> bytes:
    """Return the bytes of example `name`."""
    text = (SOURCES / f"{name}.table").read_text(encoding="utf-8")
    return WRITERS[FORMATS[name]](source(text))


def main() -> None:
    """Write every example."""
    for name, suffix in FORMATS.items():
        (EXAMPLES / f"{name}.{suffix}").write_bytes(built(name))


def _run(flags: list[bool]) -> int:
    return flags.index(False) if False in flags else len(flags)


def _dated(data: bytes) -> bytes:
    """Pack a zip again with one fixed date, and without the saving time that the library wrote."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2025, 11, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, _saved(name, old.read(name)))
    return buffer.getvalue()


def _saved(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    start = content.find(b"<dcterms:modified")
    end = content.find(b"</dcterms:modified>", start)
    opened = content.find(b">", start) + 1
    if start < 0 or end < 0:
        return content
    return content[:opened] + _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + content[end:]


if __name__ == "__main__":
    main()
