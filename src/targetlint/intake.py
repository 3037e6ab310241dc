"""Paths to understood documents: files opened, archives entered, forms recognised, each in a safe place."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from targetlint import readers, workers
from targetlint.files import excluded, left_over, walk
from targetlint.forms.recognise import recognise
from targetlint.known import Known
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.glob import Glob
from targetlint.model.layout import Layout
from targetlint.model.place import Place
from targetlint.model.progress import UNHEARD, Progress, Took
from targetlint.model.reading import Reading
from targetlint.model.report import DocumentReport, FormReport, PassedOver
from targetlint.quantities.pattern import token
from targetlint.quantities.tables import shipped
from targetlint.readers.archive import Archive
from targetlint.readers.limits import FILE_BYTES
from targetlint.readers.package import ZIP_START
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.sniff import identify
from targetlint.readers.source import Source
from targetlint.words import say
from targetlint.workers import Begun, Limits, Lost

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Understood:
    """A document, what stood in the way of reading or recognising it, and how long that took."""

    document: DocumentReport
    diagnostics: list[Diagnostic] = field(default_factory=list)
    took: Took = field(default_factory=Took)


Answer = Understood | PassedOver


def take_in(
    paths: Sequence[Path],
    layouts: Sequence[Layout],
    reading: Reading,
    *,
    progress: Progress = UNHEARD,
    known: Known[Answer] | None = None,
) -> Generator[Answer]:
    """Yield every document below `paths` in the order of their names, and what was passed over.

    Each is read in a process of its own: one that hangs, eats memory or crashes it is told as a document
    that was not read, and the others go on. What is `known` already is not read again.
    """
    found = list(walk(paths, reading.outputs, reading.exclude))
    before = {each.path: known.answers(each.path) for each in found} if known else {}
    wanted = [each.path for each in found if each.passed_over is None and before.get(each.path) is None]
    jobs = min(reading.jobs or os.cpu_count() or 1, max(len(wanted), 1))
    if wanted:
        progress.found(len(wanted))
        token(shipped())  # a tenth of a start: compiled here once, not in every process that is forked
    task = partial(understand, layouts=layouts, reading=reading)
    limits = Limits(reading.seconds, reading.megabytes << 20)
    answers = workers.run(wanted, task, jobs=jobs, limits=limits, hear=_Hearing(progress))
    for each in found:
        if each.passed_over is not None:
            yield PassedOver(each.path.as_posix(), each.passed_over)
            continue
        given = before.get(each.path)
        if given is None:
            given = [
                _lost(one, each.path, reading) if isinstance(one, Lost) else one for one in next(answers)
            ]
            if known and all(map(_was_read, given)):
                known.keep(each.path, given)
        yield from given


def _was_read(answer: Answer) -> bool:
    """Whether reading the same bytes again would say no more; a file that was refused may open later."""
    return isinstance(answer, PassedOver) or answer.document.document is not None


class _Hearing:
    """Tells a Progress, of what the workers send, what it wants to hear."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._since: dict[str, float] = {}

    def __call__(self, message: Begun | Answer | Lost | None) -> None:
        match message:
            case None:
                self._progress.waiting()
            case Begun(name=name, parts=parts):
                self._since[name] = time.perf_counter()
                self._progress.begun(name, parts)
            case Understood(document=document, took=took) if any(took):
                self._progress.done(document.path, took)
            case Understood(document=document):
                self._given_up(document.path)
            case PassedOver(path=path):
                self._given_up(path)
            case Lost(name=name):
                self._given_up(name)

    def _given_up(self, path: str) -> None:
        now = time.perf_counter()
        self._progress.done(path, Took(now - self._since.get(path, now)))


def listed(paths: Sequence[Path], exclude: Sequence[Glob] = ()) -> Iterator[PassedOver | str]:
    """Yield the path of every document that `take_in` would read, and what it would pass over."""
    for each in walk(paths, exclude=exclude):
        if each.passed_over is not None:
            yield PassedOver(each.path.as_posix(), each.passed_over)
            continue
        archive = _listed(each.path)
        if archive is None:
            yield each.path.as_posix()
            continue
        for number, name in enumerate(archive.names):
            why = left_over(name) or excluded(archive.path(number), exclude)
            yield PassedOver(archive.path(number), why) if why else archive.path(number)


def understand(
    path: Path, leave_out: int = 0, *, layouts: Sequence[Layout], reading: Reading
) -> Iterator[Begun | Answer]:
    """Read a file, or every file in an archive but the first `leave_out`, and recognise its forms."""
    shown = path.as_posix()
    began = time.perf_counter()
    try:
        data = _bytes(path)
    except OSError as error:
        yield _unread(shown, _unopened(shown, error))
        return
    source = Source(data, shown, reading.encoding, reading.passwords)
    try:
        archive = _archive(source)
    except Refusal as refusal:
        yield _unread(shown, refusal.diagnostic(shown), data)
        return
    if archive is None:
        if not leave_out:
            yield Begun(shown)
            yield _understood(source, layouts, began)
        return
    yield from _inside(archive, layouts, leave_out, reading.exclude)


def _bytes(path: Path) -> bytes:
    """Return what the file holds, and of one that is too large no more than shows that it is."""
    with path.open("rb") as file:
        return file.read(FILE_BYTES + 1)


def _listed(path: Path) -> Archive | None:
    """Return the archive at `path`; None where it is none, or is damaged: that is told when it is read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            begins = file.read(len(ZIP_START))
        return _archive(Source(_bytes(path), path.as_posix())) if begins == ZIP_START else None
    except (OSError, Refusal):
        return None


def _archive(source: Source) -> Archive | None:
    """Return the archive that the file is, None where it is a document or cannot be told."""
    try:
        is_archive = b"PK" in source.data[-66_000:] and identify(source) == "zip"
    except Refusal:  # its reader says why
        return None
    return Archive(source) if is_archive else None


def _inside(
    archive: Archive, layouts: Sequence[Layout], leave_out: int, exclude: Sequence[Glob]
) -> Iterator[Begun | Answer]:
    """Understand the files of an archive; folders in it and what systems leave there hold no form."""
    if all(map(left_over, archive.names)) and not leave_out:
        yield _unread(archive.shown, Refusal(Problem.NO_FILES).diagnostic(archive.shown))
    for number, name in enumerate(archive.names):
        if number < leave_out:
            continue
        path = archive.path(number)
        yield Begun(path, 1 if number else len(archive.names))
        began = time.perf_counter()
        why = left_over(name) or excluded(path, exclude)
        if why is not None:
            yield PassedOver(path, why)
            continue
        try:
            source = archive.source(number)
        except Refusal as refusal:
            yield _unread(path, refusal.diagnostic(path))
        else:
            yield _understood(source, layouts, began)


def _understood(source: Source, layouts: Sequence[Layout], began: float) -> Understood:
    """Read a file, which `began` on the clock, and recognise its forms; our mistake costs this file only."""
    digest = sha256(source.data).hexdigest()
    try:
        document, diagnostics = readers.read(source)
        read = time.perf_counter()
        if document is None:
            return Understood(DocumentReport(source.path, digest, None), diagnostics, Took(read - began))
        forms, told = recognise(document, layouts)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - told as ours, and the run goes on
        _LOG.debug("%s", source.path, exc_info=True)
        return _unread(source.path, _failed("crashed", source.path, f"{type(error).__name__}: {error}"))
    reports = [FormReport(form) for form in forms]
    return Understood(
        DocumentReport(source.path, digest, document, reports, checked=bool(forms)),
        diagnostics + told,
        Took(read - began, time.perf_counter() - read),
    )


def _unread(path: str, why: Diagnostic, data: bytes = b"") -> Understood:
    digest = sha256(data).hexdigest() if data else ""
    return Understood(DocumentReport(path, digest, None), [why])


def _lost(lost: Lost, path: Path, reading: Reading) -> Understood:
    shown = lost.name or path.as_posix()
    values = {"seconds": f"{reading.seconds:g}", "megabytes": reading.megabytes}
    return _unread(shown, _failed(f"lost-{lost.why}", shown, "", **values))


def _unopened(path: str, error: OSError) -> Diagnostic:
    return _failed("unopened", path, say("file.gone") if isinstance(error, FileNotFoundError) else error)


def _failed(code: str, path: str, error: object, **values: object) -> Diagnostic:
    return Diagnostic(
        code=f"file/{code}",
        severity=Severity.ERROR,
        message=say(f"file.{code}", path=path, error=error, **values),
        place=Place(path),
        outcome=Outcome.ERROR,
        suggestion=say(f"file.{code}.hint", **values),
    )
