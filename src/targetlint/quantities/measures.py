"""Numbers with their words as quantities: limits, unit, rate, label, and what is odd about them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from targetlint.model.quantity import Quantity
from targetlint.quantities import bounds, lexicons, limits
from targetlint.quantities.labels import label_of
from targetlint.quantities.limits import Limits
from targetlint.quantities.numerals import EXACT, ONE, Numeral, fraction, times
from targetlint.quantities.tables import Tables, Unit
from targetlint.quantities.terms import Term, ranked
from targetlint.quantities.written import RATIO

_OCR_TWO = re.compile(r"2(?:[1-9]\d(?:\.\d+)?|100)")
"""A percentage that is probably a ≥ read as 2 (292%)."""

_GROUPED = re.compile(r"\d{1,3} \d{3}")
SHARE_UNIT = "比例"
_HUNDRED = Decimal(100)
_BARE = frozenset({"bare"})
PERIODS = frozenset({"年", "季度", "月", "周", "天"})
"""Growth that is averaged over these is so much in each of them: 年均增长8%."""

NO_FLAGS: frozenset[str] = frozenset()


Reading = tuple[Quantity, frozenset[str]]
"""A quantity and what is odd about it."""


class Each(NamedTuple):
    """What stands before a number and says what it is for each of: 每户补助 in 每户补助5000元.

    `gap` are the words between, `end` is where its number ends; of an average (人均) `averaged`.
    """

    per: tuple[str, ...]
    gap: str
    start: int
    end: int
    averaged: bool


def single(plain: str, term: Term, edge: int, each: Each | None, tables: Tables) -> Reading:
    """Return one number as a quantity; `edge` is where what was read before it ends."""
    around, unit, start, end = term.around, term.unit, term.start, term.end
    if around.comparator is None and start - edge > 2:  # noqa: PLR2004 - a bound and a verb have three signs
        ahead = bounds.ahead(plain, edge, start)
        around = replace(around, comparator=ahead) if ahead else around
    if unit.name == SHARE_UNIT:
        unit = _share(term, tables)
    if ranked(term):
        start -= 1
        unit = replace(unit, dimension="rank")
        limit: Limits = (bounds.AT_MOST, None, term.numeral.value, "", True)
    elif term.found["minus"] == "±":
        limit = (bounds.RANGE, times(term.numeral.value, -ONE), term.numeral.value, "", True)
    else:
        limit = limits.single(term, around)
    flags = flags_of(term.text, around, limit, unit)
    if " " in term.text or "，" in term.text:
        flags |= _spelling_flags(term)
    label, start, per = _named(plain, term.per, (edge, start), each, unit)
    if each and each.averaged and around.direction and each.per[0] in PERIODS:
        per = each.per
    return quantity_of(term.numeral, around, limit, unit, per, label, start, end), flags


def ranged(plain: str, ends: tuple[Term, Term], edge: int, each: Each | None, tables: Tables) -> Reading:
    """Return two numbers as the limits of one quantity."""
    first, second = ends
    flags = set(_spelling_flags(first) | _spelling_flags(second) | second.around.flags)
    around = bounds.around(first.pre, second.suf)
    limit = limits.between(first, second, flags)
    closed = second.found["u"] == "间"
    source = second if second.unit.dimension and not closed else first
    unit = _share(second, tables) if source.unit.name == SHARE_UNIT else source.unit
    start = first.start
    if edge < start and plain.endswith(lexicons.LEADS, edge, start):
        start -= next(len(word) for word in lexicons.LEADS if plain.endswith(word, edge, start))
    label, start, per = _named(plain, second.per or first.per, (edge, start), each, unit)
    quantity = quantity_of(second.numeral, around, limit, unit, per, label, start, second.end)
    return quantity, around.flags | flags


def _named(
    plain: str, per: tuple[str, ...], where: tuple[int, int], each: Each | None, unit: Unit
) -> tuple[str, int, tuple[str, ...]]:
    """Return the label, where the quantity begins, what it is per; `where` is the edge and the start."""
    edge, start = where
    if each is None:
        return (label_of(plain[edge:start]) if edge < start else ""), start, per
    if not (each.averaged and unit.name == "%"):
        per = each.per + per
    return label_of(each.gap) or label_of(plain[edge : each.start]), each.start, per


def quantity_of(  # noqa: PLR0913, PLR0917 - the parts of one quantity
    numeral: Numeral,
    around: bounds.Bounds,
    limit: Limits,
    unit: Unit,
    per: tuple[str, ...],
    label: str = "",
    start: int = 0,
    end: int = 0,
) -> Quantity:
    """Put the parts of a quantity together."""
    comparator, low, high, approximator, high_included = limit
    _, scale, digit = numeral
    by = unit.factor
    if by is not ONE and by != ONE:
        low = None if low is None else times(low, by)
        high = None if high is None else times(high, by)
        digit = EXACT.multiply(digit, by)
    return Quantity(
        comparator,
        low,
        high,
        comparator is not bounds.MORE,
        high_included,
        unit.name,
        "rate" if per else unit.dimension,
        per,
        scale,
        digit,
        approximator,
        "" if around.arrives else around.direction,
        around.baseline,
        label,
        start,
        end,
    )


def flags_of(digits: str, around: bounds.Bounds, limit: Limits, unit: Unit) -> frozenset[str]:
    """Return what is odd about one number with its bound and unit."""
    flags = around.flags
    if around.comparator is None and limit[0] is bounds.EQUAL:
        flags = (flags | _BARE) if flags else _BARE
        if unit.name == "%" and _OCR_TWO.fullmatch(digits):
            flags |= {"suspect-ocr-sign"}
    if around.direction == "-" and not around.arrives and limits.impossible(limit, unit):
        flags |= {"impossible"}
    return flags


def _share(term: Term, tables: Tables) -> Unit:
    """Return what 比例 means as a unit: 97比例 are percent, 0.97比例 a part of 1."""
    return tables.units["%"] if term.numeral.value > 1 else RATIO


def _spelling_flags(term: Term) -> frozenset[str]:
    text = term.text
    if "，" in text:
        return frozenset({"fullwidth-grouping"})
    if " " in text and _GROUPED.match(text):
        return frozenset({"space-grouping"})
    return NO_FLAGS


# --- what is no number with words around it ---------------------------------------------------------------


def zero(found: re.Match[str]) -> Reading:
    """Return 零投诉 as none of them."""
    nothing = Decimal(0)
    made = Quantity(
        bounds.EQUAL,
        nothing,
        nothing,
        dimension="count",
        label=found[0][1:],
        start=found.start(),
        end=found.end(),
    )
    return (made, NO_FLAGS)


def idiom(found: re.Match[str], edge: int, tables: Tables) -> Reading:
    """Return 翻番, 过半 and the like as what they say."""
    comparator, number, unit, direction = lexicons.IDIOMS[found["phrase"]]
    around = bounds.around(found["pre"], found["suf"])
    comparator = around.comparator or comparator
    if not unit and around.direction and not around.arrives:
        number, unit = times(number, _HUNDRED), "%"
    made = Quantity(
        comparator,
        None if comparator in bounds.DOWN else number,
        None if comparator in bounds.UP else number,
        low_included=comparator is not bounds.MORE,
        high_included=comparator is not bounds.LESS,
        unit=unit,
        dimension=tables.units[unit].dimension if unit else "ratio",
        approximator=around.approximator,
        direction=direction or around.direction,
        baseline=around.baseline,
        label=label_of(found.string[edge : found.start()]),
        start=found.start(),
        end=found.end(),
    )
    return (made, around.flags)


def ratio(found: re.Match[str], edge: int) -> Reading | None:
    """Return 1.5:1 as its quotient; None where the second number is 0."""
    value = fraction(*(side.strip() for side in found[0].split(":")))
    if value is None:
        return None
    made = Quantity(
        bounds.EQUAL,
        value,
        value,
        dimension="ratio",
        label=label_of(found.string[edge : found.start()]),
        start=found.start(),
        end=found.end(),
    )
    return (made, NO_FLAGS)
