"""Where the parser stopped in a rule file, and how a message quotes what stands there."""

from __future__ import annotations

from typing import NamedTuple

from targetlint.lang.syntax.source import Source
from targetlint.model.place import Origin

END = "$END"
"""The name that the grammar has for the end of the text."""

OPERATOR = "_AND"
"""Where this may stand, an expression has just ended."""

SHOWN = 24
"""Characters of a quoted word: a line of the report stays a line."""


class Stop(NamedTuple):
    """Where the parser stopped: the token there, what it would have taken, and the tokens before it.

    `kind` is the token's name in the grammar, empty where no token begins; `before` holds up to two
    tokens as (kind, text, offset), the last one right before the stop; `opened` is the offset of the
    last parenthesis that is not closed.
    """

    kind: str
    text: str
    start: int
    accepts: frozenset[str]
    before: tuple[tuple[str, str, int], ...]
    opened: int | None = None

    @property
    def end(self) -> int:
        """Where the token ends."""
        return self.start + len(self.text)

    @property
    def touched(self) -> tuple[str, str, int] | None:
        """The token before the stop, where nothing stands between them."""
        if self.before and self.before[-1][2] + len(self.before[-1][1]) == self.start:
            return self.before[-1]
        return None

    def opens_line(self, source: Source) -> bool:
        """Whether nothing stands before the token on its line."""
        return not source.code[source.code.rfind("\n", 0, self.start) + 1 : self.start].strip()

    def origin(self, source: Source) -> Origin:
        """Return the place of the token."""
        return source.origin(self.start, self.end)


def shown(text: str) -> str:
    """Return a piece of the file as a message quotes it."""
    text = " ".join(text.split())
    if len(text) == 1 and not text.isprintable():
        return f"U+{ord(text):04X}"
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
