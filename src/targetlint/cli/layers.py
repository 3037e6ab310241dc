"""`targetlint rules effective [NAME]…` and `rules diff A B`: what layers come to, what they change."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint.cli import streams
from targetlint.cli.book import load, no_such_rule
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.difference import difference
from targetlint.model.report import Setting
from targetlint.model.said import Lang
from targetlint.reporters import settings_json
from targetlint.reporters.terminal import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """One run of `rules effective`, with its options as given."""

    lang: Lang
    names: Sequence[str]
    rules: Sequence[Path]
    format: str
    color: str

    def run(self) -> int:
        """Show what is in force and the line that set it, and return the exit code."""
        book = load(self.rules, streams.page(sys.stderr, self.lang, self.color))
        if book is None:
            return UNTRUSTED
        unknown = [name for name in self.names if not any(_is(each, name) for each in book.settings)]
        for name in unknown:
            no_such_rule(self.lang, name, book.rules.values())
        if unknown:
            return UNTRUSTED
        chosen = [
            each for each in book.settings if not self.names or any(_is(each, name) for name in self.names)
        ]
        if self.format == "json":
            streams.put_json(settings_json.effective(chosen))
            return CLEAN
        page = streams.page(sys.stdout, self.lang, self.color)
        titles = {name: info.title for name, info in book.rules.items()}
        streams.put(settings.render(chosen, titles, page), sys.stdout)
        return CLEAN


def _is(setting: Setting, name: str) -> bool:
    """Whether a name means a setting: the beginning of its rule's id, or its own name."""
    return bool(name) and (setting.owner.startswith(name) or setting.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One run of `rules diff`, with its options as given."""

    lang: Lang
    packs: Sequence[Path]
    format: str
    color: str

    def run(self) -> int:
        """Show what the second rule book changes of the first; 1 where it changes anything."""
        page = streams.page(sys.stderr, self.lang, self.color)
        books = [load([pack], page) for pack in self.packs]
        one, other = books
        if one is None or other is None:
            return UNTRUSTED
        found = difference(one, other)
        if self.format == "json":
            streams.put_json(settings_json.difference(found))
        else:
            sheet = streams.page(sys.stdout, self.lang, self.color)
            streams.put(settings.render_difference(found, sheet), sys.stdout)
        return CLEAN if found.empty else FOUND
