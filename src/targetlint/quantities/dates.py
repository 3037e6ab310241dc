"""Dates: days, months, quarters, deadlines and stretches, as written in targets and plans."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from targetlint.model.amount import Period
from targetlint.model.quantity import Comparator, DateSpan
from targetlint.quantities.numerals import read

_W = r"\s{0,3}"
_YEAR = r"(?:(?:19|20)\d\d|[一二][零一二三四五六七八九]{3}(?=年))"
_SPOKEN_YEAR = r"(?:今年|本年度?|当年度?|明年|次年|翌年)"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九])"
_MONTH = rf"(?:1[0-2]|0?[1-9]|{_HAN_MONTH})"
_DAY = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = rf"{_W}(?:[-~至到]|—{{1,2}}){_W}"
_PART = r"(?:上旬|中旬|下旬|月?底|月?末|月?初)"
_QUARTER = rf"(?:第|前)?[一二三四1-4]个?{_W}季度"
_MONTH_DAY = (
    rf"{_MONTH}{_W}月份?(?!均|报|度|饼|嫂|租)(?:{_W}{_DAY}{_W}[日号]|{_W}\d{{1,2}}(?={_TO}\d{{1,2}}{_W}[日号]))?"
    rf"|{_MONTH}(?={_TO}{_MONTH}{_W}月)"
)
_WITHIN = rf"(?:{_MONTH_DAY}|{_QUARTER}|[上下]半年)"

DAY_RANGE = rf"(?:\d{{1,2}}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]){_W}[日号](?!内)"
"""A day whose month stands elsewhere."""

REPEATED = rf"(?:(?:{_WITHIN})(?:{_W}{_PART})?|{DAY_RANGE}|[底末初])"
"""What may follow a recurrence: 12月底, 10日, 底."""

RECURRENCE = r"每(?:年度?|个?月|个?季度|季|周|学期|半年)"

_YEAR_MONTH = rf"\d{{1,2}}{_W}月份?(?:{_W}\d{{1,2}}(?:{_W}[日号]|(?!\d)))?"
_AFTER_YEAR = rf"(?:{_W}(?:{_YEAR_MONTH}|{_WITHIN}))?(?:{_W}{_PART})?(?!代)"
_DOTTED = rf"{_YEAR}{_W}[./-]{_W}\d{{1,2}}(?:{_W}[./-]{_W}\d{{1,2}})?(?![\d%万元人次.])"
POINT = (
    rf"(?:(?:{_YEAR}{_W}年{_W}度?|{_SPOKEN_YEAR}(?={_W}[\d一二三四五六七八九十第前上中下月底末初])){_AFTER_YEAR}|{_DOTTED}"
    rf"|{_YEAR}(?={_TO}{_YEAR}(?!\d|\s?[人元万个次]))|(?<!\d)(?:{_WITHIN})(?:{_W}{_PART})?"
    rf"|(?<!\d)\d{{1,2}}\.\d{{1,2}}(?={_W}(?:之前|以前|前|止|日))|[本当今明次]?年{_W}[底末初内](?!度))"
)
"""One day or period as it may stand in text; `_FIELDS` takes its pieces apart."""

_FIELDS = (
    rf"(?:(?P<year>{_YEAR}|{_SPOKEN_YEAR})(?:年度?|[./-])?|(?P<near>[本当今明次])?年)?"
    rf"(?:(?P<alone>{_DAY})[日号]|(?P<upto>前)?第?(?P<quarter>[一二三四1-4])个?季度|(?P<half>[上下])半年"
    rf"|(?P<month>\d{{1,2}}|{_HAN_MONTH})(?:月份?|[./-])?(?:(?P<day>{_DAY})[日号]?)?)?"
    r"(?P<part>上旬|中旬|下旬|[底末初内]|月[底末初])?"
)

_HALF_DATE = re.compile(r"\s*(?P<day>(?:0?[1-9]|1[0-2])\s?/\s?(?:0?[1-9]|[12]\d|3[01]))\s*")
_NEXT_YEARS = frozenset("明次翌")
_XUN = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, 0)}
_DEADLINE_LEADS = frozenset(
    {"截至", "截止", "截止到", "不迟于", "不晚于", "最迟", "最晚", "早于", "≤", "<=", "<", "到"}
)
_DEADLINE_ENDS = ("前", "止", "内")
_LAST_PARTS = ("底", "末")
_START_LEADS = frozenset({"≥", ">="})
_ANY_YEAR = 2001
"""Stands in for an unknown year: months have their ordinary lengths."""


class _Point(NamedTuple):
    """A piece as written: its days as (month, day), `day` 0 where only `first` and `last` say it.

    `year` is None where none is known, `known` whether it is written; `part` is 初, 中, 底 and the like.
    """

    year: int | None
    known: bool
    first: tuple[int, int]
    last: tuple[int, int]
    grain: str
    day: int
    part: str

    @property
    def month(self) -> int:
        """The month it ends in."""
        return self.last[0]


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(_FIELDS)


def _number(text: str | None) -> int:
    numeral = read(text) if text else None
    return int(numeral.value) if numeral else 0


def _year_of(written: str | None, form_year: int | None) -> tuple[int | None, bool]:
    if written and written[0].isdigit():
        return int(written), True
    if written and written[0] in "一二":
        return _number(written), True
    if form_year is not None and written and written[0] in _NEXT_YEARS:
        return form_year + 1, False
    return form_year, False


def _point(text: str, form_year: int | None, month: int = 0) -> _Point | None:
    """Take one piece apart; `month` stands in for a day that stands alone."""
    found = _fields().fullmatch("".join(text.split()))
    if found is None:
        return None
    year, known = _year_of(found["year"] or found["near"], form_year)
    part = (found["part"] or "").removeprefix("月")[:1]
    written_month = _number(found["month"]) or (month if found["alone"] else 0)
    day = _number(found["day"] or found["alone"])
    first, last, grain = (written_month, day), (written_month, day), "day"
    if found["quarter"]:
        ends = 3 * _number(found["quarter"])
        first, last, grain = (1 if found["upto"] else ends - 2, 1), (ends, 0), "quarter"
    elif found["half"]:
        first, last, grain = ((1, 1), (6, 0), "half") if found["half"] == "上" else ((7, 1), (12, 0), "half")
    elif not written_month and not day:
        first, last, grain = (1, 1), (12, 0), "year"
    elif not day:
        first, last, grain = (written_month, 1), (written_month, 0), "month"
    if grain == "month" and part in _XUN:
        start, stop = _XUN[part]
        first, last, grain = (written_month, start), (written_month, stop), "xun"
    elif grain == "year" and part == "初":
        last = (1, 0)
    elif part in _LAST_PARTS:
        first, grain = last, "day"
    return _Point(year, known, first, last, grain, day, part)


def _day(year: int, month_day: tuple[int, int]) -> date | None:
    """Return the day; day 0 is the month's last, None where the calendar has no such day."""
    month, day = month_day
    if not (1 <= month <= 12 and 1 <= year <= 9999):  # noqa: PLR2004 - the calendar's own numbers
        return None
    length = monthrange(year, month)[1]
    return date(year, month, day or length) if day <= length else None


def span(found: re.Match[str], form_year: int | None) -> tuple[DateSpan, frozenset[str]] | None:
    """Read a date token of the pattern; the flags hold invalid-date where the calendar has no such day."""
    each, lead, end = found["each_date"], (found["lead"] or "").strip(), (found["end"] or "").strip()
    if each:
        return _recurring(found["point0"], each, end, found.span())
    start = _point(found["point1"], form_year)
    stop = start
    if start is not None and found["point2"]:
        stop = _point(found["point2"], start.year, start.month)
    if start is None or stop is None:
        return None
    comparator = _comparator(start, lead, end, ranged=bool(found["point2"]))
    return _dated(start, stop, comparator, found.span())


def _comparator(point: _Point, lead: str, end: str, *, ranged: bool) -> Comparator:
    if end.endswith(_DEADLINE_ENDS) or lead in _DEADLINE_LEADS or point.part == "内":
        return Comparator.RANGE if ranged else Comparator.AT_MOST
    if end.endswith(("起", "后")) or lead in _START_LEADS:
        return Comparator.RANGE if ranged else Comparator.AT_LEAST
    if ranged or (point.grain in ("quarter", "half", "xun") and point.part not in _LAST_PARTS):
        return Comparator.RANGE
    return Comparator.EQUAL


def _dated(
    start: _Point, stop: _Point, comparator: Comparator, where: tuple[int, int]
) -> tuple[DateSpan, frozenset[str]]:
    years = start.year if start.known or not stop.known else stop.year, stop.year
    first = _day(years[0] or _ANY_YEAR, start.first)
    last = _day(years[1] or _ANY_YEAR, stop.last)
    flags = frozenset({"invalid-date"} if first is None or last is None else ())
    month, day = stop.month, stop.day
    if last and not day and stop.grain != "month":
        month, day = last.month, last.day
    if None in years or flags:
        first = last = None
    elif comparator is Comparator.AT_MOST:
        first = last
    known = start.known and (stop.known or stop.year == start.year)
    made = DateSpan(
        comparator, first, last, stop.grain, known, month=month, day=day, start=where[0], end=where[1]
    )
    return made, flags


def _recurring(
    text: str, each: str, end: str, where: tuple[int, int]
) -> tuple[DateSpan, frozenset[str]] | None:
    bare = text if text[0] not in "底末初" else ("12月" if "年" in each else "") + text
    point = _point(bare, None)
    month, day, grain = (0, 0, "month")
    if point is not None and text[0] not in "底末初":
        month, grain = point.month, point.grain
        day = monthrange(_ANY_YEAR, month)[1] if point.part in _LAST_PARTS and month else point.day
    elif "年" in each:
        month, day, grain = 12, 31, "year"
    comparator = Comparator.AT_MOST if end.endswith(_DEADLINE_ENDS) else Comparator.EQUAL
    made = DateSpan(
        comparator,
        None,
        None,
        grain,
        year_known=False,
        recurring=True,
        month=month,
        day=day,
        start=where[0],
        end=where[1],
    )
    return made, frozenset()


def fraction(plain: str, form_year: int | None) -> tuple[DateSpan, frozenset[str]] | None:
    """Read a text that is `8/13` as a month and a day; None where it cannot be one."""
    found = _HALF_DATE.fullmatch(plain)
    point = _point(found["day"], form_year) if found else None
    return _dated(point, point, Comparator.EQUAL, found.span("day")) if found and point else None


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:截至|截止)?(?P<first>{POINT}|{_YEAR})(?:{_TO}(?P<last>{POINT}|{DAY_RANGE}|{_YEAR}年?))?[之以]?前?度?(?:全年)?"
    )


def ends(text: str, form_year: int | None = None) -> tuple[date, date] | None:
    """Read a text that is one day or one stretch and nothing else, even one that ends before it begins.

    None where it is neither, or where the calendar has no such day.

    >>> ends("2020年12月-2020年1月")[1]
    datetime.date(2020, 1, 31)
    """
    found = _whole().fullmatch("".join(text.split()))
    start = _point(found["first"], form_year) if found else None
    if found is None or start is None:
        return None
    stop = _point(found["last"], start.year, start.month) if found["last"] else start
    if stop is None or start.year is None or stop.year is None:
        return None
    first, last = _day(start.year, start.first), _day(stop.year, stop.last)
    return (first, last) if first and last else None


def stretch(text: str) -> Period | None:
    """Read a text that is one day or one stretch and nothing else; None where it is not, or no such day.

    >>> stretch("2020年1月-12月").last
    datetime.date(2020, 12, 31)
    """
    both = ends(text)
    return Period(*both) if both and both[0] <= both[1] else None
