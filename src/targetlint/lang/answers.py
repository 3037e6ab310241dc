"""What evaluating rules over a form gives: hits, undecided answers, and how often each rule asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from targetlint.model.form import Unknown


class Hit(NamedTuple):
    """A wrong answer: rule and ask by index, the objects pointed at, the text to mark, the values shown.

    `rounded` is True where two amounts agree only within the precision they were written with.
    """

    rule: int
    ask: int
    at: tuple[Any, ...]
    mark: Any
    values: tuple[Any, ...]
    rounded: bool = False


class Doubt(NamedTuple):
    """An answer that could not be given; `ask` is -1 where the rule did not get as far as asking."""

    rule: int
    ask: int
    unknown: Unknown


@dataclass(slots=True)
class Answers:
    """The answers of a list of rules on one form; `asked[i]` counts how often rule i got as far as asking."""

    hits: list[Hit]
    doubts: list[Doubt]
    asked: list[int]
    crashed: dict[int, str] = field(default_factory=dict)
