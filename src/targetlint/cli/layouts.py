"""`targetlint layouts list` and `layouts learn FILE`: which templates are known, and a draft of a new one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import intake
from targetlint.cli import draft_text, paths, streams
from targetlint.cli.book import complain, load
from targetlint.cli.codes import CLEAN, UNCHECKED, UNTRUSTED
from targetlint.cli.reading import Reads
from targetlint.forms import learn
from targetlint.forms.learn import Draft
from targetlint.forms.recognise import recognise
from targetlint.intake import Understood
from targetlint.model.document import Document
from targetlint.model.form import Listed, State
from targetlint.model.layout import Layout
from targetlint.model.said import Lang
from targetlint.reporters.terminal import layouts, rulefile


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One run of `layouts list`, with its options as given."""

    lang: Lang
    rules: Sequence[Path]
    color: str

    def run(self) -> int:
        """List the layouts, and return the exit code."""
        book = load(self.rules, streams.page(sys.stderr, self.lang, self.color))
        if book is None:
            return UNTRUSTED
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(layouts.render(book.layouts, page), sys.stdout)
        return CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning(Reads):
    """One run of `layouts learn`, with its options as given."""

    file: Path
    output: Path | None
    rules: Sequence[Path]
    color: str

    def run(self) -> int:
        """Write the drafts, and return the exit code."""
        if not paths.exists(self.file) or paths.is_folder(self.file):
            complain(self.lang, "cli.no_file" if paths.exists(self.file) else "cli.no_path", path=self.file)
            return UNTRUSTED
        if self.output is not None and paths.exists(self.output):
            complain(self.lang, "cli.output_exists", path=self.output)
            return UNTRUSTED
        errors = streams.page(sys.stderr, self.lang, self.color)
        book = load(self.rules, errors)
        reading = self.reading() if book is not None else None
        if book is None or reading is None:
            return UNTRUSTED
        answers = [
            each
            for each in intake.take_in([self.file], book.layouts, reading)
            if isinstance(each, Understood)
        ]
        documents = [each.document.document for each in answers if each.document.document is not None]
        if not documents:
            for each in answers:
                streams.put(rulefile.render(each.diagnostics, errors), sys.stderr)
            return UNCHECKED
        return self._learn(documents, book.layouts)

    def _learn(self, documents: Sequence[Document], known: Sequence[Layout]) -> int:
        found = [(document, draft) for document in documents for draft in learn.drafts(document, known)]
        if not found:
            forms = [form for document in documents for form in recognise(document, known)[0]]
            names = "、".join(dict.fromkeys(form.layout for form in forms))
            complain(
                self.lang,
                "cli.nothing_to_learn" if forms else "cli.nothing_learnt",
                path=self.file,
                layouts=names,
            )
            return UNTRUSTED
        text = "\n".join(draft_text.text(draft, self.file.name, self.lang) for _, draft in found)
        if not self._written(text):
            return UNTRUSTED
        for document, draft in found:
            self._tell(document, draft, known)
        return CLEAN

    def _written(self, text: str) -> bool:
        """Write the text where it is wanted; whether that went well."""
        if self.output is None:
            streams.put(text, sys.stdout)
            return True
        try:
            self.output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            complain(self.lang, "cli.output_failed", path=self.output, error=error)
            return False
        return True

    def _tell(self, document: Document, draft: Draft, known: Sequence[Layout]) -> None:
        """Say on standard error how the file is read with the draft."""
        forms, _ = recognise(document, [*known, draft.layout])
        form = next((each for each in forms if each.layout == draft.layout.id), None)
        if form is None:
            complain(self.lang, "cli.learnt_not_enough", layout=draft.layout.id)
            return
        rows = form.values["indicators"]
        complain(
            self.lang,
            "cli.learnt",
            layout=draft.layout.id,
            fields=sum(each.state is State.VALUE for each in form.values.values()),
            rows=len(rows.items) if isinstance(rows, Listed) else 0,
            left=len(form.leftovers),
            doubts=len(draft.doubts),
        )
