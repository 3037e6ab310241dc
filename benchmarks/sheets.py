"""Workbooks as targetlint reads them, held against openpyxl, python-calamine and xlrd cell by cell.

Run `.venv/bin/python -m benchmarks.sheets [FOLDER …]`; the folders hold .xls and .xlsx files (by default the
public test files beside the checkout). Each file is read in processes of its own: some libraries abort on
hostile files. A number that its format shows otherwise is only asked to be there; python-calamine leaves
errors such as #VALUE! blank.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from targetlint import readers
from targetlint.readers.source import Source

CORPUS = Path(__file__).parents[2] / "shared/corpus/poi"
SECONDS = 60  # for one reader and one file
MOST_CELLS = 200_000  # of a file: more are not compared
Value = str | float | None
"""A text, a number, or None for what is there but not compared (dates, truth values, errors)."""


@dataclass
class Grid:
    """What a reader found on a sheet: address -> value, and merged ranges as address, rows and columns."""

    cells: dict[str, Value] = field(default_factory=dict)
    merges: set[str] = field(default_factory=set)

    def put(self, row: int, column: int, value: object) -> None:
        """Keep the value of the cell at `row` and `column`, from 1, unless it is blank."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return
        known = isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool))
        self.cells[f"{row},{column}"] = value if known else None

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Keep a merged range of more than one cell."""
        if (rows, columns) != (1, 1):
            self.merges.add(f"{row},{column}+{rows}×{columns}")


Book = dict[str, Grid]
"""Sheet name -> grid, visible worksheets only."""


def _ours(path: Path) -> Book:
    document, diagnostics = readers.read(Source(path.read_bytes(), str(path)))
    if document is None and diagnostics[-1].code != "file/empty":
        raise ValueError(diagnostics[-1].code)
    book: Book = {}
    for table in document.tables if document else []:
        grid = book.setdefault(table.sheet, Grid())
        for cell in table.cells:
            grid.put(cell.row, cell.column, cell.text if cell.text.strip() else cell.hidden)
            grid.merge(cell.row, cell.column, cell.rowspan, cell.colspan)
    return book


def _openpyxl(path: Path) -> Book:
    import openpyxl  # noqa: PLC0415 - each child loads the one library that it runs

    loaded = openpyxl.load_workbook(path, data_only=True)
    book: Book = {}
    for sheet in loaded.worksheets:
        if sheet.sheet_state != "visible":
            continue
        grid = book[sheet.title] = Grid()
        for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - iterating fills whole rectangles
            grid.put(row, column, cell.value)
        for span in sheet.merged_cells.ranges:
            rows, columns = span.max_row - span.min_row + 1, span.max_col - span.min_col + 1
            grid.merge(span.min_row, span.min_col, rows, columns)
    return book


def _calamine(path: Path) -> Book:
    import python_calamine  # noqa: PLC0415 - as above

    loaded = python_calamine.CalamineWorkbook.from_path(path)
    book: Book = {}
    for meta in loaded.sheets_metadata:
        if (str(meta.typ), str(meta.visible)) != ("SheetTypeEnum.WorkSheet", "SheetVisibleEnum.Visible"):
            continue
        sheet = loaded.get_sheet_by_name(meta.name)
        grid = book[meta.name] = Grid()
        for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
            for column, value in enumerate(values, 1):
                grid.put(row, column, value)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            grid.merge(top + 1, left + 1, bottom - top + 1, right - left + 1)
    return book


def _xlrd(path: Path) -> Book:
    import xlrd  # noqa: PLC0415 - as above

    loaded = xlrd.open_workbook(str(path), formatting_info=True, logfile=sys.stderr)
    book: Book = {}
    for sheet in loaded.sheets():
        if sheet.visibility:
            continue
        grid = book[sheet.name] = Grid()
        for row in range(sheet.nrows):
            for column, (kind, value) in enumerate(
                zip(sheet.row_types(row), sheet.row_values(row), strict=True), 1
            ):
                grid.put(row + 1, column, True if kind in {3, 4, 5} else value)
        for top, bottom, left, right in sheet.merged_cells:
            grid.merge(top + 1, left + 1, bottom - top, right - left)
    return book


READERS: dict[str, Callable[[Path], Book]] = {
    "targetlint": _ours,
    "openpyxl": _openpyxl,
    "calamine": _calamine,
    "xlrd": _xlrd,
}
OTHERS = {".xlsx": ("openpyxl", "calamine"), ".xls": ("xlrd", "calamine")}


def _child(reader: str, path: Path) -> Book | str:
    """Read `path` in a process of its own; return the book, or in one word why there is none."""
    try:
        done = subprocess.run(  # noqa: S603 - this module itself
            [sys.executable, "-m", "benchmarks.sheets", "--child", reader, str(path)],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "no answer"
    if done.returncode < 0:
        return "aborted"
    if done.returncode:
        return "refused"
    sheets = json.loads(done.stdout)
    return {name: Grid(cells, set(merges)) for name, (cells, merges) in sheets.items()}


def _differences(ours: Book, theirs: Book) -> Iterator[tuple[str, str]]:
    """Yield the kind of each difference and where it is."""
    for name, their in theirs.items():
        our = ours.get(name, Grid())
        hidden = {at for at in their.cells if at not in our.cells and _under(at, our.merges | their.merges)}
        for at in sorted((their.cells.keys() | our.cells.keys()) - hidden):
            if at not in our.cells:
                yield "cell missing", f"{name}!{at} {their.cells[at]!r}"
            elif at not in their.cells:
                yield "cell extra", f"{name}!{at} {our.cells[at]!r}"
            elif not _same(our.cells[at], their.cells[at]):
                yield "value", f"{name}!{at} {our.cells[at]!r} for {their.cells[at]!r}"
        missing = {
            each for each in their.merges - our.merges if _row(each) <= max(map(_row, our.cells), default=0)
        }
        yield from (("merge missing", f"{name}!{each}") for each in sorted(missing))
        yield from (("merge extra", f"{name}!{each}") for each in sorted(our.merges - their.merges))


def _row(address: str) -> int:
    """Return the row of an address; blank merged ranges below the last text are not kept."""
    return int(address.partition(",")[0])


def _under(at: str, merges: set[str]) -> bool:
    """Say whether a merged range covers the cell: what it holds is not shown."""
    row, column = map(int, at.split(","))
    for merge in merges:
        first, _, size = merge.partition("+")
        (top, left), (rows, columns) = map(int, first.split(",")), map(int, size.split("×"))
        if top <= row < top + rows and left <= column < left + columns:
            return True
    return False


def _same(ours: Value, theirs: Value) -> bool:
    if isinstance(theirs, str):
        return _lines(str(ours)) == _lines(theirs)
    try:
        shown = Decimal(str(ours).replace(",", ""))
    except InvalidOperation:
        return True  # its format shows a number as something else
    unit = Decimal(1).scaleb(int(shown.as_tuple().exponent))  # of the last digit that is shown
    return theirs is None or abs(shown - Decimal(repr(theirs))) <= unit


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _compare(path: Path, totals: dict[str, Counter[str]]) -> None:
    ours = _child("targetlint", path)
    totals["targetlint"]["read" if isinstance(ours, dict) else ours] += 1
    for other in OTHERS[path.suffix]:
        theirs = _child(other, path)
        if isinstance(theirs, str):
            totals[other][theirs] += 1
            continue
        totals[other]["read"] += 1
        if isinstance(ours, str) or sum(len(grid.cells) for grid in theirs.values()) > MOST_CELLS:
            totals[other]["not compared"] += 1
            continue
        found = list(_differences(ours, theirs))
        totals[other]["the same" if not found else "differs"] += 1
        for kind, where in found[:5]:
            sys.stdout.write(f"  {path.name} {other}: {kind} {where}\n")
        totals[other].update(kind for kind, _ in found)


def main(arguments: list[str]) -> None:
    """Compare all files and print the counts, or be a child that prints one book as JSON."""
    if arguments[:1] == ["--child"]:
        book = READERS[arguments[1]](Path(arguments[2]))
        out = {name: (grid.cells, sorted(grid.merges)) for name, grid in book.items()}
        sys.stdout.write(json.dumps(out))
        return
    folders = [Path(each) for each in arguments] or [CORPUS / "xls", CORPUS / "xlsx"]
    for folder in folders:
        files = sorted(each for each in folder.iterdir() if each.suffix in OTHERS)
        totals: dict[str, Counter[str]] = {name: Counter() for name in READERS}
        for path in files:
            _compare(path, totals)
        sys.stdout.write(f"{folder.name}: {len(files)} files\n")
        for name, counts in totals.items():
            if counts:
                told = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
                sys.stdout.write(f"  {name}: {told}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
