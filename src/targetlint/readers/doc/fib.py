"""The head of a Word document: which streams it has, how long its stories are, where structures lie.

Source: [MS-DOC] 2.5 (Fib).
"""

from __future__ import annotations

import struct
from enum import IntEnum

from targetlint.readers.compound import Compound
from targetlint.readers.refusal import Problem, Refusal

_BASE = struct.Struct("<HH6xH")  # wIdent, nFib, flags
_WORD_97 = 0xA5EC
_ENCRYPTED = 0x0100
_IN_TABLE_1 = 0x0200  # which of the two table streams is the one that counts
_COUNTS = struct.Struct("<8l")  # ccpText, ccpFtn, ccpHdd, reserved, ccpAtn, ccpEdn, ccpTxbx, ccpHdrTxbx
_COUNTS_AT = 0x4C
_BEFORE_BOXES = 6
_PLACES_COUNT_AT = 0x98  # cbRgFcLcb: how many places are stated
_PLACES_AT = 0x9A
_PLACE = struct.Struct("<LL")  # where in the table stream, how many bytes
_LEAST = _PLACES_AT + 34 * _PLACE.size  # up to the pieces, without which there is no text


class Part(IntEnum):
    """The structures that are read: their numbers among the places of FibRgFcLcb ([MS-DOC] 2.5.6, 2.5.7)."""

    STYLES = 1
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    BOXES = 56
    LISTS = 73
    LIST_USES = 74


class Fib:
    """The streams of a Word 97 to 2003 document and where things lie in them.

    `main` is the WordDocument stream; stories are (first, end) in characters of all text: `story` the body,
    `boxes` the text boxes.
    """

    def __init__(self, compound: Compound) -> None:
        """Read the head; raise Refusal where it is damaged, locked, or of an earlier Word."""
        self._compound = compound
        self._data: bytes | None = None
        self.main = compound.stream("WordDocument")
        if len(self.main) < _LEAST:
            raise Refusal(Problem.BROKEN)
        ident, _, flags = _BASE.unpack_from(self.main)
        if ident != _WORD_97:
            raise Refusal(Problem.BROKEN)
        if flags & _ENCRYPTED:
            raise Refusal(Problem.ENCRYPTED)
        self._table = compound.stream("1Table" if flags & _IN_TABLE_1 else "0Table")
        counts = _COUNTS.unpack_from(self.main, _COUNTS_AT)
        if min(counts) < 0:
            raise Refusal(Problem.BROKEN)
        self.story = (0, counts[0])
        before = sum(counts[:_BEFORE_BOXES])
        self.boxes = (before, before + counts[_BEFORE_BOXES])

    def part(self, part: Part) -> bytes:
        """Return the bytes of a structure in the table stream, b"" where there is none."""
        start, length = self._place(part)
        return self._table[start : start + length]

    def part_and_after(self, part: Part) -> bytes:
        """Return the bytes from a structure on, for those that are followed by what belongs to them."""
        start, length = self._place(part)
        return self._table[start:] if length else b""

    def _place(self, part: Part) -> tuple[int, int]:
        (count,) = struct.unpack_from("<H", self.main, _PLACES_COUNT_AT)
        at = _PLACES_AT + part * _PLACE.size
        if part >= count or at + _PLACE.size > len(self.main):
            return 0, 0
        start, length = _PLACE.unpack_from(self.main, at)
        return start, length

    def data(self) -> bytes:
        """Return the Data stream: form fields, properties too long for their page, pictures."""
        if self._data is None:
            self._data = self._compound.stream("Data")
        return self._data
