"""What evaluating rules over a form gives: hits, undecided answers, and how often each rule asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from targetlint.model.form import Unknown

MISSING = frozenset(
    {
        "no-peers", "mixed-years", "no-last-year", "no-match", "other-year",
        "several-matches", "no-name", "no-table", "budget", "interrupted",
    }
)  # fmt: skip
"""Causes of unknown answers that no cell is to blame for: what the run was not given, or would not spend."""


NOT_GIVEN = frozenset({"no-peers", "no-last-year", "no-table"})
"""Those of them that say that the run was given nothing of the kind at all."""


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

    @property
    def missing(self) -> bool:
        """Whether the rule could not be run, rather than not be decided."""
        return self.unknown.cause in MISSING


@dataclass(slots=True)
class Answers:
    """The answers of a list of rules on one form; `asked[i]` counts how often rule i got as far as asking."""

    hits: list[Hit]
    doubts: list[Doubt]
    asked: list[int]
    crashed: dict[int, str] = field(default_factory=dict)

    def without(self, rules: Collection[int]) -> Answers:
        """Return the answers less those of some rules."""
        if not rules:
            return self
        return Answers(
            [hit for hit in self.hits if hit.rule not in rules],
            [doubt for doubt in self.doubts if doubt.rule not in rules],
            self.asked,
            {rule: error for rule, error in self.crashed.items() if rule not in rules},
        )
