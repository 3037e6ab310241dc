"""A document drawn again as HTML: its tables as they are, cells with findings marked and numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import SEVERITIES

_WIDEST = 1000  # columns that HTML lets one cell span

Spot = tuple[int | None, int | None, int | None]  # table, row, column, as in a place


@dataclass(frozen=True, slots=True)
class Note:
    """A finding beside its cell: its number in the report, how grave it is, and its message."""

    number: int
    severity: str
    message: str


def spot(place: published.Place) -> Spot:
    """Return what of a document a place is about."""
    return (place.table, place.row, place.column)


def anchor(document: int, at: Spot) -> str:
    """Return the id of a cell, a paragraph, a row or a table in the page.

    >>> anchor(2, (1, 3, 4)), anchor(2, (None, 5, 5)), anchor(2, (None, None, None))
    ('d2t1r3c4', 'd2p5', 'd2')
    """
    table, row, column = at
    if table is None:
        return f"d{document}p{row}" if row else f"d{document}"
    parts = zip("trc", (table, row, column), strict=True)
    return f"d{document}" + "".join(f"{letter}{number}" for letter, number in parts if number)


class Drawing:
    """The tables and paragraphs of one document; `notes` are its findings, by where they are."""

    def __init__(
        self, number: int, document: published.Document, notes: Mapping[Spot, Sequence[Note]], caption: str
    ) -> None:
        self._number, self._document, self._notes, self._caption = number, document, dict(notes), caption
        self.drawn: set[Spot] = set()

    def html(self) -> Iterator[str]:
        """Yield the lines; `drawn` then holds the spots that have a cell or a paragraph of their own."""
        for block in self._document.content:
            if isinstance(block, published.Paragraph):
                if block.text.strip():
                    yield self._paragraph(block)
            else:
                yield from self._table(block)

    def _paragraph(self, paragraph: published.Paragraph) -> str:
        at = next((each for each in self._notes if each[0] is None and each[1] == paragraph.number), None)
        at = at or (None, paragraph.number, None)
        return f"<p{self._marked(at)}>{_text(paragraph.text)}{self._links(at)}</p>"

    def _table(self, table: published.Table) -> Iterator[str]:
        at: Spot = (table.number, None, None)
        name = f" {escape(table.sheet)}" if table.sheet else ""
        title = escape(self._caption.format(number=table.number))
        yield '<div class="scroll" tabindex="0"><table class="form">'
        yield f"<caption{self._marked(at)}>{title}{name}{self._links(at)}</caption>"
        rows = sorted({each.row for each in table.cells})  # only those in which cells begin are drawn: a
        columns = sorted({each.column for each in table.cells})  # sheet may skip thousands
        free = [0] * len(columns)  # the first row in which each column is not covered from above
        by_row: dict[int, list[published.Cell]] = {}
        for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
            by_row.setdefault(cell.row, []).append(cell)
        for number, cells in by_row.items():
            whole: Spot = (table.number, number, None)
            yield f"<tr{self._marked(whole)}>{self._row(table, cells, rows, columns, free)}</tr>"
        yield "</table></div>"

    def _row(
        self,
        table: published.Table,
        cells: Sequence[published.Cell],
        rows: Sequence[int],
        columns: Sequence[int],
        free: list[int],
    ) -> str:
        """Return the cells of a row, with a blank one for each stretch of the grid where none stands."""
        made, at = [], 0
        row = bisect_left(rows, cells[0].row)
        for cell in cells:
            first = bisect_left(columns, cell.column)
            made += _blanks(free, row, at, first)
            width = _covered(columns, cell.column, cell.colspan)
            height = _covered(rows, cell.row, cell.rowspan)
            free[first : first + width] = [row + height] * width
            at = first + width
            here: Spot = (table.number, cell.row, cell.column)
            row_note = self._links((table.number, cell.row, None)) if cell is cells[0] else ""
            spans = _span("colspan", min(width, _WIDEST)) + _span("rowspan", height)
            made.append(
                f"<td{spans}{self._marked(here)}>{_text(cell.text)}{self._links(here)}{row_note}</td>"
            )
        return "".join([*made, *_blanks(free, row, at, len(free))])

    def _marked(self, at: Spot) -> str:
        """Return the id and the look of what findings are about; empty for anything else."""
        notes = self._notes.get(at)
        if not notes or at in self.drawn:
            return ""
        self.drawn.add(at)
        worst = min((each.severity for each in notes), key=SEVERITIES.index)
        return f' id="{anchor(self._number, at)}" class="hot {worst}"'

    def _links(self, at: Spot) -> str:
        links = (
            f'<a href="#f{each.number}" title="{escape(each.message)}" '
            f'aria-label="{escape(each.message)}">{each.number}</a>'
            for each in self._notes.get(at, ())
        )
        found = "".join(links)
        return f'<sup class="notes">{found}</sup>' if found else ""


def _covered(used: Sequence[int], first: int, span: int) -> int:
    """Return how many of the rows or columns in use a span from `first` on covers."""
    return bisect_left(used, first + max(span, 1)) - bisect_left(used, first)


def _blanks(free: Sequence[int], row: int, first: int, last: int) -> list[str]:
    """Return blank cells for the columns from `first` up to `last` that nothing covers from above."""
    made, run = [], 0
    for column in range(first, last):
        if free[column] <= row:
            run += 1
        elif run:
            made.append(f"<td{_span('colspan', min(run, _WIDEST))}></td>")
            run = 0
    return [*made, f"<td{_span('colspan', min(run, _WIDEST))}></td>"] if run else made


def _span(name: str, number: int) -> str:
    return f' {name}="{number}"' if number > 1 else ""


def _text(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
