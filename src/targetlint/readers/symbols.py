"""Symbol fonts: what a letter set in Wingdings, Wingdings 2, Webdings or Symbol looks like.

The same code is another picture in each font, so there is a table per font. Only marks that mean
something on a form are listed; any other picture becomes its private-use code point, never a letter.
"""

from __future__ import annotations

_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "□",  # shadowed boxes
        0x72: "□",
        0xA1: "○",
        0xA8: "□",
        0xFB: "×",
        0xFC: "√",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "×",
        0x50: "√",
        0x51: "☒",
        0x52: "☑",
        0x53: "☒",
        0x54: "☒",
        0xA3: "□",
    },
    "webdings": {0x61: "√", 0x63: "□", 0x67: "■", 0x72: "×"},
    "symbol": {
        0xA3: "≤",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB9: "≠",
        0xBB: "≈",
        0xD6: "√",
    },
}
_TEXT_FONTS = {"symbol"}  # its digits and punctuation are what they look like
_CODES = 0x100  # a symbol font has one byte codes
_PRIVATE = 0xF000  # Word stores a symbol font's code c as U+F000 + c, or plainly as c


def shown(char: str, font: str) -> str:
    """Return what `char` looks like when set in `font`; unchanged where `font` is no symbol font.

    >>> shown("R", "Wingdings 2"), shown("þ", "Wingdings"), shown("R", "宋体")
    ('☑', '☑', 'R')
    """
    table = _FONTS.get(font.strip().lower())
    code = ord(char) - _PRIVATE if _PRIVATE <= ord(char) < _PRIVATE + _CODES else ord(char)
    if table is None or code >= _CODES or char.isspace():
        return char
    if code in table:
        return table[code]
    plain = " 0123456789.,%()+=<>/" if font.strip().lower() in _TEXT_FONTS else " "
    return chr(code) if chr(code) in plain else chr(_PRIVATE + code)
