"""What a run finds and does not count: what somebody has waived, and what a baseline knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from targetlint.model.place import Origin


class WaiverState(StrEnum):
    """What became of a waiver in a run; only a used one covers findings."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Waiver:
    """An entry of a waivers file, as written, and the number of findings that it covers.

    `expires` is its last day in ISO 8601; texts that it does not have are empty. `unknown` means no rule of
    the run's packs, `refused` a rule that its pack calls mandatory.
    """

    rule: str
    reason: str
    approver: str
    expires: str
    unit: str
    project: str
    row: str
    file: str
    origin: Origin
    state: WaiverState = WaiverState.UNUSED
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that a baseline knows: no text of the form but the names of its place."""

    fingerprint: str
    rule: str
    form: str
    unit: str
    project: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What a run made of its baseline: findings that are `known`, entries that are `fixed` and `unseen`.

    A fixed one is no longer found by a rule that decided on its form; of an unseen one the form was not
    checked or the rule did not decide.
    """

    path: str
    known: int
    fixed: tuple[Entry, ...]
    unseen: tuple[Entry, ...]
