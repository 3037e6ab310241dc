"""`targetlint baseline create|prune|show`: what is known and not to be counted again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import baseline
from targetlint.cli import streams, written
from targetlint.cli.book import complain
from targetlint.cli.check import Check
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.cli.outputs import Output
from targetlint.cli.uncounted import entries_at
from targetlint.model.report import Report
from targetlint.model.said import Lang, Said
from targetlint.model.uncounted import Entry
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.terminal import uncounted
from targetlint.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checking(Check):
    """A check that is made for what a baseline is to know, not to be shown."""

    format: str = "none"

    def put(self, path: Path, entries: Sequence[Entry], report: Report) -> bool:
        """Write a baseline; False where that cannot be or the run was interrupted; standard error is told."""
        if not report.complete:
            return False
        unchecked = sum(not each.checked for each in report.documents)
        if unchecked:
            complain(self.lang, "baseline.unchecked", count=unchecked)
        try:
            written.replaced(path, baseline.written(entries, report).encode(errors="replace"))
        except OSError as error:
            complain(self.lang, "outputs.failed", path=path, error=error)
            return False
        return True

    def say(self, key: str, **values: object) -> None:
        """Write a line to standard output."""
        streams.put(say(key, **values).pick(self.lang) + "\n", sys.stdout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Create(_Checking):
    """One run of `baseline create`, with its options as given."""

    made: Path

    def run(self) -> int:
        """Check, write what is found as a baseline, and return the exit code; never over another file."""
        error = written.refused(self.made)
        if error is not None:
            complain(self.lang, "outputs.failed", path=self.made, error=error)
            return UNTRUSTED
        if self.made.exists() and isinstance(entries_at(self.made), Said):
            complain(self.lang, "baseline.taken", path=self.made)
            return UNTRUSTED
        return Check.run(self)

    def own_files(self) -> Sequence[Path]:
        """Return what this run writes."""
        return (self.made,)

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Write the baseline."""
        del wanted, manner
        found = baseline.entries(report)
        done = self.put(self.made, found, report)
        if done:
            self.say("baseline.created", path=self.made, count=len(found))
        return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Prune(_Checking):
    """One run of `baseline prune`, with its options as given."""

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Write the baseline again without what is fixed, and name that."""
        del wanted, manner
        known = entries_at(self.baseline) if self.baseline else None
        if self.baseline is None or report.baseline is None or known is None or isinstance(known, Said):
            return False
        fixed, unseen = report.baseline.fixed, len(report.baseline.unseen)
        if not fixed:
            self.say("baseline.nothing", path=self.baseline)
            return True
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(uncounted.entries(fixed, page), sys.stdout)
        gone = set(fixed)
        kept = [each for each in known if each not in gone]
        done = self.put(self.baseline, kept, report)
        if done:
            self.say("baseline.pruned", path=self.baseline, fixed=len(fixed), kept=len(kept), unseen=unseen)
        return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """One run of `baseline show`, with its options as given."""

    lang: Lang
    file: Path
    color: str

    def run(self) -> int:
        """List what a baseline knows, and return the exit code."""
        known = entries_at(self.file)
        if isinstance(known, Said):
            complain(self.lang, "baseline.unread", path=self.file, why=known)
            return UNTRUSTED
        page = streams.page(sys.stdout, self.lang, self.color)
        count = say("baseline.count", count=len(known)).pick(self.lang)
        streams.put(uncounted.entries(known, page) + count + "\n", sys.stdout)
        return CLEAN
