"""`targetlint rules test [PATH]…`: whether the examples of rules hold, and what they are worth."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import examples
from targetlint.cli import streams
from targetlint.cli.book import complain, load, no_such_rule, pack_folders
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.model.said import Lang
from targetlint.model.trials import Ending
from targetlint.reporters import trials_json
from targetlint.reporters.terminal import trials
from targetlint.rulebook import RuleBook
from targetlint.trials.worth import Worth, worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Testing:
    """One run of `rules test`, with its options as given."""

    lang: Lang
    paths: Sequence[Path]
    select: Sequence[str]
    coverage: bool
    mutate: bool
    format: str
    color: str

    def run(self) -> int:
        """Run the examples, say what is not as expected and what none of them shows; return the code."""
        book = load(self.paths, streams.page(sys.stderr, self.lang, self.color))
        if book is None:
            return UNTRUSTED
        unknown = [
            word for word in self.select if not any(rule.answers_to(word) for rule in book.rules.values())
        ]
        for word in unknown:
            no_such_rule(self.lang, word, book.rules.values())
        if unknown:
            return UNTRUSTED
        narrowed = book.narrowed(self.select, ())
        if not narrowed.rules:
            complain(self.lang, "cli.no_rules_to_test")
            return UNTRUSTED
        results = examples.run(narrowed)
        found = self._worth(book)
        self._write(results, found)
        return CLEAN if found.complete and all(each.passed for each in results) else FOUND

    def _worth(self, book: RuleBook) -> Worth:
        if not (self.coverage or self.mutate):
            return Worth()
        packs = {pack.resolve().name for pack in pack_folders(self.paths, self.lang) or ()}
        return worth(book, packs, self.select, shown=self.coverage, noticed=self.mutate)

    def _write(self, results: Sequence[Ending], found: Worth) -> None:
        if self.format == "json":
            streams.put_json(trials_json.render(results, found.shown, found.noticed))
            return
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(trials.render(results, found.shown, found.noticed, page), sys.stdout)
