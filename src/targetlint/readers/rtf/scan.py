"""The tokens of an RTF file: control words and symbols, escaped bytes, braces and runs of text.

Source: RTF specification 1.9.1, “RTF Syntax”. Raw bytes of a double-byte code page are kept in pairs,
because the second one may look like a brace or a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from targetlint.readers.limits import CONTROLS
from targetlint.readers.refusal import within

_TOKEN = rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9A-Fa-f]{2})++)|\\([^A-Za-z])|([{}])|[\r\n]+|(%s)"
_SINGLE = re.compile(_TOKEN % rb"[^\\{}\r\n]+", re.DOTALL)
_DOUBLE = re.compile(_TOKEN % rb"(?:[^\\{}\r\n\x81-\xfe]+|[\x81-\xfe][\x40-\xfe]?)++", re.DOTALL)
_DOUBLE_BYTE = re.compile(rb"\\ansicpg(?:936|950|932|949)\b")
_HEADER = 1024  # bytes within which the code page is named
_BRACES = re.compile(rb"\\bin(\d{1,10}) ?|\\.|([{}])", re.DOTALL)

Token = re.Match[bytes]
"""Groups: 1 control word, 2 its number, 3 bytes in hexadecimal digits, 4 control symbol, 5 brace, 6 text."""


class Scanner:
    """Walks over the bytes once; raises Refusal where there are too many tokens."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pattern = _DOUBLE if _DOUBLE_BYTE.search(data[:_HEADER]) else _SINGLE
        self._at = 0
        self._count = 0

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens; those that are skipped meanwhile are left out."""
        ended = False
        while not ended:
            ended = True
            for found in self._pattern.finditer(self._data, self._at):
                self._at = found.end()
                self._counted()
                yield found
                if self._at != found.end():
                    ended = False
                    break

    def skip(self, count: int) -> None:
        """Leave out `count` bytes: binary data."""
        self._at += max(0, count)

    def skip_group(self) -> None:
        """Leave out everything up to the brace that closes the open group."""
        depth = 1
        while depth and (found := _BRACES.search(self._data, self._at)) is not None:
            self._counted()
            self._at = found.end()
            if found[1]:
                self.skip(int(found[1]))
            elif found[2]:
                depth += 1 if found[2] == b"{" else -1
        self._at = len(self._data) if depth else self._at - 1

    def _counted(self) -> None:
        self._count += 1
        if self._count > CONTROLS:
            within("controls", self._count, CONTROLS)
