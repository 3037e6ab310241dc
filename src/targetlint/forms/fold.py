"""Texts made comparable: spaces, widths, quotes, marks, colons and brackets that a label may carry."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST_LABEL = 120  # characters of a cell that may still be a label, with its remarks and spaces
_REMEMBERED = 2048  # texts: those of a file of forms, which each layout asks about again
_QUOTES = dict.fromkeys("\"'“”‘’「」『』〝〞＂＇", "")
_MARKS = "*★☆※▲"
_UNIT = re.compile(r"\((?:单位:?)?(万元|亿元|千元|元|人民币万元|人民币元|%)\)")
_REMARK = re.compile(
    r"\((?:[^()]*(?:盖章|公章|签章|签名|签字|万元|亿元|千元|元|%|选填|必填|字以内)[^()]*"
    r"|\d{4}年?度?(?:[-—~至到]{1,2}\d{4}年?度?)?)\)"
)
_PHRASE_END = re.compile(r"\n|[^\S\n]{2,}(?=[^\s：:]{2,12}[：:])|[^\S\n](?=(?:金额)?单位[：:])")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\(?[一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、])(?=\D)"
)


class Folded(NamedTuple):
    """A text without spaces and with one width; `at[i]` is where its character i stands in the original."""

    text: str
    at: tuple[int, ...]


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> Folded:
    """Drop white space and quotes, make the rest one width, and keep where each character came from."""
    kept: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        if character.isspace() or character in _QUOTES:
            continue
        plain = character.isascii() or "\u4e00" <= character <= "\u9fff"
        for each in character if plain else unicodedata.normalize("NFKC", character):
            if not each.isspace():
                kept.append(each)
                places.append(index)
    return Folded("".join(kept), tuple(places))


@lru_cache(maxsize=_REMEMBERED)
def label(text: str) -> str:
    """Return `text` as labels are compared: folded, without numbering, marks, unit, remarks and colon.

    Longer texts than labels are only folded.
    """
    if len(text) > LONGEST_LABEL:
        return fold(text).text
    bare = _REMARK.sub("", fold(text).text.strip(_MARKS)).rstrip(":").removeprefix("其中:")
    return _NUMBERING.sub("", bare.strip(_MARKS))


def unit(text: str) -> str:
    """Return the unit of money or per cent that a label names in brackets, empty where it names none."""
    found = _UNIT.search(fold(text).text)
    return found[1].removeprefix("人民币") if found else ""


def span(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink the stretch `start` to `end` of `text` until it neither begins nor ends with white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def first_phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut the stretch off at its line's end, or before a further `名称：` that wide space sets apart.

    The unit of money, `单位：万元`, needs no wide space: web pages keep none.
    """
    stop = _PHRASE_END.search(text, start, end)
    start, end = span(text, start, stop.start() if stop else end)
    while end > start and text[end - 1] in "；;，,、":
        start, end = span(text, start, end - 1)
    return start, end
