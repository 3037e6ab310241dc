"""The limits that a written number states: bounds, vague numbers, ranges and the scale they share."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from targetlint.model.quantity import Comparator, Number
from targetlint.quantities import bounds, lexicons
from targetlint.quantities.numerals import EXACT, SCALES, Numeral, factor, times
from targetlint.quantities.units import Unit

_ONE = Decimal(1)
_TRAILING_SCALE = re.compile(f"[{''.join(SCALES)}]+$")
_MOST_PERCENT = 100
_AMBIGUOUS = 100
"""三到五百 may mean 300 or 3; 一到二十 means 1."""


class Side(NamedTuple):
    """One number of a match with its unit; `written` is the numeral's text."""

    numeral: Numeral
    unit: Unit
    written: str
    middle: str


class Limits(NamedTuple):
    """The limits that a number states, before its unit's factor."""

    comparator: Comparator
    low: Number | None
    high: Number | None
    approximator: str = ""
    high_included: bool = True


def single(side: Side, value: Number, around: bounds.Bounds) -> Limits:
    """Return the limits of one number: from below for 近, up to the next unit for 余 and 多."""
    more = side.middle if side.middle in lexicons.MORE else ""
    more = more or (around.approximator if around.approximator in lexicons.MORE else "")
    approximator = side.middle or around.approximator
    comparator = around.comparator
    if comparator in bounds.UP or around.approximator == "上":
        return Limits(comparator or Comparator.AT_LEAST, value, None, approximator)
    if comparator in bounds.DOWN and comparator is not None:
        return Limits(comparator, None, value, approximator, high_included=comparator is not Comparator.LESS)
    if more:
        return Limits(
            Comparator.ABOUT, value, _plus(value, _next_unit(side)), approximator, high_included=False
        )
    if approximator in lexicons.FROM_BELOW:
        return Limits(Comparator.ABOUT, None, value, approximator, high_included=False)
    if approximator or comparator is Comparator.ABOUT:
        return Limits(Comparator.ABOUT, value, value, approximator)
    return Limits(Comparator.EQUAL, value, value)


def _plus(value: Number, more: Decimal) -> Number:
    return value + Fraction(more) if isinstance(value, Fraction) else EXACT.add(value, more)


def _next_unit(side: Side) -> Decimal:
    """Return one unit of the last digit that is not 0: 10 for 50余, 100 for 300多."""
    value = side.numeral.value
    if isinstance(value, Fraction) or not value:
        return side.numeral.digit
    exponent = value.normalize(EXACT).as_tuple().exponent
    return _ONE.scaleb(exponent) if isinstance(exponent, int) else _ONE


def between(first: Side, second: Side, flags: set[str]) -> Limits:
    """Return the limits of a range, the lower first; `flags` is told what is odd about it."""
    low, high = _carried(first, second, flags), second.numeral.value
    if Fraction(low) > Fraction(high):
        flags.add("inverted-range")
        low, high = high, low
    return Limits(Comparator.RANGE, low, high)


def _carried(first: Side, second: Side, flags: set[str]) -> Number:
    """Return the lower number, with the upper one's scale where it has none and is the smaller."""
    low, upper = first.numeral.value, second.numeral
    large = upper.scale if second.written[0].isdigit() or upper.scale > 1 else _ONE
    if large > 1 and first.numeral.scale == 1 and Fraction(low) * Fraction(large) < upper.value:
        low = times(low, large)
    small = _TRAILING_SCALE.search(second.written.rstrip("万亿兆"))
    if small and not second.written[0].isdigit() and first.written[-1] not in SCALES:
        by = factor(small[0])
        if by >= _AMBIGUOUS and Fraction(low) * Fraction(by) < upper.value:
            flags.add("ambiguous-range-scale")
            low = times(low, by)
    return low


def impossible(limits: Limits, unit: Unit) -> bool:
    """Whether a decline by this much leaves less than nothing."""
    number = limits.low if limits.low is not None else limits.high
    if number is None:
        return False
    return (unit.name == "倍" and number >= 1) or (unit.name == "%" and number > _MOST_PERCENT)
