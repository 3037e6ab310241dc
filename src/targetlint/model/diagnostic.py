"""The one shape of bad news: readers, the rule compiler and the rules all report with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from targetlint.model.place import Origin, Place
from targetlint.model.said import Said

FINGERPRINTS = 2
"""The way in which fingerprints are made: those of different numbers cannot be compared."""


class Severity(StrEnum):
    """How much it matters; `REVIEW` asks a person to look, because the program cannot tell."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """Whether the finding follows from what is written, or from a word list or a guess at meaning."""

    CERTAIN = "certain"
    HEURISTIC = "heuristic"


class Grade(StrEnum):
    """How far a suggestion may be trusted: typed in as it is, looked at first, or only pointed out."""

    AUTOMATIC = "automatic"
    CONFIRM = "confirm"
    HINT = "hint"


class Baseline(StrEnum):
    """Whether a finding stands in the baseline of the run: a known one is told and not counted."""

    NEW = "new"
    UNCHANGED = "unchanged"


class Outcome(StrEnum):
    """What a diagnostic is: a broken rule, a question to a person, or a file that was not checked."""

    FAIL = "fail"
    REVIEW = "review"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Basis:
    """A clause that a rule rests on. `verified` says whether the wording was checked at the source."""

    document: str
    clause: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the finding is about, with what stands there."""

    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a suggested value was taken from: another cell with its text, or a source with its name."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Waived:
    """Why a finding is not counted: what its waiver says, and where; `expires` is a day in ISO 8601."""

    reason: str
    approver: str
    expires: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong, where, and what to do next.

    `code` is stable: a rule's id, or room/problem (`file/encoding`, `rule/name`). `message` is one
    line that stands alone. `found` quotes the cell; `expected` and `suggestion` are words that a clerk
    can type; `grade` and `drawn` are about the suggestion, which is the cell's whole new text where it is
    automatic. `blocks` names the rules that could not be decided because of this cell. `fingerprint`
    identifies the finding across runs by content, never by position. `waived` is the waiver that covers
    it, `baseline` is None where the run had no baseline.
    """

    code: str
    severity: Severity
    message: Said
    place: Place | Origin | None = None
    title: Said | None = None
    outcome: Outcome = Outcome.FAIL
    confidence: Confidence = Confidence.CERTAIN
    tags: tuple[str, ...] = ()
    dimension: str = ""
    found: str | None = None
    expected: Said | None = None
    suggestion: Said | None = None
    grade: Grade = Grade.HINT
    drawn: Drawn | None = None
    basis: tuple[Basis, ...] = ()
    related: tuple[Related, ...] = ()
    blocks: tuple[str, ...] = ()
    form: int = 0
    fingerprint: str = ""
    waived: Waived | None = None
    baseline: Baseline | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding counts for totals and the exit code: neither waived nor known."""
        return self.waived is None and self.baseline is not Baseline.UNCHANGED
