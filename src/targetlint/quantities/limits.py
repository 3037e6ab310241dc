"""The limits that written numbers state: bounds, vague numbers, ranges and the scale they share."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from targetlint.model.quantity import Comparator, Number
from targetlint.quantities import bounds, lexicons
from targetlint.quantities.numerals import (
    DIGITS,
    EXACT,
    LARGE_SCALES,
    ONE,
    SCALES,
    SMALL_SCALES,
    Numeral,
    factor,
    plus,
    times,
    trailing,
)
from targetlint.quantities.tables import Unit
from targetlint.quantities.terms import Term

_LARGE, _SMALL, _ALL = "".join(LARGE_SCALES), "".join(SMALL_SCALES), "".join(SCALES)
_MOST_PERCENT = 100
_AMBIGUOUS = 100
"""三到五百 may mean 300 or 3; 一到二十 means 1."""


Limits = tuple[Comparator, Number | None, Number | None, str, bool]
"""What a number states, before its unit's factor: comparator, low, high, approximator, high included."""


def single(term: Term, around: bounds.Bounds) -> Limits:
    """Return the limits of one number, or of a vague one between two (三五百)."""
    if term.upper is None:
        return plain(term.numeral, around, term.middle)
    if around.comparator in bounds.UP:
        return around.comparator, term.numeral.value, None, around.approximator, True
    if around.comparator in bounds.DOWN:
        included = around.comparator is not bounds.LESS
        return around.comparator, None, term.upper.value, around.approximator, included
    return _vague(term, term.upper, around.approximator)


def plain(numeral: Numeral, around: bounds.Bounds, middle: str) -> Limits:
    """Return the limits of one number: from below for 近, up to the next unit for 余 and 多."""
    value, comparator, approximator = numeral.value, around.comparator, middle or around.approximator
    if comparator is None and not approximator:
        return bounds.EQUAL, value, value, "", True
    if comparator in bounds.UP or around.approximator == "上":
        return comparator or bounds.AT_LEAST, value, None, approximator, True
    if comparator in bounds.DOWN:
        return comparator, None, value, approximator, comparator is not bounds.LESS
    if middle in lexicons.MORE or around.approximator in lexicons.MORE:
        return bounds.ABOUT, value, plus(value, _next_unit(numeral)), approximator, False
    if approximator in lexicons.FROM_BELOW:
        return bounds.ABOUT, None, value, approximator, False
    return bounds.ABOUT if approximator else comparator or bounds.EQUAL, value, value, approximator, True


def _vague(term: Term, upper: Numeral, approximator: str) -> Limits:
    """Return the limits of 三五百, and of 数十, whose next order of magnitude is left out."""
    if not term.some:
        return bounds.RANGE, term.numeral.value, upper.value, approximator, True
    some = approximator or term.text.removeprefix("好")[0]
    return bounds.ABOUT, term.numeral.value, upper.value, some, False


def _next_unit(numeral: Numeral) -> Decimal:
    """Return one unit of the last digit that is not 0: 10 for 50余, 100 for 300多."""
    value = numeral.value
    if isinstance(value, Fraction) or not value:
        return numeral.digit
    exponent = value.normalize(EXACT).as_tuple().exponent
    return ONE.scaleb(exponent) if isinstance(exponent, int) else ONE


def between(first: Term, second: Term, flags: set[str]) -> Limits:
    """Return the limits of a range, the lower first; `flags` is told what is odd about it."""
    low, high = _carried(first, second, flags), second.numeral.value
    shorter = second.text[0] <= "9" and len(second.text.rstrip(_ALL)) < len(first.text)
    if shorter and first.numeral.scale == ONE:
        low, high = _completed(first.numeral.value, second) or (low, high)
    if second.upper is not None:
        high = second.upper.value
    if low > high:
        flags.add("inverted-range")
        low, high = high, low
    return bounds.RANGE, low, high, first.around.approximator, True


def _scale(term: Term) -> Decimal:
    """Return the scale that stands behind a number."""
    return factor(term.found["s"]) if term.found["s"] else trailing(term.text)


def _carried(first: Term, second: Term, flags: set[str]) -> Number:
    """Return the lower number, with the upper one's scale where it has none and is the smaller."""
    low, high, scale = first.numeral.value, second.numeral.value, _scale(second)
    if scale != ONE and first.numeral.scale == ONE and times(low, scale) < high:
        low = times(low, scale)
    if second.text[0] in SCALES or second.text[0] in DIGITS:
        digits = second.text.rstrip(_LARGE)
        by = factor(digits[len(digits.rstrip(_SMALL)) :])
        if by >= _AMBIGUOUS and first.text[-1] not in SCALES and times(low, by) < high:
            flags.add("ambiguous-range-scale")
            low = times(low, by)
    return low


def _completed(low: Number, second: Term) -> tuple[Number, Number] | None:
    """Read 45-6 as 45 to 46 and 730-40 as 730 to 740: of the upper number only what differs is written.

    Only where the two follow each other, as they do when such a pair is spoken (四十五六).
    """
    scale = _scale(second)
    upper = second.numeral.value if scale == ONE else times(second.numeral.value, ONE / scale)
    if (
        not (isinstance(low, Decimal) and isinstance(upper, Decimal))
        or not 0 < upper < low
        or low % 1
        or upper % 1
    ):
        return None
    place = ONE
    while not upper % (place * 10):
        place *= 10
    size = ONE.scaleb(upper.adjusted() + 1)
    high = low - low % size + upper
    if high != low + place or not low // place % 10:
        return None
    return times(low, scale), times(high, scale)


def impossible(limits: Limits, unit: Unit) -> bool:
    """Whether a decline by this much leaves less than nothing."""
    _, low, high, _, _ = limits
    number = low if low is not None else high
    if number is None:
        return False
    return (unit.name == "倍" and number >= 1) or (unit.name == "%" and number > _MOST_PERCENT)
