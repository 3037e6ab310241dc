"""Words found in texts: lexicons as one pattern each, and texts compared as a reader compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_QUOTES = str.maketrans(dict.fromkeys("“”\"「」『』‘’'", "'"))
_WIDE = re.compile(r"[！-～]")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}  # one for one, so that places hold
_GAPS = re.compile(r"\s+")


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Return `text` without spaces, full width made half and all quotation marks one.

    Two texts that fold to the same are the same to a reader. The cache is bounded: texts recur within
    a form and between the forms of a batch.
    """
    return _GAPS.sub("", unicodedata.normalize("NFKC", text).translate(_QUOTES))


def narrow(text: str) -> str:
    """Return `text` with full-width letters, digits and signs made half, character for character."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


class Lexicon:
    """A word list as one pattern: substrings in any width, the longest first, less exceptions.

    The pattern is compiled when the first text is searched: most runs need few of a book's lexicons.
    """

    __slots__ = ("_pattern", "exceptions", "words")

    def __init__(self, words: Sequence[str], exceptions: Sequence[str] = ()) -> None:
        self.words = tuple(map(narrow, words))
        self.exceptions = frozenset(map(narrow, exceptions))
        self._pattern: re.Pattern[str] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and (self.words, self.exceptions) == (
            other.words,
            other.exceptions,
        )

    def __hash__(self) -> int:
        return hash((self.words, self.exceptions))

    @property
    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            every = sorted({*self.words, *self.exceptions}, key=lambda word: (-len(word), word))
            self._pattern = re.compile("|".join(map(re.escape, every)) or r"(?!)")
        return self._pattern

    def first(self, text: str) -> str | None:
        """Return the first word of the lexicon in `text`, as it stands there; None where there is none."""
        for match in (self._pattern or self._compiled).finditer(narrow(text)):
            if match[0] not in self.exceptions:
                return text[match.start() : match.end()]
        return None

    def met(self, text: str) -> list[str]:
        """Return the exceptions and then the word that `first` comes upon in `text`, as declared."""
        found = []
        for match in self._compiled.finditer(narrow(text)):
            found.append(match[0])
            if match[0] not in self.exceptions:
                break
        return found
