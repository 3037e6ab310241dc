"""What the columns beside a value add to it: its sign, its unit, the indicator's name."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from targetlint.model.quantity import Comparator, Quantity
from targetlint.quantities import answers, lexicons
from targetlint.quantities.bounds import DOWN, UP, conflict
from targetlint.quantities.measures import Reading
from targetlint.quantities.normal import normalise
from targetlint.quantities.numerals import times
from targetlint.quantities.tables import DENOMINATORS
from targetlint.quantities.units import base

_SHARE = re.compile(r"(?:率|比例|占比|比重|百分比|满意度|知晓度|完成度|覆盖面)$")
_COUNT = re.compile(r"(人次|人员|人|次|户|家|天|件|项|场次|场|期|份|例|台|套|个|册|篇|村)数量?$")
_ANY_COUNT = re.compile(r"(?:数|数量|个数|总数|总量|件数)$")
_SCORE = re.compile(r"(?:得分|评分|分数|分值)$")
_LINE = re.compile(r"带宽|宽带|网速|专线|光纤|网络|速率")
_METRE = "米"
_BRACKETED = re.compile(r"\([≥≤><=]*\**([^()]{1,8})\)$")
_SAYS_A_UNIT = re.compile(r"[^\W_\d]|[%‰℃]")
_REMEMBERED = 512  # texts of columns: the same few stand in every line
_SHARES = frozenset({"percent", "percent_point", "permille", "ratio"})
_OPEN = frozenset({Comparator.RANGE, Comparator.ABOUT})


@lru_cache(maxsize=_REMEMBERED)
def bound_of(column: str) -> Comparator | None:
    """Return the bound that a sign column's text states, if any."""
    text = "".join(normalise(column).split())
    return lexicons.SIGNS.get(text) or lexicons.COMPARATORS.get(text)


@lru_cache(maxsize=_REMEMBERED)
def unit_of(column: str) -> tuple[str, str, Decimal, tuple[str, ...]] | None:
    """Return (unit, dimension, factor, rate) of a unit column's text; an unknown word is taken as it is."""
    text = "".join(normalise(column).split()).strip("()")
    if not _SAYS_A_UNIT.search(text) or text in answers.PLACEHOLDERS:
        return None
    found = base(text)
    if found:
        return *found, ()
    first, *rest = re.split(r"[/·每]", text)
    known = base(first)
    if known and rest:
        return known[0], "rate", known[2], tuple(DENOMINATORS.get(word, word) for word in rest if word)
    return text, "count", Decimal(1), ()


def with_unit(quantity: Quantity, column: str) -> Quantity:
    """Give a quantity without a unit the column's; a scale it wrote itself is not applied twice."""
    found = unit_of(column) if column else None
    if found is None or quantity.unit or quantity.dimension not in ("", "count", "rate"):
        return quantity
    unit, dimension, by, per = found
    if quantity.dimension == "rate":
        dimension, per = "rate", quantity.per
    if quantity.scale != 1 or by == 1:
        return quantity._replace(unit=unit, dimension=dimension, per=per)
    return quantity._replace(
        unit=unit,
        dimension=dimension,
        per=per,
        low=None if quantity.low is None else times(quantity.low, by),
        high=None if quantity.high is None else times(quantity.high, by),
        digit=quantity.digit * by,
        scale=by,
    )


def _bracketed_unit(name: str) -> str:
    """Return the unit that a name ends with in brackets, empty where it has none: 总成本(万元)."""
    bracketed = _BRACKETED.search(name)
    return bracketed[1] if bracketed and base(bracketed[1]) else ""


def _implied_unit(quantity: Quantity, name: str) -> tuple[str, str] | None:
    """Return (unit, dimension) that a name implies for a bare number: 合格率, 培训人数(2026年)."""
    text = _BRACKETED.sub("", name).strip()
    number = quantity.number
    if _SHARE.search(text) and number is not None and (number > 1 or number == 0):
        return "%", "percent"
    if _SCORE.search(text):
        return "分", "score"
    counted = _COUNT.search(text)
    if counted:
        return counted[1].replace("人员", "人"), "count"
    return ("", "count") if _ANY_COUNT.search(text) else None


class Columns(NamedTuple):
    """The texts beside a value: its sign, its unit, whether more or less is better, the indicator's name."""

    sign: str = ""
    unit: str = ""
    direction: str = ""
    indicator: str = ""


ALONE = Columns()
"""What stands beside a value that stands alone."""


def settled(reading: Reading, columns: Columns, plain: str) -> Reading:
    """Return the reading with what the columns say, and a flag for each thing that does not agree."""
    own, told = reading
    if columns is ALONE and own.dimension and not own.direction and not own.label:
        return reading
    sign = columns.sign if columns.sign.strip() else columns.direction
    flags = set(told)
    own = _transmitted(own, columns.indicator, plain)
    quantity = _united(own, columns, plain, flags)
    if quantity.direction and quantity.unit == "%":
        named = _SHARE.search(normalise(columns.indicator).strip()) or _SHARE.search(quantity.label)
        flags |= {"percent-or-point"} if named else set()
    if sign:
        quantity = _signed(quantity, sign, flags)
    if _opposed(quantity, columns.direction):
        flags.add("direction-conflict")
    return quantity, frozenset(flags)


def _transmitted(own: Quantity, name: str, plain: str) -> Quantity:
    """Return a quantity in M as megabits a second where the name speaks of a line: 带宽500M."""
    if own.unit != _METRE or plain[own.start : own.end].rstrip()[-1:] != "M":
        return own
    if not (_LINE.search(own.label) or _LINE.search(normalise(name))):
        return own
    return own._replace(unit="Mbps", dimension="count")


def _united(own: Quantity, columns: Columns, plain: str, flags: set[str]) -> Quantity:
    """Return the quantity with the unit of its column, or the one that a name implies."""
    quantity = with_unit(own, columns.unit)
    if own.unit and columns.unit and _other_kind(own, columns.unit):
        flags.add("unit-conflict")
    if quantity.unit or quantity.dimension:
        return quantity
    name = normalise(columns.indicator).strip()
    bracketed = _bracketed_unit(name)
    implied = None if bracketed else _implied_unit(quantity, quantity.label) or _implied_unit(quantity, name)
    if bracketed or implied:
        flags.add("implied-unit")
    if bracketed:
        return with_unit(quantity, bracketed)
    if implied:
        return quantity._replace(unit=implied[0], dimension=implied[1])
    follower = plain[quantity.end : quantity.end + 1]
    if not follower.isalpha() or follower.isascii():
        flags.add("unit-missing")
    return quantity


def _other_kind(own: Quantity, column: str) -> bool:
    """Whether the column names a unit of another kind than the one in the cell: 36万元 beside %."""
    stated, written = (
        base(re.split(r"[/·每]", "".join(normalise(column).split()).strip("()"))[0]),
        base(own.unit),
    )
    if stated is None or written is None or own.dimension == "rank":
        return False
    return stated[1] != written[1] and not {stated[1], written[1]} <= _SHARES


def _opposed(quantity: Quantity, direction: str) -> bool:
    """Whether the bound points away from what the direction column calls better."""
    better = _better(direction) if direction else None
    if better is None or quantity.dimension == "rank":
        return False
    return quantity.comparator in (DOWN if better is Comparator.AT_LEAST else UP)


@lru_cache(maxsize=_REMEMBERED)
def _better(direction: str) -> Comparator | None:
    text = "".join(normalise(direction).split())
    if any(word in text for word in lexicons.LESS_IS_BETTER):
        return Comparator.AT_MOST
    return Comparator.AT_LEAST if any(word in text for word in lexicons.MORE_IS_BETTER) else None


def _signed(quantity: Quantity, column: str, flags: set[str]) -> Quantity:
    stated = bound_of(column)
    if stated is None or quantity.comparator in _OPEN:
        return quantity
    if "bare" not in flags:
        if conflict(stated, quantity.comparator):
            flags.add("sign-conflict")
        return quantity
    flags.discard("bare")
    number = quantity.number
    return quantity._replace(
        comparator=stated,
        low=None if stated in DOWN else number,
        high=None if stated in UP else number,
        low_included=stated is not Comparator.MORE,
        high_included=stated is not Comparator.LESS,
    )
