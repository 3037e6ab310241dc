"""Numerals: Arabic with groups and scales, Han small and formal, fractions, tenths; exact."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from targetlint.model.quantity import Number

DIGITS = {
    "零": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = SMALL_SCALES | LARGE_SCALES

EXACT = Context(prec=96)
"""Wide enough that no multiplication of a written number by its scale ever rounds."""

_PIECE = re.compile(r"[\d, ，]*\d(?:\.\d+)?|[^\d]")
_TRAILING = {
    False: re.compile(f"[{''.join(LARGE_SCALES)}]+$"),
    True: re.compile(f"[{''.join(SCALES)}]+$"),
}
_GROUPING = str.maketrans("", "", ", ，")
_RUN_LENGTH = 3
"""Han digits without a scale are a number from this length (二二零); 三五 is a vague pair."""


class Numeral(NamedTuple):
    """A number, the power of ten it ends with in words, and the value of its last written digit."""

    value: Number
    scale: Decimal
    digit: Decimal

    def scaled(self, by: Decimal) -> Numeral:
        """Return this number with a scale written behind it: 3 and 万."""
        return Numeral(times(self.value, by), by, EXACT.multiply(self.digit, by))


def factor(scales: str) -> Decimal:
    """Return the product of scale characters: 百万 → 1000000."""
    product = 1
    for sign in scales:
        product *= SCALES[sign]
    return Decimal(product)


def times(value: Number, by: Decimal) -> Number:
    """Return `value` × `by`, exactly; 1.2 × 10000 is 12000, without a decimal point."""
    if isinstance(value, Fraction):
        return value * Fraction(by)
    return value if by == 1 else whole(EXACT.multiply(value, by))


def whole(value: Decimal) -> Decimal:
    """Return the same number, without decimals where they are all 0."""
    plain = value.to_integral_value(context=EXACT)
    return plain if plain == value else value


def read(text: str) -> Numeral | None:
    """Read a numeral such as `1,200.5`, `3百万`, `1万2千`, `一千二百`, `三点五亿`; None if it is none.

    >>> read("两万五").value
    Decimal('25000')
    """
    integer, point, decimals = text.partition("点")
    if point:
        return _pointed(integer, decimals)
    pieces = _PIECE.findall(text)
    arabic = text[:1].isdigit()
    trailing = _TRAILING[arabic].search(text)
    scale = factor(trailing[0]) if trailing else Decimal(1)
    if len(pieces) == 1 and arabic:
        value = Decimal(text.translate(_GROUPING))
    elif not any(piece in SCALES for piece in pieces):
        digits = _digit_run(pieces)
        if digits is None:
            return None
        value = digits
    else:
        composed = _compose(pieces)
        if composed is None:
            return None
        value = composed
    return Numeral(value if scale == 1 else whole(value), scale, EXACT.multiply(scale, _last_digit(pieces)))


def _last_digit(pieces: list[str]) -> Decimal:
    for piece in reversed(pieces):
        if piece[-1].isdigit() and piece[-1].isascii():
            return Decimal(1).scaleb(-len(piece.partition(".")[2]))
    return Decimal(1)


def _pointed(integer: str, decimals: str) -> Numeral | None:
    before = read(integer) if integer else None
    digits = decimals.rstrip("".join(LARGE_SCALES))
    if (
        before is None
        or isinstance(before.value, Fraction)
        or not digits
        or any(sign not in DIGITS for sign in digits)
    ):
        return None
    scale = factor(decimals[len(digits) :])
    part = Decimal("0." + "".join(str(DIGITS[sign]) for sign in digits))
    value = times(EXACT.add(before.value, part), scale)
    return Numeral(value, scale, EXACT.multiply(scale, Decimal(1).scaleb(-len(digits))))


def _digit_run(signs: list[str]) -> Decimal | None:
    if any(sign not in DIGITS for sign in signs):
        return None
    if 1 < len(signs) < _RUN_LENGTH and signs[0] != "零":
        return None
    return Decimal("".join(str(DIGITS[sign]) for sign in signs))


def _compose(pieces: list[str]) -> Decimal | None:
    """Add up digits and scales; None for a vague pair of digits (三五百), a stray sign, or 120万120万."""
    total = section = Decimal(0)
    large_before = 0
    pending: Decimal | None = None
    last, skipped = 1, False
    for piece in pieces:
        if piece in SMALL_SCALES:
            section += (pending or 1) * SMALL_SCALES[piece]
            pending, last = None, SMALL_SCALES[piece]
        elif piece in LARGE_SCALES:
            large = LARGE_SCALES[piece]
            section += pending or 0
            if section and large == large_before:
                return None
            large_before = large
            if not total and not section:
                section = Decimal(0 if pending is not None else 1)
            total = (total + section) * large if total < large else total + section * large
            pending, section, last = None, Decimal(0), large
        elif pending:
            return None
        else:
            skipped = piece == "零"
            if piece not in DIGITS and not piece[-1].isdigit():
                return None
            pending = Decimal(DIGITS[piece]) if piece in DIGITS else Decimal(piece.translate(_GROUPING))
            continue
        skipped = False
    if pending and len(pieces[-1]) == 1 and not skipped and "零" not in pieces[-2:-1]:
        pending *= max(last // 10, 1)
    return total + section + (pending or 0)


def fraction(upper: str, lower: str) -> Fraction | None:
    """Return upper ÷ lower of two numerals, None where one is no number or the lower is zero."""
    above, below = read(upper), read(lower)
    if above is None or below is None or not below.value:
        return None
    return Fraction(above.value) / Fraction(below.value)
