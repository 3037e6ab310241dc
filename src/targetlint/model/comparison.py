"""What became of the findings of the run before: put right, still there, new, or another reason than that."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from targetlint.model.diagnostic import Severity
from targetlint.model.said import Said


class Change(StrEnum):
    """What became of a finding from one run to the next, in the order in which it is told.

    `FIXED` is gone from a form that the rule, unchanged, decided about; `REMAINING` stands in both runs;
    `NEW` came in a form that was there. `WAIVED` stands in both and is waived now. `BY_RULES` came or went
    with a rule: added, removed, changed, or asked in one run only. `FORM_NEW` and `FORM_GONE` are of forms
    that only one run has; `OPEN` is no longer found, but its rule did not decide.
    """

    FIXED = "fixed"
    REMAINING = "remaining"
    NEW = "new"
    WAIVED = "waived"
    BY_RULES = "by_rules"
    FORM_NEW = "form_new"
    FORM_GONE = "form_gone"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding and what became of it.

    It is as the new run says it where `is_now` is True, else as the old one did. `updated` is True where it
    stands in both runs and says something else now. `reason` is told of what is neither fixed, remaining
    nor new.
    """

    change: Change
    is_now: bool
    rule: str
    severity: Severity
    message: Said
    unit: str
    document: str
    address: str
    fingerprint: str
    updated: bool = False
    reason: Said | None = None


class RuleDifference(StrEnum):
    """What became of a rule from one run to the next; a renamed one asks the same under another id."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """A rule that one of the two runs asked otherwise than the other, by its id in the newer of them."""

    rule: str
    title: Said
    change: RuleDifference


@dataclass(frozen=True, slots=True)
class FormChanged:
    """A form that only one of the two runs has; `is_now` says which."""

    unit: str
    project: str
    kind: str
    document: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The run before × this one. `path` is the report of the run before, made on the day `today`.

    `findings` are in the order of `Change`, within that by unit and in reading order.
    """

    path: str
    today: str
    version: str
    findings: tuple[Changed, ...] = ()
    rules: tuple[RuleChanged, ...] = ()
    forms: tuple[FormChanged, ...] = ()
    notes: tuple[Said, ...] = field(default=())
