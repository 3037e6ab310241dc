"""A worksheet as stored to the cells of a table: merges first, then the blanks that count.

Each visible sheet makes a table, and what is drawn on it the paragraphs after that. A blank cell is kept
where its row has cells in the file and there is text in its column or further right on the sheet: so a
form's empty fields are there, and borders drawn far away are not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.place import Place, letters
from targetlint.readers.limits import CELLS, COVERED, FILLED_COLUMNS, SHOWN_CHARACTERS, SPAN_ROWS
from targetlint.readers.number_format import show_number, show_text
from targetlint.readers.refusal import remark, within

Position = tuple[int, int]
"""Row and column of a cell, from 1."""


class Shown(NamedTuple):
    """What a cell shows; `hidden` is a value its format hides, `uncached` a formula without a value."""

    text: str
    hidden: str = ""
    uncached: bool = False


def displayed(stored: str, code: str, *, number: bool, from_1904: bool = False) -> Shown | None:
    """Return what a stored number or text shows under the format `code`; None where nothing is stored."""
    if not stored:
        return None
    text = show_number(stored, code, from_1904=from_1904) if number else show_text(stored, code)
    return Shown(text) if text.strip() else Shown(text, hidden=stored.strip())


@dataclass(slots=True)
class Sheet:
    """What a worksheet stores, sparsely: cells that show something, rows with cells, merged ranges.

    A merged range is its first and its last position.
    """

    shown: dict[Position, Shown] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    merges: list[tuple[Position, Position]] = field(default_factory=list)


class Workbook:
    """The document that a workbook's sheets make one by one, and the remarks about them."""

    def __init__(self, path: str, format_: str) -> None:
        self.document = Document(path, format_)
        self.remarks: list[Diagnostic] = []
        self.cells = 0
        self._tables = self._paragraphs = self._characters = self._covered = 0

    def add(self, name: str, sheet: Sheet, drawn: Iterable[str] = ()) -> None:
        """Add a visible sheet and the texts `drawn` on it; raise Refusal where it is too large."""
        cells, self._covered = arrange(sheet, self._covered)
        self.cells += len(cells)
        within("cells", self.cells, CELLS)
        self._characters += sum(len(cell.text) + len(cell.hidden) for cell in cells)
        within("characters", self._characters, SHOWN_CHARACTERS)
        if cells:
            self._tables += 1
            self.document.blocks.append(Table(self._tables, cells, sheet=name))
        for cell in (each for each in cells if each.doubtful):  # a formula without a value
            place = Place(self.document.path, self._tables, cell.row, cell.column, name)
            what = {"address": f"{name}!{letters(cell.column)}{cell.row}", "formula": cell.text}
            self.remarks.append(remark("formula", Severity.WARNING, place, **what))
        for line in (line for text in drawn for line in text.split("\n") if line.strip()):
            self._paragraphs += 1
            self.document.blocks.append(Paragraph(self._paragraphs, line))

    def say(self, problem: str, severity: Severity, name: str) -> None:
        """Remark on the sheet `name` as a whole: `problem` is hidden-sheet or drawn."""
        place = Place(self.document.path, sheet=name)
        self.remarks.append(remark(problem, severity, place, sheet=name))


def arrange(sheet: Sheet, before: int) -> tuple[list[Cell], int]:
    """Lay out the cells row by row, merged ones once, blanks where they count; none where nothing is shown.

    Return also how many positions merged ranges cover, with the `before` of other sheets; raise Refusal
    where that is too much.
    """
    if not sheet.shown:
        return [], before
    rows, spans = sorted(sheet.rows), dict(sheet.merges)
    bottom, width = _extent(sheet, spans, rows[-1])
    covered, work = _covered(sheet, rows, width, before)
    seen = rows[: bisect_right(rows, bottom)]
    filled = min(width, FILLED_COLUMNS)
    blanks = filled if filled * len(seen) <= CELLS else 0
    beyond: dict[int, list[int]] = {}
    for row, column in sorted(at for at in sheet.shown if at[1] > blanks):
        beyond.setdefault(row, []).append(column)
    cells: list[Cell] = []
    for row in seen:
        for column in (*range(1, blanks + 1), *beyond.get(row, ())):
            at = row, column
            if at in covered:
                continue
            cell = _cell(at, sheet.shown.get(at))
            if at in spans:
                last_row, last_column = spans[at]
                cell.rowspan = min(last_row, rows[-1], row + SPAN_ROWS - 1) - row + 1
                cell.colspan = min(last_column, max(column, width, FILLED_COLUMNS)) - column + 1
            cells.append(cell)
    _hide(sheet, covered, cells)
    return cells, work


def _cell(at: Position, found: Shown | None) -> Cell:
    if found is None:
        return Cell(*at, "")
    doubtful = ((0, len(found.text)),) if found.uncached else ()
    return Cell(*at, found.text, hidden=found.hidden, doubtful=doubtful)


def _hide(sheet: Sheet, covered: dict[Position, Position], cells: list[Cell]) -> None:
    """Keep what stands under merged cells as their hidden text, in place."""
    under: dict[Position, list[str]] = {}
    for at in sorted(covered.keys() & sheet.shown.keys()):
        under.setdefault(covered[at], []).append(sheet.shown[at].text)
    for cell in cells if under else ():
        texts = under.get((cell.row, cell.column), [])
        cell.hide("\n".join(filter(str.strip, texts)))


def _extent(sheet: Sheet, spans: dict[Position, Position], last_row: int) -> Position:
    """Return the last row and column that what is shown reaches, with its merges as far as rows are kept."""
    ends = [spans[at] for at in spans.keys() & sheet.shown.keys()]
    rows = (min(row, last_row) for row, _ in ends)
    columns = (min(column, FILLED_COLUMNS) for _, column in ends)
    bottom, right = max(sheet.shown)[0], max(column for _, column in sheet.shown)
    return max([bottom, *rows]), max([right, *columns])


def _covered(sheet: Sheet, rows: list[int], width: int, work: int) -> tuple[dict[Position, Position], int]:
    """Return the positions that merged cells hide, each with the cell shown instead, and `work` with them."""
    covered: dict[Position, Position] = {}
    for top, bottom in sheet.merges:
        columns = range(top[1], min(bottom[1], width) + 1)
        first, end = bisect_left(rows, top[0]), bisect_right(rows, bottom[0])
        work += (end - first) * len(columns) + 1
        within("merged", work, COVERED)
        if top in covered:
            continue
        for row in rows[first:end] if columns else ():
            for column in columns:
                if (row, column) != top:
                    covered.setdefault((row, column), top)
    return covered, work
