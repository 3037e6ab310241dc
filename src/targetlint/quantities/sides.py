"""What stands before and behind the digits of a value that says nothing else; each wording is read once."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from targetlint.quantities import bounds
from targetlint.quantities.bounds import Bounds
from targetlint.quantities.choice import choice
from targetlint.quantities.numerals import ONE, factor
from targetlint.quantities.pattern import MIDDLE, SCALE, prefix_pattern, suffix_pattern, unit_pattern
from targetlint.quantities.tables import DENOMINATORS, NO_UNIT, Tables, Unit
from targetlint.quantities.terms import rates

_REMEMBERED = 2_048
"""The same few words stand beside most numbers."""


class Behind(NamedTuple):
    """The scale as a factor, the unit, what it is per, 余 or 多 before the unit, the words at the end."""

    by: Decimal
    unit: Unit
    per: tuple[str, ...]
    middle: str
    end: str


@cache
def _words_before() -> re.Pattern[str]:
    return re.compile(rf"{prefix_pattern()}1")


@lru_cache(maxsize=_REMEMBERED)
def around(before: str, end: str) -> Bounds | None:
    """Return what the words before and at the end of a value say; None where some are no such words."""
    if before and not _words_before().fullmatch(before + "1"):
        return None
    return bounds.around(before, end) if before or end else bounds.NOTHING


@lru_cache(maxsize=8)
def _words_behind(tables: Tables) -> re.Pattern[str]:
    unit = rf"(?:(?P<u>{unit_pattern(tables)})(?:\s?\((?!不?含)[^()\d/]{{1,6}}\))?)?"
    per = rf"(?:\s?(?:[/·]|每个?)\s?{choice(DENOMINATORS)}){{0,3}}"
    return re.compile(
        rf"(?:\s?(?P<scale>{SCALE}{{1,4}}+))?+(?P<mid>{MIDDLE})?+(?P<more>{SCALE}{{0,3}}+)\s?{unit}(?P<per>{per})(?P<end>{suffix_pattern()})"
    )


@lru_cache(maxsize=_REMEMBERED)
def behind(text: str, tables: Tables) -> Behind | None:
    """Read all of `text` as what stands behind digits; None where it is something else."""
    found = _words_behind(tables).fullmatch(text)
    if found is None or (found["more"] and not found["mid"]):
        return None
    scales = (found["scale"] or "") + found["more"]
    unit = tables.units[found["u"]] if found["u"] else NO_UNIT
    by = factor(scales) if scales else ONE
    return Behind(by, unit, rates(found["per"]), found["mid"] or "", found["end"])
