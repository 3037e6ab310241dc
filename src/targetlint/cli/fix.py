"""`targetlint fix PATH… -o DIR`: repair the spelling of signs and digits, in copies."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from targetlint.cli import streams
from targetlint.cli.book import complain
from targetlint.cli.check import Check
from targetlint.cli.codes import CLEAN, FOUND, UNCHECKED, UNTRUSTED
from targetlint.cli.outputs import Output
from targetlint.cli.placing import FIXED, new, refused_inside, say_inside, within
from targetlint.copies.fixed import fixed
from targetlint.model.diagnostic import Diagnostic, Outcome
from targetlint.model.reading import Reading
from targetlint.model.repairs import Fixed
from targetlint.model.report import DocumentReport, Report
from targetlint.reporters import fixes
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.tally import by_document
from targetlint.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix(Check):
    """One run of the command, with its options as given; `found` is what became of each document."""

    copies: Path | None
    check: bool
    diff: bool
    no_waivers: bool = True
    found: list[tuple[Fixed, str]] = field(default_factory=list)

    def run(self) -> int:
        """Check, write the copies, and return the exit code."""
        if self.copies is None and not self._dry:
            complain(self.lang, "fix.no_folder")
            return UNTRUSTED
        copies = None if self._dry else self.copies
        if copies is not None and refused_inside(copies, self.paths, self.lang):
            return UNTRUSTED
        code = Check.run(self)  # super() does not know a class with slots
        if copies is not None:
            say_inside(copies, self.paths, self.lang)
        if code in {UNTRUSTED, UNCHECKED}:
            return code
        is_open = any((each.fixes and not copy) or each.has_open for each, copy in self.found)
        return FOUND if is_open else CLEAN

    @property
    def _dry(self) -> bool:
        return self.check or self.diff

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Repair what can be, write the copies, and show what was done."""
        del wanted, manner
        reading, told = self.reading() or Reading(), by_document(report)
        written = True
        for document in report.documents:
            findings = told[document.path]
            if not document.checked:
                self._complain_of(document, findings)
            each = fixed(document, findings, reading)
            copy = "" if self._dry or each.data is None else self._put(each)
            written = written and (self._dry or each.data is None or bool(copy))
            self.found.append((each, copy))
        for over in report.passed_over:
            if over.repeats:
                complain(self.lang, "fix.unchecked", path=over.path, why=over.reason)
        self._tell()
        return written

    def _complain_of(self, document: DocumentReport, findings: Sequence[Diagnostic]) -> None:
        """Tell why a document was not checked."""
        errors = [each for each in findings if each.outcome is Outcome.ERROR]
        why = errors[0].message if errors else say("annotate.unread")
        complain(self.lang, "fix.unchecked", path=document.path, why=why)

    def _put(self, each: Fixed) -> str:
        """Write the copy and return its path, empty where the system refuses."""
        if self.copies is None or each.data is None:
            return ""
        wanted = self.copies / within(each.document.path, self.paths)
        try:
            return new(wanted, FIXED, each.suffix, each.data).as_posix()
        except OSError as error:
            complain(self.lang, "annotate.unwritten", path=wanted, error=error)
            return ""

    def _tell(self) -> None:
        page = streams.page(sys.stdout, self.lang, self.color)
        if self.format == "json":
            streams.put_json(fixes.as_json(self.found))
        elif self.diff:
            streams.put(fixes.difference(self.found), sys.stdout)
        else:
            streams.put(fixes.render(self.found, page, dry=self._dry), sys.stdout)
