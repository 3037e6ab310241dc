"""`targetlint check PATH…`: check forms, write the findings, answer with the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from targetlint import files, intake, lint
from targetlint.book import Book
from targetlint.cli import (
    answers,
    outputs,
    paths,
    progress_file,
    settings_idle,
    settings_told,
    streams,
    uncounted,
)
from targetlint.cli.book import complain, ready, this_day
from targetlint.cli.codes import CLEAN, FOUND, INTERRUPTED, UNCHECKED, UNTRUSTED
from targetlint.cli.following import Following, following
from targetlint.cli.outputs import Output
from targetlint.cli.reading import Reads
from targetlint.known import Known
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.glob import Glob
from targetlint.model.report import Report, Status
from targetlint.model.settings import Settings
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.tally import Verdict, statuses, verdicts
from targetlint.reporters.terminal import concise, full, narrate, rulefile
from targetlint.reporters.terminal import files as file_list
from targetlint.reporters.terminal.page import Page

_DRAWN = {"full": full.render, "concise": concise.render, "narrate": narrate.render}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Reads):
    """One run of the command, with its options as given.

    What not every command that checks forms offers as an option has a value here for the others.
    """

    paths: Sequence[Path]
    format: str
    rules: Sequence[Path]
    today: str
    color: str
    no_cache: bool
    exclude: Sequence[Glob] = ()
    settings: Settings = field(default_factory=Settings)
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    stage: str = ""
    against: Sequence[Path] = ()
    waivers: Sequence[Path] = ()
    no_waivers: bool = False
    only_used_waivers: bool = False
    strict_waivers: bool = False
    baseline: Path | None = None
    previous: Path | None = None
    fail_on: str = "never"
    output: Sequence[str] = ()
    sarif_profile: str = "standard"
    answers: Sequence[Path] = ()
    anonymous: bool = False
    no_fold: bool = False
    verbose: bool = False
    quiet: bool = False
    timing: bool = False
    show_files: bool = False
    progress_file: Path | None = None

    def run(self) -> int:
        """Check what can be checked, and return the exit code."""
        return self.once()[0]

    def once(self, known: Known[intake.Answer] | None = None) -> tuple[int, Report | None]:
        """Check what is not known, show and write the report; None where there is none."""
        page = streams.page(sys.stderr, self.lang, self.color)
        told = progress_file.Lines(self.progress_file) if self.progress_file else None
        with following(page, quiet=self.quiet, timed=self.timing, told=told) as progress:
            return self._followed(progress, page, known)

    def _followed(
        self, progress: Following, page: Page, known: Known[intake.Answer] | None
    ) -> tuple[int, Report | None]:
        today = _day(self.today)
        if today is None:
            complain(self.lang, "cli.bad_date", value=self.today)
            return UNTRUSTED, None
        reading = self.reading()
        if reading is None:
            return UNTRUSTED, None
        there, before = list(self._there(self.paths)), list(self._there(self.against))
        settings_told.say_named(there, self.exclude, self.lang)
        if self.show_files:
            self._list(there)
            return CLEAN if len(there) == len(self.paths) else UNTRUSTED, None
        manner = Manner(self.lang, self.sarif_profile, anonymous=self.anonymous)
        wanted = outputs.asked(self.output, manner, (*self.paths, *self.against))
        if wanted is None or not self._sides_usable():
            return UNTRUSTED, None
        aside = self._aside(there)
        book = self._book(page, today) if there and aside else None
        narrowed = self._narrowed(book) if book else None
        if aside is None or book is None or narrowed is None:
            return UNTRUSTED, None
        if known:
            known.under([each.hash for each in book.packs])
        checked = lint.check(
            there,
            narrowed,
            today=today,
            reading=replace(
                reading, outputs=self._no_forms(wanted, aside.files), exclude=tuple(self.exclude)
            ),
            against=before,
            progress=progress,
            known=known,
        )
        self._tell_of_settings(checked, there)
        progress.phase("writing")
        report = aside.applied(checked, book.rules)
        if report is None:
            return UNTRUSTED, None
        written = self.write(report, wanted, manner)
        if not report.complete:
            counts = {"total": progress.expected, "read": progress.read, "checked": len(report.documents)}
            complain(self.lang, "runs.interrupted", **counts)
            return INTERRUPTED, report
        all_there = written and len(there) == len(self.paths) and len(before) == len(self.against)
        return self._ended(report) if all_there else UNTRUSTED, report

    def _tell_of_settings(self, report: Report, there: Sequence[Path]) -> None:
        """Say which settings were not in force, and which changed nothing."""
        settings_told.say_below(report, self.settings, self.lang)
        if not self.quiet:
            settings_idle.say_of_files(report, there, self.exclude, self.settings, self.lang)

    def _sides_usable(self) -> bool:
        """Whether files beside forms and reports can be used; standard error is told where not."""
        read = answers.usable(self.answers, self.lang)
        return progress_file.usable(self.progress_file, self.lang) and read

    def _ended(self, report: Report) -> int:
        """Return the exit code; of waivers that are of no use standard error is told."""
        strictly = not self.strict_waivers or uncounted.strictly(report)
        if not self.quiet or not strictly:
            uncounted.told(report, self.lang, self.color)
        if not strictly:
            complain(self.lang, "waiver.strict")
            return UNTRUSTED
        return exit_code(report, self.fail_on)

    def _aside(self, there: Sequence[Path]) -> uncounted.Uncounted | None:
        beside = () if self.no_waivers else there
        named = () if self.no_waivers else self.waivers
        asked = uncounted.Asked(named, beside, self.baseline, self.previous, self.only_used_waivers)
        return uncounted.prepared(asked, self.lang, self.color)

    def _book(self, page: Page, today: date) -> Book | None:
        return ready(self.rules, page, today, no_cache=self.no_cache, quiet=self.quiet)

    def _narrowed(self, book: Book) -> Book | None:
        """Return the rules that are asked; None where none can be, of which standard error is told."""
        asked = settings_told.Asked(self.select, self.ignore, self.stage, self.settings)
        narrowed = settings_told.narrowed(book, asked, self.lang)
        if narrowed is None or not self.usable(narrowed):
            return None
        if not self.quiet:
            rules = list(book.rules.values())
            settings_idle.say_of_rules(self.select, self.ignore, self.settings, rules, self.lang)
        return narrowed

    def _no_forms(self, wanted: Sequence[Output], aside: Iterable[Path]) -> tuple[Path, ...]:
        """Return what the run writes and goes by: none of it is a form."""
        given = answers.workbooks(self.answers)
        return (*outputs.left(wanted), *given, *aside, *self.own_files())

    def own_files(self) -> Sequence[Path]:
        """Return what a command writes besides reports: it holds no forms."""
        return ()

    def _there(self, wanted: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths that hold something to read; of the others standard error is told."""
        for path in wanted:
            if not paths.exists(path):
                complain(self.lang, "cli.no_path", path=path)
            elif paths.is_folder(path) and not any(files.found([path], self.exclude)):
                complain(self.lang, "cli.no_files" if path.name else "cli.no_files_here", path=path)
            else:
                yield path

    def _list(self, there: Sequence[Path]) -> None:
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(file_list.render(list(intake.listed(there, self.exclude)), page), sys.stdout)

    def usable(self, book: Book) -> bool:
        """Whether any rule is left to ask; standard error is told where none is."""
        return settings_told.any_left(book, [*self.select, *self.ignore], self.lang)

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Show the report and write it to the files that are wanted; False where one was not written."""
        drawn = self.format in _DRAWN
        if drawn:
            self._show(report)
        if drawn and not wanted and not self.answers:
            return True
        from targetlint.reporters.json import published_report  # noqa: PLC0415 - pydantic: not for the terminal

        made = answers.taken_over(
            published_report(report), self.answers, outputs.workbooks(wanted), self.lang
        )
        if not drawn:
            outputs.show(self.format, made, manner)
        return outputs.write(wanted, made, manner, quiet=self.quiet)

    def _show(self, report: Report) -> None:
        page = streams.page(sys.stdout, self.lang, self.color, fold=not self.no_fold, verbose=self.verbose)
        if self.quiet:
            page = replace(page, quiet=True)
            report = replace(report, findings=_failing(report.findings, self.fail_on), unused=[])
        streams.put(_DRAWN[self.format](report, page), sys.stdout)
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
    told = (*report.findings, *report.about_waivers)
    found = [each for each in _failing(told, fail_on) if each.outcome is not Outcome.ERROR]
    return FOUND if found else CLEAN


def _failing(told: Iterable[Diagnostic], fail_on: str) -> list[Diagnostic]:
    """Return what makes the exit code other than 0: findings at or above `fail_on`, files not checked."""
    limit = -1 if fail_on == "never" else Severity(fail_on).rank
    return [
        each
        for each in told
        if each.outcome is Outcome.ERROR or (each.counts and each.severity.rank <= limit)
    ]
