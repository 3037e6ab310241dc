"""`targetlint render results.json -o …`: a report made before in other formats, without checking again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from targetlint import __version__
from targetlint.cli import answers, outputs
from targetlint.cli.book import complain
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.cli.uncounted import report_at
from targetlint.comparison.compare import with_previous
from targetlint.model.said import Lang, Said
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.published import Report

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """One run of the command, with its options as given."""

    lang: Lang
    file: Path
    format: str | None
    output: Sequence[str]
    sarif_profile: str
    answers: Sequence[Path]
    anonymous: bool
    previous: Path | None = None

    def run(self) -> int:
        """Write the report, and return the exit code: 0 where it was written, whatever it says."""
        manner = Manner(self.lang, self.sarif_profile, anonymous=self.anonymous)
        report = self._compared(self._report())
        if report is None:
            return UNTRUSTED
        wanted = outputs.asked(self.output, manner, [self.file, *([self.previous] if self.previous else [])])
        if wanted is None or not answers.usable(self.answers, self.lang):
            return UNTRUSTED
        report = answers.taken_over(report, self.answers, outputs.workbooks(wanted), self.lang)
        if self.format or not wanted:
            outputs.show(self.format or "md", report, manner)
        return CLEAN if outputs.write(wanted, report, manner) else UNTRUSTED

    def _compared(self, report: Report | None) -> Report | None:
        """Return the report with what became of the run before; None where that cannot be said."""
        if report is None or self.previous is None:
            return report
        old = report_at(self.previous, self.lang)
        found = None if old is None else with_previous(report, old, str(self.previous))
        if isinstance(found, Said):
            complain(self.lang, "compare.unread", path=self.previous, why=found)
            return None
        return found

    def _report(self) -> Report | None:
        try:
            data = self.file.read_bytes()
        except OSError as error:
            complain(self.lang, "outputs.unread", path=self.file, error=error)
            return None
        try:
            report = Report.model_validate_json(data)
            where = _odd(report)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = f"{'.'.join(map(str, first['loc']))} {first['msg']}".strip()
        if where:
            complain(self.lang, "outputs.no_report", path=self.file, version=__version__, where=where)
        return None if where else report


def _odd(report: Report) -> str:
    """Return what no run writes, as where parts of a report were taken out; empty for a whole one."""
    if not _DAY.fullmatch(report.today):
        return f"today {report.today}"
    paths = {each.path for each in report.documents}
    stray = ((number, each.document) for number, each in enumerate(report.statuses))
    return next((f"statuses.{number}.document {path}" for number, path in stray if path not in paths), "")
