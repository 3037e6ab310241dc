"""The examples of rules: how each ended, what they show of each rule, which changes they notice."""

from __future__ import annotations

from dataclasses import dataclass, field

from targetlint.model.place import Origin
from targetlint.model.said import Said


@dataclass(frozen=True, slots=True)
class Ending:
    """How an example ended: `outcome` is what it claims, `found` what the rule made of it.

    `detail` says in what it ended otherwise, empty where it did not; where a lower pack's parameters are
    the reason, it passes all the same.
    """

    rule: str
    title: str
    outcome: str
    found: str
    passed: bool
    detail: Said
    origin: Origin


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that no example shows or notices, at `origin`, in the rule or word list called `about`.

    `hint` says which example to add. `mark` is what a comment calls it where the gap is argued there, and
    `reason` that argument, empty where there is none.
    """

    about: str
    origin: Origin
    message: Said
    hint: Said
    mark: Said
    reason: str = ""


@dataclass(slots=True)
class Tally:
    """How many points were looked at, how many of them the examples answer for, and the rest."""

    count: int = 0
    met: int = 0
    gaps: list[Gap] = field(default_factory=list)

    @property
    def open_gaps(self) -> list[Gap]:
        """The gaps that no comment argues."""
        return [gap for gap in self.gaps if not gap.reason]

    def add(self, other: Tally) -> None:
        """Take in what was found elsewhere."""
        self.count += other.count
        self.met += other.met
        self.gaps += other.gaps
