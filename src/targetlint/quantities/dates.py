"""Dates: days, months, quarters, deadlines, stretches and cycles, as written in targets and plans."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from targetlint.model.amount import Period
from targetlint.model.quantity import Comparator, DateSpan
from targetlint.quantities.bounds import ABOUT, AT_LEAST, AT_MOST, EQUAL, RANGE
from targetlint.quantities.date_pattern import NEAR, POINT, TO
from targetlint.quantities.near import near
from targetlint.quantities.points import (
    LAST_PARTS,
    Point,
    When,
    calendar_day,
    month_length,
    number_of,
    written,
)

_GAP = re.compile(r"(?<=\d)\s+(?=\d)")
_COMPACT = 8
"""Digits of a day without marks: 20241231."""

_NEAR_SIGNS = frozenset("今明后昨前大本这上下过第")
_HALF_DATE = re.compile(r"\s*(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<day>0?[1-9]|[12]\d|3[01])\s*")
_DEADLINE_LEADS = frozenset(
    {"截至", "截止", "截止到", "不迟于", "不晚于", "最迟", "最晚", "早于", "≤", "<=", "<", "到"}
)
_START_LEADS = frozenset({"≥", ">="})
_DEADLINE_ENDS = ("前", "止")
_START_ENDS = ("起", "后", "以来")
_ROUGH_ENDS = frozenset({"左右", "前后"})
_PERIODS = frozenset({"quarter", "half", "xun"})
_COMMON_YEAR = 2001
"""Stands in for an unknown year: months have their ordinary lengths."""

_NO_FLAGS: frozenset[str] = frozenset()
_NO_SUCH_DAY = frozenset({"invalid-date"})
_CYCLES = {"年": "year", "半年": "half", "季度": "quarter", "月": "month", "周": "week", "天": "day"}


class Dated(NamedTuple):
    """A date, and invalid-date where the calendar has no such day."""

    span: DateSpan
    flags: frozenset[str] = frozenset()


@cache
def _near() -> re.Pattern[str]:
    return re.compile(NEAR)


def point(text: str, when: When, month: int = 0) -> Point | None:
    """Take one piece apart; `month` stands in for a day that stands alone.

    None where it is no date, or where nothing tells which.
    """
    if not text.isalnum():
        text = "".join(_GAP.sub(".", text.strip()).split())
    text = text.replace("年的", "年", 1)
    if len(text) == _COMPACT and text.isdecimal():
        text = f"{text[:4]}.{text[4:6]}.{text[6:]}"
    if text[0] in _NEAR_SIGNS and _near().fullmatch(text):
        return near(text, when)
    return written(text, when, month)


def cycle_of(denominator: str) -> str:
    """Return the grain of what comes again each 年, 月, …; empty where it is no stretch of time."""
    return _CYCLES.get(denominator, "")


def single(at: Point, around: tuple[str, str], where: tuple[int, int]) -> Dated:
    """Return one point as a date; `around` is what stands before and behind it."""
    return _dated(at, at, _comparator(at, *around, ranged=False), where)


def ranged(start: Point, stop: Point, around: tuple[str, str], where: tuple[int, int]) -> Dated:
    """Return the stretch from one point to the other; `around` is what stands before and behind them."""
    return _dated(start, stop, _comparator(start, *around, ranged=True), where)


def _comparator(at: Point, lead: str, end: str, *, ranged: bool) -> Comparator:
    if ranged or end.endswith("内") or at.part == "内":
        return RANGE
    if end.endswith(_DEADLINE_ENDS) and end != "前后":
        return AT_MOST
    if (end.endswith(_START_ENDS) and end != "前后") or at.part == "过":
        return AT_LEAST
    if end in _ROUGH_ENDS:
        return ABOUT
    if lead in _DEADLINE_LEADS or lead in _START_LEADS:
        return AT_MOST if lead in _DEADLINE_LEADS else AT_LEAST
    if at.grain in _PERIODS and at.part not in LAST_PARTS:
        return RANGE
    return EQUAL


def _dated(start: Point, stop: Point, comparator: Comparator, where: tuple[int, int]) -> Dated:
    first_year = start.year if start.known or not stop.known else stop.last_year
    last_year = stop.last_year
    first = calendar_day(first_year or _COMMON_YEAR, start.first)
    last = calendar_day(last_year or _COMMON_YEAR, stop.last)
    flags = _NO_SUCH_DAY if first is None or last is None else _NO_FLAGS
    month, day = stop.month, stop.day
    if last and not day and stop.grain != "month":
        month, day = last.month, last.day
    if first_year is None or last_year is None or flags:
        first = last = None
    elif comparator is AT_MOST:
        first = last
    known = start.known and (stop.known or stop.year == start.year)
    opens = start.first if start is not stop or comparator is RANGE else (0, 0)
    days = *opens, month, day
    return Dated(DateSpan(comparator, first, last, stop.grain, known, "", 1, *days, *where), flags)


def recurring(
    cycle: str, step: int, points: tuple[Point, Point] | None, end: str, where: tuple[int, int]
) -> DateSpan:
    """Return what comes again: each `step` of `cycle`, on the days between the points, if any."""
    comparator = AT_MOST if end.endswith((*_DEADLINE_ENDS, "内")) else EQUAL
    made = DateSpan(
        comparator,
        None,
        None,
        cycle,
        year_known=False,
        cycle=cycle,
        step=step,
        start=where[0],
        end=where[1],
    )
    if points is None:
        return made
    start, stop = points
    month, day = stop.month, stop.day
    if not day and month and (stop.part in LAST_PARTS or stop.grain != "month"):
        day = stop.last[1] or month_length(month, _COMMON_YEAR)
    grain = stop.grain if stop.grain != "year" else "day"
    made = made._replace(grain=grain, month=month, day=day)
    if start.first == stop.first and start.last == stop.last:
        return made
    return made._replace(comparator=RANGE, first_month=start.first[0], first_day=start.day)


def cycle_end(cycle: str) -> Point:
    """Return the point that 每年底 and 每季度末 name: the last day of the cycle, 31 where it differs."""
    month, day = (12, 31) if cycle == "year" else (0, 31)
    return Point(None, known=False, first=(month, day), last=(month, day), grain=cycle, day=day, part="底")


def day_of(text: str) -> Point:
    """Return the day of an unnamed month: 10日."""
    day = number_of(text)
    return Point(None, known=False, first=(0, day), last=(0, day), grain="day", day=day)


def half_date(plain: str) -> re.Match[str] | None:
    """Find a month and a day in a text that is 8/13; None where it cannot be one."""
    return _HALF_DATE.fullmatch(plain)


def of_half(found: re.Match[str], when: When) -> Dated:
    """Return 8/13 as a day of the form's year."""
    at = (int(found["month"]), int(found["day"]))
    half = Point(when.year, known=False, first=at, last=at, grain="day", day=at[1])
    return _dated(half, half, EQUAL, (found.start("month"), found.end("day")))


# --- one field that is a date and nothing else -----------------------------------------------------------


@cache
def _whole() -> re.Pattern[str]:
    year = r"(?:19|20)\d\d"
    alone = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
    return re.compile(
        rf"(?:截至|截止)?(?P<first>{POINT}|{year})(?:{TO}(?P<last>{POINT}|{alone}|{year}年?))?[之以]?前?度?(?:全年)?"
    )


def ends(text: str, year: int | None = None) -> tuple[date, date] | None:
    """Read a text that is one day or one stretch and nothing else, even one that ends before it begins.

    None where it is neither, where it only speaks of a year (当年), or where the calendar has no such day.

    >>> ends("2020年12月-2020年1月")[1]
    datetime.date(2020, 1, 31)
    """
    when = When(year)
    found = _whole().fullmatch("".join(text.split()))
    start = point(found["first"], when) if found else None
    if found is None or start is None or (start.grain == "year" and not start.known):
        return None
    stop = point(found["last"], When(start.year), start.month) if found["last"] else start
    if stop is None:
        return None
    first, last = calendar_day(start.year, start.first), calendar_day(stop.last_year, stop.last)
    return (first, last) if first and last else None


def stretch(text: str) -> Period | None:
    """Read a text that is one day or one stretch and nothing else; None where it is not, or no such day.

    >>> stretch("2020年1月-12月").last
    datetime.date(2020, 12, 31)
    """
    both = ends(text)
    return Period(*both) if both and both[0] <= both[1] else None
