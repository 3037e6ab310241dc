"""A picture of a page: made level, and its ruling lines found.

Strokes of Chinese characters look like rules. So text is blanked before upright lines are looked for, and a
line counts only where both its ends touch one that crosses it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np

from targetlint.readers.lattice import Rule
from targetlint.readers.ocr.engine import Pixels, Word

_USUAL = 2339  # pixels of the longer side of A4 at 200 dots per inch, at which a page is looked at
_LARGE = 3000  # a longer side above is brought to the usual one
_SMALL = 1300  # one below is doubled: a page at the resolution of a screen
_SLANT = 8.0  # degrees: what is more slanted is no line of the page
_LEVEL = 0.05  # degrees: less is not worth turning
_SEEN = 4  # part of the page's width that lines must fill to say how slanted it is
_BEST = 30  # of these lines, the most distinct ones
_WIDE, _HIGH = 45, 90  # parts of the page's width and height: the shortest stretch that draws a line
_THICK = 14  # pixels: the thickest line
_LONG = 20  # part of the page's width: the shortest level line
_TOUCH = 10  # pixels between the end of a line and the one it touches
_BAND = 2  # pixels at each side of a line that may belong to it
_DRAWN = 0.93  # of a line's length, where there is ink
_INSIDE = 4  # pixels at the ends of a text that are not blanked: a rule may be there
_MARGIN = 0.1  # of a recognised box's height, above and below its characters
_BLOCK, _DARKER = 41, 15  # pixels around a point, and by how many of 255 ink is darker than they are


def sized(pixels: Pixels) -> Pixels:
    """Return the picture at a usual resolution, where it is far from it."""
    longer = max(pixels.shape)
    if _SMALL <= longer <= _LARGE:
        return pixels
    scale = 2 if longer < _SMALL else _USUAL / longer
    way = cv2.INTER_CUBIC if longer < _SMALL else cv2.INTER_AREA
    high, wide = (max(1, round(side * scale)) for side in pixels.shape)
    return _pixels(cv2.resize(pixels, (wide, high), interpolation=way))


def levelled(pixels: Pixels) -> Pixels:
    """Return the picture turned so that its long lines are level."""
    high, wide = pixels.shape
    small = _pixels(cv2.resize(pixels, (max(1, wide // 2), max(1, high // 2)), interpolation=cv2.INTER_AREA))
    steepest = math.radians(_SLANT)
    found = cv2.HoughLines(
        ink(small),
        1,
        math.radians(_LEVEL),
        max(1, small.shape[1] // _SEEN),
        min_theta=math.pi / 2 - steepest,
        max_theta=math.pi / 2 + steepest,
    )
    if found is None:
        return pixels
    slant = math.degrees(float(np.median(np.asarray(found).reshape(-1, 2)[:_BEST, 1]))) - 90
    if abs(slant) < _LEVEL:
        return pixels
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), slant, 1)
    return _pixels(cv2.warpAffine(pixels, turn, (wide, high), borderValue=255, flags=cv2.INTER_CUBIC))


def ink(pixels: Pixels) -> Pixels:
    """Return where there is ink: what is darker than the paper around it."""
    method, kind = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    return _pixels(cv2.adaptiveThreshold(pixels, 255, method, kind, _BLOCK, _DARKER))


def tightened(line: Sequence[Word], dark: Pixels) -> list[Word]:
    """Return a line that begins and ends where its ink does, as high as its signs: boxes have margins."""
    left, right = max(int(line[0].left), 0), int(line[-1].right)
    top, bottom = max(int(line[0].top), 0), int(line[0].bottom)
    columns = np.flatnonzero(dark[top:bottom, left:right].any(axis=0))
    margin = _MARGIN * (bottom - top)
    found = [each._replace(top=each.top + margin, bottom=each.bottom - margin) for each in line]
    if columns.size:
        found[0] = found[0]._replace(left=min(left + float(columns[0]), found[0].right))
        found[-1] = found[-1]._replace(right=max(left + float(columns[-1]) + 1, found[-1].left))
    return found


def rules(dark: Pixels, lines: Iterable[Sequence[Word]]) -> tuple[list[Rule], list[Rule]]:
    """Return the level and the upright ruling lines of a level picture's ink, in pixels."""
    high, wide = dark.shape
    blanked = dark.copy()
    for line in lines:
        left, right = min(word.left for word in line), max(word.right for word in line)
        top, bottom = min(word.top for word in line), max(word.bottom for word in line)
        within = slice(max(int(left) + _INSIDE, 0), max(int(right) - _INSIDE, 0))
        blanked[max(int(top) + 1, 0) : max(int(bottom) - 1, 0), within] = 0
    level = [
        Rule(y + tall / 2, x, x + long)
        for x, y, long, tall in _stretches(dark, (max(25, wide // _WIDE), 1))
        if tall < _THICK and long > wide / _LONG
    ]
    upright = [
        Rule(x + thick / 2, y, y + long)
        for x, y, thick, long in _stretches(blanked, (1, max(25, high // _HIGH)))
        if thick < _THICK
    ]
    upright = [rule for rule in _held(upright, level) if _is_drawn(rule, dark)]
    return list(_held(level, upright)), upright


def _stretches(dark: Pixels, shape: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Return the boxes (left, top, width, height) of what is as long as `shape`, with small gaps closed."""
    across = shape[1] == 1
    thick = cv2.dilate(dark, np.ones((3, 1) if across else (1, 3), np.uint8))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
    closed = cv2.morphologyEx(long, cv2.MORPH_CLOSE, np.ones((1, 9) if across else (15, 1), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(closed)
    return [(int(x), int(y), int(wide), int(high)) for x, y, wide, high, _ in found[1:]]


def _held(rules: Iterable[Rule], crossing: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the lines both ends of which touch lines that cross them, from the one to the other."""
    for rule in rules:
        near = [each.at for each in crossing if each.start - _TOUCH <= rule.at <= each.end + _TOUCH]
        start = min(near, key=lambda at: abs(at - rule.start), default=math.inf)
        end = min(near, key=lambda at: abs(at - rule.end), default=math.inf)
        if abs(start - rule.start) <= _TOUCH >= abs(end - rule.end):
            yield Rule(rule.at, start, end)


def _is_drawn(rule: Rule, dark: Pixels) -> bool:
    """Say whether an upright line is there from end to end: a stroke leaves white above and below it."""
    x, ends = round(rule.at), (max(round(rule.start), 0), round(rule.end))
    band = dark[ends[0] : ends[1], max(x - _BAND, 0) : x + _BAND + 1]
    return band.size > 0 and float(band.any(axis=1).mean()) >= _DRAWN


def _pixels(found: object) -> Pixels:
    return np.asarray(found, dtype=np.uint8)
