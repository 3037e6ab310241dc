"""Pages to the blocks of a document, numbered; and whether a sheet was printed in stripes side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from targetlint.model.document import Cell, Paragraph, Table
from targetlint.readers.limits import CELLS
from targetlint.readers.paper.blocks import joined, ordered
from targetlint.readers.paper.lines import lines
from targetlint.readers.paper.margins import Blocks, cleared
from targetlint.readers.paper.page import Box, Page
from targetlint.readers.paper.stitch import stitch
from targetlint.readers.paper.tables import Part, tables
from targetlint.readers.refusal import within

_SAME_EDGE = 0.01  # of a table's width: edges on different pages that are one
_STRIPE_ROWS = 4  # tables with as many rows at the very same heights are stripes of one sheet


At = tuple[int, int, int]
"""Table, row and column of a cell."""


def blocks_of(pages: Iterable[Page]) -> tuple[list[Paragraph | Table], bool]:
    """Return what the pages show, in reading order, and whether a sheet stands on them side by side.

    Raise Refusal where there are too many cells.
    """
    stitched, striped = _stitched(pages)
    return _numbered(stitched), striped


def cells_of(pages: Iterable[Page]) -> dict[At, tuple[tuple[int, Box], ...]]:
    """Return where each cell of the same blocks is drawn: numbers of pages and boxes on them."""
    stitched, _ = _stitched(pages)
    parts = (part for each in stitched if isinstance(each, Part) for part in _unfolded(each))
    return {
        (number, cell.row + 1, columns[cell.left]): cell.at
        for number, part in enumerate(parts, 1)
        for columns in [_columns(part)]
        for cell in part.fields
    }


def _stitched(pages: Iterable[Page]) -> tuple[list[str | Part], bool]:
    found: list[tuple[Box, Blocks]] = []
    count = 0
    for page in pages:
        parts, rest = tables(page)
        count += sum(len(part.fields) for part in parts)
        within("cells", count, CELLS)
        found.append((page.box, ordered(parts, lines(rest))))
    kept = cleared(found)
    striped = _is_striped(kept)
    return stitch(joined(page, blocks) for (page, _), blocks in zip(found, kept, strict=True)), striped


def _is_striped(pages: Sequence[Blocks]) -> bool:
    """Say whether tables on different pages have rows at the same heights but other columns."""
    seen: dict[tuple[int, ...], tuple[int, ...]] = {}
    for blocks in pages:
        for part in (each for each in blocks if isinstance(each, Part)):
            if part.rows < _STRIPE_ROWS:
                continue
            heights = tuple(round(y) for y in part.ys)
            edges = tuple(sorted({round(x) for each in part.fields for x in (each.left, each.right)}))
            if seen.setdefault(heights, edges) != edges:
                return True
    return False


def _numbered(found: Sequence[str | Part]) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    paragraphs = tables_ = 0
    for each in found:
        if isinstance(each, str):
            paragraphs += 1
            blocks.append(Paragraph(paragraphs, each))
            continue
        for part in _unfolded(each):
            tables_ += 1
            blocks.append(Table(tables_, _cells(part)))
    return blocks


def _unfolded(part: Part) -> Iterator[Part]:
    """Yield a table and after it those inside it."""
    yield part
    for inner in part.inner:
        yield from _unfolded(inner)


def _cells(part: Part) -> list[Cell]:
    numbers = _columns(part)
    cells = [
        Cell(
            cell.row + 1,
            numbers[cell.left],
            text.text,
            cell.rows,
            max(1, numbers[cell.right] - numbers[cell.left]),
            doubtful=text.doubtful,
        )
        for cell, text in part.texts()
    ]
    return sorted(cells, key=lambda each: (each.row, each.column))


def _columns(part: Part) -> dict[float, int]:
    """Return numbers for the column edges, from 1; those of different pages that are close are one."""
    numbers: dict[float, int] = {}
    number, first = 0, 0.0
    for edge in sorted({x for each in part.fields for x in (each.left, each.right)}):
        if not number or edge - first > _SAME_EDGE * (part.box.right - part.box.left):
            number, first = number + 1, edge
        numbers[edge] = number
    return numbers
