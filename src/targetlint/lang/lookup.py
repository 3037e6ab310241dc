"""Decision tables as rules ask them: what each cell tests, and the result of the row that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from targetlint.lang import runtime
from targetlint.lang.words_in import Lexicon, folded
from targetlint.model.amount import Amount
from targetlint.model.form import Unknown
from targetlint.model.place import Origin

NO_ROW = Unknown("no-row")
SEVERAL_ROWS = Unknown("several-rows")
Bound = Amount | date
Value = Bound | str
"""What can stand in a cell; a text or the English name of an enum member is a `str`."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of amounts or of days; None is no end on that side, an open end is left out."""

    low: Bound | None
    high: Bound | None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Bound) -> bool | Unknown:
        """Whether `value` lies in the stretch; unknown where its unit is another one."""
        low, high = self.low, self.high
        answer = True if low is None else _ordered(">" if self.low_open else "≥", value, low)
        if answer is not True or high is None:
            return answer
        return _ordered("<" if self.high_open else "≤", value, high)


@dataclass(frozen=True, slots=True)
class InStretch:
    """An amount or a day lies in one of these stretches."""

    stretches: tuple[Interval, ...]

    def fits(self, value: Bound) -> bool | Unknown:
        """Whether it does."""
        if len(self.stretches) == 1:
            return self.stretches[0].holds(value)
        answer: bool | Unknown = runtime.exists(each.holds(value) for each in self.stretches)
        return answer


@dataclass(frozen=True, slots=True)
class OneOf:
    """An enum member is one of these."""

    members: tuple[str, ...]

    def fits(self, value: str) -> bool:
        """Whether it is."""
        return value in self.members


@dataclass(frozen=True, slots=True)
class SameText:
    """A text is one of these to a reader, or none of them where `negated`."""

    texts: tuple[str, ...]
    negated: bool = False

    def fits(self, value: str) -> bool:
        """Whether it is."""
        return any(runtime.same_text(value, each) for each in self.texts) is not self.negated


@dataclass(frozen=True, slots=True)
class Containing:
    """A text contains one of these words."""

    words: tuple[str, ...]

    def fits(self, value: str) -> bool:
        """Whether it does, to a reader."""
        text = folded(value)
        return any(folded(each) in text for each in self.words)


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A text mentions one of these lexicons."""

    lexicons: tuple[Lexicon, ...]

    def fits(self, value: str) -> bool:
        """Whether it does."""
        return any(runtime.mentions(value, each) for each in self.lexicons)


Test = InStretch | OneOf | SameText | Containing | Mentioning


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a test for every column, None where any value will do, its result and where it is written."""

    tests: tuple[Test | None, ...]
    result: Value | None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table; `columns` says for each column which of the values it tests, from 0.

    `default` is the result where no row fits, None where the table has none. With `first_hit` the first
    row that fits gives the result; without it rows that fit must agree. An `open` table is declared without
    rows, for lower packs to fill.
    """

    name: str
    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    first_hit: bool = False
    default: Value | None = None
    open: bool = False

    def __hash__(self) -> int:
        """Tell tables apart by what is quick to say: expressions that hold one are hashed over and over."""
        return hash((self.name, len(self.rows)))

    def lookup(self, values: Sequence[Any]) -> Any:  # noqa: ANN401 - of the type that the table gives
        """Return the result for `values`, one of each parameter, or why there is none."""
        found: list[Any] = []
        for row in self.rows:
            answer = self._fits(row, values)
            if answer is False:
                continue
            if answer is not True:
                return answer
            if self.first_hit:
                return row.result
            found.append(row.result)
        if not found:
            return NO_ROW if self.default is None else self.default
        return found[0] if all(alike(found[0], each) for each in found) else SEVERAL_ROWS

    def lookup_all(self, values: Sequence[Any]) -> Any:  # noqa: ANN401 - a list of what the table gives
        """Return the results of all rows that fit `values`, in order, or why they cannot be told."""
        found: list[Any] = []
        for row in self.rows:
            answer = self._fits(row, values)
            if isinstance(answer, Unknown):
                return answer
            if answer:
                found.append(row.result)
        return found

    def rows_hit(self, values: Sequence[Any]) -> tuple[int, ...]:
        """Return the rows that fit `values`, by index."""
        return tuple(at for at, row in enumerate(self.rows) if self._fits(row, values) is True)

    def _fits(self, row: Row, values: Sequence[Any]) -> bool | Unknown:
        unknown: Unknown | None = None
        for column, test in zip(self.columns, row.tests, strict=True):
            answer = True if test is None else test.fits(values[column])
            if answer is False:
                return False
            if answer is not True:
                unknown = answer if unknown is None else unknown
        return True if unknown is None else unknown


def alike(one: object, other: object) -> bool:
    """Whether two results are the same: 1万元 and 10000元 are."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return (one.number, one.unit) == (other.number, other.unit)
    return one == other


def _ordered(sign: str, value: Bound, bound: Bound) -> bool | Unknown:
    if isinstance(value, Amount) and isinstance(bound, Amount):
        return runtime.compare_amounts(sign, value, bound)
    return runtime.compare_dates(sign, value, bound)  # type: ignore[arg-type]  # a table has days with days
