"""One cell of an Excel sheet: what its element stores, and what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from targetlint.readers.date_format import serial
from targetlint.readers.markup import local, natural
from targetlint.readers.number_format import GENERAL
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.sheet import Shown, displayed

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring: characters that XML cannot hold
_SURROGATES = range(0xD800, 0xE000)
_TRUTH = {"1": "TRUE", "0": "FALSE"}


@dataclass(frozen=True, slots=True)
class Book:
    """What cells refer to: shared strings, the format code of each style, the date system."""

    texts: list[str]
    formats: dict[str, str]
    from_1904: bool


def rich_text(element: etree._Element) -> str:
    """Return the text of a shared or inline string, without its phonetic guides."""
    only = element[0] if len(element) == 1 else None
    if only is not None and not len(only):  # one text: a rich one, or a guide, has children
        return _unescape(only.text or "")
    texts = (
        each.text or ""
        for each in element.iter("{*}t")
        if (parent := each.getparent()) is None or local(parent) != "rPh"
    )
    return _unescape("".join(texts))


def shown(cell: etree._Element, book: Book) -> Shown | None:
    """Return what a <c> element shows, or None where it stores nothing."""
    kind = cell.get("t") or "n"
    value = inline = formula = None
    for each in cell:
        name = local(each)
        if name == "v":
            value = each
        elif name == "is":
            inline = each
        elif name == "f":
            formula = each
    stored = value.text or "" if value is not None else ""
    if formula is not None and not stored and inline is None and kind != "str":
        return Shown("=" + (formula.text or ""), uncached=True)
    style = book.formats.get(cell.get("s") or "", GENERAL)
    if inline is not None and kind == "inlineStr":
        raw = rich_text(inline)
    elif kind == "s":
        raw = _text(book.texts, stored)
    elif kind == "b":
        raw = _TRUTH.get(stored, stored)
    elif kind == "d":
        raw = serial(stored, from_1904=book.from_1904)
    else:
        raw = _unescape(stored)
    return displayed(raw, style, number=kind in {"n", "d"}, from_1904=book.from_1904)


def _text(texts: list[str], index: str) -> str:
    """Return the shared string that a cell names; raise Refusal where it is not in the file: it is lost."""
    at = natural(index.strip())
    if index.strip() and (at is None or at >= len(texts)):
        raise Refusal(Problem.BROKEN)
    return texts[at] if at is not None else ""


def _unescape(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code in _SURROGATES else chr(code)
