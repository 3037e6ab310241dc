"""The tables of a page: ruling lines to grids, each character into the innermost cell around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from targetlint.readers.lattice import Grid, Span, grids
from targetlint.readers.paper.flow import Room, Text, cell_text, pitch
from targetlint.readers.paper.lines import Line, lines
from targetlint.readers.paper.page import Box, Glyph, Page

_MOST = 100  # tables of one page, the largest: a page of forms has five, a drawing has thousands
_BORDER = 0.6  # of the page's height: a frame as high is a border of the page
_PADDING = 0.6  # of a line's height: the most that is kept free beside the text of a cell
_NEARER = 10  # one line in so many may come nearer: texts too wide for their cells, boxes of recognised ones


@dataclass(slots=True)
class Field:
    """A cell as one page shows it: its first row, from 0, its left and right edge, and the lines in it.

    `cut_above` and `cut_below` say that no ruling line closes it there. `at` is where it is drawn: the
    number of the page and the box on it, several where page breaks cut it.
    """

    row: int
    rows: int
    left: float
    right: float
    lines: list[Line] = field(default_factory=list)
    cut_above: bool = False
    cut_below: bool = False
    at: tuple[tuple[int, Box], ...] = ()


@dataclass(slots=True)
class Part:
    """A table as far as one page shows it, cells row by row.

    `ys` are its row edges, `padding` is what it keeps free beside its texts, `inner` are the tables inside
    its cells.
    """

    page: int
    box: Box
    ys: list[float]
    fields: list[Field]
    padding: float = 0
    inner: list[Part] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    def texts(self) -> Iterator[tuple[Field, Text]]:
        """Yield each cell with its text."""
        usual = pitch([each.lines for each in self.fields])
        for each in self.fields:
            yield each, cell_text(each.lines, self.room(each), usual)

    def room(self, cell: Field) -> Room:
        """Return where the lines of a cell may begin and must end."""
        return Room(cell.left + self.padding, cell.right - self.padding)


def tables(page: Page) -> tuple[list[Part], list[Glyph]]:
    """Return the tables that show something, and the characters outside them.

    A border of the page is no table; those inside a cell of another are its `inner` ones.
    """
    found = sorted(grids(page.horizontal, page.vertical, page.close), key=_area)[-_MOST:]
    found = [grid for at, grid in enumerate(found) if not _is_border(grid, found[:at], page)]
    rest = sorted(page.glyphs, key=lambda each: each.y)
    parts: list[Part] = []
    for grid in found:  # the smallest first: a character belongs to the innermost table
        inside, rest = _inside(grid, rest)
        parts.append(_part(page.number, grid, inside))
    outer: list[Part] = []
    for at, part in enumerate(parts):
        if not part.inner and not any(each.lines for each in part.fields):
            continue
        for larger in range(at + 1, len(found)):
            span = _enclosing(found[larger], found[at], page.close)
            if span is not None:
                _enclose(parts[larger], found[larger].spans.index(span), part)
                break
        else:
            outer.append(part)
    return outer, rest


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _is_border(grid: Grid, smaller: list[Grid], page: Page) -> bool:
    """Say whether a frame is no table: as high as the page, or around tables."""
    if len(grid.spans) > 1:
        return False
    high = grid.ys[-1] - grid.ys[0] > _BORDER * (page.box.bottom - page.box.top)
    return high or any(_enclosing(grid, each, page.close) for each in smaller)


def _enclosing(outer: Grid, inner: Grid, close: float) -> Span | None:
    """Return the cell of `outer` in which `inner` lies."""
    span = outer.find((inner.xs[0] + inner.xs[-1]) / 2, (inner.ys[0] + inner.ys[-1]) / 2)
    if span is None:
        return None
    left, top, right, bottom = outer.box(span)
    level = left - close <= inner.xs[0] and inner.xs[-1] <= right + close
    return span if level and top - close <= inner.ys[0] and inner.ys[-1] <= bottom + close else None


def _inside(grid: Grid, glyphs: list[Glyph]) -> tuple[dict[Span, list[Glyph]], list[Glyph]]:
    """Sort characters, which come from the top, into the cells; return them and those outside."""
    first = bisect_left(glyphs, grid.ys[0], key=lambda each: each.y)
    last = bisect_right(glyphs, grid.ys[-1], key=lambda each: each.y)
    inside: dict[Span, list[Glyph]] = {}
    outside: list[Glyph] = []
    for each in glyphs[first:last]:
        span = grid.find(each.x, each.y)
        if span is None:
            outside.append(each)
        else:
            inside.setdefault(span, []).append(each)
    return inside, [*glyphs[:first], *outside, *glyphs[last:]]


def _part(page: int, grid: Grid, inside: dict[Span, list[Glyph]]) -> Part:
    fields = []
    for span in grid.spans:
        box = Box(*grid.box(span))
        columns = range(span.column, span.column + span.columns)
        cell = Field(span.row, span.rows, box.left, box.right, lines(inside.get(span, ())))
        cell.at = ((page, box),)
        cell.cut_above = span.row == 0 and grid.open_top.issuperset(columns)
        cell.cut_below = span.row + span.rows == len(grid.ys) - 1 and grid.open_bottom.issuperset(columns)
        fields.append(cell)
    box = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    return Part(page, box, grid.ys, fields, _padding(fields))


def _padding(fields: list[Field]) -> float:
    """Return how near lines come to the left edge of their cells, but for the nearest tenth of them."""
    lines_ = [(line.box.left - each.left, line.height) for each in fields for line in each.lines]
    free = sorted(min(gap, _PADDING * height) for gap, height in lines_)
    return max(0, free[len(free) // _NEARER]) if free else 0


def _enclose(outer: Part, at: int, inner: Part) -> None:
    """Put a table into a cell of another, where it is also shown: a row a line, tabs between the cells."""
    outer.inner.append(inner)
    rows: dict[int, list[str]] = {}
    for cell, text in inner.texts():
        rows.setdefault(cell.row, []).append(text.text)
    shown = outer.fields[at].lines
    for row, texts in rows.items():
        box = Box(inner.box.left, inner.ys[row], inner.box.right, inner.ys[row + 1])
        shown.append(Line(box, [("\t".join(texts), True)]))
    shown.sort(key=lambda line: line.box.top)
