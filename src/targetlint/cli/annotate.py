"""`targetlint annotate PATH… -o DIR`: check forms, and write copies with the findings as comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from targetlint.cli.book import complain
from targetlint.cli.check import Check
from targetlint.cli.codes import UNTRUSTED
from targetlint.cli.outputs import Output
from targetlint.cli.placing import ANNOTATED, new, refused_inside, say_inside, within
from targetlint.copies.annotated import Copy, annotated
from targetlint.model.reading import Reading
from targetlint.model.report import DocumentReport, Report
from targetlint.model.said import Said
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.tally import by_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotate(Check):
    """One run of the command, with its options as given; `unwritten` are copies that the system refused."""

    copies: Path
    list_findings: bool
    unwritten: list[Path] = field(default_factory=list)

    def run(self) -> int:
        """Check, write the copies, and return the exit code."""
        if refused_inside(self.copies, self.paths, self.lang):
            return UNTRUSTED
        code = Check.run(self)  # super() does not know a class with slots
        say_inside(self.copies, self.paths, self.lang)
        return UNTRUSTED if self.unwritten else code

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Show the report, and write the copies."""
        written = Check.write(self, report, wanted, manner)
        reading = self.reading() or Reading()
        told = by_document(report)
        for document in report.documents:
            alone = replace(report, documents=[document], findings=told[document.path])
            self._copy(document, alone, reading)
        for each in report.passed_over:
            if each.repeats:
                complain(self.lang, "annotate.none", path=each.path, why=each.reason)
        return written

    def _copy(self, document: DocumentReport, report: Report, reading: Reading) -> None:
        wanted = self.copies / within(document.path, self.paths)
        manner = Manner(self.lang, folder=str(wanted.parent))
        made = annotated(document, report, manner, reading, listed=self.list_findings)
        if isinstance(made, Said):
            complain(self.lang, "annotate.none", path=document.path, why=made)
            return
        is_page = made.suffix == ".html"
        if made.told is not None:
            complain(
                self.lang, "annotate.none" if is_page else "annotate.note", path=document.path, why=made.told
            )
        path = self._put(made, wanted)
        if path is not None and not self.quiet:
            complain(self.lang, "annotate.page" if is_page else "annotate.written", path=path)

    def _put(self, made: Copy, wanted: Path) -> Path | None:
        try:
            return new(wanted, ANNOTATED, made.suffix, made.data)
        except OSError as error:
            self.unwritten.append(wanted)
            complain(self.lang, "annotate.unwritten", path=wanted, error=error)
            return None
