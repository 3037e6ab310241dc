"""Text measured in terminal cells: made printable, cut, padded and wrapped; a 汉字 is two cells wide."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

_GAP = ".."
_NOT_FIRST = frozenset("，。、；：？！）】〕》」』”’…,.;:?!)]}%")
_NOT_LAST = frozenset("（【〔《「『“‘([{")


class Span(NamedTuple):
    """A text and the stretch of it that is meant, in code points."""

    text: str
    start: int
    end: int


def clean(text: str) -> str:
    """Replace, one for one, what a terminal would act on: breaks become spaces, controls `?`."""
    return "".join(" " if char.isspace() else char if char.isprintable() else "?" for char in text)


def one_line(text: str, start: int = 0, end: int = 0) -> Span:
    """Put `text` on one line with single spaces; `start` and `end` move along, `end` 0 means the end."""
    shown: list[str] = []
    moved: list[int] = []
    for char in clean(text):
        moved.append(len(shown))
        if char != " " or (shown and shown[-1] != " "):
            shown.append(char)
    line = "".join(shown).rstrip()
    moved.append(len(line))
    first = moved[min(start, len(text))]
    last = moved[min(end or len(text), len(text))]
    return Span(line, min(first, len(line)), min(max(first, last), len(line)))


def cut(text: str, width: int) -> str:
    """Return as much of `text` as `width` cells hold, ending in `..` where some is left out."""
    if cell_len(text) <= width:
        return text
    return _fit(text, max(width - len(_GAP), 0)) + _GAP[:width]


def pad(text: str, width: int) -> str:
    """Fill `text` with spaces up to `width` cells."""
    return text + " " * (width - cell_len(text))


def window(span: Span, width: int) -> Span:
    """Cut a text to `width` cells so that the stretch that is meant stays in sight."""
    text, start, end = span
    if cell_len(text) <= width:
        return span
    if cell_len(text[:end]) <= width - len(_GAP):
        return Span(cut(text, width), start, end)
    room = width - 2 * len(_GAP)
    first = start
    while first and cell_len(text[first - 1 : end]) <= room:
        first -= 1
    gap = _GAP if first else ""
    shown = cut(text[first:], width - len(gap))
    start, end = start - first + len(gap), end - first + len(gap)
    return Span(gap + shown, start, min(end, len(gap + shown)))


def wrap(text: str, width: int) -> list[str]:
    """Break `text` into lines of at most `width` cells, at spaces or between 汉字, not before a comma."""
    lines: list[str] = []
    rest = text
    while cell_len(rest) > width:
        head = _fit(rest, width)
        at = _break(rest, max(len(head), 1))
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*lines, rest]


def _fit(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += cell_len(char)
        if used > width:
            return text[:index]
    return text


def _break(text: str, limit: int) -> int:
    """Return the best place to break at or before `limit`: a near space, else any that is allowed."""
    allowed = [at for at in range(limit, limit // 2, -1) if _may_break(text, at)]
    spaces = [at for at in allowed if " " in text[at - 1 : at + 1] and at > limit * 3 // 4]
    return next(iter(spaces + allowed), limit)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before `at`; a number stays with the word before it, as in `error 4`."""
    before, after = text[at - 1], text[at]
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if " " in {before, after}:
        return not text[at : at + 2].lstrip()[:1].isdigit()
    return not (before.isascii() and after.isascii())
