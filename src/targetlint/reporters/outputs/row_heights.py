"""How high a row of a workbook is to show all that stands in it: not every office program reckons that."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

_LINE = 15  # points of a line of 11 points
_SLACK = 2  # characters: a line ends before a sign that must not begin the next one
_MOST = 409  # points: no row of Excel is higher


def height(cells: Iterable[tuple[str, int]]) -> int:
    """Return the height in points of a row with these texts in columns so many characters wide.

    >>> [height([(text, 10)]) for text in ("a", "一二三四五六", "一二三四五六" * 99)]
    [15, 30, 409]
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(lines * _LINE, _MOST)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes; Chinese signs are two characters wide, and break anywhere."""
    room = max(width - _SLACK, 1)
    return sum(max(-(-_width(line) // room), 1) for line in text.split("\n"))


def _width(line: str) -> int:
    return sum(1 + (east_asian_width(each) in "WFA") for each in line)
