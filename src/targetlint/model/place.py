"""Where something stands: in a document, or in a rule file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from targetlint.model.said import Lang

_ALPHABET = 26
_IN_ARCHIVE = re.compile(r"(?<=\.zip)!", re.IGNORECASE)


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return a spreadsheet's name of a column that counts from 1.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, _ALPHABET)
        name = chr(ord("A") + letter) + name
    return name


def parted(document: str) -> tuple[str, str]:
    """Return the file that an address names, and which file in it that is, empty for itself.

    >>> parted("县/A.ZIP!教育局/b.docx"), parted("a!b.docx")
    (('县/A.ZIP', '教育局/b.docx'), ('a!b.docx', ''))
    """
    file, *inside = _IN_ARCHIVE.split(document, maxsplit=1)
    return file, "".join(inside)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell (or a paragraph) of a document, and the part of its text that is meant.

    `table`, `row` and `column` count from 1 on the table's grid; `table` 0 means the place is the
    paragraph numbered `row`, and `row` 0 means the document as a whole. `start` and `end` are code
    points of the cell's text; `end` 0 means the whole text. `row_key` and `column_role` say in the
    form's own words what the cell is: they survive inserted rows and renamed files.
    """

    document: str
    table: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""
    start: int = 0
    end: int = 0
    row_key: str = ""
    column_role: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A stretch of one line in a rule file; `line` and `column` count from 1, `text` is the whole line.

    `lang` is the language of most of the file's keywords, None where it has none.
    """

    file: str
    line: int
    column: int
    width: int
    text: str
    lang: Lang | None = field(default=None, compare=False, repr=False)

    @property
    def stretch(self) -> str:
        """The stretch itself, as written."""
        return self.text[self.column - 1 : self.column - 1 + self.width]
