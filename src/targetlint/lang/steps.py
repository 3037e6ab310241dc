"""The steps that a rule may take on one form: work of loops inside loops is counted, and has an end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from targetlint.model.form import Unknown

MOST_STEPS = 1_000_000  # about half a second; 200 lines of a form against 2,000 forms are 400,000
OUT_OF_STEPS = Unknown("budget")


class OutOfSteps(Exception):  # noqa: N818 - an end that was set, not an error
    """A rule asked for more steps than it may take on one form."""


class Steps:
    """What is left to spend. A loop that stands in no other is bound by what was read, and costs nothing."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def spend(self, members: Sequence[Any]) -> Sequence[Any]:
        """Return the members of an inner loop, one step for each taken off."""
        self._left -= len(members)
        if self._left < 0:
            raise OutOfSteps
        return members
