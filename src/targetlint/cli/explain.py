"""`targetlint explain RULE`: a rule's page, by its id or its title in either language; needs no network."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint.cli import streams
from targetlint.cli.book import no_such_rule, ready
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.model.said import Lang
from targetlint.reporters.terminal import explain


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """One run of the command, with its options as given."""

    lang: Lang
    rule: str
    rules: Sequence[Path]
    color: str
    no_cache: bool

    def run(self) -> int:
        """Write the pages of the rules that are called so, and return the exit code."""
        errors = streams.page(sys.stderr, self.lang, self.color)
        book = ready(self.rules, errors, no_cache=self.no_cache)
        if book is None:
            return UNTRUSTED
        asked = self.rule.strip()
        found = [each for each in book.explanations.values() if each.info.is_called(asked)]
        if not found:
            no_such_rule(self.lang, asked, book.rules.values())
            return UNTRUSTED
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put("\n".join(explain.render(each, page) for each in found), sys.stdout)
        return CLEAN
