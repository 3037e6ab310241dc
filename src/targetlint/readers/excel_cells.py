"""One cell of an Excel sheet: what its element stores, and what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from targetlint.readers.markup import child, local, natural
from targetlint.readers.number_format import GENERAL, show_number, show_text

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring: characters that XML cannot hold
_SURROGATES = range(0xD800, 0xE000)
_TRUTH = {"1": "TRUE", "0": "FALSE"}


@dataclass(frozen=True, slots=True)
class Book:
    """What cells refer to: shared strings, the format code of each style, the date system."""

    texts: list[str]
    formats: list[str]
    from_1904: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows; `hidden` is a value its format hides, `uncached` a formula without a value."""

    text: str
    hidden: str = ""
    uncached: bool = False


def rich_text(element: etree._Element) -> str:
    """Return the text of a shared or inline string, without its phonetic guides."""
    texts = (
        each.text or ""
        for each in element.iter("{*}t")
        if (parent := each.getparent()) is None or local(parent) != "rPh"
    )
    return _unescape("".join(texts))


def shown(cell: etree._Element, book: Book) -> Shown | None:
    """Return what a <c> element shows, or None where it stores nothing."""
    kind = cell.get("t") or "n"
    value, inline, formula = child(cell, "v"), child(cell, "is"), child(cell, "f")
    stored = value.text or "" if value is not None else ""
    if formula is not None and not stored and inline is None and kind != "str":
        return Shown("=" + (formula.text or ""), uncached=True)
    style = _at(book.formats, cell.get("s") or "", GENERAL)
    if inline is not None and kind == "inlineStr":
        raw = rich_text(inline)
    elif kind == "s":
        raw = _at(book.texts, stored, "")
    elif kind == "b":
        raw = _TRUTH.get(stored, stored)
    else:
        raw = _unescape(stored)
    if not raw:
        return None
    text = show_number(raw, style, from_1904=book.from_1904) if kind == "n" else show_text(raw, style)
    return Shown(text, hidden="" if text.strip() else raw.strip())


def _at(texts: list[str], index: str, default: str) -> str:
    """Return the text that a file's index names, or `default` where it names none."""
    at = natural(index)
    return texts[at] if at is not None and at < len(texts) else default


def _unescape(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code in _SURROGATES else chr(code)
