"""The one use case: paths and rules in, a report out."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from targetlint import __version__, intake
from targetlint.book import Book
from targetlint.lang.batch import Batch
from targetlint.lang.exemptions import Exemptions
from targetlint.lang.findings import findings, statuses
from targetlint.lang.last_year import Matched, match
from targetlint.model.diagnostic import Confidence, Diagnostic, Severity
from targetlint.model.form import Form, Unknown
from targetlint.model.place import Place
from targetlint.model.reading import Reading
from targetlint.model.report import (
    DocumentReport,
    FormReport,
    LastYear,
    PassedOver,
    Report,
    Unmatched,
)
from targetlint.scoring import Scoring
from targetlint.words import say


def check(
    paths: Sequence[Path],
    book: Book,
    *,
    today: date,
    reading: Reading | None = None,
    against: Sequence[Path] = (),
) -> Report:
    """Check every file below `paths` and return what was found, in reading order.

    `against` are the paths of last year's forms, which are read and not checked. A file that cannot be
    read costs that file; a rule that crashes costs that rule on that form.
    """
    taken = _taken_in(paths, book, reading or Reading())
    before = _taken_in(against, book, reading or Reading())
    matched = match(taken.forms, before.forms) if against else None
    batch = Batch(taken.forms, matched.found) if matched else Batch(taken.forms)
    guessed = {each.path for each in (*taken.documents, *before.documents) if not _certain(each)}
    found = taken.found
    exemptions = Exemptions(book.plan.rules, book.shadow, book.disabled_at)
    scoring = Scoring(book.scheme, book.rules) if book.scheme else None
    with _without_collector():
        for number, document in enumerate(taken.documents, 1):
            for each in document.forms:
                doubtful = _doubtful(each.form, book, batch, guessed)
                told = [_weighed(one, guessed, doubtful) for one in _asked(each, book, batch, exemptions)]
                each.score = scoring.score(each.statuses, told) if scoring else None
                found += [(number, finding) for finding in told]
    found.sort(key=lambda pair: (pair[0], *_reading_order(pair[1])))
    unread = [each for number, each in before.found if not before.documents[number - 1].checked]
    return Report(
        version=__version__,
        today=today.isoformat(),
        packs=book.packs,
        rules=list(book.rules.values()),
        documents=taken.documents,
        findings=_fingerprinted([*(each for _, each in found), *unread], taken.documents),
        passed_over=taken.passed_over,
        last_year=_last_year(taken.forms, before.documents, matched) if matched else None,
        unused=exemptions.unused(),
    )


@dataclass(slots=True)
class _Taken:
    """What was read below some paths; `found` are (number of the document, what was in the way)."""

    documents: list[DocumentReport] = field(default_factory=list)
    found: list[tuple[int, Diagnostic]] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)

    @property
    def forms(self) -> list[Form]:
        return [each.form for document in self.documents for each in document.forms]


def _taken_in(paths: Sequence[Path], book: Book, reading: Reading) -> _Taken:
    taken = _Taken()
    for answer in intake.take_in(paths, book.layouts, reading):
        if isinstance(answer, PassedOver):
            taken.passed_over.append(answer)
            continue
        taken.documents.append(answer.document)
        guessed = set() if _certain(answer.document) else {answer.document.path}
        taken.found += [(len(taken.documents), _weighed(each, guessed)) for each in answer.diagnostics]
    return taken


def _last_year(forms: Sequence[Form], before: Sequence[DocumentReport], matched: Matched) -> LastYear:
    """Return what was matched, for people: both ways, in reading order."""
    found = [(form, matched.found[id(form)]) for form in forms]
    new = [_unmatched(form, held.cause, "new") for form, held in found if isinstance(held, Unknown)]
    left = [_unmatched(form, cause, "left") for form, cause in matched.left]
    return LastYear(list(before), len(forms) - len(new), new, left)


def _unmatched(form: Form, cause: str, side: str) -> Unmatched:
    return Unmatched(
        place=form.place,
        form=form.number,
        kind=form.kind,
        department=(form.text("department") or form.text("department_name")).strip(),
        project=form.text("project_name").strip(),
        reason=say(f"last_year.{side}.{cause}"),
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


def _asked(report: FormReport, book: Book, batch: Batch, exemptions: Exemptions) -> list[Diagnostic]:
    exempt = exemptions.of(report.form, batch)
    answers = book.plan.run(report.form, batch).without(exempt)
    told = findings(book.plan.rules, report.form, answers)
    aside = dict(book.set_aside) | {each.rule: each for each in exempt.values()}
    report.statuses = statuses(book.plan.rules, report.form, answers, aside)
    return told


def _certain(report: DocumentReport) -> bool:
    return report.document is None or report.document.certain


def _doubtful(form: Form, book: Book, batch: Batch, guessed: Collection[str]) -> Collection[str]:
    """Return the rules that compare with a last year's form whose text is a guess."""
    before = batch.last_year(form)
    if isinstance(before, Unknown) or before.place.document not in guessed:
        return set()
    return {rule.id for rule in book.plan.rules if rule.asks_last_year}


def _weighed(
    finding: Diagnostic, guessed: Collection[str], doubtful: Collection[str] = frozenset()
) -> Diagnostic:
    """Call what is found in a form a guess where the text of a document it is about is one.

    An error is then a question. `guessed` are the paths of such documents, `doubtful` rules that read one.
    """
    about = [finding.place, *(each.place for each in finding.related)]
    certain = not any(isinstance(each, Place) and each.document in guessed for each in about)
    if not finding.form or (certain and finding.code not in doubtful):
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
