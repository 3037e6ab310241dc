"""The one use case: paths and rules in, a report out."""

from __future__ import annotations

import errno
import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from targetlint import files, readers
from targetlint.forms.recognise import recognise
from targetlint.lang.findings import findings, statuses
from targetlint.lang.runtime import Batch, batch_of
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.layout import Layout
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport, FormReport, Report
from targetlint.rulebook import RuleBook
from targetlint.words import say

_LOG = logging.getLogger(__name__)
_REFUSED = {  # why a file was not opened, in words; any other reason is the system's own
    errno.EACCES: "file.denied",
    errno.EPERM: "file.denied",
    errno.ENOENT: "file.gone",
    errno.ELOOP: "file.circle",
}


def check(
    paths: Sequence[Path],
    book: RuleBook,
    *,
    today: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Check every file below `paths` and return what was found, in reading order.

    A file that cannot be read costs that file; a rule that crashes costs that rule on that form.
    """
    book = book.narrowed(select, ignore)
    documents: list[DocumentReport] = []
    found: list[tuple[int, Diagnostic]] = []
    for path in files.found(paths):
        document, diagnostics = understand(path, book.layouts)
        documents.append(document)
        found += [(len(documents), each) for each in diagnostics]
    batch = batch_of(each.form for document in documents for each in document.forms)
    with _without_collector():
        for number, document in enumerate(documents, 1):
            for each in document.forms:
                found += [(number, finding) for finding in _asked(each, book, batch)]
    found.sort(key=lambda pair: (pair[0], *_reading_order(pair[1])))
    return Report(
        version=version("targetlint"),
        today=today.isoformat(),
        packs=book.packs,
        rules=list(book.rules.values()),
        documents=documents,
        findings=_fingerprinted([each for _, each in found], documents),
    )


def understand(path: Path, layouts: Sequence[Layout]) -> tuple[DocumentReport, list[Diagnostic]]:
    """Read one file and recognise its forms; what stood in the way is told.

    Where targetlint itself fails, that costs this file: the others are still checked.
    """
    try:
        return _understood(path, layouts)
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one file must not stop the run
        _LOG.debug("%s", path, exc_info=True)
        return DocumentReport(path.as_posix(), "", None), [_crashed(path.as_posix(), error)]


def _understood(path: Path, layouts: Sequence[Layout]) -> tuple[DocumentReport, list[Diagnostic]]:
    shown = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        return DocumentReport(shown, "", None), [_unopened(shown, error)]
    digest = sha256(data).hexdigest()
    document, diagnostics = readers.read(data, shown)
    if document is None:
        return DocumentReport(shown, digest, None), diagnostics
    forms, told = recognise(document, layouts)
    reports = [FormReport(form) for form in forms]
    return DocumentReport(shown, digest, document, reports, checked=bool(forms)), diagnostics + told


def _unopened(path: str, error: OSError) -> Diagnostic:
    key = _REFUSED.get(error.errno or 0)
    why = say(key) if key else error.strerror or str(error)
    return _failed("unopened", path, why)


def _crashed(path: str, error: Exception) -> Diagnostic:
    return _failed("crashed", path, f"{type(error).__name__}: {error}")


def _failed(code: str, path: str, error: object) -> Diagnostic:
    return Diagnostic(
        code=f"file/{code}",
        severity=Severity.ERROR,
        message=say(f"file.{code}", path=path, error=error),
        place=Place(path),
        outcome=Outcome.ERROR,
        suggestion=say(f"file.{code}.hint"),
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
