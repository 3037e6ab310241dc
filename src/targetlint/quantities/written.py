"""Every way to write a number, and the one or two numerals it means: 百分之五, 2/3, 八成, 三五百, 数十."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from targetlint.quantities.numerals import (
    DIGITS,
    FORMAL,
    ONE,
    SCALES,
    Numeral,
    arabic,
    factor,
    fraction,
    plus,
    read,
    times,
)
from targetlint.quantities.tables import NO_UNIT, Tables, Unit

_TEN = Decimal(10)
RATIO = Unit("", "ratio")
_SHARES = {"百": "%", "佰": "%", "100": "%", "一百": "%", "千": "‰", "仟": "‰"}
_SOME = frozenset("数几")
_MARKS = frozenset("半好数几成分/ ")
"""What a number may hold beside digits and scales."""

_ZEROS = frozenset("零")
"""Several are circles that were printed to be filled in (○○)."""

_ALL_SCALES = "".join(SCALES)
_BARE_SCALES = frozenset("百千万亿")
_SPACES = re.compile(r"\s+")
_PAIR = re.compile(
    r"(?P<head>(?:.*[十百千万亿拾佰仟])?)(?P<one>[一二两三四五六七八九])(?P<other>[两二三四五六七八九])"
    r"(?P<tail>[十百千万亿]*)"
)
_PAIR_DIGITS = "零一二三四五六七八九"
_APART = 2
"""三五 is a vague pair, and so is 三四; 三九 is none."""


class Written(NamedTuple):
    """What a number says: one numeral, or two for a vague number between them (三五百: 300 and 500).

    `unit` is what it brings along (百分之五 → %), `some` whether only its order of magnitude is said (数十).
    """

    numeral: Numeral
    upper: Numeral | None = None
    unit: Unit = NO_UNIT
    some: bool = False


def number(text: str, tables: Tables) -> Written | None:
    """Read a number as the pattern finds it, without the scale behind it; None where it is none."""
    if text.isascii() and "/" not in text:
        return Written(arabic(text))
    if text in DIGITS:
        return Written(Numeral(Decimal(DIGITS[text])))
    digits = text.rstrip(_ALL_SCALES)
    if digits and digits.isascii() and "/" not in digits:
        return Written(arabic(digits.rstrip()).scaled(factor(text[len(digits) :])))
    if _MARKS.isdisjoint(text):
        if len(text) > 1 and _ZEROS.issuperset(text):
            return None
        numeral = read(text)
        return Written(numeral) if numeral else _pair(text)
    return _marked(_SPACES.sub("", text), tables)


def _marked(text: str, tables: Tables) -> Written | None:
    """Read a number that is not only digits and scales: 半, 数十, 八成, 三分之二, 三千 九百."""
    if text == "半":
        return Written(Numeral(Decimal("0.5"), ONE, Decimal("0.1")))
    some = text.removeprefix("好")
    if some[0] in _SOME:
        return _some(some[1:])
    if "成" in text:
        before, _, after = text.partition("成")
        return _tenths(before, after, tables)
    if "分之" in text or "/" in text:
        return _fraction(text, tables)
    numeral = read(text)
    return Written(numeral) if numeral else _pair(text)


def is_loose(text: str) -> bool:
    """Whether a Han numeral may be part of another word: a formal sign (队伍), or scales alone (千万)."""
    return _BARE_SCALES.issuperset(text) or (len(text) == 1 and text in FORMAL)


def _some(scales: str) -> Written:
    """Read 数十, 几百: from one of its order of magnitude to the next."""
    by = factor(scales)
    return Written(Numeral(by, ONE, by), Numeral(by * 10, ONE, by), some=True)


def _tenths(before: str, after: str, tables: Tables) -> Written | None:
    """Read 八成 and 八成五 as percentages."""
    tens, ones = read(before), read(after) if after and after != "半" else None
    if tens is None or (after and after != "半" and ones is None):
        return None
    numeral = tens.scaled(_TEN)._replace(scale=ONE)
    more = Decimal(5) if after == "半" else ones.value if ones else Decimal(0)
    return Written(numeral._replace(value=plus(numeral.value, more)), unit=tables.units["%"])


def _fraction(text: str, tables: Tables) -> Written | None:
    """Read 百分之五, 三分之二, 2/3, 一又五分之二."""
    whole, mixed, part = text.partition("又")
    if not mixed:
        whole, part = "", text
    lower, han, upper = part.partition("分之")
    if not han:
        upper, _, lower = part.partition("/")
    share = _SHARES.get(lower) if han and not mixed else None
    if share:
        found = read(upper)
        return Written(found, unit=tables.units[share]) if found else None
    ratio = fraction(upper, lower)
    above = read(whole) if mixed else None
    if ratio is None or (mixed and above is None):
        return None
    value = ratio if above is None else ratio + Fraction(above.value)
    return Written(Numeral(value), unit=NO_UNIT if mixed else RATIO)


def _pair(text: str) -> Written | None:
    """Read 三五百, 十五六, 四十五六万 as two numbers."""
    found = _PAIR.fullmatch(text)
    if found is None:
        return None
    head, one, other, tail = found.groups()
    low, high = (_PAIR_DIGITS.index("二" if sign == "两" else sign) for sign in (one, other))
    if not low < high <= low + _APART or not (head or tail):
        return None
    first, second = read(head + one + tail), read(head + other + tail)
    if first is None or second is None:
        return None
    return Written(first, second)


def pair_of_digits(text: str) -> Written | None:
    """Read two Han digits before a unit (两三个, 一两次) as two numbers; None where they are none."""
    pair = _pair(text + "十") if len(text) == _APART else None
    if pair is None or pair.upper is None:
        return None
    tenth = Decimal("0.1")
    return Written(
        Numeral(times(pair.numeral.value, tenth)), Numeral(times(pair.upper.value, tenth)), unit=NO_UNIT
    )


def scaled(written: Written, scales: str) -> Written:
    """Return a number with the scale that stands behind it."""
    by = factor(scales)
    numeral, upper, unit, some = written
    return Written(numeral.scaled(by), upper.scaled(by) if upper else None, unit, some)


def halved(written: Written) -> Written:
    """Return a number with half a unit more: 两年半, 一个半小时."""
    numeral = written.numeral
    return written._replace(numeral=numeral._replace(value=plus(numeral.value, Decimal("0.5"))))
