"""`targetlint rules list` and `rules test [PATH]…`: which rules there are, and whether they hold."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import examples
from targetlint.cli import streams
from targetlint.cli.book import load
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.model.said import Lang
from targetlint.reporters.terminal import explain, trials


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One run of `rules list`, with its options as given."""

    lang: Lang
    rules: Sequence[Path]
    color: str

    def run(self) -> int:
        """List the rules, and return the exit code."""
        book = load(self.rules, streams.page(sys.stderr, self.lang, self.color))
        if book is None:
            return UNTRUSTED
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(explain.render_list(list(book.rules.values()), page), sys.stdout)
        return CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Testing:
    """One run of `rules test`, with its options as given."""

    lang: Lang
    paths: Sequence[Path]
    color: str

    def run(self) -> int:
        """Run the examples of the rules, say which are not as expected, and return the exit code."""
        book = load(self.paths, streams.page(sys.stderr, self.lang, self.color))
        if book is None:
            return UNTRUSTED
        results = examples.run(book)
        otherwise = [
            trials.Trial(each.rule, each.title, each.detail, each.origin, allowed=each.passed)
            for each in results
            if each.detail.zh
        ]
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(trials.render(otherwise, len(results), page), sys.stdout)
        return CLEAN if all(each.passed for each in results) else FOUND
