"""An indicator value as a target, and the quantities and dates of running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from targetlint.model.quantity import Comparator, DateSpan, Quantity, Target, TargetKind
from targetlint.quantities import dates, kinds, lexicons, neighbours
from targetlint.quantities.measures import Reading
from targetlint.quantities.normal import normalise
from targetlint.quantities.scan import Found, scan

_ANNOTATION = re.compile(r"\([^()]*(?:(?:19|20)\d\d|上年|去年|新增|其中|原|同期|\d\s?:\s?\d)[^()]*\)")
_TIMELY = re.compile(r"时效|时间|及时|日期|期限|进度|按期|按时")
_SIDE_BY_SIDE = re.compile(r"[^\S\n]*[,，]?[^\S\n]*(?:且|并且|但|同时)?[^\S\n]*")
_ZERO_BOUNDS = frozenset({Comparator.EQUAL, Comparator.AT_MOST})


def parse(  # noqa: PLR0913 - each argument is one column of the form
    text: str,
    *,
    sign: str = "",
    unit: str = "",
    direction: str = "",
    indicator: str = "",
    year: int | None = None,
) -> Target:
    """Read an indicator value; `sign`, `unit` and `direction` are the texts of the columns beside it.

    `indicator` is the indicator's name (it may imply the unit), `year` the form's year (it completes
    dates). A sign written in the `direction` column counts as a sign.

    >>> parse("50余人次").quantities[0].unit
    '人次'
    """
    plain = normalise(text)
    kind = kinds.empty(plain)
    if kind is not None:
        return Target(text, kind)
    dated = dates.fraction(plain, year)
    if dated is not None and _TIMELY.search(indicator):
        return Target(text, TargetKind.DATE, dates=(dated[0],), flags=dated[1])
    found = _without_notes(scan(plain, year), plain)
    column = sign if sign.strip() else direction
    readings = [
        neighbours.settled(each, sign=column, unit=unit, indicator=indicator, plain=plain)
        for each in _joined(found.quantities, plain)
    ]
    flags = found.date_flags.union(*(reading.flags for reading in readings))
    if not lexicons.ODD_SIGNS.isdisjoint(text):
        flags |= {"imitation-sign"}
    if dated is not None:
        flags |= {"ambiguous-date-or-ratio"}
    kind, more = _kind(plain, readings, found.dates, indicator)
    if kind is TargetKind.QUANTITY and readings[0].quantity.label:
        more |= {"label-in-value"}
    return Target(text, kind, tuple(reading.quantity for reading in readings), found.dates, flags | more)


def extract(text: str, *, year: int | None = None) -> tuple[tuple[Quantity, ...], tuple[DateSpan, ...]]:
    """Return every quantity and every date of running text, in order, each with its label and span.

    >>> [each.label for each in extract("编制数13，在职人员数8")[0]]
    ['编制数', '在职人员数']
    """
    found = scan(normalise(text), year)
    return tuple(reading.quantity for reading in found.quantities), found.dates


def _without_notes(found: Found, plain: str) -> Found:
    """Leave out what stands in a note after the first quantity: 95%（2022年：61%）."""
    if not found.quantities or "(" not in plain:
        return found
    notes = [note.span() for note in _ANNOTATION.finditer(plain, found.quantities[0].quantity.end)]

    def outside(each: Quantity | DateSpan) -> bool:
        return not any(start <= each.start < end for start, end in notes)

    return found._replace(
        quantities=tuple(reading for reading in found.quantities if outside(reading.quantity)),
        dates=tuple(each for each in found.dates if outside(each)),
    )


def _joined(readings: tuple[Reading, ...], plain: str) -> tuple[Reading, ...]:
    """Read a lower and an upper limit side by side as one range: ≥80%≤90%.

    Where no number meets both (≥90%≤80%) they stay apart, with a flag: it cannot be told which one counts.
    """
    if len(readings) != 2:  # noqa: PLR2004 - a range has two limits
        return readings
    first, second = (each.quantity for each in readings)
    alike = first.unit == second.unit or (not first.unit and second.unit == "%")
    if not alike or first.per != second.per or not _SIDE_BY_SIDE.fullmatch(plain, first.end, second.start):
        return readings
    lower, upper = (first, second) if first.high is None else (second, first)
    if lower.low is None or lower.high is not None or upper.high is None or upper.low is not None:
        return readings
    if any(each.direction or each.baseline or each.label for each in (lower, upper)):
        return readings
    flags = readings[0].flags | readings[1].flags
    strict = not (lower.low_included and upper.high_included)
    if Fraction(lower.low) > Fraction(upper.high) or (strict and lower.low == upper.high):
        return tuple(each._replace(flags=flags | {"contradictory-bounds"}) for each in readings)
    both = replace(
        upper,
        comparator=Comparator.RANGE,
        low=lower.low,
        low_included=lower.low_included,
        unit=second.unit,
        dimension=second.dimension,
        approximator=lower.approximator or upper.approximator,
        start=first.start,
        end=second.end,
    )
    return (readings[0]._replace(quantity=both, flags=flags),)


def _kind(
    plain: str, readings: list[Reading], spans: Iterable[DateSpan], indicator: str
) -> tuple[TargetKind, frozenset[str]]:
    if readings and all(_zero(reading.quantity) for reading in readings):
        return TargetKind.ZERO, frozenset()
    if readings:
        return (TargetKind.QUANTITY if len(readings) == 1 else TargetKind.MULTIPLE), frozenset()
    if any(span.binding for span in spans):
        return TargetKind.DATE, frozenset()
    return kinds.wording(plain, indicator)


def _zero(quantity: Quantity) -> bool:
    steady = not quantity.direction and not quantity.baseline
    return quantity.number == 0 and quantity.comparator in _ZERO_BOUNDS and steady
