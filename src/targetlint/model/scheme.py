"""How findings roll up into the review table: items with points, deductions, grades; and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from targetlint.model.diagnostic import Basis, Severity
from targetlint.model.said import Said

GRADES: Mapping[str, str] = MappingProxyType(
    {"excellent": "优", "good": "良", "fair": "中", "poor": "差"},
)
"""The grades of the review table, the best first: English name to Chinese one."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one finding costs: `each` points, and one rule at most `most` (None: no bound).

    It is for rules that a selector means (any where empty), of a dimension and a severity (any where
    empty or None).
    """

    selectors: tuple[str, ...]
    dimension: str
    severity: Severity | None
    each: Decimal
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the review table, worth `points`.

    It counts the rules that `selectors` mean, and those of its dimension that no item names where it
    takes the `rest`; `judged` is what a person judges there whatever the rules say.
    """

    name: Said
    dimension: str
    points: Decimal
    selectors: tuple[str, ...]
    rest: bool
    judged: Said | None


@dataclass(frozen=True, slots=True)
class Band:
    """A grade (GRADES) and the least percentage of the points that it takes."""

    grade: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scoring scheme; of `deductions` the first one that fits a finding counts; `bands` the best first."""

    name: Said
    pack: str
    basis: tuple[Basis, ...]
    deductions: tuple[Deduction, ...]
    items: tuple[Item, ...]
    bands: tuple[Band, ...]

    @property
    def points(self) -> Decimal:
        """What all items are worth together."""
        return sum((each.points for each in self.items), Decimal(0))

    def grade(self, points: Decimal, full: Decimal) -> str:
        """Return the grade of so many points out of `full`."""
        return next(each.grade for each in self.bands if points * 100 >= each.least * full)


class Why(StrEnum):
    """Why points are lost, or may be."""

    FINDING = "finding"
    HEURISTIC = "heuristic"
    REVIEW = "review"
    UNDECIDED = "undecided"
    NOT_RUN = "not_run"
    CRASHED = "crashed"

    @property
    def certain(self) -> bool:
        """Whether the points are lost; for any other reason a person has to look first."""
        return self is Why.FINDING


@dataclass(frozen=True, slots=True)
class Loss:
    """What one rule costs for one reason: `count` times `each`, of which `amount` counts below the caps."""

    rule: str
    why: Why
    count: int
    each: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ItemScore:
    """What an item comes to: between `low` and `high` points.

    `answered` are its rules that came to a decision; where there is none the item is not assessed, and
    may be worth anything. `losses` are in the order of the rules.
    """

    item: Item
    answered: int
    losses: tuple[Loss, ...]

    @property
    def assessed(self) -> bool:
        """Whether any rule decided anything about it."""
        return self.answered > 0

    @property
    def high(self) -> Decimal:
        """What it is worth if a person finds nothing further."""
        return max(self.item.points - _sum(each.amount for each in self.losses if each.why.certain), _NOTHING)

    @property
    def low(self) -> Decimal:
        """What it is worth if everything that is open goes against the form."""
        lost = _sum(each.amount for each in self.losses)
        return max(self.item.points - lost, _NOTHING) if self.assessed else _NOTHING


@dataclass(frozen=True, slots=True)
class Score:
    """What a form comes to by a scheme: a suggestion, never more certain than `low` and `high` say.

    `answered` and `open` count the rules that decided and those that a person has to decide for;
    `outside` are rules with findings that no item counts.
    """

    scheme: Scheme
    items: tuple[ItemScore, ...]
    answered: int
    open: int
    outside: tuple[str, ...]

    @property
    def low(self) -> Decimal:
        """The points that are sure."""
        return _sum(each.low for each in self.items)

    @property
    def high(self) -> Decimal:
        """The points if a person finds nothing further."""
        return _sum(each.high for each in self.items)

    @property
    def grades(self) -> tuple[str, str]:
        """The grade of the sure points, and that of the points if a person finds nothing further."""
        full = self.scheme.points
        return self.scheme.grade(self.low, full), self.scheme.grade(self.high, full)


_NOTHING = Decimal(0)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, _NOTHING)
