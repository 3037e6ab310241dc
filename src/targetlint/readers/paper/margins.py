"""What stands in the margins of pages: page numbers go, a line that each page repeats is kept once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from targetlint.readers.paper.lines import Line
from targetlint.readers.paper.page import Box
from targetlint.readers.paper.tables import Part

_NUMBER = re.compile(
    r"(?:第?\s*\d+\s*页?)(?:\s*(?:[/,，]\s*)?共?\s*\d+\s*页?)?|[-—–－·~]\s*\d+\s*[-—–－·~]|[Pp]age\s*\d+.*"
)
_OUTERMOST = 0.1  # of the page's height: where page numbers stand
_MARGIN = 0.08  # of the page's height: what stands there on several pages is a header; a title stands lower
_TITLE = re.compile(r"[表书]\W*$")  # a form's title may stand high, and on every page

Blocks = list[Line | Part]


def cleared(pages: Sequence[tuple[Box, Blocks]]) -> list[Blocks]:
    """Return the blocks of the pages without page numbers and without what earlier margins had."""
    counts = Counter(key for page, blocks in pages for key in {_key(page, each) for each in blocks} if key)
    seen: set[tuple[str, int]] = set()
    found: list[Blocks] = []
    for page, blocks in pages:
        kept: Blocks = []
        for at, block in enumerate(blocks):
            key = _key(page, block)
            outermost = at in {0, len(blocks) - 1}
            if isinstance(block, Line) and outermost and _is_number(page, block):
                continue
            if key is None or counts[key] == 1 or key not in seen:
                kept.append(block)
            if key is not None:
                seen.add(key)
        found.append(kept)
    return found


def _is_number(page: Box, line: Line) -> bool:
    return _edge(page, line) < _OUTERMOST and bool(_NUMBER.fullmatch(line.text.strip()))


def _edge(page: Box, line: Line) -> float:
    """Return how far a line is from the upper or lower edge of the page, in heights of the page."""
    high = max(page.bottom - page.top, 1)
    return min(line.box.bottom - page.top, page.bottom - line.box.top) / high


def _key(page: Box, block: Line | Part) -> tuple[str, int] | None:
    """Return what says that lines on two pages are one header or footer."""
    if isinstance(block, Part) or _edge(page, block) >= _MARGIN or _TITLE.search(block.text):
        return None
    high = max(page.bottom - page.top, 1)
    return re.sub(r"\d+", "0", block.text), round(100 * (block.box.top - page.top) / high)
