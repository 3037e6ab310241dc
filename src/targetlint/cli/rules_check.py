"""`targetlint rules check [PATH]…`: what is wrong with rule packs, and what is odd about them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import rulebook
from targetlint.cli import streams
from targetlint.cli.book import pack_folders, this_day
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.examine import costs, examine
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.said import Lang
from targetlint.reporters.terminal import examined


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesCheck:
    """One run of the command, with its options as given."""

    lang: Lang
    paths: Sequence[Path]
    cost: bool
    color: str

    def run(self) -> int:
        """Examine the packs, and return the exit code: 1 where there is an error or a warning."""
        folders = pack_folders(self.paths, self.lang)
        if folders is None:
            return UNTRUSTED
        book, told = rulebook.load(folders, today=this_day())
        names = {folder.resolve().name for folder in folders}
        if not any(each.severity is Severity.ERROR for each in told):
            told = [*told, *examine(book, names)]
        page = streams.page(sys.stdout, self.lang, self.color)
        rules = sum(info.pack in names for info in book.rules.values())
        streams.put(examined.render(told, rules, page), sys.stdout)
        if self.cost:
            streams.put(examined.render_costs(costs(book, names), page), sys.stdout)
        return FOUND if _serious(told) else CLEAN


def _serious(told: Sequence[Diagnostic]) -> bool:
    counted = Counter(each.severity for each in told)
    return bool(counted[Severity.ERROR] + counted[Severity.WARNING])
