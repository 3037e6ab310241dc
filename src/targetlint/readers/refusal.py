"""The ways a file can fail to be read, and the diagnostics that say so and name the next act."""

from __future__ import annotations

from enum import StrEnum

from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Place
from targetlint.words import say

_MEGA = 1 << 20


class Problem(StrEnum):
    """Why a file gives no document; the second half of the diagnostic's code."""

    EMPTY = "empty"
    NO_FILES = "no-files"
    PACKING = "packing"
    SYNTAX = "syntax"
    NO_FORM = "no-form"
    OUR_REPORT = "our-report"
    NAMED_ENCODING = "named-encoding"
    ENCODING = "encoding"
    ENCRYPTED = "encrypted"
    PASSWORD = "password"  # noqa: S105 - the name of a problem
    DECRYPT = "decrypt"
    BROKEN = "broken"
    UNSAFE = "unsafe"
    LIMIT = "limit"
    UNSUPPORTED = "unsupported"
    SCAN = "scan"


class Refusal(Exception):  # noqa: N818 - a file is refused; that is no error of ours
    """Raised inside a reader where no Document can come out; `read` turns it into its diagnostic.

    `values` fill the placeholders of its text in the words.
    """

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values

    def diagnostic(self, path: str) -> Diagnostic:
        """Return the error that stands for the whole file at `path`."""
        return Diagnostic(
            code=f"file/{self.problem}",
            severity=Severity.ERROR,
            message=say(f"readers.{self.problem}", **self.values),
            place=Place(path),
            outcome=Outcome.ERROR,
            suggestion=say(f"readers.{self.problem}.next", **self.values),
        )


def within(what: str, count: int, most: int) -> None:
    """Raise Refusal where the file holds more than `most` of `what` (bytes, cells, members …)."""
    if count > most:
        raise Refusal(Problem.LIMIT, what=say(f"readers.too-many.{what}", most=_written(most)))


def _written(count: int) -> str:
    """Write a limit as people read it: 64 MB, 10,000."""
    return f"{count >> 20} MB" if count >= _MEGA and count % _MEGA == 0 else f"{count:,}"


def remark(problem: str, severity: Severity, place: Place, **values: object) -> Diagnostic:
    """Return a diagnostic about a file that was read all the same."""
    return Diagnostic(
        code=f"file/{problem}",
        severity=severity,
        message=say(f"readers.{problem}", **values),
        place=place,
        outcome=Outcome.REVIEW,
        suggestion=say(f"readers.{problem}.next", **values),
    )
