"""`targetlint check --watch`: check again whenever a file changes, and say what became better."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from targetlint.cache import home
from targetlint.cli import outputs, paths, placing, streams, uncounted
from targetlint.cli.book import complain
from targetlint.cli.check import Check
from targetlint.cli.codes import INTERRUPTED, UNTRUSTED
from targetlint.cli.outputs import Output
from targetlint.files import WAIVERS, left_over
from targetlint.intake import Answer
from targetlint.known import Known
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.report import Report
from targetlint.reporters.outputs.formats import DRAWN, meant
from targetlint.reporters.terminal import rounds

if TYPE_CHECKING:
    from watchfiles.main import FileChange

_LONGEST = 1600  # ms after which files that never rest are looked at all the same
_REST = 200  # ms without a change before files are looked at: programs save in several steps
_CLEAR = "\x1b[2J\x1b[H"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchable(Check):
    """One run of `check`, with its options as given: once, or whenever something changes."""

    watch: bool = False

    def run(self) -> int:
        """Check what can be checked, and return the exit code."""
        return Watch(self).run() if self.watch else self.once()[0]


@dataclass(slots=True)
class Watch:
    """The rounds of one `check`; what was read stays known, so that a round reads only what changed."""

    check: Check
    known: Known[Answer] = field(default_factory=Known)
    before: Mapping[str, Diagnostic] | None = None

    def run(self) -> int:
        """Check until interrupted; return the code of the last round, 130 where that was interrupted."""
        if self.check.format not in DRAWN:
            complain(self.check.lang, "runs.watch_format")
            return UNTRUSTED
        watched = self._watched()
        changes = _changes(watched, self._ours)
        if changes is None:
            complain(self.check.lang, "runs.no_watch")
            return UNTRUSTED
        if not watched:
            return self.check.once()[0]
        return self._rounds(changes)

    def _rounds(self, changes: Iterator[list[str]]) -> int:
        code = INTERRUPTED
        try:
            next(changes)  # from here on no change is missed
            for number in count(1):
                code = INTERRUPTED
                code, report = self.check.once(self.known)
                if code == INTERRUPTED or (report is None and number == 1):
                    return code
                self._tell(report)
                self._begin(number + 1, next(changes))
        except KeyboardInterrupt:
            streams.put("\n", sys.stderr)
        return code

    def _watched(self) -> list[Path]:
        """Return what is there of forms, last year's forms, rules, and files about what is not counted."""
        asked = [*self.check.paths, *self.check.against, *self.check.rules]
        if not self.check.no_waivers:
            asked += self.check.waivers or uncounted.beside(self.check.paths)
        asked += [self.check.baseline] if self.check.baseline else []
        return [each for each in asked if paths.exists(each)]

    def _ours(self) -> list[Path]:
        """Return what a round itself writes: reports, what is kept beside them, and rule books."""
        wanted = [Output(format_, path) for format_, path in map(meant, self.check.output) if format_]
        kept = home(os.environ)
        return [*outputs.left(wanted), *([kept] if kept else ())]

    def _begin(self, number: int, changed: Sequence[str]) -> None:
        if sys.stdout.isatty():
            streams.put(_CLEAR, sys.stdout)
        page = streams.page(sys.stderr, self.check.lang, self.check.color)
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        streams.put(rounds.heading(number, now, changed, page), sys.stderr)

    def _tell(self, report: Report | None) -> None:
        page = streams.page(sys.stderr, self.check.lang, self.check.color)
        found = {each.fingerprint: each for each in report.findings if each.counts} if report else None
        if found is not None and self.before is not None:
            streams.put(rounds.compared(self.before, found, page), sys.stderr)
        if found is not None:
            self.before = found
        complain(self.check.lang, "runs.waiting")


def _changes(watched: Sequence[Path], ours: Callable[[], Sequence[Path]]) -> Iterator[list[str]] | None:
    """Return what changes below `watched`, each time in the order of names, and first nothing, at once.

    A file is watched through its folder: programs save by putting another file in its place. None where
    the library for it is missing.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415 - a library that is not always there
    except ImportError:
        return None
    folders = [each for each in watched if paths.is_folder(each)]
    files = [each for each in watched if not paths.is_folder(each)]
    sources = [
        watch(
            *{each if recursive else each.parent for each in group},
            watch_filter=None,
            debounce=_LONGEST,
            step=_REST,
            rust_timeout=_REST,
            yield_on_timeout=True,
            recursive=recursive,
        )
        for group, recursive in ((folders, True), (files, False))
        if group
    ]
    return _told(sources, _Meant(folders, files, ours))


def _told(sources: Sequence[Iterator[set[FileChange]]], meant_: _Meant) -> Iterator[list[str]]:
    """Ask every source in turn: none of them knows of the others."""
    for each in sources:
        next(each)
    yield []
    for source in cycle(sources):
        changed = sorted({_shown(path) for _, path in next(source) if meant_(path)})
        if changed:
            yield changed


class _Meant:
    """Whether a change at a path calls for another round."""

    def __init__(
        self, folders: Sequence[Path], files: Sequence[Path], ours: Callable[[], Sequence[Path]]
    ) -> None:
        self._folders, self._files = (list(map(os.path.realpath, group)) for group in (folders, files))
        self._ours = ours

    def __call__(self, path: str) -> bool:
        real = Path(os.path.realpath(path))
        ours = any(real.is_relative_to(os.path.realpath(each)) for each in self._ours())
        if ours or any(each in real.name for each in placing.MARKS) or _is_output(real):
            return False
        if str(real) in self._files:
            return True
        if real.name == WAIVERS:
            return True
        below = (real.relative_to(each) for each in self._folders if real.is_relative_to(each))
        return any(left_over(each.as_posix()) is None for each in below)


def _is_output(path: Path) -> bool:
    """Whether standard output goes to this very file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(1))
    except OSError:
        return False


def _shown(path: str) -> str:
    """Return a path as seen from the current folder, where it lies below that."""
    here = Path.cwd()
    return Path(path).relative_to(here).as_posix() if Path(path).is_relative_to(here) else path
