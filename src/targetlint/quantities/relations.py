"""Numbers of one text that say the same thing twice: 编制数13，在职人员数8，控制率约60%."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from targetlint.model.quantity import Comparator, Quantity, decimal

_TERMS = 2
_SHARE_NAMES = ("率", "比例", "占比")


class Verdict(StrEnum):
    """How a stated ratio agrees with the two numbers before it."""

    EXACT = "exact"
    ROUNDED = "rounded"
    CONFLICTING = "conflicting"


class Claim(NamedTuple):
    """A ratio that can be recalculated: `share` is 100 × part ÷ whole, in percent."""

    part: Quantity
    whole: Quantity
    rate: Quantity
    share: Decimal
    verdict: Verdict


def claims(quantities: Iterable[Quantity]) -> list[Claim]:
    """Return the percentages that two numbers of one unit right before them should come to.

    The smaller number is the part. Exact is a ratio that is the computed one rounded to its own digits, or
    that bounds it; rounded one that is only about it; conflicting any other.
    """
    found: list[Claim] = []
    pending: list[Quantity] = []
    for quantity in quantities:
        if quantity.dimension != "percent":
            pending.append(quantity)
            continue
        pair = pending[-_TERMS:]
        pending = []
        if len(pair) == _TERMS and _is_rate(quantity) and _comparable(*pair):
            part, whole = sorted(pair, key=_number)
            share = _number(part) / _number(whole) * 100
            found.append(Claim(part, whole, quantity, share, _verdict(share, quantity)))
    return found


def _is_rate(quantity: Quantity) -> bool:
    return quantity.label.endswith(_SHARE_NAMES) and not quantity.direction and not quantity.baseline


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and not (one.per or other.per) and bool(one.number) and bool(other.number)


def _verdict(share: Decimal, rate: Quantity) -> Verdict:
    stated = _number(rate)
    match rate.comparator:
        case Comparator.AT_MOST | Comparator.LESS:
            return Verdict.EXACT if share <= stated else Verdict.CONFLICTING
        case Comparator.AT_LEAST | Comparator.MORE:
            return Verdict.EXACT if share >= stated else Verdict.CONFLICTING
        case Comparator.EQUAL:
            return Verdict.EXACT if abs(share - stated) <= rate.digit / 2 else Verdict.CONFLICTING
    digits = Decimal(10) ** stated.normalize().adjusted()
    return Verdict.ROUNDED if abs(share - stated) <= digits / 2 else Verdict.CONFLICTING


def _number(quantity: Quantity) -> Decimal:
    return Decimal(0) if quantity.number is None else decimal(quantity.number)
