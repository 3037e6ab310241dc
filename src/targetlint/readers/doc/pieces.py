"""The text of a Word document, put together from its pieces, and where each character is stored.

Source: [MS-DOC] 2.4.1 (Retrieving Text), 2.9.38 (Clx), 2.9.177 (Pcd), 2.9.208 (Prc), 2.9.214, 2.9.215 (Prm).
Positions count UTF-16 units, as the file does: a character beyond U+FFFF is two until it is shown.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from targetlint.readers.doc.fib import Fib, Part
from targetlint.readers.refusal import Problem, Refusal

_PRC, _PCDT = 1, 2  # what the parts of a Clx begin with
_PCD = struct.Struct("<2xLH")  # fc, prm
_COMPRESSED = 1 << 30  # of fc: one byte per character, and the offset doubled
_OFFSET = _COMPRESSED - 1
_COMPLEX = 1  # of prm: the rest is the number of a Prc
_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x5C: 0x083C}  # Prm0 -> the sprm it means


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text, stored from `offset` on, each in `width` bytes.

    `changed` are properties (sprms) that hold over those stored with the characters: what fast saving adds.
    """

    start: int
    end: int
    offset: int
    width: int
    changed: bytes

    def stored(self, position: int) -> int:
        """Return where in the WordDocument stream the character at `position` is."""
        return self.offset + (position - self.start) * self.width

    def position(self, stored: int) -> int:
        """Return the position of the character stored at `stored`."""
        return self.start + (stored - self.offset) // self.width


class Pieces:
    """All text of a document, its stories one after the other."""

    def __init__(self, fib: Fib) -> None:
        """Put the text together; raise Refusal where the piece table is damaged."""
        try:
            self._pieces = list(_table(fib.part(Part.PIECES)))
        except (IndexError, struct.error) as error:
            raise Refusal(Problem.BROKEN) from error
        at = 0
        for piece in self._pieces:
            if piece.start != at or not at <= piece.end <= len(fib.main):  # text is stored once
                raise Refusal(Problem.BROKEN)
            at = piece.end
        self._starts = [piece.start for piece in self._pieces]
        self.text = "".join(_decoded(fib.main, piece) for piece in self._pieces)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def at(self, position: int) -> Piece:
        """Return the piece that holds the character at `position`."""
        return self._pieces[bisect_right(self._starts, position) - 1]


def _table(clx: bytes) -> Iterator[Piece]:
    changes: list[bytes] = []
    at = 0
    while clx[at] == _PRC:
        (length,) = struct.unpack_from("<H", clx, at + 1)
        changes.append(clx[at + 3 : at + 3 + length])
        at += 3 + length
    if clx[at] != _PCDT:
        raise Refusal(Problem.BROKEN)
    (length,) = struct.unpack_from("<L", clx, at + 1)
    table = clx[at + 5 : at + 5 + length]
    count = (len(table) - 4) // (4 + _PCD.size)
    if count < 1:
        raise Refusal(Problem.BROKEN)
    starts = struct.unpack_from(f"<{count + 1}L", table)
    for number, (start, end) in enumerate(pairwise(starts)):
        code, prm = _PCD.unpack_from(table, 4 * (count + 1) + _PCD.size * number)
        offset, width = code & _OFFSET, 2
        if code & _COMPRESSED:
            offset, width = offset // 2, 1
        yield Piece(start, end, offset, width, _changed(prm, changes))


def _changed(prm: int, changes: list[bytes]) -> bytes:
    """Return the sprms that a Prm stands for, as far as they matter here."""
    if prm & _COMPLEX:
        return changes[prm >> 1] if prm >> 1 < len(changes) else b""
    code = prm >> 1 & 0x7F
    return struct.pack("<HB", _SHORT[code], prm >> 8) if code in _SHORT else b""


def _decoded(main: bytes, piece: Piece) -> str:
    """Return the text of a piece, exactly as many characters as it has positions."""
    count = piece.end - piece.start
    stored = main[piece.offset : piece.offset + count * piece.width]
    if piece.width == 1:
        text = stored.decode("cp1252", "replace")
    else:
        stored = stored[: len(stored) & ~1]
        text = stored.decode("utf-16-le", "replace")
        if len(text) != len(stored) // 2:
            text = _units(stored)
    return text.ljust(count, "\0")


def _units(stored: bytes) -> str:
    """Return a character for each UTF-16 unit, surrogates apart."""
    wide = bytearray(2 * len(stored))
    wide[0::4], wide[1::4] = stored[0::2], stored[1::2]
    return wide.decode("utf-32-le", "surrogatepass")
