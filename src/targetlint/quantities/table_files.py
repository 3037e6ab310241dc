"""The table files: sections of lines, each line a row of words; a word `#` begins a note."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent / "tables"
_NOTE = "# "
_HEADING = re.compile(r"\[([a-z_ ]+)\]")
_GUARD = "!"

Rows = list[list[str]]


@cache
def table(name: str) -> dict[str, Rows]:
    """Return the sections of the table file `name`, each with its rows of words."""
    sections: dict[str, Rows] = {}
    rows: Rows = []
    for line in (_HERE / f"{name}.table").read_text(encoding="utf-8").splitlines():
        said = line.partition(_NOTE)[0].strip()
        heading = _HEADING.fullmatch(said)
        if heading:
            rows = sections.setdefault(heading[1], [])
        elif said:
            rows.append(said.split())
    return sections


def words(name: str, section: str) -> tuple[str, ...]:
    """Return all words of a section, in order."""
    return tuple(word for row in table(name)[section] for word in row)


def named(name: str, prefix: str) -> dict[str, tuple[str, ...]]:
    """Return the words of every section `[prefix x]`, by x."""
    return {
        section.removeprefix(prefix + " "): words(name, section)
        for section in table(name)
        if section.startswith(prefix + " ")
    }


def guarded(word: str) -> tuple[str, str]:
    """Return a word and the signs that must not follow it.

    >>> guarded("分!红钟"), guarded("个")
    (('分', '红钟'), ('个', ''))
    """
    plain, _, signs = word.partition(_GUARD)
    return plain, signs
