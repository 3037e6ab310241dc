"""The text of a rule file: full-width typing made plain, lines and columns kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from targetlint.lang.syntax.keywords import keywords
from targetlint.model.place import Origin

_FULL_WIDTH = {0xFEE0 + code: code for code in range(ord("!"), ord("~") + 1) if chr(code) not in "\"'`"}
_BLANKS = "\t\u3000\xa0\v\f\x85\u2002\u2003\u2009\u200b\u202f\u2028\u2029\ufeff"
_PLAIN = _FULL_WIDTH | dict.fromkeys(map(ord, _BLANKS), " ") | {ord("−"): "-"}

OPENERS = {"“": "”", '"': '"', "「": "」", "《": "》"}


@cache
def _verbatim() -> re.Pattern[str]:
    """Return what is read as written: comments, strings, quoted names, table rows, the texts of examples."""
    given = keywords()["given"]
    return re.compile(
        rf"""(?P<row>^[ ]*\|)[^\n]*
        | \#[^\n]*
        | "[^"\n]*" | “(?:[^“”\n]|“[^“”\n]*”)*” | 「[^「」\n]*」 | 《[^《》\n]*》
        | 【[^】\n]+】 | `[^`\n]+`
        | (?P<given>(?<!\w)(?:{given.en}|{given.zh})[ ]+[^\s=:"“][^=:"“\n]*=)[^\n]*""",
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


class Source:
    """A rule file's text, its plain form of equal length, and the way from an offset to an `Origin`."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.code = plain(self.text)
        self.lines = self.text.split("\n")
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
        return Origin(self.path, index + 1, column + 1, max(1, min(end - start, len(line) - column)), line)

    def comment_above(self, offset: int) -> str:
        """Return the comment block that ends on the line above `offset`, without its signs."""
        index = self.line_of(offset)
        if self.code[self._starts[index] : offset].strip():
            return ""
        first = index
        while first and self.lines[first - 1].lstrip().startswith(("#", "＃")):
            first -= 1
        return "\n".join(line.lstrip().lstrip("#＃").strip() for line in self.lines[first:index])
