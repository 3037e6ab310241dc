"""Characters to lines of text, with the spaces that their distances show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from targetlint.readers.paper.page import Box, Glyph

_SAME_LINE = 0.5  # of the larger height, between the centres of characters on one line
_WIDE_GAP = 0.6  # of the height: a space that nobody typed; justified Chinese is set less apart
_BOX_GAP = 0.25  # the same before a box to tick
_WORD_GAP = 0.12  # the same between two Latin letters or digits
_COLUMN_GAP = 1.5  # the same: what stands apart so far is shown by two spaces
_NEARLY = 0.3  # of a space: what may lack where one more is put; justified ones are wider than they were
_MOST_SPACES = 100
_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’…％%,.;:?!)]}℃°‰")  # what begins no line
_OPENING = frozenset("（《〈「『【〔“‘([{")  # what ends no line
_BOUND = frozenset("/—～~-")  # neither
BOXES = frozenset("□☐☑☒■√✓✔")  # what is ticked, or was

Piece = tuple[str, bool]
"""A stretch of text, and whether it is sure."""


@dataclass(slots=True)
class Line:
    """A line of text in pieces; `signs` is how many characters it has that are no spaces.

    `head` and `tail` are the widths of what stands before the first and behind the last place where it may
    be broken, `behind` that of the spaces behind its text, `turn` how it is turned on the page. A row of a
    nested table is a line without signs, of no height.
    """

    box: Box
    pieces: list[Piece]
    signs: int = 0
    height: float = 0
    head: float = 0
    tail: float = 0
    behind: float = 0
    turn: int = 0

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(text for text, _ in self.pieces)


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that the characters form, from the top; text that runs upwards is read upwards."""
    turns: dict[int, list[Glyph]] = {}
    for each in glyphs:
        if each.box.bottom > each.box.top:
            turns.setdefault(each.turn, []).append(each)
    found = [line for turn, alike in turns.items() for line in _turned_lines(alike, turn)]
    return sorted(found, key=lambda line: line.box.top + line.box.bottom) if len(turns) > 1 else found


def _turned_lines(glyphs: list[Glyph], turn: int) -> Iterator[Line]:
    """Yield the lines of characters that are turned alike."""
    if turn:
        glyphs = [each._replace(box=each.box.turned(turn)) for each in glyphs]
    for level in _levels(glyphs):
        if any(not each.text.isspace() for each in level):
            line = _line(sorted(level, key=lambda each: each.box.left))
            yield replace(line, box=line.box.turned(-turn % 4), turn=turn) if turn else line


def _levels(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    level: list[Glyph] = []
    centre = high = 0.0
    for each in sorted(glyphs, key=lambda each: each.box.top + each.box.bottom):
        middle, height = (each.box.top + each.box.bottom) / 2, each.box.bottom - each.box.top
        if level and middle - centre > _SAME_LINE * max(high, height):
            yield level
            level = []
        if not level:
            centre, high = middle, height
        high = max(high, height)
        level.append(each)
    if level:
        yield level


def _line(level: list[Glyph]) -> Line:
    """Make a line of characters that are sorted from the left."""
    pieces: list[Piece] = []
    printed: list[Glyph] = []
    blanks: list[Glyph] = []
    close = _WORD_GAP * min(each.box.bottom - each.box.top for each in level)
    typed = next((each.box.right - each.box.left for each in level if each.text.isspace()), 0.0)
    for each in level:
        if each.text.isspace():
            blanks.append(each)
            continue
        apart = blanks or (printed and each.box.left - printed[-1].box.right > close)
        space = _space(printed[-1] if printed else None, blanks, each, typed) if apart else ""
        pieces.append((space + each.text, each.sure))
        printed.append(each)
        blanks = []
    box = Box(
        printed[0].box.left,
        min(each.box.top for each in printed),
        max(each.box.right for each in printed),
        max(each.box.bottom for each in printed),
    )
    height = max(each.box.bottom - each.box.top for each in printed)
    behind = max((each.box.right - box.right for each in blanks), default=0)
    return Line(box, _together(pieces), len(printed), height, *_ends(printed), behind)


def _together(pieces: Iterable[Piece]) -> list[Piece]:
    """Join neighbouring pieces that are equally sure."""
    return [("".join(text for text, _ in run), sure) for sure, run in groupby(pieces, key=itemgetter(1))]


def _ends(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Return the widths of the first and the last stretch that is never broken."""
    first, last = 0, len(glyphs) - 1
    while first < last and _holds(glyphs[first], glyphs[first + 1]):
        first += 1
    end = last
    while last and _holds(glyphs[last - 1], glyphs[last]):
        last -= 1
    return glyphs[first].box.right - glyphs[0].box.left, glyphs[end].box.right - glyphs[last].box.left


def _holds(left: Glyph, right: Glyph) -> bool:
    """Say whether no line ends between two characters."""
    one, other = left.text[-1], right.text[0]
    if one in _OPENING or one in _BOUND or other in _CLOSING or other in _BOUND:
        return True
    gap = right.box.left - left.box.right
    return not is_wide(one) and not is_wide(other) and gap <= _WORD_GAP * (left.box.bottom - left.box.top)


def is_wide(character: str) -> bool:
    """Say whether a character is as wide as high, as Chinese ones are: a line may end on both sides of it."""
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _space(before: Glyph | None, blanks: list[Glyph], after: Glyph, typed: float) -> str:
    """Return the space between two characters: what was typed, or what their distance shows.

    pdfium keeps one of several spaces in succession, at times none: as many are put as fit, `typed` being
    the width of one that the line has.
    """
    if blanks:
        start = blanks[0].box.left if before is None else before.box.right
        return blanks[0].text * _fitting(after.box.left - start, typed)
    if before is None:
        return ""
    gap, em = after.box.left - before.box.right, after.box.bottom - after.box.top
    latin = before.text[-1:].isascii() and after.text[:1].isascii()
    if gap <= (_WORD_GAP if latin else _BOX_GAP if after.text in BOXES else _WIDE_GAP) * em:
        return ""
    return " " * (_fitting(gap, typed) if typed else 1 + (gap > _COLUMN_GAP * em))


def _fitting(gap: float, width: float) -> int:
    return max(1, min(int(gap / width + _NEARLY), _MOST_SPACES)) if width > 0 else 1
