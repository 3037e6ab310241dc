"""A value as it is usually typed: the same signs, digits and percent, spelt the way tables ask for.

Only what is certain is changed: the reading of a value stays the same. Full-width brackets and Chinese
punctuation are the usual spelling already.
"""

from __future__ import annotations

import re
from functools import cache

from targetlint.model.quantity import Comparator, DateSpan, Quantity
from targetlint.quantities import lexicons
from targetlint.quantities.normal import normalise
from targetlint.quantities.parse import parse

_GAP = "[ \u00a0\u2002-\u2009\u3000]"
_AROUND = " \t\u00a0\u3000"
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)}
_SIGNS = str.maketrans("％﹪℅≧⩾≦⩽", "%%%≥≥≤≤")
_POINT = re.compile(r"(?<=[0-9])．(?=[0-9])")
_GROUPS = re.compile(rf"(?<![0-9.,，])[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])")
_BESIDE = re.compile(rf"(?<=[≥≤]){_GAP}+(?=[0-9])|(?<=[0-9]){_GAP}+(?=%)")
_PERCENT = re.compile(rf"^百分[比数率]$|(?<=[0-9]){_GAP}*百分比(?:$|(?=以?[上下内]))")
_QUOTED = "《"
_PRINTED = frozenset({">=", "<="})  # systems print them


def usual(text: str) -> str:
    """Return `text` with half-width digits, ≥ ≤ and %, and no spaces inside a number.

    >>> usual("》９８ ％"), usual("≥1 200人次"), usual("≥98百分比"), usual("《办法》（2026）")
    ('≥98%', '≥1200人次', '≥98%', '《办法》（2026）')
    """
    plain = _POINT.sub(".", text.strip(_AROUND).translate(_WIDE).translate(_SIGNS))
    if _QUOTED not in plain:
        plain = _imitated().sub(_meant, plain)
    plain = _GROUPS.sub(_joined, plain)
    return _BESIDE.sub("", _PERCENT.sub("%", plain))


def same_but_spelling(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but the spelling of signs and digits, their width, and spaces.

    They must also be read as the same values: "2 000" is one number, "20 00" two.

    >>> same_but_spelling("≧ ９８％", "≥98%"), same_but_spelling("98%", "89%")
    (True, False)
    """
    return _bare(one) == _bare(other) and _read(one) == _read(other)


def _bare(text: str) -> str:
    return "".join(normalise(usual(text)).split())


def _read(text: str) -> tuple[tuple[Quantity, ...], tuple[DateSpan, ...]]:
    """Return the values that a text is read as, wherever in it they stand."""
    target = parse(text)
    quantities = (each._replace(label="", start=0, end=0) for each in target.quantities)
    return tuple(quantities), tuple(each._replace(start=0, end=0) for each in target.dates)


def _meant(found: re.Match[str]) -> str:
    return "≥" if lexicons.SIGNS[found[0]] is Comparator.AT_LEAST else "≤"


def _joined(found: re.Match[str]) -> str:
    return re.sub(_GAP, "", found[0])


@cache
def _imitated() -> re.Pattern[str]:
    """Return what finds a sign before a number that stands in for ≥ or ≤."""
    signs = {each for each in lexicons.IMITATIONS - _PRINTED if _QUOTED not in each}
    longest_first = sorted(signs, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<![<>=≥≤》])(?:{'|'.join(map(re.escape, longest_first))})(?={_GAP}*[0-9])")
