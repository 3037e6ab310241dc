"""An indicator value as a target, and the quantities and dates of running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from targetlint.model.quantity import Comparator, DateSpan, Quantity, Target, TargetKind
from targetlint.quantities import dates, kinds, lexicons
from targetlint.quantities.common import common
from targetlint.quantities.measures import Reading
from targetlint.quantities.neighbours import ALONE, Columns, settled
from targetlint.quantities.normal import normalise
from targetlint.quantities.points import When
from targetlint.quantities.relations import Verdict, claims
from targetlint.quantities.scan import scan
from targetlint.quantities.tables import Tables, shipped

_BRACKETS = re.compile(r"\([^()]*+\)")
_ANNOTATION = re.compile(r"(?:19|20)\d\d|^\(不?含|满分|总分|上年|去年|新增|其中|原|同期|\d\s?:\s?\d")
"""What makes brackets behind a value a note, and no part of it."""

_TIMELY = re.compile(r"时效|时间|及时|日期|期限|进度|按期|按时")
_ZERO_BOUNDS = frozenset({Comparator.EQUAL, Comparator.AT_MOST})
_QUANTITY = TargetKind.QUANTITY
_DURATION = "duration"
_ALWAYS = When()
_A_RATIO = 2
"""A ratio and what it is of are three numbers."""

_NO_FLAGS: frozenset[str] = frozenset()
_NAMED = frozenset({"label-in-value"})
_IMITATED = frozenset({"imitation-sign"})
_WIDE = frozenset({"fullwidth-digits"})
_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_AMBIGUOUS = frozenset({"ambiguous-date-or-ratio"})


def parse(  # noqa: PLR0913 - each argument is one column of the form, or what the reading goes by
    text: str,
    *,
    sign: str = "",
    unit: str = "",
    direction: str = "",
    indicator: str = "",
    year: int | None = None,
    today: date | None = None,
    tables: Tables | None = None,
) -> Target:
    """Read an indicator value; `sign`, `unit` and `direction` are the texts of the columns beside it.

    `indicator` is the indicator's name (it may imply the unit), `year` the form's year, `today` the day it
    was written on: they complete dates. A sign written in the `direction` column counts as a sign.
    `tables` are the words and units to read by, those of the program where none are given.

    >>> parse("50余人次").quantities[0].unit
    '人次'
    """
    tables = tables or shipped()
    plain = normalise(text)
    beside = sign or unit or direction or indicator
    columns = Columns(sign, unit, direction, indicator) if beside else ALONE
    reading = common(plain, tables)
    if reading is not None and (today is None or reading[0].dimension != _DURATION):
        return _sole(text, plain, reading, columns)
    when = _ALWAYS if year is None and today is None else When(year, today)
    return _walked(text, plain, columns, when, tables)


def _walked(text: str, plain: str, columns: Columns, when: When, tables: Tables) -> Target:
    """Read a value of any shape."""
    readings, spans, odd = scan(plain, when, tables)
    half = dates.half_date(plain) if "/" in plain else None
    if half is not None:
        if _TIMELY.search(columns.indicator):
            span, odd = dates.of_half(half, when)
            return Target(text, TargetKind.DATE, (), (span,), odd)
        odd |= _AMBIGUOUS
    if not readings:
        kind, flags = _without_number(plain, spans, columns.indicator, tables)
        return Target(text, kind, (), spans, flags | odd)
    if "(" in plain:
        readings, spans = _without_notes(readings, spans, plain)
    if len(readings) == 1:
        return _sole(text, plain, readings[0], columns, spans, odd)
    quantities, kind, flags = _several(readings, columns, plain)
    return Target(text, kind, quantities, spans, flags | odd | _spelling(text, plain))


def _sole(  # noqa: PLR0913, PLR0917 - the parts of one target
    text: str,
    plain: str,
    reading: Reading,
    columns: Columns,
    spans: tuple[DateSpan, ...] = (),
    odd: frozenset[str] = _NO_FLAGS,
) -> Target:
    """Return a value that states one quantity."""
    quantity, flags = settled(reading, columns, plain)
    kind = _kind_of(quantity)
    if quantity.label and kind is _QUANTITY:
        flags |= _NAMED
    if plain is not text:
        odd |= _spelling(text, plain)
    return Target(text, kind, (quantity,), spans, flags | odd if odd else flags)


def _spelling(text: str, plain: str) -> frozenset[str]:
    """Return the flags of a text in which a single sign imitates ≥ or ≤, or digits are full-width."""
    if plain is text:
        return _NO_FLAGS
    flags = _NO_FLAGS if lexicons.ODD_SIGNS.isdisjoint(text) else _IMITATED
    return flags if _WIDE_DIGITS.isdisjoint(text) else flags | _WIDE


def extract(
    text: str, *, year: int | None = None, today: date | None = None, tables: Tables | None = None
) -> tuple[tuple[Quantity, ...], tuple[DateSpan, ...]]:
    """Return every quantity and every date of running text, in order, each with its label and span.

    >>> [each.label for each in extract("编制数13，在职人员数8")[0]]
    ['编制数', '在职人员数']
    """
    readings, spans, _ = scan(normalise(text), When(year, today), tables or shipped())
    return tuple(quantity for quantity, _ in readings), spans


def _without_notes(
    readings: tuple[Reading, ...], spans: tuple[DateSpan, ...], plain: str
) -> tuple[tuple[Reading, ...], tuple[DateSpan, ...]]:
    """Leave out what stands in a note after the first quantity: 95%（2022年：61%）."""
    notes = [
        note.span() for note in _BRACKETS.finditer(plain, readings[0][0].end) if _ANNOTATION.search(note[0])
    ]
    starts = [start for start, _ in notes]

    def outside(each: Quantity | DateSpan) -> bool:
        before = bisect_right(starts, each.start)
        return not before or each.start >= notes[before - 1][1]

    return tuple(each for each in readings if outside(each[0])), tuple(filter(outside, spans))


def _several(
    readings: tuple[Reading, ...], columns: Columns, plain: str
) -> tuple[tuple[Quantity, ...], TargetKind, frozenset[str]]:
    """Return the quantities of a value with several, the kind that they make, and what is odd about them."""
    each = [settled(reading, columns, plain) for reading in readings]
    quantities = tuple(quantity for quantity, _ in each)
    kinds_of = {_kind_of(quantity) for quantity in quantities}
    kind = kinds_of.pop() if len(kinds_of) == 1 else TargetKind.MULTIPLE
    flags = _NO_FLAGS.union(*(odd for _, odd in each))
    if len(readings) > _A_RATIO and _contradicts(readings):
        flags |= {"relation-conflict"}
    return quantities, TargetKind.MULTIPLE if kind is _QUANTITY else kind, flags


def _without_number(
    plain: str, spans: tuple[DateSpan, ...], indicator: str, tables: Tables
) -> tuple[TargetKind, frozenset[str]]:
    """Return the kind of a value that states no quantity, with its flags."""
    if any(span.binding for span in spans):
        return TargetKind.DATE, _NO_FLAGS
    kind, flags = kinds.wording(plain, indicator, tables)
    if kind is TargetKind.TEXT and len(spans) == 1 and _covers(spans[0], plain):
        kind = TargetKind.SYMBOLIC
    return kind, flags


def _contradicts(readings: tuple[Reading, ...]) -> bool:
    """Whether a ratio is not that of the two numbers before it."""
    told = claims(quantity for quantity, _ in readings)
    return any(claim.verdict is Verdict.CONFLICTING for claim in told)


def _covers(span: DateSpan, plain: str) -> bool:
    """Whether a date is all that a text says: a year that is named, and every how long."""
    return not plain[: span.start].strip() and not plain[span.end :].strip()


def _kind_of(quantity: Quantity) -> TargetKind:
    """Return ZERO for none of something, VAGUE where only an order of magnitude is said (数十家)."""
    if (
        not quantity.number
        and quantity.comparator in _ZERO_BOUNDS
        and not quantity.direction
        and not quantity.baseline
    ):
        return TargetKind.ZERO
    if quantity.approximator and quantity.indefinite:
        return TargetKind.VAGUE
    return _QUANTITY
