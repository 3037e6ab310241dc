"""What stands before and behind the digits of a value that says nothing else; each wording is read once."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from targetlint.quantities import bounds
from targetlint.quantities.bounds import Bounds
from targetlint.quantities.choice import choice
from targetlint.quantities.labels import label_of
from targetlint.quantities.numerals import ONE, factor
from targetlint.quantities.pattern import (
    MIDDLE,
    SAYING,
    SCALE,
    prefix_pattern,
    suffix_pattern,
    unit_pattern,
)
from targetlint.quantities.tables import DENOMINATORS, NO_UNIT, Tables, Unit
from targetlint.quantities.terms import rates

_REMEMBERED = 2_048
"""The same few words stand beside most numbers."""


_NAME = re.compile(r"[\u4e00-\u9fff]+")


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
def around(before: str, end: str, tables: Tables) -> tuple[Bounds, str, int] | None:
    """Return what the words beside a number say: the bound, the name, where the words of the bound begin.

    None where that takes a look at the whole: where what stands before may be a number or a date itself.
    """
    if not before:
        return (bounds.around("", end) if end else bounds.NOTHING), "", 0
    found = _words_before().search(before + "1")
    if found is None:
        return None
    start = found.start()
    said = bounds.around(before[start:], end)
    if not start:
        return said, "", 0
    if not _NAME.fullmatch(before, 0, start) or _telling(tables).search(before):
        return None
    if said.comparator is None and start > 2:  # noqa: PLR2004 - a bound and a verb have three signs
        said = replace(said, comparator=bounds.ahead(before, 0, start))
    return said, label_of(before[:start]), start


@lru_cache(maxsize=8)
def _telling(tables: Tables) -> re.Pattern[str]:
    """Return the pattern of what before a number may itself be one or a date, or say of what kind it is."""
    return re.compile(rf"[{SAYING}]|{choice(tables.slogans)}|[前第负]$")


@lru_cache(maxsize=8)
def _words_behind(tables: Tables) -> re.Pattern[str]:
    unit = rf"(?:(?P<u>{unit_pattern(tables)})(?:\s?\((?!不?含)[^()\d/]{{1,6}}\))?)?"
    per = rf"(?:\s?(?:[/·]|每个?)\s?(?:\d{{1,4}}\s?)?{choice(DENOMINATORS)}){{0,3}}"
    return re.compile(
        rf"(?:\s?(?P<scale>{SCALE}{{1,4}}+))?+(?P<mid>{MIDDLE})?+(?P<more>{SCALE}{{0,3}}+)\s?{unit}(?P<per>{per})(?P<end>{suffix_pattern()})"
    )


@lru_cache(maxsize=_REMEMBERED)
def behind(text: str, tables: Tables) -> Behind | None:
    """Read all of `text` as what stands behind digits; None where it is something else."""
    found = _words_behind(tables).fullmatch(text)
    if found is None or (found["more"] and (found["scale"] or not found["mid"])):
        return None
    scales = (found["scale"] or "") + found["more"]
    unit = tables.units[found["u"]] if found["u"] else NO_UNIT
    by = factor(scales) if scales else ONE
    return Behind(by, unit, rates(found["per"]), found["mid"] or "", found["end"])
