"""What a run adds up to: the verdict on each document, and how rules and findings are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from targetlint.model.comparison import Change
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport, Report, Status
from targetlint.model.scheme import Scheme

_OPEN = frozenset({Status.UNDECIDED, Status.NOT_RUN, Status.CRASHED})
_ALWAYS = frozenset({Change.FIXED, Change.REMAINING, Change.NEW, Change.BY_RULES})
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
    question open about this one: what did not run is told beside the verdict. What is waived does not count;
    what a baseline knows does, as it is wrong all the same.
    """
    findings = [each for each in findings if not each.waived]
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


def overall(each: Sequence[Verdict], *, complete: bool = True) -> Verdict:
    """Return the verdict on the run: what asks for work first, READY only where every document is.

    A run that is not complete left files unchecked.
    """
    for worst in (Verdict.REVISE, Verdict.UNCHECKED, Verdict.REVIEW):
        if worst in each or (worst is Verdict.UNCHECKED and not complete):
            return worst
    return Verdict.READY if each else Verdict.UNCHECKED


def severities(report: Report) -> Counter[Severity]:
    """Count what is told by severity, also of rules and waivers; what is waived or known is left out."""
    told = (*report.findings, *report.unused, *report.about_waivers)
    return Counter(each.severity for each in told if each.counts)


def statuses(report: Report) -> Counter[Status]:
    """Count the pairs of rule and form by how they ended."""
    return Counter(
        status.status for document in report.documents for form in document.forms for status in form.statuses
    )


def changes_told(there: Collection[Change]) -> list[Change]:
    """Return the changes that are counted for people: four always, the others where they occur."""
    return [each for each in Change if each in _ALWAYS or each in there]


def put_right(counts: Mapping[Change, int]) -> str:
    """Return the share of the findings of the run before that were put right; empty where none can be."""
    there = counts[Change.FIXED] + counts[Change.REMAINING]
    return f"{counts[Change.FIXED] * 100 / there:.1f}%" if there else ""


def scheme_of(report: Report) -> Scheme | None:
    """Return the scheme that the forms of a run were scored by; None where none was."""
    scored = (each.score for document in report.documents for each in document.forms)
    return next((each.scheme for each in scored if each is not None), None)
