"""Header rows of indicator tables that no layout knows, guessed from their words and the cells below."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from typing import NamedTuple

from targetlint.forms import fold
from targetlint.forms.labels import Index
from targetlint.forms.lines import Line, Slot
from targetlint.forms.values import member

FEWEST = 3  # columns of an indicator table: a tier, a name, a value
NEAR = 0.6  # likeness from which a title is taken for a known one
_SURE = frozenset({"output", "benefit", "satisfaction"})  # 成本指标 may be of either level


class Guessed(NamedTuple):
    """A header row and the rows below it: (field, title, nearest known title or None where sure) a column.

    A field is empty where nothing is like the title. `tiers` are the texts in the columns of tiers, `length`
    is how many lines the table has.
    """

    columns: list[tuple[str, str, str | None]]
    tiers: list[str]
    length: int


def guessed(lines: Sequence[Line], by: Index, left: AbstractSet[tuple[int, int, int]]) -> Guessed | None:
    """Return what the first of `lines` heads, None where that is no header row with something unknown.

    `left` are the cells that the layout of `by` does not explain.
    """
    head, heading = lines[0], by.heading(lines[0])
    if not head.table or head.filled or len(head.fresh) < FEWEST:
        return None
    if heading is not None and heading.columns.field != "indicators":
        return None
    body = _body(lines)
    if heading is None and (not body or not all(_may_head(slot, by, left) for slot in head.fresh)):
        return None
    start = heading.at[0][0] if heading is not None else 0
    slots = [(slot, text) for slot, text in head.printed if slot.left >= start]
    if all(by.column(text) or by.known(text) == () for _, text in slots):
        return None
    found: dict[str, str] = {by.column(text): text for _, text in slots if by.column(text)}
    columns: list[tuple[str, str, str | None]] = []
    for slot, text in slots:
        if not by.column(text) and by.known(text) != ():
            field, near = _field(slot, text, body, by, found)
            found.setdefault(field, text)
            columns.append((field, text, near))
        elif heading is None and by.column(text):
            columns.append((by.column(text), text, None))
    if heading is None and not {"tier1", "tier2"} & found.keys():
        return None
    edges = [slot.left for slot, text in slots if found.get("tier1") == text or found.get("tier2") == text]
    cells = [line.under(left) for line in body for left in edges]
    tiers = [cell.text for cell in cells if cell is not None and cell.fresh and cell.text.strip()]
    return Guessed(columns, tiers, 1 + len(body))


def _may_head(slot: Slot, by: Index, left: AbstractSet[tuple[int, int, int]]) -> bool:
    """Tell whether a cell of an unknown header row may be a column's title: nothing else that is known."""
    printed = fold.label(slot.text)
    tier = member("tier1", printed) or member("tier2", printed)
    return slot.spot in left and not tier and not by.meaning(slot.text)


def _body(lines: Sequence[Line]) -> list[Line]:
    """Return the rows below a header row: until a cell crosses its columns."""
    head = lines[0]
    edges = [slot.left for slot in head.slots]
    body: list[Line] = []
    for line in lines[1:]:
        crossed = any(sum(slot.left <= edge < slot.right for edge in edges) > 1 for slot in line.fresh)
        if line.table != head.table or crossed or (not line.gridded and len(line.slots) < len(head.slots)):
            break
        body.append(line)
    return body


def _field(slot: Slot, title: str, body: Sequence[Line], by: Index, found: dict[str, str]) -> tuple[str, str]:
    """Return the column's field and the nearest known title: by the cells, the words, the order."""
    first = body[0].under(slot.left) if body else None
    tier = fold.label(first.text) if first is not None else ""
    if "tier1" not in found and member("tier1", tier) in _SURE:
        return "tier1", ""
    if "tier2" not in found and member("tier2", tier):
        return "tier2", ""
    free = [text for text, field in by.titles.items() if field not in found]
    near = next(iter(get_close_matches(title, free, n=1, cutoff=NEAR)), "")
    if near:
        return by.titles[near], near
    if "tier2" in found or "tier1" in found:
        return next((each for each in ("name", "value") if each not in found), ""), ""
    return "", ""
