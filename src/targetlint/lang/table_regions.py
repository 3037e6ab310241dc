"""What a parameter of a decision table may be, cut into regions that no cell of the table divides.

Every member of an enum; the bounds of amounts and days, and the stretches between them; of texts, one for
every word in the table and one for all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from targetlint.lang import lookup
from targetlint.lang.lookup import Bound, Interval
from targetlint.lang.shown import amount
from targetlint.lang.types import Type
from targetlint.lang.words_in import folded
from targetlint.model.amount import Amount
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS

_OTHER = "\ue000"  # stands for whatever else a text says: no word holds this character


@dataclass(frozen=True, slots=True)
class Region:
    """One region: a value that stands for it, and the stretch that it is where it is one."""

    value: Any
    stretch: Interval | None = None


def regions(tests: Sequence[Sequence[lookup.Test]], type_: Type) -> list[Region]:
    """Return the regions of a parameter, in order; `tests` are what each row tests of it."""
    if type_.kind == "enum":
        return [Region(member) for member in ENUMS[type_.of]]
    if type_.kind == "text":
        return [Region(text) for text in _texts(tests)]
    return list(_between(_bounds(tests)))


def fitting(test: lookup.Test, chosen: Sequence[Region]) -> int:
    """Return the regions that a test fits, as bits."""
    if isinstance(test, lookup.Containing):  # the same as `fits`, for the thousands of words of a large table
        found = [folded(word) for word in test.words]
        texts = [folded(region.value) for region in chosen]
        return sum(1 << at for at, text in enumerate(texts) if any(word in text for word in found))
    return sum(1 << at for at, region in enumerate(chosen) if test.fits(region.value) is True)


def of_one_unit(tests: Sequence[Sequence[lookup.Test]]) -> bool:
    """Whether the amounts that rows test of a parameter can be put in order."""
    bounds = _bounds(tests)
    return len({each.unit for each in bounds if isinstance(each, Amount) and each.number}) <= 1


def words(test: lookup.Test) -> list[str]:
    """Return the texts and words that a test names."""
    return [each.rstrip(_OTHER) for each in _witnesses(test)]


def named(chosen: Sequence[Region], type_: Type) -> Said:
    """Return regions in words, stretches that follow on each other as one."""
    if type_.kind == "enum":
        said = [Said(ENUMS[type_.of][each.value], each.value) for each in chosen]
    elif type_.kind == "text":
        texts = [each.value.replace(_OTHER, "…") for each in chosen]
        said = [Said(f"“{text}”", f"“{text}”") for text in texts]
    else:
        said = [_stretch(each) for each in _joined(chosen)]
    return Said("、".join(each.zh for each in said), ", ".join(each.en for each in said))


def _texts(tests: Sequence[Sequence[lookup.Test]]) -> list[str]:
    found = {_OTHER: None}
    for of_row in tests:
        for test in of_row:
            found.update(dict.fromkeys(_witnesses(test)))
        if len(of_row) > 1:  # a text that meets all of them, where there is one
            found[_OTHER.join(_witnesses(test)[0] for test in of_row)] = None
    return list(found)


def _bounds(tests: Sequence[Sequence[lookup.Test]]) -> list[Bound]:
    found: dict[Any, Bound] = {}
    for test in (each for of_row in tests for each in of_row):
        if isinstance(test, lookup.InStretch):
            ends = [end for each in test.stretches for end in (each.low, each.high)]
            found.update((_order(end), end) for end in ends if end is not None)
    return [found[key] for key in sorted(found)]


def _witnesses(test: lookup.Test) -> list[str]:
    """Return texts that stand for those a test tells apart."""
    match test:
        case lookup.SameText(texts=texts, negated=negated):
            return [_OTHER, *texts] if negated else list(texts)
        case lookup.Containing(words=words):
            return [word + _OTHER for word in words]
        case lookup.Mentioning(lexicons=lexicons):
            return [word + _OTHER for each in lexicons for word in each.words]
    return []


def _order(bound: Bound) -> Decimal | date:
    return bound.number if isinstance(bound, Amount) else bound


def _between(bounds: Sequence[Bound]) -> Iterator[Region]:
    """Yield the regions that bounds cut: each bound itself, and what lies before, between and behind them.

    What lies below zero is left out where no bound does: no form states it.
    """
    if not bounds:
        yield Region(None)
        return
    first, last = bounds[0], bounds[-1]
    if not isinstance(first, Amount) or first.number < 0:
        yield Region(_moved(first, -1), Interval(None, first, high_open=True))
    elif first.number > 0:
        yield Region(replace(first, number=first.number / 2), Interval(None, first, high_open=True))
    for one, other in pairwise(bounds):
        yield Region(one, Interval(one, one))
        inside = _middle(one, other)
        if inside is not None:
            yield Region(inside, Interval(one, other, low_open=True, high_open=True))
    yield Region(last, Interval(last, last))
    yield Region(_moved(last, 1), Interval(last, None, low_open=True))


def _moved(bound: Bound, by: int) -> Bound | None:
    if isinstance(bound, Amount):
        return replace(bound, number=bound.number + by)
    try:
        return bound + timedelta(days=by)
    except OverflowError:
        return bound


def _middle(one: Bound, other: Bound) -> Bound | None:
    """Return a value between two bounds; None between two days that follow on each other."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return replace(one, number=(one.number + other.number) / 2)
    day = _moved(one, 1)
    return day if day != other else None


def _joined(regions: Sequence[Region]) -> Iterator[Interval]:
    """Yield the stretches of regions, those that follow on each other as one."""
    open_: Interval | None = None
    for region in regions:
        next_ = region.stretch
        if next_ is None:
            continue
        if (
            open_ is not None
            and open_.high is not None
            and open_.high == next_.low
            and (open_.high_open != next_.low_open)
        ):
            open_ = Interval(open_.low, next_.high, open_.low_open, next_.high_open)
            continue
        if open_ is not None:
            yield open_
        open_ = next_
    if open_ is not None:
        yield open_


def _stretch(stretch: Interval) -> Said:
    """Return a stretch in words: > 10万元, < 100万元."""
    if stretch.low is not None and stretch.low == stretch.high:
        return Said(_written(stretch.low), _written(stretch.low))
    ends = [
        f"{sign} {_written(end)}"
        for sign, end in (
            (">" if stretch.low_open else "≥", stretch.low),
            ("<" if stretch.high_open else "≤", stretch.high),
        )
        if end is not None
    ]
    return Said(" 且 ".join(ends), " and ".join(ends))


def _written(bound: Bound) -> str:
    """Return a bound as a cell has it."""
    return amount(bound).zh if isinstance(bound, Amount) else bound.isoformat()
