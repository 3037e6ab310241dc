"""What a reading knows and a pack may add to: units, set phrases, grades, vague words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from targetlint.quantities.table_files import guarded, table, words

_ONE = Decimal(1)
_MONEY = "money"
_NO_DIMENSIONS = frozenset({"classifiers", "short", "per"})


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that a spelling stands for: its one name, its dimension, how many of it one is.

    `size` is how large it is among the units of its dimension, 0 where it has no measure with them.
    """

    name: str
    dimension: str
    factor: Decimal = _ONE
    size: Fraction = Fraction(0)


NO_UNIT = Unit("", "")
"""What a number without a unit has."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The tables of one reading; those of `shipped()` come with the program.

    `units` maps every spelling to its unit, `unit_guards` spellings to the signs that must not follow;
    `slogans` are set phrases whose numerals count nothing, with their guards, `zero_events` what 零
    before it denies, the
    others are values without a number, by their kind. Compared by identity: patterns are made once of each.
    """

    units: Mapping[str, Unit]
    unit_guards: Mapping[str, str]
    slogans: Mapping[str, str]
    zero_events: frozenset[str]
    levels: frozenset[str]
    scales: frozenset[str]
    binary: frozenset[str]
    symbolic: frozenset[str]
    vague: frozenset[str]

    def extended(  # noqa: PLR0913 - each argument is one table
        self,
        *,
        units: Mapping[str, Unit] | None = None,
        slogans: Iterable[str] = (),
        zero_events: Iterable[str] = (),
        levels: Iterable[str] = (),
        scales: Iterable[str] = (),
        symbolic: Iterable[str] = (),
        vague: Iterable[str] = (),
    ) -> Tables:
        """Return these tables with a pack's words added; what is here stays."""
        return replace(
            self,
            units={**(units or {}), **self.units},
            slogans={**dict.fromkeys(slogans, ""), **self.slogans},
            zero_events=self.zero_events.union(zero_events),
            levels=self.levels.union(levels),
            scales=self.scales.union(scales),
            symbolic=self.symbolic.union(symbolic),
            vague=self.vague.union(vague),
        )


@cache
def shipped() -> Tables:
    """Return the tables that come with the program."""
    units, guards = _units()
    answers = {name: frozenset(words("answers", name)) for name in table("answers")}
    return Tables(
        units,
        guards,
        slogans=dict(map(guarded, words("lookalikes", "slogans"))),
        zero_events=frozenset(words("words", "zero events")),
        levels=answers["levels"],
        scales=answers["scales"],
        binary=answers["binary"],
        symbolic=answers["symbolic"],
        vague=answers["vague"],
    )


def _units() -> tuple[dict[str, Unit], dict[str, str]]:
    """Return the unit of every spelling, and the guards; a smaller coin is so many of its currency."""
    units: dict[str, Unit] = {}
    guards: dict[str, str] = {}
    for word, signs in map(guarded, words("units", "classifiers")):
        units[word] = Unit(word, "count")
        guards[word] = signs
    for dimension, rows in table("units").items():
        if dimension in _NO_DIMENSIONS:
            continue
        whole = rows[0][0]
        for name, size, *others in rows:
            unit = Unit(name, dimension, size=_size(size))
            if dimension == _MONEY and unit.size and unit.size != 1:
                unit = Unit(whole, dimension, Decimal(size), unit.size)
            for word, signs in map(guarded, [name, *others]):
                units[word] = unit
                guards[word] = signs
    return units, {word: signs for word, signs in guards.items() if signs}


def _size(written: str) -> Fraction:
    return Fraction(written) if written != "-" else Fraction(0)


DENOMINATORS = {spelling: row[0] for row in table("units")["per"] for spelling in row}
"""What a rate can be stated per (元/人·月, 每季度1次), with its one name."""

SHORT_UNITS = {
    (dimension, word): Unit(name, dimension, size=Fraction(size))
    for dimension, word, name, size in table("units")["short"]
}
"""Spellings that mean a unit only behind a larger one of the same dimension: 三角五分."""
