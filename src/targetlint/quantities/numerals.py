"""Numerals: Arabic with groups and scales, Han small and formal, mixed; exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from targetlint.model.quantity import Number

DIGITS = {
    "零": 0, "一": 1, "幺": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5,
    "六": 6, "七": 7,
    "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = SMALL_SCALES | LARGE_SCALES
TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
"""Signs that also stand in other words (队伍, 大陆, 放肆): they count where there are several."""

EXACT = Context(prec=96)
"""Wide enough that no multiplication of a written number by its scale ever rounds."""

ONE = Decimal(1)
_PLACES = tuple(Decimal(1).scaleb(-place) for place in range(12))
_PIECE = re.compile(r"\d[\d,，]*(?:\.\d+)?|\S")
_GROUPING = str.maketrans("", "", ", ，")
_ASCII_DIGITS = frozenset("0123456789")
_ARABIC_SIGNS = _ASCII_DIGITS | frozenset(",.， ")
_DIGIT_SIGNS = _ASCII_DIGITS | frozenset(DIGITS)
_UNFOLDED = frozenset(TENS)
_SCALED = frozenset(SCALES) | _UNFOLDED | frozenset("点")
_LARGE = "".join(LARGE_SCALES)
_LARGE_SIGNS = frozenset(LARGE_SCALES)
_ALL = "".join(SCALES)

_LONGEST_RUN = 8
"""More Han digits in a row, with no scale among them, are a telephone number."""

_Sum = int | Decimal


class Numeral(NamedTuple):
    """A number, the power of ten that it is written in, and the value of its last written digit.

    The scale is what stands behind it (3百万) or, where something follows, the largest of 万 and 亿 in it
    (两万五): a unit with a scale of its own is not meant for it.
    """

    value: Number
    scale: Decimal = ONE
    digit: Decimal = ONE

    def scaled(self, by: Decimal) -> Numeral:
        """Return this number with a scale written behind it: 3 and 万."""
        return Numeral(times(self.value, by), by, by if self.digit == ONE else EXACT.multiply(self.digit, by))


_FACTORS = {sign: Decimal(by) for sign, by in SCALES.items()}


def factor(scales: str) -> Decimal:
    """Return the product of scale characters: 百万 → 1000000."""
    if len(scales) == 1:
        return _FACTORS[scales]
    product = 1
    for sign in scales:
        product *= SCALES[sign]
    return Decimal(product)


def times(value: Number, by: Decimal) -> Number:
    """Return `value` × `by`, exactly; 1.2 × 10000 is 12000, without a decimal point."""
    if by == ONE:
        return value
    if isinstance(value, Fraction):
        return value * Fraction(by)
    return whole(EXACT.multiply(value, by))


def plus(value: Number, more: Number) -> Number:
    """Return the sum of two numbers, exactly."""
    if isinstance(value, Decimal) and isinstance(more, Decimal):
        return EXACT.add(value, more)
    return Fraction(value) + Fraction(more)


def whole(value: Decimal) -> Decimal:
    """Return the same number, without decimals where they are all 0."""
    plain = value.to_integral_value(context=EXACT)
    return plain if plain == value else value


def trailing(text: str) -> Decimal:
    """Return the scale that a numeral ends with, 1 where it ends otherwise: 10000 for 15万, 1 for 两万五.

    Of a Han numeral only 万 and more count: 五百 is one numeral.
    """
    bare = text.rstrip(_ALL if "0" <= text[0] <= "9" else _LARGE)
    return factor(text[len(bare) :]) if len(bare) < len(text) else ONE


def arabic(text: str) -> Numeral:
    """Read digits with or without groups and decimals: 1,200.5."""
    if text.isdecimal():
        return Numeral(Decimal(text))
    if "," in text or " " in text or "，" in text:
        text = text.translate(_GROUPING)
    return Numeral(Decimal(text), ONE, place(text))


def place(digits: str) -> Decimal:
    """Return the value of one unit of the last digit: 0.1 for 98.5."""
    decimals = len(digits.partition(".")[2])
    return _PLACES[decimals] if decimals < len(_PLACES) else ONE.scaleb(-decimals)


def read(text: str) -> Numeral | None:
    """Read a numeral such as `1,200.5`, `3百万`, `1万2千`, `一千二百`, `三点五亿`; None if it is none.

    >>> read("两万五").value
    Decimal('25000')
    """
    if text[-1] in _ASCII_DIGITS and _ARABIC_SIGNS.issuperset(text):
        return arabic(text)
    if _SCALED.isdisjoint(text):
        return _digit_run(text)
    if "点" in text:
        return _pointed(*text.split("点", 1))
    if not _UNFOLDED.isdisjoint(text):
        text = "".join(TENS.get(sign, sign) for sign in text)
    pieces: Sequence[str] = text if _ASCII_DIGITS.isdisjoint(text) else _PIECE.findall(text)
    value = _compose(pieces)
    if value is None:
        return None
    scale = trailing(text)
    digit = scale if pieces is text else EXACT.multiply(scale, _last_digit(pieces))
    if scale == ONE and not _LARGE_SIGNS.isdisjoint(text):
        scale = Decimal(max(LARGE_SCALES.get(piece, 1) for piece in pieces))
    return Numeral(value, scale, digit)


def _last_digit(pieces: Sequence[str]) -> Decimal:
    for piece in reversed(pieces):
        if piece[-1] in _ASCII_DIGITS:
            return ONE.scaleb(-len(piece.partition(".")[2]))
    return ONE


def _pointed(integer: str, decimals: str) -> Numeral | None:
    before = read(integer) if integer else None
    digits = decimals.rstrip(_LARGE)
    if before is None or not digits or not _DIGIT_SIGNS.issuperset(digits):
        return None
    scale = factor(decimals[len(digits) :])
    value = EXACT.add(before.value, Decimal("0." + "".join(map(_arabic_digit, digits))))  # type: ignore[arg-type]  # no fraction is read
    return Numeral(times(value, scale), scale, EXACT.multiply(scale, ONE.scaleb(-len(digits))))


def _arabic_digit(sign: str) -> str:
    return str(DIGITS.get(sign, sign))


def _digit_run(text: str) -> Numeral | None:
    signs = "".join(text.split())
    if not signs or not _DIGIT_SIGNS.issuperset(signs) or len(signs) > _LONGEST_RUN:
        return None
    return Numeral(Decimal("".join(map(_arabic_digit, signs))))


def _compose(pieces: Sequence[str]) -> Decimal | None:
    """Add up digits and scales; None for a pair of digits (三五百), a stray sign, 十一十二 or 120万120万."""
    total: _Sum = 0
    section: _Sum = 0
    pending: _Sum | None = None
    last, large_before, skipped, before = 1, 0, False, ""
    for piece in pieces:
        small = SMALL_SCALES.get(piece)
        if small:
            if section and small >= last:
                return None
            section += (1 if pending is None else pending or 1) * small
            pending, last, skipped = None, small, False
        elif piece in LARGE_SCALES:
            large = LARGE_SCALES[piece]
            section += pending or 0
            if section and large == large_before:
                return None
            if before in LARGE_SCALES or (section and 0 < total < large):
                total = (total + section) * large
            else:
                total += section * large if before else large
            pending, section, last, large_before, skipped = None, 0, large, large, False
        elif pending:
            return None
        elif piece in DIGITS:
            pending, skipped = DIGITS[piece], skipped or piece == "零"
        elif piece[-1].isdecimal():
            pending = Decimal(piece.translate(_GROUPING))
        else:
            return None
        before = piece
    if pending and len(before) == 1 and not skipped:
        pending *= max(last // 10, 1)
    value = total + section + (pending or 0)
    return whole(value) if isinstance(value, Decimal) else Decimal(value)


def fraction(upper: str, lower: str) -> Fraction | None:
    """Return upper ÷ lower of two numerals, None where one is no number or the lower is zero."""
    if upper.isdecimal() and lower.isdecimal():
        below = int(lower)
        return Fraction(int(upper), below) if below else None
    over, under = read(upper), read(lower)
    if over is None or under is None or not under.value:
        return None
    above, below = int(over.value), int(under.value)
    if above == over.value and below == under.value:
        return Fraction(above, below)
    return Fraction(over.value) / Fraction(under.value)


def portion(value: Number, ratio: Fraction) -> Number:
    """Return `value` × `ratio`, exactly: a decimal wherever there is one."""
    if ratio == 1:
        return value
    exact = Fraction(value) * ratio
    rest = exact.denominator
    for prime in (2, 5):
        while not rest % prime:
            rest //= prime
    return whole(EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))) if rest == 1 else exact
