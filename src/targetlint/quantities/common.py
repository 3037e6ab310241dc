"""The shape that most values of a form have: words of a bound, digits, a unit, and nothing else.

It is read here without the pattern that finds numbers in any text; the answer is the same (tests).
"""

from __future__ import annotations

import re
from decimal import Decimal

from targetlint.quantities import limits
from targetlint.quantities.measures import Reading, flags_of, quantity_of
from targetlint.quantities.numerals import EXACT, ONE, Numeral, place, times
from targetlint.quantities.sides import around, behind
from targetlint.quantities.tables import Tables

_SHAPE = re.compile(r"(\D{0,10})(\d{1,9}(?:\.\d{1,9})?)(\D{0,16})")
_OTHERS = frozenset("年月日号G级")
"""Behind digits these may be a date or a name: 2020年, 5G."""

_SHARE = "比例"


def common(plain: str, tables: Tables) -> Reading | None:
    """Read a text of this shape; None where it is of another."""
    found = _SHAPE.fullmatch(plain)
    if found is None:
        return None
    before, digits, after = found.groups()
    if after[:1] in _OTHERS:
        return None
    rest = behind(after, tables)
    if rest is None:
        return None
    by, unit, per, middle, end = rest
    said = around(before, end)
    if said is None or unit.name == _SHARE:
        return None
    if said.currency and not unit.name:
        unit = tables.units[said.currency]
    digit = place(digits)
    numeral = (
        Numeral(Decimal(digits), ONE, digit)
        if by is ONE
        else Numeral(times(Decimal(digits), by), by, EXACT.multiply(digit, by))
    )
    limit = limits.plain(numeral, said, middle)
    return quantity_of(numeral, said, limit, unit, per, end=len(plain.rstrip())), flags_of(
        digits if by is ONE else "", said, limit, unit
    )
