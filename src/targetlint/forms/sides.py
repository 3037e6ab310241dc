"""Two indicator tables side by side under one header row, as one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from targetlint.forms.labels import Index
from targetlint.forms.lines import Line, Slot

HORIZONS = (
    ("long_term", re.compile("长期|中期|总体|实施期|项目期")),
    ("annual", re.compile("年度|当年|本年")),
)


class _Halves(NamedTuple):
    """A header row with two tables: where the second begins, and the first one's cells that it shares.

    `titles` are the titles of the values where they say of which horizon these are.
    """

    border: int
    shared: tuple[Slot, ...]
    head: Line
    titles: tuple[Slot | None, Slot | None]

    def left(self, line: Line) -> Line:
        return replace(line, slots=tuple(slot for slot in line.slots if slot.left < self.border))

    def right(self, line: Line) -> Line:
        cells = [line.under(slot.left) for slot in self.shared]
        own = [slot for slot in line.slots if slot.left >= self.border]
        return replace(line, slots=(*filter(None, cells), *own))

    def says(self, line: Line, *, right: bool) -> bool:
        """Tell whether a half of a line says something of its own."""
        shared = {slot.left for slot in self.shared}
        return any(slot.left not in shared and (slot.left >= self.border) is right for slot in line.fresh)

    def holds(self, line: Line) -> bool:
        """Tell whether a line still has two halves."""
        if line.table != self.head.table:
            return False
        if not line.gridded:
            return len(line.slots) == len(self.head.slots)
        return not any(slot.left < self.border < slot.right for slot in line.slots)


def apart(lines: Sequence[Line], by: Index) -> list[Line]:
    """Return `lines` with each pair of tables that stand side by side put one below the other."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        halves = _halves(lines[at], by)
        if halves is None:
            found.append(lines[at])
            at += 1
            continue
        first, second = halves.titles if all(halves.titles) else _over(lines[:at], halves.head)
        end = at + 1
        while end < len(lines) and halves.holds(lines[end]):
            end += 1
        body = lines[at + 1 : end]
        found.append(replace(halves.left(halves.head), over=first))
        found += [halves.left(line) for line in body if halves.says(line, right=False)]
        found.append(replace(halves.right(halves.head), over=second))
        found += [halves.right(line) for line in body if halves.says(line, right=True)]
        at = end
    return found


def _halves(line: Line, by: Index) -> _Halves | None:
    first: dict[str, Slot] = {}
    second: dict[str, Slot] = {}
    for slot, printed in line.printed if line.table else ():
        column = by.column(printed)
        if column:
            into = second if second or column in first else first
            into.setdefault(column, slot)
    if "value" not in first or "value" not in second:
        return None
    if "name" not in second and _of(first) == _of(second):
        return None  # two columns of one table, not two tables
    shared = tuple(slot for name, slot in first.items() if name in {"tier1", "tier2", "name"} - {*second})
    first_title, second_title = (each["value"] if _of(each) else None for each in (first, second))
    border = min(slot.left for slot in second.values())
    return _Halves(border, shared, line, (first_title, second_title))


def _of(columns: dict[str, Slot]) -> str:
    return horizon(columns["value"].text)


def _over(lines: Sequence[Line], head: Line) -> tuple[Slot | None, Slot | None]:
    """Return the nearest labels above that say of which horizon each half is."""
    for line in reversed(lines):
        if line.table != head.table:
            break
        said = [(slot, horizon(text)) for slot, text in line.printed if horizon(text)]
        if len({each for _, each in said}) == len(HORIZONS) == len(said):
            return said[0][0], said[1][0]
    return None, None


def horizon(printed: str) -> str:
    """Return the horizon that a label's words name, or an empty text."""
    return next((name for name, words in HORIZONS if words.search(printed)), "")
