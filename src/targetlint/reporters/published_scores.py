"""Scores in the published JSON format: the review table of a form, and where suggestions come from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from targetlint.model.scheme import Why
from targetlint.reporters.published_shape import Basis, Shape, Text

GradeName = Literal["excellent", "good", "fair", "poor"]


class Scheme(Shape):
    """The scoring scheme in force: the pack that declares it, what it rests on, the points of all items."""

    name: Text
    pack: str
    basis: list[Basis]
    points: float


class Loss(Shape):
    """What a rule costs for one reason: `count` times `each`; `amount` is what counts of it below the bound.

    Only those that are `certain` are lost for sure; the others are for a person to decide.
    """

    rule: str
    why: Why
    certain: bool
    count: int
    each: float
    amount: float


class ItemScore(Shape):
    """An item of the review table: between `low` and `high` of its `points`.

    `answered` counts its rules that came to a decision; with none it is not assessed: it may be worth
    anything. `judged` is what a person judges in any case.
    """

    name: Text
    dimension: str
    points: float
    low: float
    high: float
    answered: int
    losses: list[Loss]
    judged: Text | None


class Score(Shape):
    """A suggestion for the reviewer: between `low` points, which are sure, and `high` ones.

    The grade is known only where `grade_low` and `grade_high` are the same. `answered` and `open` count the
    rules that decided, and those that a person has to decide for; `outside` are rules with findings that
    the scheme counts nowhere.
    """

    low: float = Field(ge=0)
    high: float = Field(ge=0)
    grade_low: GradeName
    grade_high: GradeName
    answered: int
    open: int
    items: list[ItemScore]
    outside: list[str]
