"""What a cell or a value was read as, in a few characters: 360000元, 2026-03-01, “quantity ≥95%”."""

from __future__ import annotations

from datetime import date
from operator import itemgetter

from targetlint.model.amount import Amount, Period
from targetlint.model.form import Stated
from targetlint.model.quantity import Comparator, DateSpan, Quantity, Target
from targetlint.model.said import Lang
from targetlint.model.schema import ENUMS, FORMS, ROWS
from targetlint.reporters.numbers import plain
from targetlint.words import say

_SIGNS = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥",
    Comparator.MORE: ">",
    Comparator.AT_MOST: "≤",
    Comparator.LESS: "<",
    Comparator.ABOUT: "≈",
    Comparator.RANGE: "",
}
_LAST_DAY = 31  # of a month that is not named: its last day, however long it is
_ONE_END = {
    Comparator.AT_LEAST: 0,
    Comparator.MORE: 0,
    Comparator.AT_MOST: 1,
    Comparator.LESS: 1,
}
"""Which end of its days a date is about that is only a beginning or a deadline."""


def said(stated: Stated, lang: Lang) -> str:
    """Return what the cell was read as; empty where that is just its text."""
    match stated.value:
        case Amount(number=number, unit=unit):
            return plain(number) + unit
        case date() as day:
            return day.isoformat()
        case Period(first=first, last=last):
            return f"{first.isoformat()}..{last.isoformat()}"
        case Target() as target:
            kind = member_name("target_kind", target.kind.value, lang)
            return " ".join([kind, *(part for part in parts(target, lang) if part)])
        case str() as name:
            return member_name(_enum(stated.place.column_role), name, lang)
    return ""


def parts(target: Target, lang: Lang) -> list[str]:
    """Return each quantity and each date of a target, in the order of its text."""
    found = [(each.start, quantity(each)) for each in target.quantities]
    found += [(each.start, _dates(each, lang)) for each in target.dates]
    return [said for _, said in sorted(found, key=itemgetter(0))]


def quantity(quantity: Quantity) -> str:
    """Return a quantity in a few characters: ≥2套/人."""
    unit = "/".join((quantity.unit, *quantity.per))
    if quantity.comparator is Comparator.RANGE:
        low, high = (plain(each) if each is not None else "" for each in (quantity.low, quantity.high))
        return f"{low}..{high}{unit}"
    number = plain(quantity.number) if quantity.number is not None else ""
    return _SIGNS[quantity.comparator] + quantity.direction + number + unit


def _dates(span: DateSpan, lang: Lang) -> str:
    if span.first is None or span.last is None:
        days = undated(span, lang)
        sign = ".." if span.comparator is Comparator.RANGE and len(days) == 1 else _SIGNS[span.comparator]
        return f"{every(span, lang)} {sign if days else ''}{'..'.join(days)}".strip()
    ends = [span.first.isoformat(), span.last.isoformat()]
    if span.comparator in _ONE_END:
        ends = [ends[_ONE_END[span.comparator]]]
    return _SIGNS[span.comparator] + "..".join(dict.fromkeys(ends))


def undated(span: DateSpan, lang: Lang) -> list[str]:
    """Return what is known of the first and the last day of a date without a year, as far as it is."""
    days = [(span.first_month, span.first_day), (span.month, span.day)]
    return [_day(month, day, span.cycle, lang) for month, day in days if month or day]


def _day(month: int, day: int, cycle: str, lang: Lang) -> str:
    if cycle == "week":
        return say(f"quantity.weekday_{day}").pick(lang)
    if cycle and not month and day == _LAST_DAY:
        return say("quantity.last_day").pick(lang)
    if month and day:
        return say("quantity.month_and_day", month=month, day=day).pick(lang)
    if month:
        return say("quantity.month_alone", month=month).pick(lang)
    return say("quantity.day_alone", day=day).pick(lang)


def every(span: DateSpan, lang: Lang) -> str:
    """Return after what a date comes again; empty where it does not."""
    if not span.cycle:
        return ""
    cycle = say(f"quantity.grain_{span.cycle}")
    return say(
        "quantity.every" if span.step == 1 else "quantity.every_few", step=span.step, cycle=cycle
    ).pick(lang)


def _enum(role: str) -> str:
    """Return the enum that the field `role` takes its values from; empty where it takes none."""
    fields = [each.fields for each in ROWS.values()] + [each.fields for each in FORMS.values()]
    return next((each[role].enum for each in fields if role in each), "")


def member_name(enum: str, name: str, lang: Lang) -> str:
    """Return the name of an enum's member; empty for any other text."""
    chinese = ENUMS.get(enum, {}).get(name, "")
    return chinese if lang == "zh" or not chinese else name.replace("_", " ")
