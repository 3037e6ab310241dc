"""One day or period taken apart: its year, its first and last day, as far as they are written."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date
from functools import cache
from typing import NamedTuple

from targetlint.quantities.date_pattern import (
    DAY,
    DAY_FIRST,
    DIGIT,
    HAN_MONTH,
    PAST_YEAR,
    SPOKEN_YEAR,
)
from targetlint.quantities.numerals import read

_FIELDS = (
    rf"(?:(?P<year>[12]\d{{3}}|{SPOKEN_YEAR}|{PAST_YEAR}|{DIGIT}{{4}}|{DIGIT}{{2}}|\d\d(?=年)|[二两]千(?:零?[一二三四五六七八九十]{{1,3}})?)"
    r"(?:年度?|(?<=年)度?|(?<=度)|[./·-]|$)|(?P<near>[本当今明次])?年)?"
    rf"(?:(?P<alone>{DAY})[日号]|(?P<upto>前)?(?:第|Q)?(?P<quarter>[一二三四1-4])个?季度?|(?P<half>[上下])半年|(?P<summer>暑假)"
    rf"|的?(?P<edge>最后|前|后|头)(?P<count>{DAY}|两)个(?P<pieces>月|季度)"
    rf"|第?(?P<month>\d{{1,2}}|{HAN_MONTH})(?:个?月份?|[./·-])?(?:(?P<day>{DAY})[日号]?)?)?"
    r"年?(?P<part>上中旬|中下旬|上旬|中旬|下旬|月?[底末初]|内)?"
)
_PLAN_FIELDS = (
    r"[“\"'‘]?十(?P<number>[一二三四五六])·?五[”\"'’]?(?:规划)?(?P<part>期间|时期|期?末|期?初|以来)"
)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_FIRST_PLAN = 2006  # of “十一五”
_PLAN_YEARS = 5
_XUN = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, 0), "上中": (1, 20), "中下": (11, 0)}
_LATER_YEARS = {"明": 1, "来": 1, "次": 1, "翌": 1, "后": 2, "去": -1, "上": -1, "前": -2}
_NEXT_CENTURY = 30
"""Without a year to go by, 31年 and more are of the last century."""

LAST_PARTS = ("底", "末")
"""Parts that are one day, the last."""


class When(NamedTuple):
    """What completes a date: the year it is written for, and the day it is written on."""

    year: int | None = None
    today: date | None = None


class Point(NamedTuple):
    """A day or period as written: its days as (month, day), `day` 0 where only `first` and `last` say it.

    `year` and `last_year` are None where none is known, `known` whether it is written; `part` is 初, 中,
    底 and the like, `said` whether a year is written or spoken of (明年).
    """

    year: int | None
    known: bool
    first: tuple[int, int]
    last: tuple[int, int]
    grain: str
    day: int = 0
    part: str = ""
    later: int = 0
    said: bool = False

    @property
    def month(self) -> int:
        """The month it ends in."""
        return self.last[0]

    @property
    def last_year(self) -> int | None:
        """The year it ends in."""
        return None if self.year is None else self.year + self.later


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(_FIELDS)


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(_PLAN_FIELDS)


@cache
def _day_first() -> re.Pattern[str]:
    return re.compile(DAY_FIRST)


def number_of(text: str | None) -> int:
    """Return the number that a piece of a date says, 0 where there is none."""
    if not text:
        return 0
    if text.isdecimal():
        return int(text)
    numeral = read(text)
    return int(numeral.value) if numeral else 0


def calendar_day(year: int | None, month_day: tuple[int, int]) -> date | None:
    """Return the day; day 0 is the month's last, None where the calendar has no such day."""
    month, day = month_day
    if year is None or not (1 <= month <= 12 and 1 <= year <= 9999):  # noqa: PLR2004 - the calendar's own
        return None
    length = month_length(month, year)
    return date(year, month, day or length) if day <= length else None


def month_length(month: int, year: int) -> int:
    """Return how many days a month has."""
    return _LENGTHS[month] + (month == _FEBRUARY and isleap(year))


def written(text: str, when: When, month: int = 0) -> Point | None:
    """Take one piece without white space apart; `month` stands in for a day that stands alone.

    None where it is no date.
    """
    if "/" in text or "-" in text:
        found = _day_first().fullmatch(text)
        if found:
            return _from_day(text, when)
    if "五" in text:
        found = _plan().fullmatch(text)
        if found:
            return _of_plan(found)
    found = _fields().fullmatch(text)
    return _of_fields(found, when, month) if found else None


def _of_fields(found: re.Match[str], when: When, month: int) -> Point:
    spoken, near, alone, upto, quarter, half, summer, edge, count, pieces, of_year, of_month, part = (
        found.groups()
    )
    year, known = _year_of(spoken or near, when)
    written_month = number_of(of_year) or (month if alone else 0)
    day = number_of(of_month or alone)
    first, last, grain = (written_month, day), (written_month, day), "day"
    if quarter:
        ends = 3 * number_of(quarter)
        first, last, grain = (1 if upto else ends - 2, 1), (ends, 0), "quarter"
    elif edge:
        months = number_of(count) * (3 if pieces == "季度" else 1)
        early = edge in ("前", "头")
        first, last, grain = ((1, 1), (months, 0), "month") if early else ((13 - months, 1), (12, 0), "month")
    elif half:
        first, last, grain = ((1, 1), (6, 0), "half") if half == "上" else ((7, 1), (12, 0), "half")
    elif summer:
        first, last, grain = (7, 1), (8, 31), "month"
    elif not written_month and not day:
        first, last, grain = (1, 1), (12, 0), "year"
    elif not day:
        first, last, grain = (written_month, 1), (written_month, 0), "month"
    part = part.removeprefix("月").removesuffix("旬") if part else ""
    whole = Point(year, known, first, last, grain, day, part, 0, known or spoken is not None)
    return narrowed(whole) if part else whole


def narrowed(whole: Point) -> Point:
    """Return the part of a period that 初, 上旬, 底 and the like name."""
    first, last = whole.first, whole.last
    if whole.grain == "month" and whole.part in _XUN:
        start, stop = _XUN[whole.part]
        return whole._replace(first=(first[0], start), last=(first[0], stop), grain="xun")
    if whole.grain in ("year", "quarter") and whole.part == "初":
        return whole._replace(last=(first[0], 0), grain=whole.grain if whole.grain == "year" else "month")
    if whole.part in LAST_PARTS:
        return whole._replace(first=last, grain="day")
    return whole


def _year_of(written: str | None, when: When) -> tuple[int | None, bool]:
    if not written:
        return when.year, False
    if written[0] in _LATER_YEARS and not written[0].isdigit():
        return (None if when.year is None else when.year + _LATER_YEARS[written[0]]), False
    number = number_of(written)
    if not number and written[0] not in "0零":
        return when.year, False
    return (number if number > 99 else _full_year(number, when)), True  # noqa: PLR2004 - 21年


def _full_year(number: int, when: When) -> int:
    """Return the year that two digits stand for: of this century up to ten years ahead."""
    century, now = divmod(when.year, 100) if when.year else (20, _NEXT_CENTURY - 10)
    return (century if number <= now + 10 else century - 1) * 100 + number


def _from_day(text: str, when: When) -> Point:
    *days, last = re.split(r"[/-]", text)
    if len(last) < 4:  # noqa: PLR2004 - 08/13: no year
        month, day = int(days[0]), int(last)
        return Point(when.year, known=False, first=(month, day), last=(month, day), grain="day", day=day)
    if len(days) == 1:
        month = int(days[0])
        return Point(int(last), known=True, first=(month, 1), last=(month, 0), grain="month")
    day, month = map(int, days)
    if month > 12:  # noqa: PLR2004 - the calendar's own number
        day, month = month, day
    return Point(int(last), known=True, first=(month, day), last=(month, day), grain="day", day=day)


def _of_plan(found: re.Match[str]) -> Point:
    """Read the years of a five-year plan; its 末 is its last day."""
    start = _FIRST_PLAN + _PLAN_YEARS * (number_of(found["number"]) - 1)
    part = found["part"][-1]
    if part in LAST_PARTS:
        return Point(start + _PLAN_YEARS - 1, known=True, first=(12, 0), last=(12, 0), grain="day", part=part)
    if part == "初":
        return Point(start, known=True, first=(1, 1), last=(12, 0), grain="year", part=part)
    return Point(start, known=True, first=(1, 1), last=(12, 0), grain="plan", later=_PLAN_YEARS - 1)
