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
    """A word list as one compiled pattern: substrings in any width, the longest first, less exceptions."""

    __slots__ = ("_exceptions", "_pattern", "words")

    def __init__(self, words: Sequence[str], exceptions: Sequence[str] = ()) -> None:
        self.words = tuple(map(narrow, words))
        self._exceptions = frozenset(map(narrow, exceptions))
        every = sorted({*self.words, *self._exceptions}, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, every)) or r"(?!)")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and (self.words, self._exceptions) == (
            other.words,
            other._exceptions,
        )

    def __hash__(self) -> int:
        return hash((self.words, self._exceptions))

    def first(self, text: str) -> str | None:
        """Return the first word of the lexicon in `text`, as it stands there; None where there is none."""
        for match in self._pattern.finditer(narrow(text)):
            if match[0] not in self._exceptions:
                return text[match.start() : match.end()]
        return None
