"""`targetlint show FILE`: what was understood of a file, for a person to see that it was read rightly."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import intake
from targetlint.cli import paths, streams
from targetlint.cli.book import complain, ready
from targetlint.cli.codes import CLEAN, UNCHECKED, UNTRUSTED
from targetlint.cli.reading import Reads
from targetlint.intake import Understood
from targetlint.model.report import DocumentReport
from targetlint.reporters.terminal import cells, rulefile, show


@dataclass(frozen=True, slots=True, kw_only=True)
class Show(Reads):
    """One run of the command, with its options as given."""

    file: Path
    rules: Sequence[Path]
    color: str
    format: str
    document: bool
    no_cache: bool

    def run(self) -> int:
        """Show the file, and return the exit code."""
        if not paths.exists(self.file) or paths.is_folder(self.file):
            complain(self.lang, "cli.no_file" if paths.exists(self.file) else "cli.no_path", path=self.file)
            return UNTRUSTED
        if self.document and self.format == "json":
            complain(self.lang, "cli.no_document_json")
            return UNTRUSTED
        errors = streams.page(sys.stderr, self.lang, self.color)
        book = ready(self.rules, errors, no_cache=self.no_cache)
        if book is None:
            return UNTRUSTED
        reading = self.reading()
        if reading is None:
            return UNTRUSTED
        taken_in = intake.take_in([self.file], book.layouts, reading)
        answers = [each for each in taken_in if isinstance(each, Understood)]
        self._write([each.document for each in answers])
        for each in answers:
            streams.put(rulefile.render(each.diagnostics, errors), sys.stderr)
        return CLEAN if answers and all(self._shown(each.document) for each in answers) else UNCHECKED

    def _write(self, documents: Sequence[DocumentReport]) -> None:
        if self.format == "json":
            from targetlint.reporters import interchange  # noqa: PLC0415 - pydantic: not for the terminal

            streams.put_json(interchange.render(documents))
            return
        page = streams.page(sys.stdout, self.lang, self.color)
        render = cells.render if self.document else show.render
        streams.put("".join(render(each, page) for each in documents), sys.stdout)

    def _shown(self, document: DocumentReport) -> bool:
        """Whether what was asked for is there: the cells of a document that was read, or its forms."""
        return document.document is not None if self.document else bool(document.forms)
