"""The one use case: paths and rules in, a report out."""

from __future__ import annotations

import gc
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from targetlint import __version__, intake
from targetlint.book import Book
from targetlint.fingerprints import fingerprinted, names_of
from targetlint.known import Known
from targetlint.lang.batch import Batch
from targetlint.lang.exemptions import Exemptions
from targetlint.lang.findings import findings, statuses
from targetlint.lang.last_year import Matched, match
from targetlint.model.diagnostic import Confidence, Diagnostic, Severity
from targetlint.model.form import Form, Unknown
from targetlint.model.place import Place
from targetlint.model.progress import UNHEARD, Progress
from targetlint.model.reading import Reading
from targetlint.model.report import (
    DocumentReport,
    FormReport,
    LastYear,
    PassedOver,
    Report,
    Unmatched,
)
from targetlint.overrides import Overrides
from targetlint.repeats import repeated
from targetlint.scoring import Scoring
from targetlint.words import say


def check(  # noqa: PLR0913 - what a run may be given, each apart from the others
    paths: Sequence[Path],
    book: Book,
    *,
    today: date,
    reading: Reading | None = None,
    against: Sequence[Path] = (),
    progress: Progress = UNHEARD,
    known: Known[intake.Answer] | None = None,
) -> Report:
    """Check every file below `paths` and return what was found, in reading order.

    `against` are the paths of last year's forms, which are read and not checked. A file that cannot be
    read costs that file; a rule that crashes costs that rule on that form. An interruption costs what was
    not reached by then, and every question about other forms if those had not all been read.
    """
    progress.phase("reading")
    hears = partial(intake.take_in, layouts=book.layouts, reading=reading or Reading(), progress=progress)
    taken = _taken_in(hears(paths, known=known))
    before = _taken_in(hears(against, known=known)) if taken.whole else _Taken()
    whole = taken.whole and before.whole
    progress.phase("checking")
    matched = match(taken.forms, before.forms) if against and whole else None
    batch = Batch(taken.forms, matched.found if matched else {}, whole=whole)
    guessed = {each.path for each in (*taken.documents, *before.documents) if not _certain(each)}
    found = taken.found
    asking = _Asking.of(book, batch, guessed)
    with _without_collector(), taken.as_far_as_it_goes():
        for number, document in enumerate(taken.documents, 1):
            for each in document.forms:
                found += [(number, finding) for finding in asking.told(each)]
                progress.checked(document.path, book.plan.alone(each.form, batch))
            taken.reached = number
    found.sort(key=lambda pair: (pair[0], *_reading_order(pair[1])))
    return Report(
        version=__version__,
        today=today.isoformat(),
        packs=book.packs,
        rules=list(book.rules.values()),
        documents=taken.documents,
        findings=fingerprinted(
            [*(each for _, each in found), *before.unread], [*taken.documents, *before.documents], book.rules
        ),
        passed_over=taken.passed_over,
        last_year=_last_year(taken.forms, before.documents, matched) if matched else None,
        unused=asking.exemptions.unused() if whole and taken.whole else [],
        complete=whole and taken.whole,
    )


@dataclass(slots=True)
class _Taken:
    """What was read below some paths; `found` are (number of the document, what was in the way).

    `whole` is False where an interruption left something out; `reached` is how many documents were checked.
    """

    documents: list[DocumentReport] = field(default_factory=list)
    found: list[tuple[int, Diagnostic]] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    whole: bool = True
    reached: int = 0

    @contextmanager
    def as_far_as_it_goes(self) -> Iterator[None]:
        """Check the documents inside; those that an interruption keeps from that are no longer here."""
        try:
            yield
        except KeyboardInterrupt:
            self.whole = False
            del self.documents[self.reached :]
            self.found[:] = [each for each in self.found if each[0] <= self.reached]

    def once(self) -> _Taken:
        """Pass over every document that says the same as another: it counts once."""
        instead = repeated(self.documents)
        for at, other in instead.items():
            said = say("files.repeats", path=other)
            self.passed_over.append(PassedOver(self.documents[at].path, said, repeats=True))
        kept = [at for at in range(len(self.documents)) if at not in instead]
        numbers = {at + 1: number for number, at in enumerate(kept, 1)}
        self.found = [(numbers[number], each) for number, each in self.found if number in numbers]
        self.documents = [self.documents[at] for at in kept]
        return self

    @property
    def unread(self) -> list[Diagnostic]:
        """What was in the way of documents that gave no form."""
        return [each for number, each in self.found if not self.documents[number - 1].checked]

    @property
    def forms(self) -> list[Form]:
        return [each.form for document in self.documents for each in document.forms]


def _taken_in(answers: Generator[intake.Answer]) -> _Taken:
    """Take what comes; an interruption ends it."""
    taken = _Taken()
    try:
        with closing(answers):
            for answer in answers:
                if isinstance(answer, PassedOver):
                    taken.passed_over.append(answer)
                    continue
                taken.documents.append(answer.document)
                guessed = set() if _certain(answer.document) else {answer.document.path}
                told = [(len(taken.documents), _weighed(each, guessed)) for each in answer.diagnostics]
                taken.found += told
    except KeyboardInterrupt:
        taken.whole = False
    return taken.once()


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


@dataclass(frozen=True, slots=True)
class _Asking:
    """What the forms of a run are asked with; `guessed` are the paths of documents whose text is a guess."""

    book: Book
    batch: Batch
    exemptions: Exemptions
    overrides: Overrides
    scoring: Scoring | None
    guessed: Collection[str]

    @classmethod
    def of(cls, book: Book, batch: Batch, guessed: Collection[str]) -> _Asking:
        """Return what a book asks of the forms of a batch."""
        exemptions = Exemptions(book.plan.rules, book.shadow, book.disabled_at)
        scoring = Scoring(book.scheme, book.rules) if book.scheme else None
        return cls(book, batch, exemptions, Overrides(book.overrides, book.rules), scoring, guessed)

    def told(self, report: FormReport) -> list[Diagnostic]:
        """Return what all rules find in a form; how they ended, and its score, go into its report."""
        book, form = self.book, report.form
        changes = self.overrides.of(form)
        exempt = self.exemptions.of(form, self.batch)
        for index, rule in enumerate(book.plan.rules if changes.exempt else ()):
            if rule.id in changes.exempt:
                exempt.setdefault(index, changes.exempt[rule.id])
        answers = book.plan.run(form, self.batch).without(exempt)
        found = findings(book.plan.rules, form, answers)
        found = [self.overrides.weighed(each, changes) for each in found] if changes.severity else found
        doubtful = _doubtful(form, book, self.batch, self.guessed)
        told = [_weighed(each, self.guessed, doubtful) for each in found]
        aside = dict(book.set_aside) | {each.rule: each for each in exempt.values()}
        report.statuses = statuses(book.plan.rules, form, answers, aside)
        report.fingerprint = names_of(form).form
        if self.scoring and not changes.exempt:  # a part of the rules scores nothing
            report.score = self.scoring.score(report.statuses, told)
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
