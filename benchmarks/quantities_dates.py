"""Whether a date, a stretch of days or a duration is read as a suite expects it.

What the suites mean otherwise than a calendar: Recognizers ends a stretch on the day after it, or on the
first day of the month or year that is named as its end; JioNLP starts what ends later at the moment of
asking, and gives its own breadth to 月底 and 年末, of which only the end is compared.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from benchmarks.quantities_suites import Item
from targetlint.model.quantity import Comparator, DateSpan, Quantity, Target
from targetlint.quantities.parse import parse

_DAY = timedelta(days=1)
_TIMEX_DURATION = re.compile(r"P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?")
_TIMEX_PART = re.compile(r"([\d.]+)([YMWDHS])")
_CYCLES = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_MONTHS = {"年": 12, "半年": 6, "季度": 3, "月": 1}
_SECONDS = {"周": 604_800, "天": 86_400, "小时": 3_600, "分钟": 60, "秒": 1}
_GOLD_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_GOLD_SECONDS = {"week": 604_800, "day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
_YEAR_SECONDS, _MONTH_SECONDS = 365 * 86_400, 30 * 86_400
_NOT_READ = "0001-01-01"
_MOMENT = " 00:00:00"
_ROUGH_STARTS = ("底", "末")

Length = tuple[Fraction, Fraction]  # months and seconds


def dates_of(target: Target) -> list[tuple[object, ...]]:
    """Return what the dates of a target state, without how they are written."""
    return [
        (each.comparator, each.first, each.last, each.month, each.day, each.recurring)
        for each in target.dates
    ]


def _only(target: Target, text: str) -> tuple[DateSpan | None, str]:
    if len(target.dates) != 1 or target.quantities:
        return None, "read as several" if target.dates else "no date read"
    span = target.dates[0]
    outside = text[: span.start] + text[span.end :]
    return (None, "span too short") if outside.strip() else (span, "")


# --- lengths of time ------------------------------------------------------------------------------------


def _length(quantity: Quantity) -> Length | None:
    number, unit = quantity.number, quantity.unit
    if number is None or quantity.per:
        return None
    if unit in _MONTHS:
        return Fraction(number) * _MONTHS[unit], Fraction(0)
    return (Fraction(0), Fraction(number) * _SECONDS[unit]) if unit in _SECONDS else None


def _same_length(one: Length | None, gold: Length) -> bool:
    """Whether two lengths are the same in calendar units, or with years of 365 and months of 30 days."""
    return one is not None and (one == gold or _seconds(one) == _seconds(gold))


def _seconds(length: Length) -> Fraction:
    years, months = divmod(length[0], 12)
    return years * _YEAR_SECONDS + months * _MONTH_SECONDS + length[1]


def _duration(item: Item, target: Target) -> tuple[Quantity | None, str]:
    if len(target.quantities) != 1 or target.dates:
        return None, "read as a date" if target.dates else "no duration read"
    quantity = target.quantities[0]
    outside = item.text[: quantity.start] + item.text[quantity.end :]
    return (None, "span too short") if outside.strip() else (quantity, "")


def _timex_length(written: str) -> Length:
    day, _, clock = written[1:].partition("T")
    months = seconds = Fraction(0)
    for number, unit in _TIMEX_PART.findall(day):
        months += Fraction(number) * {"Y": 12, "M": 1}.get(unit, 0)
        seconds += Fraction(number) * {"W": 604_800, "D": 86_400}.get(unit, 0)
    for number, unit in _TIMEX_PART.findall(clock):
        seconds += Fraction(number) * {"H": 3_600, "M": 60, "S": 1}[unit]
    return months, seconds


# --- Recognizers ----------------------------------------------------------------------------------------


def timex(item: Item) -> str:
    """Judge a date, stretch, duration or set of Recognizers by its timex and its days."""
    target = parse(item.text, **item.given)
    expect = item.expect
    values = expect.get("values") or [expect.get("future") or {}]
    if any(_NOT_READ in str(value) for value in values):
        return "" if "invalid-date" in target.flags else "an impossible day read"
    kind = "set" if "set" in values[0] else values[0].get("type", "")
    if kind == "set" or (not kind and "XXXX-WXX" in expect["timex"]):
        return _set(target, expect["timex"], item.text)
    if _TIMEX_DURATION.fullmatch(expect["timex"]):
        quantity, why = _duration(item, target)
        right = quantity is not None and _same_length(_length(quantity), _timex_length(expect["timex"]))
        return why or ("" if right else "other duration")
    span, why = _only(target, item.text)
    if span is None:
        return why
    open_year = "XXXX" in expect["timex"]
    return "" if any(_within(span, value, open_year=open_year) for value in values) else "other day"


def _set(target: Target, written: str, text: str) -> str:
    span, why = _only(target, text)
    if span is None:
        return why
    if written.startswith("P"):
        (step, unit), *_ = _TIMEX_PART.findall(written) or [("", "")]
        right = (span.cycle, span.step) == (_CYCLES.get(unit), int(step or 0)) and not span.day
    else:
        right = span.cycle == "week" and span.day == int(written.rpartition("-")[2])
    return "" if right else "other cycle"


def _within(span: DateSpan, value: dict[str, Any], *, open_year: bool) -> bool:
    """Whether a reading covers the days of one resolution; where the year is open, day and month count."""
    first = value.get("start") or value.get("startDate") or value.get("value") or value.get("date")
    last = value.get("end") or value.get("endDate")
    if first is None:
        return False
    if open_year and span.day:
        return _days_alike(span, first, last)
    if span.first is None or span.last is None:
        return False
    start = date.fromisoformat(first)
    if not _alike(span.first, start, open_year=open_year):
        return False
    if value.get("Mod") == "since":
        return span.comparator is Comparator.AT_LEAST
    if last is None:
        return span.first == span.last
    end = date.fromisoformat(last)
    return any(_alike(each, end, open_year=open_year) for each in _ends(span))


def _days_alike(span: DateSpan, first: str, last: str | None) -> bool:
    """Whether the days that are written are those of a resolution, whatever its year: 2月29日."""
    written = [(span.month, span.day)]
    if last is not None:
        written.insert(0, (span.first_month, span.first_day))
    gold = [date.fromisoformat(each) for each in (first, last) if each is not None]
    return written == [(each.month, each.day) for each in gold]


def _ends(span: DateSpan) -> set[date]:
    """Return the days that may stand for the end of a stretch."""
    if span.last is None:
        return set()
    ends = {span.last, span.last + _DAY}
    if span.grain in {"month", "year"}:
        ends.add(span.last.replace(day=1) if span.grain == "month" else span.last.replace(month=1, day=1))
    return ends


def _alike(one: date, other: date, *, open_year: bool) -> bool:
    return (one.month, one.day) == (other.month, other.day) if open_year else one == other


# --- JioNLP ---------------------------------------------------------------------------------------------


def time(item: Item) -> str:
    """Judge a day, a stretch, a duration or a cycle of JioNLP."""
    target = parse(item.text, **item.given)
    gold = item.expect["time"]
    if item.expect["type"] == "time_delta":
        return _delta(item, target, gold)
    span, why = _only(target, item.text)
    if span is None:
        return why
    if item.expect["type"] == "time_period":
        return _cycle(span, gold)
    return "" if _covers(span, *gold, item.text) else "other day"


def _delta(item: Item, target: Target, gold: Any) -> str:  # noqa: ANN401 - as the suite has it
    quantity, why = _duration(item, target)
    if quantity is None:
        return why
    if isinstance(gold, list):
        limits = quantity._replace(high=None), quantity._replace(low=None)
        lengths = [_length(limit) for limit in limits]
        return "" if all(map(_same_length, lengths, map(_gold_length, gold))) else "other duration"
    if "workday" in gold:
        right = quantity.unit == "工作日" and quantity.number == Fraction(gold["workday"])
        return "" if right else "other duration"
    return "" if _same_length(_length(quantity), _gold_length(gold)) else "other duration"


def _gold_length(gold: dict[str, float]) -> Length:
    months = sum(
        (Fraction(gold[unit]) * by for unit, by in _GOLD_MONTHS.items() if unit in gold), Fraction(0)
    )
    seconds = sum(
        (Fraction(gold[unit]) * by for unit, by in _GOLD_SECONDS.items() if unit in gold), Fraction(0)
    )
    return months, seconds


def _cycle(span: DateSpan, gold: dict[str, Any]) -> str:
    ((unit, step), *more) = gold["delta"].items()
    if more or (span.cycle, span.step) != (unit, int(step)):
        return "other cycle"
    if not gold["point"]:
        return "" if not span.day and (not span.month) else "other cycle"
    first, last = (date.fromisoformat(each[:10]) for each in gold["point"]["time"])
    months = {first.month, last.month} if span.month else {0}
    if span.month and {span.first_month or span.month, span.month} != months:
        return "other cycle"
    return "" if not span.day or (span.day == last.day) else "other cycle"


def _covers(span: DateSpan, first: str, last: str, text: str) -> bool:
    """Whether a reading covers the days from `first` to `last`, "-inf" and "inf" being open ends."""
    if last == "inf":
        return span.comparator is Comparator.AT_LEAST and _on(span.first, first)
    if not _on(span.last, last):
        return False
    if first == "-inf" or not first.endswith(_MOMENT):
        return span.comparator is Comparator.AT_MOST
    return _on(span.first, first) or any(mark in text for mark in _ROUGH_STARTS)


def _on(day: date | None, written: str) -> bool:
    return day is not None and day.isoformat() == written[:10]
