"""The shape that most values of a form have: a name, words of a bound, digits, a unit, and nothing else.

It is read here without the pattern that finds numbers in any text; the answer is the same (tests).
"""

from __future__ import annotations

import re

from targetlint.quantities import limits
from targetlint.quantities.measures import SHARE_UNIT, Reading, flags_of, quantity_of
from targetlint.quantities.numerals import ONE, arabic
from targetlint.quantities.sides import around, behind
from targetlint.quantities.tables import Tables

_SHAPE = re.compile(
    r"(\D{0,16})((?!(?:19|20)\d\d\.\d\d?(?!\d)|1[12]\d{1,3}平台)(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})(?:\.\d{1,9})?)(\D{0,16})"
)
_OTHERS = frozenset("季月日号G级")
"""Behind digits these may be a date or a name: 12月, 1季度, 5G."""

_YEARS = re.compile(r"[1-9]\d?")
"""So many years are a stretch of time, where 近 does not say which: 10年, but not 2020年."""


def common(plain: str, tables: Tables) -> Reading | None:
    """Read a text of this shape; None where it is of another."""
    found = _SHAPE.fullmatch(plain)
    if found is None:
        return None
    before, digits, after = found.groups()
    follower = after.lstrip()[:1]
    if follower in _OTHERS or (follower == "年" and (before[-1:] == "近" or not _YEARS.fullmatch(digits))):
        return None
    rest = behind(after, tables)
    if rest is None:
        return None
    by, unit, per, middle, end = rest
    ahead = around(before, end, tables)
    if ahead is None or unit.name == SHARE_UNIT:
        return None
    said, label, start = ahead
    if said.currency and not unit.name:
        unit = tables.units[said.currency]
    numeral = arabic(digits)
    if by is not ONE:
        numeral = numeral.scaled(by)
    limit = limits.plain(numeral, said, middle)
    flags = flags_of(digits if by is ONE else "", said, limit, unit)
    return quantity_of(numeral, said, limit, unit, per, label, start, len(plain.rstrip())), flags
