"""`targetlint rules doc [PACK]…`: the printable rule book, as HTML, Markdown or a Word document."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from targetlint.cli import streams
from targetlint.cli.book import complain, load, pack_folders, this_day
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.inputs import Inputs
from targetlint.lang.trouble import Trouble
from targetlint.manual import manual
from targetlint.model.manual import Manual
from targetlint.model.said import Lang
from targetlint.packs import Packs
from targetlint.reporters.manual import html, markdown, word
from targetlint.words import say

_AS: dict[str, Callable[[Manual], bytes]] = {
    ".html": lambda book: html.render(book).encode(),
    ".md": lambda book: markdown.render(book).encode(),
    ".docx": word.render,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One run of the command, with its options as given."""

    lang: Lang
    paths: Sequence[Path]
    output: Path | None
    today: str
    color: str

    def run(self) -> int:
        """Write the book, and return the exit code."""
        kind = self.output.suffix.lower() if self.output is not None else ".md"
        if kind not in _AS:
            complain(self.lang, "manual.format", path=self.output, kinds=" ".join(_AS))
            return UNTRUSTED
        try:
            today = date.fromisoformat(self.today) if self.today else this_day()
        except ValueError:
            complain(self.lang, "cli.bad_date", value=self.today)
            return UNTRUSTED
        book = self._book(today)
        return UNTRUSTED if book is None else self._write(book, kind)

    def _book(self, today: date) -> Manual | None:
        book = load(self.paths, streams.page(sys.stderr, self.lang, self.color), today)
        folders = pack_folders(self.paths, self.lang) if book is not None else None
        if book is None or folders is None:
            return None
        packs = Packs(Trouble(), Inputs(today))
        for folder in folders:
            packs.add(folder)
        return manual(book, packs.layers, self.lang, today)

    def _write(self, book: Manual, kind: str) -> int:
        data = _AS[kind](book)
        if self.output is None:
            streams.put(data.decode(), sys.stdout)
            return CLEAN
        try:
            self.output.write_bytes(data)
        except OSError as error:
            complain(self.lang, "fmt.unwritten", path=self.output, error=error)
            return UNTRUSTED
        streams.put(
            say("manual.written", path=self.output, count=len(book.rules)).pick(self.lang) + "\n", sys.stdout
        )
        return CLEAN
