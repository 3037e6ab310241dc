"""`targetlint score PATH…`: the review table of each form, with a suggested grade."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from targetlint.book import Book
from targetlint.cli import streams
from targetlint.cli.book import complain
from targetlint.cli.check import Check
from targetlint.cli.outputs import Output
from targetlint.model.report import Report
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.terminal import score


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Check):
    """One run of the command: a check of all rules that is written as review tables."""

    no_waivers: bool = True  # the reviewer's table is of the form as it is

    def usable(self, book: Book) -> bool:
        """Whether the rules have a scheme to score by; standard error is told where not."""
        if book.scheme is None:
            complain(self.lang, "score.no_scheme")
        return book.scheme is not None

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Write the report: as JSON it is that of a check."""
        if self.format == "json":
            return Check.write(self, report, wanted, manner)
        streams.put(score.render(report, streams.page(sys.stdout, self.lang, self.color)), sys.stdout)
        return True
