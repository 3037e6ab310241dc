"""What a run adds up to: the verdict on each document, and how rules and findings are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport, Report, Status

_OPEN = frozenset({Status.UNDECIDED, Status.NOT_RUN, Status.CRASHED})
_ANSWERED = frozenset({Status.PASSED, Status.VIOLATED})


class Verdict(StrEnum):
    """What may be done with a document now."""

    READY = "ready"
    REVIEW = "review"
    REVISE = "revise"
    UNCHECKED = "unchecked"


def by_document(report: Report) -> dict[str, list[Diagnostic]]:
    """Return the findings of each document, by path; those about none of them under ``""``."""
    found: dict[str, list[Diagnostic]] = {"": [], **{each.path: [] for each in report.documents}}
    for finding in report.findings:
        path = finding.place.document if isinstance(finding.place, Place) else ""
        found[path if path in found else ""].append(finding)
    return found


def verdict(document: DocumentReport, findings: Sequence[Diagnostic]) -> Verdict:
    """Judge one document; it is never READY where a question stayed open or no rule answered at all.

    A rule about something that the run was not given (other forms, last year's, a county's table) leaves no
    question open about this one: what did not run is told beside the verdict.
    """
    if not document.checked:
        return Verdict.UNCHECKED
    if any(each.severity is Severity.ERROR for each in findings):
        return Verdict.REVISE
    if any(each.severity is Severity.REVIEW or each.outcome is not Outcome.FAIL for each in findings):
        return Verdict.REVIEW
    for form in document.forms:
        ended = {each.status for each in form.statuses if not each.not_given}
        if ended & _OPEN or not ended & _ANSWERED:
            return Verdict.REVIEW
    return Verdict.READY if document.forms else Verdict.REVIEW


def verdicts(report: Report) -> dict[str, Verdict]:
    """Return the verdict on each document, by path."""
    found = by_document(report)
    return {each.path: verdict(each, found[each.path]) for each in report.documents}


def overall(each: Sequence[Verdict]) -> Verdict:
    """Return the verdict on the run: what asks for work first, READY only where every document is."""
    for worst in (Verdict.REVISE, Verdict.UNCHECKED, Verdict.REVIEW):
        if worst in each:
            return worst
    return Verdict.READY if each else Verdict.UNCHECKED


def severities(report: Report) -> Counter[Severity]:
    """Count the findings by severity."""
    return Counter(each.severity for each in report.findings)


def statuses(report: Report) -> Counter[Status]:
    """Count the pairs of rule and form by how they ended."""
    return Counter(
        status.status for document in report.documents for form in document.forms for status in form.statuses
    )
