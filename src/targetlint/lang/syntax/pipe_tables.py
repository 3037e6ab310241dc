"""Rows of pipe tables: cells with their places, rows of one width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from targetlint.lang.ast import Name
from targetlint.lang.syntax.draft import Draft, Leaf
from targetlint.lang.syntax.limits import MAX_ROWS

_BAR = re.compile(r"(?<!\\)\|")


def cells(draft: Draft, row: Leaf) -> list[Name]:
    """Return the trimmed texts between the bars of a row; a broken row is told and has none."""
    bars = [found.start() for found in _BAR.finditer(row.text)]
    if row.text[bars[-1] + 1 :].strip() or len(bars) == 1:
        draft.tell(row.origin, "row_end")
        return []
    found = []
    for left, right in pairwise(bars):
        cell = row.text[left + 1 : right]
        start = row.start + left + 1 + len(cell) - len(cell.lstrip())
        text = cell.strip()
        found.append(
            Name(origin=draft.source.origin(start, start + len(text)), text=text.replace(r"\|", "|"))
        )
    return found


def even(draft: Draft, width: int, rows: Sequence[Leaf]) -> Iterator[list[Name]]:
    """Yield the cells of each row; a row that has not `width` of them is told, and those after the limit.

    Where the head is broken its `width` is 0, and the rows have made no mistake.
    """
    if len(rows) > MAX_ROWS:
        draft.tell(rows[MAX_ROWS].origin, "too_many_rows", "rule/limit", most=MAX_ROWS)
    for row in rows[:MAX_ROWS]:
        found = cells(draft, row)
        if width and found and len(found) != width:
            draft.tell(row.origin, "row_width", found=len(found), wanted=width)
        yield found
