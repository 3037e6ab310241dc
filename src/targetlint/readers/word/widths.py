"""Columns of a Word table by the widths of its cells, for writers that state no spans.

Word lays cells out by their widths; w:gridSpan says the same in columns, and some programs leave it out: then
a row of two wide cells ends at column 2 of a table with four.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lxml import etree

from targetlint.readers.markup import natural

_CLOSE = (
    100  # twips (or 1/5000 of the page's width): what rounding makes of one edge, and less than a character
)


@dataclass(slots=True)
class Stored:
    """A w:tc as it is stored: its first column, from 1, and how many it spans, its width, what it shows.

    `element` is the w:tc itself. `across` and `down` are what it says of merges: "restart", "continue" or
    "" (none). `held` are the nested w:tbl and the text boxes in it.
    """

    column: int
    span: int
    width: int | None
    text: str
    element: etree._Element
    held: tuple[etree._Element, ...]
    across: str
    down: str

    @property
    def end(self) -> int:
        """The first column behind the cell."""
        return self.column + self.span


def width(stated: etree._Element) -> int | None:
    """Return the width that a w:tcW or w:gridCol states, None where it states none."""
    told = {str(name).rpartition("}")[2]: str(value) for name, value in stated.items()}
    return None if told.get("type") in {"auto", "nil"} else natural(told.get("w")) or None


def settle_widths(rows: Sequence[list[Stored]], table_grid: etree._Element | None) -> None:
    """Correct the columns of rows that end too soon, in place, where their widths say how far cells reach."""
    longest = max((row for row in rows if row), key=lambda row: row[-1].end, default=[])
    short = [row for row in rows if row and row[-1].end < longest[-1].end]
    if not short:
        return
    of_grid = [] if table_grid is None else [width(each) for each in table_grid]
    edges = _edges([each.width for each in longest] if _plain(longest) else of_grid)
    for row in short:
        ends = _ends(row, edges) if len(edges) >= longest[-1].end else []
        for cell, start, end in zip(row, [row[0].column, *ends], ends, strict=False):
            cell.column, cell.span = start, end - start


def _plain(row: list[Stored]) -> bool:
    return row[0].column == 1 and all(cell.span == 1 for cell in row)


def _ends(row: list[Stored], edges: list[int]) -> list[int]:
    """Return the column behind each cell, as the widths say; nothing unless all fit and fill the table."""
    widths = [each.width for each in row]
    if None in widths:
        return []
    left = edges[row[0].column - 1]
    at = [_nearest(left + each, edges) for each in accumulate(each or 0 for each in widths)]
    behind = [row[0].column, *at]
    rising = all(before < after for before, after in pairwise(behind))
    return at if rising and at[-1] == len(edges) else []


def _nearest(position: int, edges: list[int]) -> int:
    """Return the number, from 1, of the edge at `position`; 0 where there is none close to it."""
    right = bisect_left(edges, position)
    near = min(
        range(max(right - 1, 0), min(right + 1, len(edges))), key=lambda each: abs(edges[each] - position)
    )
    return near + 1 if abs(edges[near] - position) <= _CLOSE else 0


def _edges(widths: list[int | None]) -> list[int]:
    """Return the edges of columns with these widths; nothing where one has none."""
    return [] if None in widths else list(accumulate((each or 0 for each in widths), initial=0))
