"""Dates among the matches: one point, the stretch from one to another, a distance from today."""

from __future__ import annotations

import re
from functools import cache

from targetlint.quantities import dates
from targetlint.quantities.cursor import Cursor
from targetlint.quantities.date_pattern import DAY, END, TO
from targetlint.quantities.dates import Dated, point
from targetlint.quantities.near import AGO, ago
from targetlint.quantities.points import Point, When, number_of
from targetlint.quantities.terms import Term

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_YEAR_DIGITS = 4


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"{TO}|\s?(?P<and>和|与)\s?")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"号?\s?(?P<end>{END})?")


@cache
def _more_days() -> re.Pattern[str]:
    return re.compile(rf"(?:[,，、和]\s?{DAY}[日号])++")


@cache
def _days() -> re.Pattern[str]:
    return re.compile(rf"({DAY})[日号]")


def dated(cursor: Cursor, match: re.Match[str]) -> Dated | None:
    """Return the date that begins with a match; None where nothing tells which it is."""
    start = point(match["point"], cursor.when)
    if start is None:
        return None
    found = stop(cursor, match, start, cursor.when)
    if found is None:
        return _single(match, start)
    last, end, where = found
    last = last if last.said else last._replace(year=start.year)
    return dates.ranged(start, last, ((match["lead"] or "").strip(), end.strip()), (match.start(), where))


def alone(match: re.Match[str], when: When) -> Dated | None:
    """Return the date of a match behind which nothing else follows; None where nothing tells which it is."""
    start = point(match["point"], when)
    return _single(match, start) if start else None


def _single(match: re.Match[str], at: Point) -> Dated:
    return dates.single(at, ((match["lead"] or "").strip(), (match["end"] or "").strip()), match.span())


def stop(cursor: Cursor, match: re.Match[str], start: Point, when: When) -> tuple[Point, str, int] | None:
    """Return the point that a stretch ends at, what stands behind it, and where that ends."""
    if match["end"]:
        return None
    plain = cursor.plain
    if start.day and (listed := _more_days().match(plain, match.end())):
        days = [number_of(day) for day in _days().findall(listed[0])]
        if days == [*range(start.day + 1, start.day + 1 + len(days))]:
            last = start.month, days[-1]
            return start._replace(first=last, last=last, day=days[-1]), "", listed.end()
    to, ahead = _to().match(plain, match.end()), cursor.ahead()
    if to is None or ahead is None:
        return None
    if ahead.lastgroup == "date" and ahead.start("point") == to.end():
        found, end, where = point(ahead["point"], when, start.month), ahead["end"] or "", ahead.end()
    elif ahead.lastgroup == "term" and not ahead["pre"] and ahead.start("n") == to.end():
        behind = _end().match(plain, ahead.end())
        where = behind.end() if behind else ahead.end()
        found, end = _bare(plain, ahead, when, start.month), (behind and behind["end"]) or ahead["suf"]
    else:
        return None
    if found is None or (to["and"] and not end.strip().endswith("间")):
        return None
    cursor.at += 1
    return found, end, where


def _bare(plain: str, match: re.Match[str], when: When, month: int) -> Point | None:
    """Read a number as the day or the year that a stretch ends at: 一月十日到20日, 2008.03-2009."""
    number = match["n"]
    if match["u"] == "日" or plain.startswith("号", match.end()):
        return point(number + "日", when, month)
    if match["u"] or len(number) != _YEAR_DIGITS or not number.isdecimal():
        return None
    return point(number + "年", when) if _FIRST_YEAR <= int(number) <= _LAST_YEAR else None


def distance(cursor: Cursor, first: Term, *, alone: bool) -> Dated | None:
    """Return the date that 3年以前, or a text that is 30日, is on a known day; None for a mere duration."""
    behind = AGO.match(cursor.plain, first.end)
    if behind and not first.pre:
        at, end, where = (
            ago(first.numeral.value, first.unit.name, behind["end"], cursor.when),
            behind["end"],
            behind.end(),
        )
    elif alone and first.found["u"] == "日" and cursor.when.today and not first.suf:
        at, end, where = point(first.text + "日", cursor.when, cursor.when.today.month), "", first.end
    else:
        return None
    return dates.single(at, ("", end), (first.start, where)) if at else None
