"""`targetlint show FILE`: what was understood of a file, for a person to see that it was read rightly."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import lint
from targetlint.cli import paths, streams
from targetlint.cli.book import complain, load
from targetlint.cli.codes import CLEAN, UNCHECKED, UNTRUSTED
from targetlint.model.said import Lang
from targetlint.reporters.terminal import rulefile, show


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """One run of the command, with its options as given."""

    lang: Lang
    file: Path
    rules: Sequence[Path]
    color: str

    def run(self) -> int:
        """Show the file, and return the exit code."""
        if not paths.exists(self.file) or paths.is_folder(self.file):
            complain(self.lang, "cli.no_file" if paths.exists(self.file) else "cli.no_path", path=self.file)
            return UNTRUSTED
        errors = streams.page(sys.stderr, self.lang, self.color)
        book = load(self.rules, errors)
        if book is None:
            return UNTRUSTED
        document, diagnostics = lint.understand(self.file, book.layouts)
        streams.put(show.render(document, streams.page(sys.stdout, self.lang, self.color)), sys.stdout)
        streams.put(rulefile.render(diagnostics, errors), sys.stderr)
        return CLEAN if document.forms else UNCHECKED
