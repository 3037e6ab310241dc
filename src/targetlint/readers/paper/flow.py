"""Lines of text to paragraphs: which line goes on in the next, and which ends there.

A page does not tell the end of a line that was full from the end of a paragraph. The rule, held against
what LibreOffice prints (tests/test_readers_pdf.py): a line goes on in the next where the next one's first
unbreakable stretch (a Chinese character with the marks that must not stand apart, a number, a word) would
not have fitted behind it. It ends all the same where

- the next line begins like a member of a list (1、 （一） ① 目标2：);
- both begin with ≥ ≤ = < >, or with a label and a colon;
- the next line is indented, or lower than the lines before it were, or of another size.

Lines of one character each (a label set downwards in a narrow cell) are one text. Nothing is put between
lines that are joined, but a space where one was typed, between two Latin words, and between options
that begin with a box to tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from targetlint.readers.paper.lines import BOXES, Line, Piece, is_wide

_SLACK = 0.25  # of the height: how much more than the missing stretch may be free on a full line
_CENTRED = 0.35  # of the height: how much the free space at both sides may differ
_INDENT = 2.6  # of the height: more free space on the left is not the indent of a paragraph
_NEW_INDENT = 1.5  # of the height: less is no indent
_LOOSER = 1.3  # times the usual distance between the lines of the text
_RESIZED = 1.25  # times the height
_NARROW = 3  # heights: a cell in which a label is set downwards
_NEARLY = 0.3  # of the usual distance: what may lack where lines were left empty
_MOST_ENDS = 20
_PAIRS = 3  # distances between lines that show what is usual
_NUMERAL = r"[0-9０-９一二三四五六七八九十]{1,3}"
_LISTED = re.compile(
    rf"[（(]{_NUMERAL}[）)]|{_NUMERAL}(?:[、．）)]|\.(?![0-9０-９]))|[①-⑳]"
    rf"|[\u4e00-\u9fff]{{2,4}}{_NUMERAL}\s*[：:]"
)
_PAIRED = re.compile(r"[^\s：:，。；]{2,12}[：:]")
_PAIRED_BELOW = re.compile(r"[^\s：:，。；]{3,12}[：:]")  # shorter ones are rather the rest of a label
_COMPARED = re.compile(r"[≥≤=＝<>＜＞≧≦]")


class Text(NamedTuple):
    """A text, and the stretches of it that are doubtful."""

    text: str
    doubtful: tuple[tuple[int, int], ...]


class Room(NamedTuple):
    """Where lines may begin and must end."""

    left: float
    right: float


def pitch(texts: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance of lines, in heights of the upper one; 0 where there are too few."""
    found = [
        (lower.box.bottom - upper.box.bottom) / upper.height
        for lines in texts
        for upper, lower in pairwise(lines)
        if upper.height and lower.box.bottom > upper.box.bottom
    ]
    return median(found) if len(found) >= _PAIRS else 0


def cell_text(lines: Sequence[Line], room: Room, usual: float) -> Text:
    """Return the text of a cell; `usual` is the distance of lines in its table (see `pitch`)."""
    pieces: list[Piece] = []
    for joint, line in zip(["", *_joints(lines, room, usual)], lines, strict=False):
        pieces += [(joint, True), *line.pieces]
    return _text(pieces)


def paragraphs(lines: Sequence[Line], room: Room) -> Iterator[str]:
    """Yield the text of each paragraph."""
    texts: list[str] = []
    for line, joint in zip(lines, [*_joints(lines, room, pitch([lines])), "\n"], strict=False):
        texts.append(line.text)
        if "\n" in joint:
            yield "".join(texts)
            texts = []
        else:
            texts.append(joint)


def _text(pieces: list[Piece]) -> Text:
    doubtful: list[tuple[int, int]] = []
    at = 0
    for text, sure in pieces:
        if not sure and doubtful and doubtful[-1][1] == at:
            doubtful[-1] = (doubtful[-1][0], at + len(text))
        elif not sure:
            doubtful.append((at, at + len(text)))
        at += len(text)
    return Text("".join(text for text, _ in pieces), tuple(doubtful))


def _joints(lines: Sequence[Line], room: Room, usual: float) -> list[str]:
    """Return what stands between each two lines: nothing, a space, or line ends (also of blank lines)."""
    narrow = room.right - room.left < _NARROW * max((line.height for line in lines), default=0)
    if narrow and all(line.signs == 1 and is_wide(line.text[-1]) for line in lines):
        return [""] * (len(lines) - 1)
    return [_joint(upper, lower, room, usual) for upper, lower in pairwise(lines)]


def _joint(upper: Line, lower: Line, room: Room, usual: float) -> str:
    if not upper.signs or not lower.signs:  # a row of a nested table
        return "\n"
    if upper.turn or lower.turn:  # text that runs upwards is a label
        return ""
    distance = (lower.box.bottom - upper.box.bottom) / upper.height
    loose = bool(usual) and distance > _LOOSER * usual
    if not loose and goes_on(upper, lower, room):
        return " " if upper.behind or _are_options(upper, lower) or _parts_words(upper, lower, room) else ""
    ends = int(distance / usual + _NEARLY) if usual else 1
    return "\n" * max(1, min(ends, _MOST_ENDS))


def goes_on(upper: Line, lower: Line, room: Room) -> bool:
    """Say whether a line was broken off where the next begins (see the top of this file)."""
    return _is_full(upper, lower, room) and not begins_anew(upper, lower, room)


def _free(line: Line, room: Room) -> tuple[float, float]:
    """Return the free space before and behind the line."""
    return line.box.left - room.left, room.right - line.box.right


def _is_centred(line: Line, room: Room) -> bool:
    before, behind = _free(line, room)
    return abs(before - behind) <= _CENTRED * line.height


def _is_full(line: Line, following: Line, room: Room) -> bool:
    """Say whether the beginning of the following line would not have fitted behind this one."""
    before, behind = _free(line, room)
    indent = 0 if _is_centred(line, room) or before > _INDENT * line.height else before
    slack = before + behind - indent - min(line.behind, line.height)
    return slack < following.head + _SLACK * line.height


def begins_anew(upper: Line, lower: Line, room: Room) -> bool:
    """Say whether a line shows that it begins a paragraph or a value, however full the one above is."""
    begins, above = lower.text.lstrip(), upper.text.lstrip()
    compared = _COMPARED.match(above) and _COMPARED.match(begins)
    if compared or (_PAIRED.match(above) and _PAIRED_BELOW.match(begins)) or _LISTED.match(begins):
        return True
    if max(upper.height, lower.height) > _RESIZED * min(upper.height, lower.height):
        return True
    indented = lower.box.left - upper.box.left > _NEW_INDENT * lower.height
    return indented and not _is_centred(lower, room) and not _LISTED.match(above)


def _are_options(upper: Line, lower: Line) -> bool:
    return upper.text[0] in BOXES and lower.text[0] in BOXES


def _parts_words(upper: Line, lower: Line, room: Room) -> bool:
    """Say whether a space was lost where the line was broken: between words, not in one that is too long."""
    last, first = upper.text[-1], lower.text.lstrip()[0]
    words = last.isascii() and last.isalnum() and first.isascii() and first.isalnum()
    return words and upper.tail + lower.head <= room.right - room.left
