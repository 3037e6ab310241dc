"""The published format of what became of the findings of the run before."""

from __future__ import annotations

from targetlint.model.comparison import Change, RuleDifference
from targetlint.model.diagnostic import Severity
from targetlint.reporters.published_shape import FilePath, Shape, Text, Written


class Changed(Shape):
    """A finding and what became of it, as this run says it where `is_now` is true, else as the old one did.

    `change` is fixed, remaining, new, waived (it is there, and waived now), by_rules (a rule came, went or
    changed), form_new, form_gone (only one run has the form) or open (not found, and not decided). `updated`
    says that it stands in both runs with another text.
    """

    change: Change
    is_now: bool
    rule: Written
    severity: Severity
    message: Text
    unit: Written
    document: FilePath
    address: Written
    fingerprint: str
    updated: bool
    reason: Text | None


class RuleChanged(Shape):
    """A rule that was added, removed, changed (text, parameters, lists) or renamed between the runs."""

    rule: Written
    title: Text
    change: RuleDifference


class FormChanged(Shape):
    """A form that only one run has: this one where `is_now` is true."""

    unit: Written
    project: Written
    kind: str
    document: FilePath
    is_now: bool


class Comparison(Shape):
    """This run compared with the one that wrote the report `file` on the day `today`."""

    file: FilePath
    today: str
    version: str
    findings: list[Changed]
    rules: list[RuleChanged]
    forms: list[FormChanged]
    notes: list[Text]
