"""The words of the rule language, as grammar/keywords.toml pairs them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from targetlint.assets import asset
from targetlint.model.said import Lang, Said

# Between two expressions a Chinese word may touch the number behind it: 36万元至50万元.
_TOUCHES_NUMBERS = frozenset({"operator"})
_BEFORE_DOT = frozenset({"path"})  # 的 may stand for the dot: 上年的年度目标
_INSTEAD = "instead"


@dataclass(frozen=True, slots=True)
class Keyword:
    """One word: its `key` in the grammar, both spellings, and the section it stands in."""

    key: str
    en: str
    zh: str
    section: str

    @property
    def terminal(self) -> str:
        """Return its name in the grammar: `_APPLIES_TO`."""
        return f"_{self.key.upper()}"

    @property
    def said(self) -> Said:
        """Return it as a message names it, each language its own spelling first."""
        return Said(f"「{self.zh}」({self.en})", f"`{self.en}` ({self.zh})")

    def pick(self, lang: Lang) -> str:
        """Return its spelling in `lang`."""
        return self.zh if lang == "zh" else self.en

    @property
    def pattern(self) -> str:
        """Return the regular expression that finds either spelling as a word of its own."""
        english, chinese = (
            r"\s+".join(re.escape(part) for part in words.split()) for words in (self.en, self.zh)
        )
        boundary = r"(?![^\W\d])" if self.section in _TOUCHES_NUMBERS else r"(?!\w)"
        if self.section in _BEFORE_DOT:
            boundary = r"(?!(?!的)\w)"
        return rf"{english}(?!\w)|{chinese}{boundary}"


@cache
def _sections() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((asset("grammar") / "keywords.toml").read_text(encoding="utf-8"))


@cache
def keywords() -> dict[str, Keyword]:
    """Return every word by its key."""
    return {
        key: Keyword(key, pair[0], pair[1], section)
        for section, words in _sections().items()
        if section != _INSTEAD
        for key, pair in words.items()
    }


@cache
def by_terminal() -> dict[str, Keyword]:
    """Return every word by its name in the grammar."""
    return {each.terminal: each for each in keywords().values()}


@cache
def by_spelling() -> dict[str, Keyword]:
    """Return every word by each of its spellings."""
    return {spelling: each for each in keywords().values() for spelling in (each.en, each.zh)}


def meant(word: str) -> Keyword | None:
    """Return the keyword that is meant by a word which people write instead of it."""
    for key, words in _sections()[_INSTEAD].items():
        if word in words:
            return keywords()[key]
    return None


def alternatives(*sections: str) -> str:
    """Return a regular expression for the words of `sections`, the longest first."""
    chosen = [each for each in keywords().values() if each.section in sections]
    return "|".join(each.pattern for each in sorted(chosen, key=lambda each: (-len(each.en), each.key)))
