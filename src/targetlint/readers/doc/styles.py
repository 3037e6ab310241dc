"""The styles of a Word document: the properties that a paragraph takes over from the style it names.

Source: [MS-DOC] 2.9.271 (STSH), 2.9.135 (LPStd), 2.9.258 (STD), 2.9.260 (StdfBase).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from targetlint.readers.doc.fib import Fib, Part
from targetlint.readers.doc.properties import sprms

_HEAD = struct.Struct("<HHH")  # cbStshi, then of the stshi: cstd, cbSTDBaseInFile
_BASE = struct.Struct("<2xH")  # of a STD: its kind in four bits, the style that it is based on
_PARAGRAPH = 1
_DEEPEST = 20  # styles based on one another: Word itself ends at 11


class _Style(NamedTuple):
    based_on: int
    sprms: bytes


class Styles:
    """The paragraph styles of a document, by their numbers."""

    def __init__(self, fib: Fib) -> None:
        self._styles = dict(_styles(fib.part(Part.STYLES)))

    def properties(self, number: int, wanted: frozenset[int]) -> dict[int, bytes]:
        """Return those of the `wanted` sprms that a style has, or the styles that it is based on."""
        found: dict[int, bytes] = {}
        for _ in range(_DEEPEST):
            style = self._styles.get(number)
            if style is None:
                break
            found = {sprm: operand for sprm, operand in sprms(style.sprms) if sprm in wanted} | found
            number = style.based_on
        return found


def _styles(stored: bytes) -> Iterator[tuple[int, _Style]]:
    """Yield the paragraph styles by their numbers; end where they are damaged."""
    try:
        head, count, base = _HEAD.unpack_from(stored)
        at = 2 + head
        for number in range(count):
            (length,) = struct.unpack_from("<H", stored, at)
            style = stored[at + 2 : at + 2 + length]
            kind = _BASE.unpack_from(style)[0] if style else 0
            if kind & 0xF == _PARAGRAPH:
                yield number, _Style(kind >> 4, _sprms(style, base))
            at += 2 + length
    except struct.error:
        return


def _sprms(style: bytes, base: int) -> bytes:
    """Return the paragraph properties of a STD: after its name, behind the number of the style itself."""
    (name,) = struct.unpack_from("<H", style, base)
    at = base + 2 + 2 * name + 2
    (length,) = struct.unpack_from("<H", style, at)
    return style[at + 4 : at + 2 + length]
