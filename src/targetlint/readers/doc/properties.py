"""Properties of characters and paragraphs as stored: pages of runs, each with its sprms.

Source: [MS-DOC] 2.6 (Single Property Modifiers), 2.9.33 (ChpxFkp), 2.9.175 (PapxFkp).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from targetlint.readers.doc.fib import Fib, Part

TABLE = 0xD608  # sprmTDefTable
_LONG = {0xD606, TABLE}  # the length of this and of what it was in Word 6 takes two bytes
_TABS = 0xC615  # sprmPChgTabs: where its length does not fit a byte, it follows from its counts
_LONG_TABS = 255
_BY_LENGTH = 6  # of spra: a byte says how long the operand is
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of the operand by spra, the highest three bits of a sprm
_PAGE = 512
_PAGE_NUMBER = (1 << 22) - 1
_BX = 13  # bytes of a BxPap: where the properties are, and layout


class Run(NamedTuple):
    """Bytes `start` to `end` of the WordDocument stream, and the sprms of the text stored there."""

    start: int
    end: int
    sprms: bytes


class Runs:
    """Runs in the order of the stream, none of them over another."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs: list[Run] = []
        reached = 0
        for run in sorted(runs):
            if run.end > max(run.start, reached):
                self._runs.append(run if run.start >= reached else run._replace(start=reached))
                reached = run.end
        self._starts = [run.start for run in self._runs]

    def at(self, offset: int) -> bytes:
        """Return the sprms of what is stored at `offset`, b"" where there are none."""
        number = bisect_right(self._starts, offset) - 1
        return self._runs[number].sprms if number >= 0 and offset < self._runs[number].end else b""

    def within(self, start: int, end: int) -> Iterator[Run]:
        """Yield what the runs have of the bytes from `start` to `end`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for number in range(first, len(self._runs)):
            run = self._runs[number]
            if run.start >= end:
                return
            if run.end > start:
                yield Run(max(run.start, start), min(run.end, end), run.sprms)


def of_characters(fib: Fib) -> Runs:
    """Return the runs of character properties."""
    pages = _pages(fib, Part.CHARACTER_PAGES)
    return Runs([run for page in pages for run in _runs(page, 1, _of_characters)])


def of_paragraphs(fib: Fib) -> Runs:
    """Return the runs of paragraph properties: before the sprms stands the number of the style, two bytes."""
    pages = _pages(fib, Part.PARAGRAPH_PAGES)
    return Runs([run for page in pages for run in _runs(page, _BX, _of_paragraphs)])


def sprms(stored: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each sprm with its operand, which is what follows its length; end where one is damaged."""
    at = 0
    while at + 2 < len(stored):
        sprm = stored[at] | stored[at + 1] << 8
        start, end = _operand(stored, at + 2, sprm)
        if end > len(stored):
            return
        yield sprm, stored[start:end]
        at = end


def _operand(stored: bytes, at: int, sprm: int) -> tuple[int, int]:
    """Return where the operand of the sprm that ends at `at` begins and ends."""
    if sprm >> 13 != _BY_LENGTH:
        return at, at + _SIZES[sprm >> 13]
    if sprm in _LONG:
        return at + 2, at + 1 + int.from_bytes(stored[at : at + 2], "little")
    length = stored[at]
    if sprm == _TABS and length == _LONG_TABS:
        deleted = at + 1
        added = deleted + 1 + 4 * int.from_bytes(stored[deleted : deleted + 1], "little")
        return at + 1, added + 1 + 3 * int.from_bytes(stored[added : added + 1], "little")
    return at + 1, at + 1 + length


def _pages(fib: Fib, part: Part) -> Iterator[bytes]:
    """Yield the pages that a bin table ([MS-DOC] 2.8.5, 2.8.6) lists, each once."""
    table = fib.part(part)
    count = max(0, len(table) - 4) // 8
    numbers = struct.unpack_from(f"<{count}L", table, 4 * (count + 1)) if count else ()
    for number in dict.fromkeys(each & _PAGE_NUMBER for each in numbers):
        page = fib.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            yield page


def _runs(page: bytes, entry: int, stored: Callable[[bytes, int], bytes]) -> Iterator[Run]:
    """Yield the runs of a page, as long as their properties together fit in it: none lie over others.

    From where to where the runs go stands first, then, in `entry` bytes each, where their properties are.
    """
    count = page[-1]
    if 4 * (count + 1) + entry * count >= _PAGE:
        return
    extents = pairwise(struct.unpack_from(f"<{count + 1}L", page))
    known = {0: b""}
    left = _PAGE
    for number, (start, end) in enumerate(extents):
        at = 2 * page[4 * (count + 1) + entry * number]
        if at not in known:
            known[at] = stored(page, at)
            left -= len(known[at])
        if left < 0:
            return
        yield Run(start, end, known[at])


def _of_characters(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]]


def _of_paragraphs(page: bytes, at: int) -> bytes:
    length = 2 * page[at] - 1
    if length < 0:
        at += 1
        length = 2 * page[at]
    return page[at + 1 : at + 1 + length]
