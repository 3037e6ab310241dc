"""`targetlint diff OLD.json NEW.json`: what became of the findings of the run before."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from targetlint.cli import streams
from targetlint.cli.book import complain
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.cli.uncounted import report_at
from targetlint.comparison.compare import compare
from targetlint.model.comparison import Change, Comparison
from targetlint.model.diagnostic import Severity
from targetlint.model.said import Lang, Said
from targetlint.reporters import json_uncounted
from targetlint.reporters.outputs.sections import comparison_markdown
from targetlint.reporters.terminal import comparison

_COUNTED = frozenset({Change.NEW, Change.FORM_NEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """One run of the command, with its options as given."""

    lang: Lang
    old: Path
    new: Path
    format: str
    fail_on: str
    verbose: bool
    color: str

    def run(self) -> int:
        """Show the comparison, and return the exit code: 1 where something new is found."""
        reports = [report_at(path, self.lang) for path in (self.old, self.new)]
        before, after = reports
        if before is None or after is None:
            return UNTRUSTED
        found = compare(before, after, str(self.old))
        if isinstance(found, Said):
            complain(self.lang, "compare.unread", path=self.old, why=found)
            return UNTRUSTED
        self._show(found)
        return self._code(found)

    def _show(self, found: Comparison) -> None:
        if self.format == "json":
            streams.put_json(json_uncounted.compared(found).model_dump_json(indent=2) + "\n")
        elif self.format == "md":
            streams.put_json(comparison_markdown(json_uncounted.compared(found), self.lang))
        else:
            page = streams.page(sys.stdout, self.lang, self.color, verbose=self.verbose)
            streams.put(comparison.render(found, page), sys.stdout)

    def _code(self, found: Comparison) -> int:
        if self.fail_on == "never":
            return CLEAN
        limit = Severity(self.fail_on).rank
        new = [each for each in found.findings if each.change in _COUNTED]
        return FOUND if any(each.severity.rank <= limit for each in new) else CLEAN
