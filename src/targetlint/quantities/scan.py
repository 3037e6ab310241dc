"""Everything a text states in numbers and dates, in order, each with its label."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from targetlint.model.quantity import Comparator, DateSpan, Quantity
from targetlint.quantities import bounds, dates, lexicons, measures, pattern
from targetlint.quantities.labels import label_of
from targetlint.quantities.units import SPELLINGS


class Found(NamedTuple):
    """The quantities and dates of a text, and what is odd about the dates."""

    quantities: tuple[measures.Reading, ...]
    dates: tuple[DateSpan, ...]
    date_flags: frozenset[str]


def scan(plain: str, year: int | None) -> Found:
    """Find what `plain`, a normalised text, states."""
    quantities: list[measures.Reading] = []
    spans: list[DateSpan] = []
    date_flags: frozenset[str] = frozenset()
    edge = 0
    size = len(plain.strip())
    for found in pattern.token().finditer(plain):
        if found["point1"] or found["point0"]:
            dated = dates.span(found, year)
            if dated:
                spans.append(dated[0])
                date_flags |= dated[1]
                edge = found.end()
            continue
        reading = _reading(found, edge, whole=len(found[0].strip()) == size)
        if reading is not None:
            quantities.append(reading)
            edge = found.end()
    return Found(tuple(quantities), tuple(spans), date_flags)


def _reading(found: re.Match[str], edge: int, *, whole: bool) -> measures.Reading | None:
    if found["n1"]:
        return measures.quantity(found, edge, whole=whole)
    if found["zero"]:
        return _zero(found)
    if found["phrase"]:
        return _idiom(found, edge)
    if found["ratio"]:
        return _ratio(found, edge)
    return None


def _zero(found: re.Match[str]) -> measures.Reading:
    nothing = Decimal(0)
    made = Quantity(
        Comparator.EQUAL,
        nothing,
        nothing,
        dimension="count",
        label=found["event"],
        start=found.start(),
        end=found.end(),
    )
    return measures.Reading(made, frozenset())


def _idiom(found: re.Match[str], edge: int) -> measures.Reading:
    comparator, number, unit, direction = lexicons.IDIOMS[found["phrase"]]
    around = bounds.together(bounds.before(found["pre"]), bounds.after(found["suf"]))
    comparator = around.comparator or comparator
    made = Quantity(
        comparator,
        None if comparator in bounds.DOWN else number,
        None if comparator in bounds.UP else number,
        low_included=comparator is not Comparator.MORE,
        high_included=comparator is not Comparator.LESS,
        unit=unit,
        dimension=SPELLINGS[unit].dimension if unit else "ratio",
        approximator=around.approximator,
        direction=direction or around.direction,
        baseline=around.baseline,
        label=label_of(found.string[edge : found.start()]),
        start=found.start(),
        end=found.end(),
    )
    return measures.Reading(made, around.flags)


def _ratio(found: re.Match[str], edge: int) -> measures.Reading | None:
    below = Fraction(found["right"])
    if not below:
        return None
    value = Fraction(found["left"]) / below
    made = Quantity(
        Comparator.EQUAL,
        value,
        value,
        dimension="ratio",
        label=label_of(found.string[edge : found.start()]),
        start=found.start(),
        end=found.end(),
    )
    return measures.Reading(made, frozenset())
