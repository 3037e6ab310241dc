"""The spellings of units as a literal in a rule or a column of a form may have them."""

from __future__ import annotations

from decimal import Decimal

from targetlint.quantities.numerals import SCALES, factor
from targetlint.quantities.tables import Tables, Unit, shipped

_MONEY_SCALES = ("十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿")


def unit(word: str, tables: Tables) -> tuple[Unit, Decimal] | None:
    """Return the unit of a spelling (万元, too) and how many of it one is; None if it is none."""
    word = word.strip().removeprefix("(").removesuffix(")")
    found = tables.units.get(word)
    if found is not None:
        return found, found.factor
    plain = word.lstrip("".join(SCALES))
    found = tables.units.get(plain)
    if found is None:
        return None
    return found, found.factor * factor(word[: len(word) - len(plain)])


def base(word: str) -> tuple[str, str, Decimal] | None:
    """Return (unit, dimension, factor to it) of a spelling that the program knows, None where it is none.

    >>> base("万元")
    ('元', 'money', Decimal('10000'))
    """
    found = unit(word, shipped())
    return (found[0].name, found[0].dimension, found[1]) if found else None


def _names() -> tuple[str, ...]:
    units = shipped().units
    counts = {"万" + word for word, each in units.items() if each.dimension == "count"}
    names = {*units, *(scale + "元" for scale in _MONEY_SCALES), *counts}
    return tuple(sorted(names, key=lambda word: (-len(word), word)))


UNIT_NAMES = _names()
"""Every spelling, with 万元 and the like, longest first: for a reader of literals."""
