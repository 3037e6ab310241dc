"""Days and periods that only the day of writing tells: 明天, 本月底, 下季度, 3年以前, 第三天起."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from targetlint.model.quantity import Number
from targetlint.quantities.points import Point, When, narrowed, number_of

_AHEAD = re.compile(r"过(?P<past>.+)天|第(?P<ordinal>.+)天")
_DAYS = {"今": 0, "明": 1, "后": 2, "昨": -1, "前": -2}
_STEPS = {"本": 0, "这": 0, "上": -1, "下": 1}
_WEEKDAYS = "一二三四五六日天"
_MONTHS = {"年": 12, "季度": 3, "月": 1}
_DAYS_OF = {"天": 1, "周": 7}
_FAR_YEARS, _FAR_DAYS = 1_000, 36_600
"""So far away nobody means a day of the calendar."""

AGO = re.compile(r"\s?(?P<end>以前|之前|以后|之后)")
"""What turns a duration into a date, where it is known from when on."""


def near(text: str, when: When) -> Point | None:
    """Read a piece that names no year and no month; None where the day of writing is not known."""
    if text == "今明两年":
        return None if when.year is None else _years(when.year, 1)
    today = when.today
    if today is None:
        return None
    ahead = _AHEAD.fullmatch(text)
    if ahead:
        days = number_of(ahead["past"]) if ahead["past"] else number_of(ahead["ordinal"]) - 1
        return _day(today + timedelta(days=days), text[0]) if 0 <= days < 366 else None  # noqa: PLR2004 - a year
    week = "周" in text or "星期" in text
    if week and text[-1] in _WEEKDAYS:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_STEPS[text[0]])
        return _day(monday + timedelta(days=min(_WEEKDAYS.index(text[-1]), 6)))
    if text[-1] in "天日":
        by = _DAYS[text[-2]]
        return _day(today + timedelta(days=by + (0 if text[0] != "大" else 1 if by > 0 else -1)))
    if week:
        return _week(today, _STEPS[text[0]])
    length = 3 if "季度" in text else 1
    piece = (today.year * 12 + today.month - 1) // length + _STEPS[text[0]]
    year, start = divmod(piece * length, 12)
    part = text[-1] if text[-1] in "底末初" else ""
    grain = "quarter" if length > 1 else "month"
    return narrowed(
        Point(year, known=False, first=(start + 1, 1), last=(start + length, 0), grain=grain, part=part)
    )


def ago(number: Number, unit: str, end: str, when: When) -> Point | None:
    """Return the day or period so long before or behind the day of writing; None where it is not known.

    Of whole years it is the year, of other parts of years the month.
    """
    sign = -1 if "前" in end else 1
    if unit in _DAYS_OF and when.today is not None:
        days = Fraction(number) * sign * _DAYS_OF[unit]
        known = days % 1 == 0 and abs(days) < _FAR_DAYS
        return _day(when.today + timedelta(days=int(days))) if known else None
    if unit not in _MONTHS or when.year is None or number > _FAR_YEARS:
        return None
    months = Fraction(number) * _MONTHS[unit] * sign
    if not months % 12:
        return _years(when.year + int(months) // 12)
    year, month = divmod(when.year * 12 + (when.today.month if when.today else 1) - 1 + int(months), 12)
    return Point(year, known=False, first=(month + 1, 1), last=(month + 1, 0), grain="month")


def _years(year: int, later: int = 0) -> Point:
    return Point(year, known=False, first=(1, 1), last=(12, 0), grain="year", later=later, said=True)


def _week(today: date, step: int) -> Point:
    first = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    last = first + timedelta(days=6)
    ends = (first.month, first.day), (last.month, last.day)
    later = last.year - first.year
    return Point(first.year, known=False, first=ends[0], last=ends[1], grain="week", later=later)


def _day(day: date, part: str = "") -> Point:
    at = (day.month, day.day)
    return Point(day.year, known=False, first=at, last=at, grain="day", day=day.day, part=part)
