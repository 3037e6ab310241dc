"""A page to its blocks from the top: tables, and the paragraphs between them."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.readers.paper.flow import Room, paragraphs
from targetlint.readers.paper.lines import Line
from targetlint.readers.paper.page import Box
from targetlint.readers.paper.tables import Part

_MARGIN = 0.16  # of the page's width: text may come nearer to the edge; that it stays farther is not assumed


def ordered(parts: Sequence[Part], lines: Sequence[Line]) -> list[Line | Part]:
    """Return tables and lines from the top: a table by its upper edge, a line by its middle."""
    found: list[Line | Part] = [*parts, *lines]
    return sorted(found, key=_begin)


def _begin(block: Line | Part) -> tuple[float, float]:
    box = block.box
    return (box.top if isinstance(block, Part) else (box.top + box.bottom) / 2), box.left


def joined(page: Box, blocks: Sequence[Line | Part]) -> list[str | Part]:
    """Join the lines between the tables of a page, whose edges are given, to paragraphs."""
    margin = _MARGIN * (page.right - page.left)
    left = min([page.left + margin, *(each.box.left for each in blocks)])
    right = max([page.right - margin, *(each.box.right for each in blocks)])
    found: list[str | Part] = []
    zone: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            zone.append(block)
        else:
            found += [*paragraphs(zone, Room(left, right)), block]
            zone = []
    return [*found, *paragraphs(zone, Room(left, right))]
