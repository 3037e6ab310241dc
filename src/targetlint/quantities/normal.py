"""One spelling for each sign: full width, radicals, odd dashes; every character stays at its place."""

from __future__ import annotations

import unicodedata
from functools import cache

_RANGES = (
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFE50, 0xFE6B),  # small forms
    (0x2F00, 0x2FD5),  # Kangxi radicals, as some PDF fonts write 月 日 人
    (0x2002, 0x2009),
    (0x3000, 0x3000),
    (0x00A0, 0x00A0),
    (0xFFE5, 0xFFE5),
)

_SPELLINGS = {
    "⻚": "页", "⻓": "长", "⻋": "车", "⻔": "门", "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤",
    "﹥": ">", "﹤": "<", "∶": ":", "−": "-", "–": "-", "‐": "-", "‑": "-", "―": "—", "─": "—",
    "∼": "~", "〜": "~", "・": "·", "•": "·", "∙": "·", "µ": "μ", "℅": "%", "億": "亿", "萬": "万",
    "兩": "两", "餘": "余", "個": "个", "戶": "户", "點": "点", "圓": "元", "圆": "元", "貳": "贰",
    "陸": "陆", "〇": "零", "○": "零", "〔": "[", "〕": "]", "【": "[", "】": "]", "\u200b": " ",
    "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\t": " ", "\r": " ", "\v": " ", "\f": " ",
}  # fmt: skip

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
    table.update({ord(odd): plain for odd, plain in _SPELLINGS.items()})
    return table


def normalise(text: str) -> str:
    """Return `text` with one spelling for each sign, of the same length.

    NFKC as a whole would change lengths and meanings (m² → m2, ① → 1), so only one-to-one pairs are
    taken from it.

    >>> normalise("≧９８％")
    '≥98%'
    """
    return text.translate(_table())
