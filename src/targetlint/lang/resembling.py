"""Texts that resemble a text, out of many: found by the rare pairs of characters they must share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

_ROUNDING = Decimal("0.01")  # of a percentage that is told with two digits


class Resembling:
    """An index of texts by position, asked for those that a text may resemble.

    A text x that is to have the share t of its characters in common with y (rapidfuzz's Indel ratio) is at
    most d = 2 (1 - t) / t |x| insertions and deletions away from it, each of which costs x at most two of its
    pairs. So y has all pairs of x but 2 d, and of any 2 d + 1 pairs of x at least one: the rarest are looked
    up, and no text is missed (the prefix filter of Chaudhuri, Ganti and Kaushik, ICDE 2006).
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._pairs = {position: _pairs(text) for position, text in texts.items()}
        self._having: dict[str, list[int]] = {}
        for position, pairs in self._pairs.items():
            for pair in pairs:
                self._having.setdefault(pair, []).append(position)

    def may_resemble(self, text: str, least: Decimal) -> list[int]:
        """Return the positions of all texts with `least` percent in common with `text`, and some more."""
        share = max(least - _ROUNDING, _ROUNDING) / 100
        lost = math.floor(4 * (1 - share) / share * len(text))
        pairs = _pairs(text)
        if len(pairs) <= lost:
            return list(self._pairs)
        rarest = sorted(pairs, key=lambda pair: len(self._having.get(pair, ())))[: lost + 1]
        found = {position for pair in rarest for position in self._having.get(pair, ())}
        return sorted(each for each in found if len(pairs & self._pairs[each]) >= len(pairs) - lost)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
