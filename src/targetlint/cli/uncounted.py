"""What a check does not count, as its options ask for: waivers, a baseline; and the run before it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from targetlint import baseline
from targetlint.cli import paths, streams
from targetlint.cli.book import complain
from targetlint.files import WAIVERS
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.report import Report, RuleInfo
from targetlint.model.said import Lang, Said
from targetlint.model.uncounted import Entry, Waiver, WaiverState
from targetlint.reporters.terminal import rulefile
from targetlint.waivers import file as waivers_file
from targetlint.waivers.cover import covered, only_used
from targetlint.words import refusal, say

if TYPE_CHECKING:
    from targetlint.reporters import published

_STRICT = frozenset({WaiverState.EXPIRED, WaiverState.UNKNOWN, WaiverState.REFUSED})


@dataclass(slots=True)
class Uncounted:
    """What was read for a run before it began; `files` are the paths it came from, which hold no forms."""

    lang: Lang
    only_used: bool = False
    waivers: list[Waiver] = field(default_factory=list)
    odd: list[Diagnostic] = field(default_factory=list)
    known: Sequence[Entry] | None = None
    baseline: Path | None = None
    previous: published.Report | None = None
    before: Path | None = None
    files: list[Path] = field(default_factory=list)

    def applied(self, report: Report, rules: Mapping[str, RuleInfo]) -> Report | None:
        """Return the report with what is not counted marked; `rules` are all of its packs.

        None where it cannot be compared with the run before, of which standard error is told. What is left of
        an interrupted run is not compared: what it did not reach is not put right.
        """
        if self.waivers or self.odd:
            report = covered(replace(report, about_waivers=self.odd), self.waivers, rules)
            report = only_used(report) if self.only_used else report
        if self.known is not None:
            report = baseline.compared(report, self.known, str(self.baseline))
        if self.previous is None or not report.complete:
            return report
        from targetlint.comparison.compare import compare  # noqa: PLC0415 - pydantic: only where it is asked for
        from targetlint.reporters.json import published_report  # noqa: PLC0415 - the same

        found = compare(self.previous, published_report(report), str(self.before))
        if isinstance(found, Said):
            complain(self.lang, "compare.unread", path=self.before, why=found)
            return None
        return replace(report, comparison=found)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for: `waivers` are the files named, else those beside the paths `beside` count.

    `only_used` says that whoever reads the report learns of no others, nor where the files lie.
    """

    waivers: Sequence[Path]
    beside: Sequence[Path]
    baseline: Path | None
    previous: Path | None
    only_used: bool = False


def prepared(asked: Asked, lang: Lang, color: str) -> Uncounted | None:
    """Read what is asked for; None where something cannot be used, of which standard error is told."""
    known, previous = asked.baseline, asked.previous
    made = Uncounted(lang, asked.only_used, baseline=known, before=previous)
    for path in asked.waivers or beside(asked.beside):
        if not _waivers(path, made, color):
            return None
    if known is not None:
        made.files.append(known)
        entries = entries_at(known)
        if isinstance(entries, Said):
            complain(lang, "baseline.unread", path=known, why=entries)
            return None
        made.known = entries
    if previous is not None:
        made.files.append(previous)
        made.previous = report_at(previous, lang)
        if made.previous is None:
            return None
    return made


def told(report: Report, lang: Lang, color: str) -> None:
    """Write what is odd about the waivers of a run to standard error."""
    if report.about_waivers:
        page = streams.page(sys.stderr, lang, color)
        streams.put(rulefile.render(report.about_waivers, page), sys.stderr)


def strictly(report: Report) -> bool:
    """Whether every waiver is of use: none expired, unknown or refused, and none told to be unused."""
    unused = any(each.code == "waiver/unused" for each in report.about_waivers)
    return not unused and not any(each.state in _STRICT for each in report.waivers)


def report_at(path: Path, lang: Lang) -> published.Report | None:
    """Return the report of a run before; None where there is none, of which standard error is told."""
    from pydantic import ValidationError  # noqa: PLC0415 - slow, and only where a run before is asked about

    from targetlint.reporters.published import Report as Published  # noqa: PLC0415 - the same

    try:
        return Published.model_validate_json(path.read_bytes())
    except OSError as error:
        complain(lang, "compare.unread", path=path, why=error)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = f"{'.'.join(map(str, first['loc']))} {first['msg']}".strip()
        complain(lang, "compare.unread", path=path, why=say("compare.no_report", where=where))
    return None


def beside(checked: Sequence[Path]) -> Iterator[Path]:
    """Yield the waivers files that go with paths: in a folder or, where it has none, beside it."""
    seen = set()
    for path in checked:
        homes = (path, path.parent) if paths.is_folder(path) else (path.parent,)
        found = next((home / WAIVERS for home in homes if paths.exists(home / WAIVERS)), None)
        if found is not None and (real := found.resolve()) not in seen:
            seen.add(real)
            yield found


def _waivers(path: Path, made: Uncounted, color: str) -> bool:
    """Take in a waivers file; False where it cannot be used, of which standard error is told."""
    made.files.append(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        complain(made.lang, "waiver.unread", path=path, error=error)
        return False
    except UnicodeDecodeError:
        complain(made.lang, "waiver.not_utf8", path=path)
        return False
    found, wrong = waivers_file.read(text, path.name if made.only_used else str(path))
    if any(each.severity is Severity.ERROR for each in wrong):
        streams.put(rulefile.render(wrong, streams.page(sys.stderr, made.lang, color)), sys.stderr)
        complain(made.lang, "waiver.bad")
        return False
    made.waivers += found
    made.odd += wrong
    return True


def entries_at(path: Path) -> list[Entry] | Said:
    """Return what a baseline knows, or why it cannot be used."""
    try:
        return baseline.read(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        return refusal(error)
    except UnicodeDecodeError:
        return say("baseline.no_json")
