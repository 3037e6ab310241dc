"""Indicators listed in running text: 【产出指标-数量指标】指标1：名称（值）；指标2：…."""

from __future__ import annotations

import re
from typing import NamedTuple

from targetlint.forms import fold, inside
from targetlint.forms.inside import Stretch
from targetlint.forms.values import member

_HEAD = re.compile(r"[【\[](?P<tier1>[^】\]\-—－–]{1,14})[-—－–]{1,2}(?P<tier2>[^】\]]{1,18})[】\]]")
_OPEN, _CLOSE = "(（", ")）"


class Group(NamedTuple):
    """The indicators of one second-level tier: where the tiers' names stand, and the items below them."""

    tier1: Stretch
    tier2: Stretch
    items: list[Stretch]


def groups(text: str) -> list[Group]:
    """Return the groups of indicators that `text` lists under the tiers' names in brackets."""
    heads = [each for each in _HEAD.finditer(text) if member("tier1", each["tier1"])]
    ends = [*(each.start() for each in heads[1:]), len(text)] if heads else []
    found = []
    for head, end in zip(heads, ends, strict=True):
        items = inside.items(text[head.end() : end], "指标") or [(0, end - head.end())]
        stretches = [fold.span(text, head.end() + first, head.end() + last) for first, last in items]
        kept = [each for each in stretches if each[0] < each[1]]
        found.append(Group(head.span("tier1"), head.span("tier2"), kept))
    return found


def name_and_value(text: str, item: Stretch) -> tuple[Stretch, Stretch | None]:
    """Return what an item says before its last bracket, and in it; None where it ends with none."""
    start, end = item
    if end == start or text[end - 1] not in _CLOSE:
        return item, None
    depth = 0
    for at in range(end - 1, start - 1, -1):
        depth += (text[at] in _CLOSE) - (text[at] in _OPEN)
        if depth == 0:
            name = fold.span(text, start, at)
            return (name, (at + 1, end - 1)) if name[0] < name[1] else (item, None)
    return item, None
