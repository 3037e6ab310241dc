"""Files that mix the two keyword languages: both are read, and a file is easier to read in one."""

from __future__ import annotations

import re

from targetlint.lang.syntax.keywords import alternatives
from targetlint.lang.syntax.source import Source
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity

_OPENING = (
    "declaration",
    "head",
    "pipe",
    "ask",
    "answer",
    "unknown",
    "example",
    "layout",
    "scheme",
    "item",
    "change",
)


def mixed(text: str, path: str, trouble: Trouble) -> None:
    """Tell where a file begins clauses in the language that it uses less."""
    source = Source(text, path)
    words = re.compile(rf"^[ ]*({alternatives(*_OPENING)})", re.MULTILINE)
    found = [(match.start(1), match.end(1), match[1].isascii()) for match in words.finditer(source.code)]
    english = sum(ascii_ for *_, ascii_ in found)
    if 0 < english < len(found):
        fewer = english * 2 <= len(found)
        start, end, _ = next(each for each in found if each[2] is fewer)
        trouble.tell(source.origin(start, end), "rule.mixed", Severity.INFO)
