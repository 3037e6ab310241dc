"""One of two runs that are compared: its forms, findings and statuses, and how they are asked about."""

from __future__ import annotations

from itertools import chain

from targetlint.model.report import Status
from targetlint.model.said import Said
from targetlint.reporters import published, published_shape
from targetlint.reporters.units import unit_of
from targetlint.settled import settled
from targetlint.words import say

_UNASKED = frozenset({Status.NOT_RUN, Status.DISABLED, Status.EXEMPTED, Status.CRASHED})


class Run:
    """A report with what is asked of it again and again."""

    def __init__(self, report: published.Report) -> None:
        self.report = report
        self.rules = {each.id: each for each in report.rules}
        self.findings = [
            *report.findings,
            *(each for document in report.documents for each in document.diagnostics),
        ]
        self.forms = {
            (document.path, form.number): form for document in report.documents for form in document.forms
        }
        self.units = {document.path: unit_of(document) for document in report.documents}
        self.checked = {each.path for each in report.documents if each.checked}
        self.statuses: dict[tuple[str, int, str], published.RuleStatus] = {
            (each.document, each.form, each.rule): each for each in report.statuses
        }

    def form_of(self, finding: published.Finding) -> tuple[str, int] | None:
        """Return the key of the form that a finding is about; None where it is about a file or nothing."""
        path = document_of(finding)
        return (path, finding.form) if (path, finding.form or 0) in self.forms and finding.form else None

    def rule_of(self, other: published.Rule) -> published.Rule | None:
        """Return the rule of this run that is the same as one of another run, under any of their ids."""
        ids = {other.id, *other.formerly}
        return next((each for each in self.rules.values() if ids & {each.id, *each.formerly}), None)


def forms_matched(old: Run, new: Run) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """Return for each form of the old run the same forms in the new one.

    They have the same fingerprint; of the others those are the same that have the same file, number and
    kind. Forms that name neither unit nor project all have one fingerprint: of those the file decides first.
    """
    there = {key for key, form in old.forms.items() if _nameless(form, new.forms.get(key))}
    prints: dict[str, list[tuple[str, int]]] = {}
    for key, form in new.forms.items():
        if key not in there:
            prints.setdefault(form.fingerprint, []).append(key)
    found = {
        key: [key] if key in there else prints.get(form.fingerprint, []) for key, form in old.forms.items()
    }
    taken = set(chain.from_iterable(found.values()))
    for key, form in old.forms.items():
        same = new.forms.get(key)
        if not found[key] and same is not None and same.kind == form.kind and key not in taken:
            found[key] = [key]
    return found


def _nameless(form: published.Form, other: published.Form | None) -> bool:
    """Whether two forms have one fingerprint, which does not say whose they are."""
    named = form.department or form.project
    return not named and other is not None and other.fingerprint == form.fingerprint


def decided(status: published.RuleStatus, row: str) -> bool:
    """Whether a rule that ended so has decided about a row."""
    reason = said(status.reason) if status.reason else None
    blamed = [each.place.row_key if each.place else "" for each in status.causes]
    return settled(status.status, reason, blamed, row)


def unasked(status: published.RuleStatus) -> bool:
    """Whether a rule that ended so was not asked, for a reason that does not lie in the form."""
    if Status(status.status) is Status.NOT_APPLICABLE:
        return status.reason is not None and said(status.reason) != say("status.no_case")
    return Status(status.status) in _UNASKED


def differ(rule: published.Rule, other: published.Rule) -> bool:
    """Whether two states of a rule may answer differently."""
    return rule.digest != other.digest


def document_of(finding: published.Finding) -> str:
    """Return the path of the document that a finding is about; empty where there is none."""
    return finding.place.document if isinstance(finding.place, published.Place) else ""


def said(text: published_shape.Text) -> Said:
    """Return a text of a report as the model has it."""
    return Said(text.zh, text.en)
