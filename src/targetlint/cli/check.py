"""`targetlint check PATH…`: check forms, write the findings, answer with the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from targetlint import files, intake, lint
from targetlint.book import Book
from targetlint.cli import outputs, paths, streams
from targetlint.cli.book import complain, no_such_rule, ready, this_day
from targetlint.cli.codes import CLEAN, FOUND, UNCHECKED, UNTRUSTED
from targetlint.cli.outputs import Output
from targetlint.cli.reading import Reads
from targetlint.model.diagnostic import Outcome, Severity
from targetlint.model.report import Report, RuleInfo, Status
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.tally import Verdict, statuses, verdicts
from targetlint.reporters.terminal import concise, full, rulefile
from targetlint.reporters.terminal import files as file_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Reads):
    """One run of the command, with its options as given."""

    paths: Sequence[Path]
    format: str
    output: Sequence[str]
    sarif_profile: str
    select: Sequence[str]
    ignore: Sequence[str]
    rules: Sequence[Path]
    against: Sequence[Path]
    fail_on: str
    today: str
    stage: str
    no_fold: bool
    verbose: bool
    color: str
    show_files: bool
    no_cache: bool

    def run(self) -> int:
        """Check what can be checked, and return the exit code."""
        today = _day(self.today)
        if today is None:
            complain(self.lang, "cli.bad_date", value=self.today)
            return UNTRUSTED
        reading = self.reading()
        if reading is None:
            return UNTRUSTED
        there, before = list(self._there(self.paths)), list(self._there(self.against))
        if self.show_files:
            self._list(there)
            return CLEAN if len(there) == len(self.paths) else UNTRUSTED
        manner = Manner(self.lang, self.sarif_profile)
        wanted = outputs.asked(self.output, manner, (*self.paths, *self.against))
        if wanted is None:
            return UNTRUSTED
        page = streams.page(sys.stderr, self.lang, self.color)
        book = ready(self.rules, page, today, no_cache=self.no_cache) if there else None
        if book is None or not self._known(list(book.rules.values())):
            return UNTRUSTED
        narrowed = book.narrowed(self.select, self.ignore)
        if self.stage:
            narrowed = narrowed.at(self.stage)
        if not self.usable(narrowed):
            return UNTRUSTED
        reading = replace(reading, outputs=tuple(each.path for each in wanted))
        report = lint.check(there, narrowed, today=today, reading=reading, against=before)
        written = self.write(report, wanted, manner)
        all_there = written and len(there) == len(self.paths) and len(before) == len(self.against)
        return exit_code(report, self.fail_on) if all_there else UNTRUSTED

    def _there(self, wanted: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths that hold something to read; of the others standard error is told."""
        for path in wanted:
            if not paths.exists(path):
                complain(self.lang, "cli.no_path", path=path)
            elif paths.is_folder(path) and not any(files.found([path])):
                complain(self.lang, "cli.no_files", path=path)
            else:
                yield path

    def _list(self, there: Sequence[Path]) -> None:
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(file_list.render(list(intake.listed(there)), page), sys.stdout)

    def _known(self, rules: Sequence[RuleInfo]) -> bool:
        """Whether every selector means a rule; those that do not are named on standard error."""
        asked = (*self.select, *self.ignore)
        unknown = [word for word in asked if not any(rule.answers_to(word) for rule in rules)]
        for word in unknown:
            no_such_rule(self.lang, word, rules)
        return not unknown

    def usable(self, book: Book) -> bool:
        """Whether any rule is left to ask; standard error is told where none is."""
        if not book.rules:
            narrowed = self.select or self.ignore
            complain(self.lang, "cli.none_left" if narrowed else "cli.no_rules")
        return bool(book.rules)

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Show the report and write it to the files that are wanted; False where one was not written."""
        drawn = self.format in {"full", "concise"}
        if drawn:
            self._show(report)
        if drawn and not wanted:
            return True
        from targetlint.reporters.json import published_report  # noqa: PLC0415 - pydantic: not for the terminal

        made = published_report(report)
        if not drawn:
            outputs.show(self.format, made, manner)
        return outputs.write(wanted, made, manner)

    def _show(self, report: Report) -> None:
        page = streams.page(sys.stdout, self.lang, self.color, fold=not self.no_fold, verbose=self.verbose)
        render = concise.render if self.format == "concise" else full.render
        streams.put(render(report, page), sys.stdout)
        if len(report.documents) > 1 and report.unused:
            told = streams.page(sys.stderr, self.lang, self.color)
            streams.put(rulefile.render(report.unused, told), sys.stderr)


def _day(written: str) -> date | None:
    """Return the date of the run: as written, today where nothing is; None where it is no date."""
    try:
        return date.fromisoformat(written) if written else this_day()
    except ValueError:
        return None


def exit_code(report: Report, fail_on: str) -> int:
    """Return what the report means to a script; what was not checked comes before what was found."""
    if Verdict.UNCHECKED in verdicts(report).values() or statuses(report)[Status.CRASHED]:
        return UNCHECKED
    if fail_on == "never":
        return CLEAN
    limit = Severity(fail_on).rank
    found = [each for each in report.findings if each.outcome is not Outcome.ERROR]
    return FOUND if any(each.severity.rank <= limit for each in found) else CLEAN
