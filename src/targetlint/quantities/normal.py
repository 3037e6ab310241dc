"""One spelling for each sign: full width, radicals, odd dashes; every character stays at its place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from targetlint.quantities import table_files

_RANGES = (
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFE50, 0xFE6B),  # small forms
    (0x2F00, 0x2FD5),  # Kangxi radicals, as some PDF fonts write 月 日 人
    (0x2002, 0x2009),
    (0x3000, 0x3000),
    (0x00A0, 0x00A0),
    (0xFFE5, 0xFFE5),
)

_INVISIBLE = "\u200b\u200c\u200d\ufeff\t\r\v\f"
"""Zero-width signs and what moves the pen: each is a space."""

_KEPT = frozenset("，")
"""The full-width comma separates clauses; it never groups digits by itself."""


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in _RANGES:
        for point in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(point))
            if len(plain) == 1 and chr(point) not in _KEPT:
                table[point] = plain
    rows = (row for rows in table_files.table("signs").values() for row in rows)
    table.update({ord(odd): plain for plain, odds in rows for odd in odds})
    table.update(dict.fromkeys(map(ord, _INVISIBLE), " "))
    return table


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]")


def normalise(text: str) -> str:
    """Return `text` with one spelling for each sign, of the same length.

    NFKC as a whole would change lengths and meanings (m² → m2, ① → 1), so only one-to-one pairs are
    taken from it.

    >>> normalise("≧９８％")
    '≥98%'
    """
    return text.translate(_table()) if _odd().search(text) else text
