"""One field as one value: an amount of money, a count, a day, a stretch of days."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from targetlint.model.amount import Amount, Period
from targetlint.model.quantity import Comparator
from targetlint.quantities import dates
from targetlint.quantities.neighbours import with_unit
from targetlint.quantities.normal import normalise
from targetlint.quantities.points import When
from targetlint.quantities.scan import scan
from targetlint.quantities.tables import shipped

_REST = re.compile(r"\s*(?:\(.*\)|[,，;；。]?\s*(?:其中|包括|含).*)?[\s。;；]*", re.DOTALL)
_FULL_WIDTH_GROUPS = re.compile(r"\s*\d{1,3}(?:，\d{3})+(?:\.\d+)?\s*")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_MIDNIGHT = re.compile(r"(?<=\d)[\sT]+0{1,2}:00(?::00)?\s*$")
_ONE_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_COUNT = r"(?:\d{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,3}|半)"
_UNDATED = re.compile(
    rf"(?:共|为期)?(?:{_COUNT}(?:周?年半?|个半?(?:月|季度|学年|学期))|\d{{1,3}}天)(?:期|以内|内)?"
    r"|(?:中?长期|中期|短期|常年|长年|全年|当年|本年度?|年度|一次|经常)(?:性|项目|实施)?|无固定期限|持续|永久"
)
_BRACKETS = "()[]“”\"'"


def amount(text: str, unit: str = "") -> Amount | None:
    """Read a field that states one amount; None where it states none, several, a bound or a rate.

    `unit` is what the label says (万元); a unit in the cell wins. What follows in brackets or after 其中
    explains the amount and is left aside: `854万(示范建设295万元)` is 854万. Money comes in 元.

    >>> amount("36", "万元").number
    Decimal('360000')
    """
    plain = normalise(text)
    if unit and _FULL_WIDTH_GROUPS.fullmatch(plain):
        plain = plain.replace("，", ",")
    readings = scan(plain, When(), shipped()).quantities
    if not readings:
        return None
    own = readings[0][0]
    alone = not plain[: own.start].strip() and _REST.fullmatch(plain, own.end) is not None
    if not alone or own.comparator is not Comparator.EQUAL or own.per or own.direction or own.baseline:
        return None
    stated = with_unit(own, unit)
    number = stated.number
    if not isinstance(number, Decimal) or stated.per:
        return None
    return Amount(
        number,
        stated.unit,
        slack=stated.digit / 2,
        scale=stated.scale,
        own_unit=bool(own.unit) or own.scale != 1 or not stated.unit,
    )


def day(text: str, edge: Literal["first", "last"], year: int | None = None) -> date | None:
    """Read a field that states a day; of a month or a year the `edge` day. `year` completes `5月`.

    Of a stretch that ends before it begins, the edge is what is written there: its order is not judged.

    >>> day("2020年1月", "last")
    datetime.date(2020, 1, 31)
    """
    plain = "".join(_MIDNIGHT.sub("", normalise(text)).split()).strip(_BRACKETS)
    compact = _COMPACT.fullmatch(plain)
    if compact:
        plain = ".".join(compact.groups())
    stretch = _year(plain)
    if stretch:
        return stretch.first if edge == "first" else stretch.last
    both = dates.ends(plain, year)
    return both[edge == "last"] if both else None


def period(text: str) -> Period | None:
    """Read a field that states a stretch of days: a year, some months, from one day to another.

    >>> period("（ 2020 年度）").first
    datetime.date(2020, 1, 1)
    """
    plain = "".join(sign for sign in normalise(text) if not sign.isspace() and sign not in _BRACKETS)
    return _year(plain) or dates.stretch(plain)


def undated(text: str) -> bool:
    """Tell whether a field that states a stretch of days only says how long it is, and from no day on.

    >>> undated("3年"), undated("长期"), undated("见批复")
    (True, True, False)
    """
    plain = "".join(sign for sign in normalise(text) if not sign.isspace())
    return _UNDATED.fullmatch(plain.strip("()。;,，")) is not None


def _year(plain: str) -> Period | None:
    if not _ONE_YEAR.fullmatch(plain):
        return None
    return Period(date(int(plain[:4]), 1, 1), date(int(plain[:4]), 12, 31))
