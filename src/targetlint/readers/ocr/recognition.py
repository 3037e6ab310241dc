"""A picture to a page: whichever way up it lies, made level, its words and its ruling lines."""

from __future__ import annotations

import numpy as np

from targetlint.readers.ocr import Picture
from targetlint.readers.ocr.engine import Pixels, Word, words
from targetlint.readers.ocr.picture import ink, levelled, rules, sized, tightened
from targetlint.readers.paper.page import Box, Glyph, Page

_CLOSE = 9.0  # pixels between what was meant to be one line
_SURE = 0.8  # of 1: what is recognised with less is doubtful
_GOOD = 0.75  # of 1, of all characters: worse, and the page probably lies upside down
_FEW = 2  # characters: a line of so few may be higher than wide
_TALL = 0.6  # of the lines with several characters that are higher than wide: the page lies on its side


def recognise(picture: Picture, number: int) -> Page:
    """Return the page with this number; raise Refusal where nothing can be recognised."""
    pixels = np.frombuffer(picture.pixels, np.uint8, picture.stride * picture.height)
    pixels = pixels.reshape(picture.height, picture.stride)[:, : picture.width]
    level, found = _upright(sized(np.ascontiguousarray(pixels)))
    high, wide = level.shape
    dark = ink(level)
    glyphs = [_glyph(word) for line in found for word in tightened(line, dark)]
    return Page(number, Box(0, 0, wide, high), _CLOSE, glyphs, *rules(dark, found))


def _upright(pixels: Pixels) -> tuple[Pixels, list[list[Word]]]:
    """Return the picture as it is read, and its words: turned on until they are recognised well."""
    best = _looked_at(pixels)
    turns: tuple[int, ...] = ()
    if _lies_on_its_side(best[1]):
        turns = (1, 3)
    elif best[1] and _quality(best[1]) < _GOOD:
        turns = (2,)
    for turn in turns:
        other = _looked_at(np.ascontiguousarray(np.rot90(pixels, turn)))
        if _quality(other[1]) > _quality(best[1]) or turn == turns[0] == 1:
            best = other
        if _quality(best[1]) >= _GOOD:
            break
    return best


def _looked_at(pixels: Pixels) -> tuple[Pixels, list[list[Word]]]:
    level = levelled(pixels)
    return level, words(level)


def _lies_on_its_side(lines: list[list[Word]]) -> bool:
    several = [line for line in lines if sum(len(word.text) for word in line) > _FEW]
    return bool(several) and sum(map(_is_tall, several)) > _TALL * len(several)


def _is_tall(line: list[Word]) -> bool:
    wide = max(word.right for word in line) - min(word.left for word in line)
    return max(word.bottom for word in line) - min(word.top for word in line) > wide


def _quality(lines: list[list[Word]]) -> float:
    scores = [word.score for line in lines for word in line]
    return sum(scores) / len(scores) if scores else 0.0


def _glyph(word: Word) -> Glyph:
    box = Box(word.left, word.top, word.right, word.bottom)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return Glyph(box, word.text, x, y, sure=word.score >= _SURE)
