"""The text of a Word document as a reader sees it, line by line."""

from __future__ import annotations

import re

from targetlint.readers.doc.characters import DELETED_CELL, DELETED_PARAGRAPH, characters
from targetlint.readers.doc.fib import Fib
from targetlint.readers.doc.fields import FIELD, settle
from targetlint.readers.doc.pieces import Pieces

_SHOWN = {code: None for code in range(0x20) if chr(code) not in "\t\n"} | {
    ord(DELETED_PARAGRAPH): None,
    ord(DELETED_CELL): None,
    0x0B: "\n",  # a line break
    0x1E: "-",  # a hyphen that does not break
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Wording:
    """All text of a document, still with the marks that end paragraphs, cells and rows.

    `text` has each character at the position it is stored at; `revised` says whether changes are tracked.
    """

    def __init__(self, fib: Fib, pieces: Pieces) -> None:
        found = characters(fib, pieces)
        self._by_fields = settle(found, fib)
        self.text = found.text
        self.revised = found.revised

    def shown(self, start: int, end: int) -> str:
        """Return what the characters from `start` to `end` show, lines separated by newlines."""
        text = self.text[start:end]
        if FIELD in text:
            text = "".join(self._by_fields.get(at, char) for at, char in enumerate(text, start))
        text = text.translate(_SHOWN)
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text
