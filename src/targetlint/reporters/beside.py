"""A value with the columns beside it, and what each of them did to its reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from targetlint.model.quantity import Number, Quantity, Target
from targetlint.model.said import Said
from targetlint.reporters.numbers import plain
from targetlint.words import say

ColumnName = Literal["sign", "unit", "direction", "indicator", "year"]

_FIELDS = ("comparator", "number", "unit", "dimension", "per", "scale", "direction", "baseline")


@dataclass(frozen=True, slots=True)
class Column:
    """A column beside the value; `without` is the reading of the value where this one is left out."""

    name: ColumnName
    text: str
    without: Target


@dataclass(frozen=True, slots=True)
class Misread:
    """What an importer that keeps the first digits makes of a value, None for nothing, and what it says."""

    imported: Decimal | None
    stated: Number | None


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value as read, with the columns that were given with it.

    `yearly` has for each quantity what it comes to in a year, None where that is not another number.
    """

    target: Target
    columns: tuple[Column, ...] = ()
    yearly: tuple[Quantity | None, ...] = ()
    misread: Misread | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a column did: the parts of the reading that it gave, the flags that it raised and settled."""

    gave: tuple[str, ...]
    raised: tuple[str, ...]
    settled: tuple[str, ...]


def told(misread: Misread) -> Said:
    """Say what the importer would read and what the value says."""
    numbers = {"imported": misread.imported, "stated": misread.stated}
    written = {name: plain(number) for name, number in numbers.items() if number is not None}
    if misread.imported is None:
        return say("quantity.import_nothing", **written)
    return say(
        "quantity.import_other" if misread.stated is not None else "quantity.import_invented", **written
    )


def effect(column: Column, target: Target) -> Effect:
    """Return what differs between `target` and the reading without the column."""
    before = column.without
    return Effect(
        tuple(dict.fromkeys(_changed(before, target))),
        tuple(sorted(target.flags - before.flags)),
        tuple(sorted(before.flags - target.flags)),
    )


def _changed(before: Target, after: Target) -> Iterator[str]:
    if before.kind is not after.kind:
        yield "kind"
    if len(before.quantities) != len(after.quantities):
        yield "quantities"
    else:
        yield from (
            name
            for name in _FIELDS
            if [getattr(each, name) for each in before.quantities]
            != [getattr(each, name) for each in after.quantities]
        )
    if before.dates != after.dates:
        yield "dates"
