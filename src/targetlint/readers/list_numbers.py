"""How Word writes the numbers of lists: 1, 01, 一, ①, a, iv."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS = 26
_CIRCLED = 20  # ⑳ is the last
_TENS = 10
_HUNDRED = 100  # Chinese numbers are spelt out below it
MOST = 9_999  # a number that is shown: a form has none higher, and a file may state anything


def counted(number: int, how: str) -> str | None:
    """Return a list number from 0 to MOST as the format `how` (ST_NumberFormat) shows it; None if unknown.

    >>> counted(12, "chineseCounting"), counted(3, "decimalEnclosedCircle"), counted(28, "lowerLetter")
    ('十二', '③', 'bb')
    """
    write = _FORMATS.get(how)
    return None if write is None or not 0 <= number <= MOST else write(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, _TENS)
    if number >= _HUNDRED:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= _CIRCLED else str(number)


def _letters(number: int) -> str:
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * (times + 1) if number else "0"


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found += letters * times
    return found or "0"


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalZero": "{:02d}".format,
        "decimalHalfWidth": str,
        "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
        "decimalEnclosedParen": "({})".format,
        "decimalEnclosedFullstop": "{}.".format,
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese,
        "taiwaneseCounting": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "japaneseCounting": _chinese,
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
    }
)
