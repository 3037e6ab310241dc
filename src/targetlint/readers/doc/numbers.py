"""Automatic list numbers: what Word prints in front of a paragraph that is in a list.

Source: [MS-DOC] 2.9.189 (PlfLst), 2.9.147 (LSTF), 2.9.150 (LVLF), 2.9.188 (PlfLfo), 2.9.131 (LFO),
2.9.132 (LFOLVL), and [MS-OSHARED] 2.2.1.3 (MSONFC). Left out are bullets, and bare numbers (1 and not 1.),
which only count rows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from targetlint.readers.doc.fib import Fib, Part
from targetlint.readers.list_numbers import counted

_LEVELS = 9
_LIST = struct.Struct("<l22xBx")  # LSTF: the number of the list, flags
_SIMPLE = 0x01  # of a list: it has one level
_LEVEL = struct.Struct("<lBB9xB8xBB2x")  # LVLF: start, format, flags, what follows, bytes of its properties
_LEGAL = 0x04  # of a level: the numbers of all levels in digits
_NOTHING = 2  # follows the number
_USE = struct.Struct("<l8xB3x")  # LFO: the number of a list, how many levels are its own
_OWN = struct.Struct("<lL")  # LFOLVL: start, flags
_OWN_DEPTH, _OWN_START, _OWN_LEVEL = 0x0F, 0x10, 0x20
_FORMATS = {  # MSONFC -> the name of the same format in ECMA-376
    0x00: "decimal",
    0x01: "upperRoman",
    0x02: "lowerRoman",
    0x03: "upperLetter",
    0x04: "lowerLetter",
    0x0B: "japaneseCounting",
    0x0E: "decimalFullWidth",
    0x0F: "decimalHalfWidth",
    0x12: "decimalEnclosedCircle",
    0x16: "decimalZero",
    0x1A: "decimalEnclosedFullstop",
    0x1B: "decimalEnclosedParen",
    0x1C: "decimalEnclosedCircleChinese",
    0x21: "taiwaneseCounting",
    0x23: "taiwaneseCountingThousand",
    0x25: "chineseCounting",
    0x27: "chineseCountingThousand",
}
_LONGEST = 255  # characters before a paragraph: Word allows no more
_ENCLOSED = "decimalEnclosed"  # how the names of formats begin that are more than a bare number


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of a level look: in `text` a character below 9 stands for the number of that level."""

    start: int
    format: str
    text: str
    legal: bool
    close: bool


@dataclass(slots=True)
class _Use:
    """A list as paragraphs name it, with levels and starts of its own.

    `begun` are the levels that it has counted.
    """

    list: int
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbers:
    """The lists of a document, and how far each has counted."""

    def __init__(self, fib: Fib) -> None:
        self._lists: dict[int, dict[int, _Level]] = {}
        self._uses: list[_Use] = []
        self._counts: dict[int, list[int | None]] = {}
        with suppress(struct.error):  # damaged lists end where the damage is
            for number, levels in _lists(fib.part_and_after(Part.LISTS)):
                self._lists[number] = levels
        with suppress(struct.error):
            for use in _uses(fib.part(Part.LIST_USES)):
                self._uses.append(use)

    def label(self, use: int, depth: int) -> str:
        """Count a paragraph of a list, by its use (from 1) and level; return what is printed before it."""
        if not 0 < use <= len(self._uses):
            return ""
        used = self._uses[use - 1]
        levels = self._lists.get(used.list, {}) | used.levels
        return _shown(levels, depth, self._count(used, levels, depth)) if depth in levels else ""

    def _count(self, use: _Use, levels: dict[int, _Level], depth: int) -> list[int | None]:
        """Return the numbers of all levels at the list's next paragraph."""
        counts = self._counts.setdefault(use.list, [None] * _LEVELS)
        for above in range(depth):
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start
        last = counts[depth]
        counts[depth] = levels[depth].start if last is None else last + 1
        if depth in use.starts and depth not in use.begun:
            counts[depth] = use.starts[depth]
        use.begun.add(depth)
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return counts


def _shown(levels: dict[int, _Level], depth: int, counts: list[int | None]) -> str:
    """Return the number of a paragraph as it is printed; "" where that cannot be said, and for bullets."""
    level = levels[depth]
    pieces: list[str] = []
    numbered, says_more = False, level.format.startswith(_ENCLOSED)
    for char in level.text:
        of = ord(char)
        if of >= _LEVELS:
            pieces.append(char)
            says_more |= not char.isspace()
            continue
        number = counts[of]
        how = "decimal" if level.legal else levels[of].format if of in levels else ""
        text = None if number is None else counted(number, how)
        if text is None:
            return ""
        pieces.append(text)
        numbered = True
    label = "".join(pieces) + ("" if level.close else " ")
    return label if numbered and says_more and len(label) <= _LONGEST else ""


def _lists(stored: bytes) -> Iterator[tuple[int, dict[int, _Level]]]:
    """Yield the levels of each list, by its number: they follow the table of lists."""
    (count,) = struct.unpack_from("<H", stored)
    at = 2 + _LIST.size * count
    for each in range(count):
        number, flags = _LIST.unpack_from(stored, 2 + _LIST.size * each)
        levels: dict[int, _Level] = {}
        for depth in range(1 if flags & _SIMPLE else _LEVELS):
            levels[depth], at = _level(stored, at)
        yield number, levels


def _level(stored: bytes, at: int) -> tuple[_Level, int]:
    """Return the level described at an offset, and where the next one is."""
    start, format_, flags, follows, *sizes = _LEVEL.unpack_from(stored, at)
    at += _LEVEL.size + sum(sizes)
    (length,) = struct.unpack_from("<H", stored, at)
    text = stored[at + 2 : at + 2 + 2 * min(length, _LONGEST)].decode("utf-16-le", "replace")
    known = _FORMATS.get(format_, "")
    return _Level(start, known, text, bool(flags & _LEGAL), follows == _NOTHING), at + 2 + 2 * length


def _uses(stored: bytes) -> Iterator[_Use]:
    """Yield the lists in the order in which paragraphs name them; what is their own follows the table."""
    (count,) = struct.unpack_from("<L", stored)
    at = 4 + _USE.size * count
    for each in range(count):
        number, own = _USE.unpack_from(stored, 4 + _USE.size * each)
        use = _Use(number)
        at += 4
        for _ in range(own):
            start, flags = _OWN.unpack_from(stored, at)
            at += _OWN.size
            depth = min(flags & _OWN_DEPTH, _LEVELS - 1)
            if flags & _OWN_LEVEL:
                use.levels[depth], at = _level(stored, at)
                start = use.levels[depth].start
            if flags & _OWN_START:
                use.starts[depth] = start
        yield use
