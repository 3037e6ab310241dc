"""The text of a rule file: full-width typing made plain, lines and columns kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from targetlint.lang.syntax.keywords import keywords
from targetlint.model.place import Origin
from targetlint.model.said import Lang

_FULL_WIDTH = {0xFEE0 + code: code for code in range(ord("!"), ord("~") + 1) if chr(code) not in "\"'`"}
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of what follows: a text then reads otherwise than it is."""

CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), 127]))
"""Control characters that are no blanks."""

JOINERS = "\u200b\u200c\u200d\u2060\u00ad"
"""Signs without width: between two words they are blanks, inside a word they break it unseen."""

_BLANKS = BIDI + CONTROLS + JOINERS + "\t\u3000\xa0\v\f\x85\u2002\u2003\u2009\u202f\u2028\u2029\ufeff"
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63"  # what word processors make of a hyphen
_PLAIN = (
    _FULL_WIDTH
    | dict.fromkeys(map(ord, _BLANKS), " ")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | {ord("≧"): "≥", ord("≦"): "≤"}
)

OPENERS = {"“": "”", '"': '"', "「": "」", "《": "》"}


_PATH = 200  # characters of what stands before = in a given: a name or two, and an index


@cache
def _verbatim() -> re.Pattern[str]:
    """Return what is read as written: comments, strings, quoted names, table rows, the texts of examples."""
    given = keywords()["given"]
    return re.compile(
        rf"""(?P<row>^[ ]*\|)[^\n]*
        | \#[^\n]*
        | "[^"\n]*" | “(?:[^“”\n]|“[^“”\n]*”)*” | 「[^「」\n]*」 | 《[^《》\n]*》
        | 【[^【】\n]+】 | `[^`\n]+`
        | (?P<given>(?<!\w)(?:{given.en}|{given.zh})[ ]+[^\s=:"“][^=:"“\n]{{0,{_PATH}}}=)[^\n]*""",
        re.MULTILINE | re.VERBOSE,
    )


def plain(text: str) -> str:
    """Return `text` with full-width signs, digits and letters made plain, one character for one.

    Strings, comments, table rows and the texts of `given` stay as written.
    """
    flat = text.translate(_PLAIN)

    def restore(found: re.Match[str]) -> str:
        start, end = found.span()
        original = text[start:end]
        head = found["row"] or found["given"]
        if head:
            rest = original[len(head) :]
            return head + (rest.replace("｜", "|") if "｜" in original[: len(head)] else rest)
        if original.startswith("＃"):
            return "#" + original[1:]
        return original

    return _verbatim().sub(restore, flat)


def _language(code: str) -> Lang | None:
    """Return the language of most of the keywords that open lines."""
    zh, en = (len(pattern.findall(code)) for pattern in _openers())
    return None if zh == en else "zh" if zh > en else "en"


@cache
def _openers() -> list[re.Pattern[str]]:
    known = keywords().values()
    spellings = ([each.zh for each in known], [rf"{each.en}\b" for each in known])
    return [re.compile(rf"^[ ]*(?:{'|'.join(words)})", re.MULTILINE) for words in spellings]


class Source:
    """A rule file's text, its plain form of equal length, and the way from an offset to an `Origin`."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.code = plain(self.text)
        self.lines = self.text.split("\n")
        self.lang = _language(self.code)
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def line_of(self, offset: int) -> int:
        """Return the index, from 0, of the line that holds `offset`."""
        return min(bisect_right(self._starts, offset), len(self.lines)) - 1

    def origin(self, start: int, end: int) -> Origin:
        """Return the stretch from `start` to `end`, or to the end of its first line."""
        index = self.line_of(start)
        line = self.lines[index]
        column = start - self._starts[index]
        return Origin(
            self.path, index + 1, column + 1, max(1, min(end - start, len(line) - column)), line, self.lang
        )

    def offset(self, origin: Origin) -> int:
        """Return where a stretch of this text starts."""
        return self._starts[origin.line - 1] + origin.column - 1

    def comment_above(self, offset: int) -> str:
        """Return the comment block that ends on the line above `offset`, without its signs."""
        index = self.line_of(offset)
        if self.code[self._starts[index] : offset].strip():
            return ""
        first = index
        while first and self.lines[first - 1].lstrip().startswith(("#", "＃")):
            first -= 1
        return "\n".join(line.lstrip().lstrip("#＃").strip() for line in self.lines[first:index])
