"""An indicator value as a target, and the quantities and dates of running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from targetlint.model.quantity import Comparator, DateSpan, Quantity, Target, TargetKind
from targetlint.quantities import dates, kinds, neighbours
from targetlint.quantities.normal import normalise
from targetlint.quantities.scan import Found, scan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from targetlint.quantities.measures import Reading

_ANNOTATION = re.compile(r"\([^()]*(?:(?:19|20)\d\d|上年|去年|新增|其中|原|同期|\d\s?:\s?\d)[^()]*\)")
_FRACTION = re.compile(r"\d{1,2}\s?/\s?\d{1,2}")
_TIMELY = re.compile(r"时效|时间|及时|日期|期限|进度|按期|按时")
_ODD_SIGNS = "≧≦⩾⩽"
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
    dated = _as_date(plain, indicator, year)
    if dated is not None:
        return Target(text, TargetKind.DATE, dates=(dated[0],), flags=dated[1])
    found = _without_notes(scan(plain, year), plain)
    column = sign if sign.strip() else direction
    readings = [
        neighbours.settled(each, sign=column, unit=unit, indicator=indicator, plain=plain)
        for each in found.quantities
    ]
    flags = found.date_flags.union(*(reading.flags for reading in readings))
    if any(odd in text for odd in _ODD_SIGNS):
        flags |= {"imitation-sign"}
    if _FRACTION.fullmatch(plain.strip()) and dates.fraction("".join(plain.split()), year):
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


def _as_date(plain: str, indicator: str, year: int | None) -> tuple[DateSpan, frozenset[str]] | None:
    """Read 8/13 as a day where the indicator asks for one."""
    if not _TIMELY.search(indicator) or not _FRACTION.fullmatch(plain.strip()):
        return None
    return dates.fraction(plain.strip().replace(" ", ""), year)


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
