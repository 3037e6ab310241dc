"""`targetlint rules list`: which rules there are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint.cli import streams
from targetlint.cli.book import ready
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.model.said import Lang
from targetlint.reporters.terminal import explain


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One run of `rules list`, with its options as given."""

    lang: Lang
    rules: Sequence[Path]
    color: str
    no_cache: bool

    def run(self) -> int:
        """List the rules, and return the exit code."""
        errors = streams.page(sys.stderr, self.lang, self.color)
        book = ready(self.rules, errors, no_cache=self.no_cache)
        if book is None:
            return UNTRUSTED
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(explain.render_list(list(book.rules.values()), page), sys.stdout)
        return CLEAN
