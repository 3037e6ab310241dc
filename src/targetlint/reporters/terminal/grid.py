"""A few rows of a table drawn with their columns in line, and rows of carets between the same separators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from rich.cells import cell_len

from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import Span, cut, one_line, pad, window, wrap

_NARROWEST = 4  # cells of a column that is squeezed, and of the carets under an empty cell
_WIDEST = 48  # cells of a column before the row is squeezed at all; a longer text is cut around its mark
_SIGNS = {"^": "error", "-": "place"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the cell in `column` (from 0) to underline with `sign`; `end` 0 means all of it."""

    column: int
    sign: str
    label: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Line:
    """A row as drawn: its number in the margin, its texts, and what is underlined."""

    number: str
    texts: list[str]
    marks: list[Mark] = field(default_factory=list)


def draw_whole(header: Sequence[str], lines: Sequence[Line], page: Page) -> list[str]:
    """Draw the rows with every text whole, wrapped inside its column; the last, an address, is not."""
    rows = [
        [one_line(text).text for text in texts]
        for texts in (header, *(line.texts for line in lines))
        if texts
    ]
    margin = max(len(line.number) for line in lines) + 1
    widths = _widths(
        [[Span(text, 0, 0) for text in row] for row in rows], page.width - margin, page.width, fixed=1
    )
    out: list[str] = []
    for number, row in zip(([""] if header else []) + [line.number for line in lines], rows, strict=True):
        cells = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            texts = [
                pad(cell[at] if at < len(cell) else "", w) for cell, w in zip(cells, widths, strict=True)
            ]
            if header and not out:
                texts = [page.paint(text, "label") for text in texts]
            out.append(_row(number.rjust(margin) if at == 0 else "", texts, margin, page))
    return out


def draw(header: Sequence[str], lines: Sequence[Line], page: Page) -> list[str]:
    """Draw the rows under the header; an empty header is left out."""
    spans = [[_span(line, index) for index in range(len(line.texts))] for line in lines]
    titles = [Span(one_line(text).text, 0, 0) for text in header]
    margin = max(len(line.number) for line in lines) + 1
    labels = max((cell_len(mark.label) + 4 for line in lines for mark in line.marks), default=0)
    room = page.width - margin - labels
    widths = _widths([titles, *spans] if titles else spans, room)
    out = []
    if titles:
        texts = [pad(cut(span.text, width), width) for span, width in zip(titles, widths, strict=True)]
        out.append(_row("", [page.paint(text, "label") for text in texts], margin, page))
    for line, row in zip(lines, spans, strict=True):
        cells = [window(span, width) for span, width in zip(row, widths, strict=True)]
        hot = any(mark.sign == "^" for mark in line.marks)
        number = (">" if hot else " ") + line.number.rjust(margin - 1)
        texts = [pad(cell.text, width) for cell, width in zip(cells, widths, strict=True)]
        out.append(_row(number, texts, margin, page))
        out += [_row("", carets, margin, page) for carets in _carets(line, cells, widths, page)]
    return out


def _span(line: Line, column: int) -> Span:
    mark = next((each for each in line.marks if each.column == column), None)
    if mark is None:
        return Span(one_line(line.texts[column]).text, 0, 0)
    return one_line(line.texts[column], mark.start, mark.end)


def _widths(rows: Sequence[Sequence[Span]], room: int, widest: int = _WIDEST, *, fixed: int = 0) -> list[int]:
    """Return the width of each column: that of its texts, the widest squeezed until all fit.

    The last `fixed` columns are not squeezed.
    """
    widths = [
        min(max(_NARROWEST, *(cell_len(row[column].text) for row in rows)), widest)
        for column in range(len(rows[0]))
    ]
    free = widths[: len(widths) - fixed]
    while sum(widths) + 3 * len(widths) > room and max(free, default=0) > _NARROWEST:
        at = free.index(max(free))
        widths[at] = free[at] = free[at] - 1
    return widths


def _row(number: str, texts: Sequence[str], margin: int, page: Page) -> str:
    return f"{number.ljust(margin)} {page.bar} " + f" {page.bar} ".join(texts)


def _carets(line: Line, cells: Sequence[Span], widths: Sequence[int], page: Page) -> Iterator[list[str]]:
    """Yield the texts of one row of carets for each kind of mark, the main one first."""
    for sign, style in _SIGNS.items():
        marks = [mark for mark in line.marks if mark.sign == sign]
        if not marks:
            continue
        texts = [" " * width for width in widths]
        for mark in marks:
            before, under = stretch(cells[mark.column], widths[mark.column])
            rest = widths[mark.column] - before - under
            texts[mark.column] = " " * before + page.paint(sign * under, style) + " " * rest
        label = f" {page.paint(marks[0].label, style)}"
        yield [*texts, label] if marks[0].label else texts


def stretch(cell: Span, width: int) -> tuple[int, int]:
    """Return how many cells stand before the carets, and how many carets there are.

    A character whose width depends on the console (≥ … “) before the stretch makes its position
    uncertain: then the whole text is underlined.
    """
    text, start, end = cell
    if not text:
        return 0, min(_NARROWEST, width)
    if end <= start or any(east_asian_width(char) == "A" for char in text[:start]):
        start, end = 0, len(text)
    return cell_len(text[:start]), max(cell_len(text[start:end]), 1)
