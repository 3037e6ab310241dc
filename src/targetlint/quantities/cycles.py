"""What 每 and 均 begin: a date that comes again (每月10日前), or what a number is for (每户5000元)."""

from __future__ import annotations

import re
from functools import cache

from targetlint.model.quantity import DateSpan
from targetlint.quantities import dates
from targetlint.quantities.cursor import Cursor
from targetlint.quantities.date_pattern import DAY, END, TO
from targetlint.quantities.dates import point
from targetlint.quantities.measures import Each
from targetlint.quantities.numerals import DIGITS, read
from targetlint.quantities.points import When
from targetlint.quantities.stretches import stop
from targetlint.quantities.terms import rate

_LONGEST_GAP = 8
"""So many signs may stand between 每户 and the number that it is about."""

_GAP_BREAKS = re.compile(rf"[\d,，;；。、:：\n()<>≤≥=每{''.join(DIGITS)}]")
_AVERAGE = "均"
_WEEKDAYS = "一二三四五六日"


@cache
def _within() -> re.Pattern[str]:
    """Return the pattern of what says when in a cycle: 每月10日前, 每季度末, 每月5日至10日."""
    day = rf"(?P<first>{DAY})[日号](?!内)(?:{TO}(?P<last>{DAY})[日号])?"
    return re.compile(rf"(?:(?P<edge>[底末])|{day})(?:\s?(?P<end>{END}))?")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<end>{END})")


def each(cursor: Cursor, match: re.Match[str]) -> Each | DateSpan | None:
    """Read a match that says for each of what, or how often; None where nothing follows that it is about."""
    written = match["each"]
    if written[-1] == _AVERAGE:
        return _for_each(cursor, match, (rate(written[:-1]),), averaged=True)
    if match["weekday"]:
        day = dates.day_of(str(_WEEKDAYS.index(match["weekday"]) + 1))
        behind = _end().match(cursor.plain, match.end())
        end, where = (behind["end"], behind.end()) if behind else ("", match.end())
        return dates.recurring("week", 1, (day, day), end, (match.start(), where))
    step, names = _steps(match)
    cycle = dates.cycle_of(names[0]) if len(names) == 1 else ""
    again = _in_cycle(cursor, match, cycle, step) if cycle else None
    if again is not None:
        return again
    per = names if step == 1 else (f"{step}{'个' if names[0] == '月' else ''}{names[0]}", *names[1:])
    found = _for_each(cursor, match, per)
    if found is not None or not cycle:
        return found
    return dates.recurring(cycle, step, None, "", match.span())


def _steps(match: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    """Return how many of the first it is for (每3个月: 3), and the names of all: (月,)."""
    first, *others = (word for word in match["each"].split("每") if word)
    steps = match["steps"]
    if not steps:
        return 1, (rate(first.removeprefix("一")), *map(rate, others))
    numeral = read(steps)
    first = first.removeprefix("隔").lstrip().removeprefix(steps).lstrip()
    return int(numeral.value) if numeral else 1, (rate(first), *map(rate, others))


def _for_each(
    cursor: Cursor, match: re.Match[str], per: tuple[str, ...], *, averaged: bool = False
) -> Each | None:
    """Return what the number that follows is per; None where none does."""
    ahead = cursor.ahead()
    if ahead is None or ahead.lastgroup != "term":
        return None
    gap = cursor.plain[match.end() : ahead.start()]
    if len(gap) > _LONGEST_GAP or _GAP_BREAKS.search(gap):
        return None
    return Each(per, gap, match.start(), ahead.end(), averaged)


def _in_cycle(cursor: Cursor, match: re.Match[str], cycle: str, step: int) -> DateSpan | None:
    """Read when in the cycle it is: 每年12月底前, 每月10日前; None where that is not said."""
    ahead = cursor.ahead()
    if ahead is not None and ahead.lastgroup == "date" and ahead.start() == match.end():
        start = point(ahead["point"], When())
        if start is None:
            return None
        cursor.at += 1
        last, end, where = stop(cursor, ahead, start, When()) or (start, ahead["end"] or "", ahead.end())
        return dates.recurring(cycle, step, (start, last), end.strip(), (match.start(), where))
    within = _within().match(cursor.plain, match.end())
    if within is None:
        return None
    first = dates.cycle_end(cycle) if within["edge"] else dates.day_of(within["first"])
    final = dates.day_of(within["last"]) if within["last"] else first
    end = (within["end"] or "").strip()
    return dates.recurring(cycle, step, (first, final), end, (match.start(), within.end()))
