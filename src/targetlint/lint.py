"""The one use case: paths and rules in, a report out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from targetlint import intake
from targetlint.lang.findings import findings, statuses
from targetlint.lang.runtime import Batch, batch_of
from targetlint.model.diagnostic import Confidence, Diagnostic, Severity
from targetlint.model.place import Place
from targetlint.model.reading import Reading
from targetlint.model.report import DocumentReport, FormReport, PassedOver, Report
from targetlint.rulebook import RuleBook


def check(
    paths: Sequence[Path],
    book: RuleBook,
    *,
    today: date,
    reading: Reading | None = None,
) -> Report:
    """Check every file below `paths` and return what was found, in reading order.

    A file that cannot be read costs that file; a rule that crashes costs that rule on that form.
    """
    documents: list[DocumentReport] = []
    found: list[tuple[int, Diagnostic]] = []
    passed_over: list[PassedOver] = []
    for answer in intake.take_in(paths, book.layouts, reading or Reading()):
        if isinstance(answer, PassedOver):
            passed_over.append(answer)
            continue
        documents.append(answer.document)
        found += [(len(documents), _weighed(each, answer.document)) for each in answer.diagnostics]
    batch = batch_of(each.form for document in documents for each in document.forms)
    with _without_collector():
        for number, document in enumerate(documents, 1):
            for each in document.forms:
                told = _asked(each, book, batch)
                found += [(number, _weighed(finding, document)) for finding in told]
    found.sort(key=lambda pair: (pair[0], *_reading_order(pair[1])))
    return Report(
        version=version("targetlint"),
        today=today.isoformat(),
        packs=book.packs,
        rules=list(book.rules.values()),
        documents=documents,
        findings=_fingerprinted([each for _, each in found], documents),
        passed_over=passed_over,
    )


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the garbage collector: rules leave no circles, and it costs up to half of a large run."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _asked(report: FormReport, book: RuleBook, batch: Batch) -> list[Diagnostic]:
    answers = book.plan.run(report.form, batch)
    told = findings(book.plan.rules, report.form, answers)
    report.statuses = statuses(book.plan.rules, report.form, answers, book.disabled)
    return told


def _weighed(finding: Diagnostic, document: DocumentReport) -> Diagnostic:
    """Call what is found in a form a guess where the document's text is one, and an error a question."""
    if document.document is None or document.document.certain or not finding.form:
        return finding
    asked = Severity.REVIEW if finding.severity is Severity.ERROR else finding.severity
    return replace(finding, confidence=Confidence.HEURISTIC, severity=asked)


def _reading_order(finding: Diagnostic) -> tuple[object, ...]:
    place = finding.place
    if not isinstance(place, Place):
        return (finding.form, 0, 0, 0, 0, finding.severity.rank, finding.code)
    return (
        finding.form,
        place.table,
        place.row,
        place.column,
        place.start,
        finding.severity.rank,
        finding.code,
    )


def _fingerprinted(found: Sequence[Diagnostic], documents: Sequence[DocumentReport]) -> list[Diagnostic]:
    """Give every finding an identity that survives renamed files and inserted rows.

    It is made of the rule, the unit, the project, the kind of form, the row's own words and the column;
    a number tells equal ones apart.
    """
    forms = {
        (document.path, each.form.number): each.form for document in documents for each in document.forms
    }
    counts: dict[str, int] = {}
    marked = []
    for each in found:
        place = each.place if isinstance(each.place, Place) else Place("")
        form = forms.get((place.document, each.form))
        about = (
            (form.text("department") or form.text("department_name"), form.text("project_name"), form.kind)
            if form
            else (place.document,)
        )
        content = "\0".join((each.code, *about, place.row_key, place.column_role))
        counts[content] = counts.get(content, 0) + 1
        digest = sha256(f"{content}\0{counts[content]}".encode(errors="surrogatepass")).hexdigest()
        marked.append(replace(each, fingerprint=digest[:16]))
    return marked
