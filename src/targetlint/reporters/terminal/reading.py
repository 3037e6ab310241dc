"""What a cell was read as, in a few characters: 360000元, 2026-03-01, “quantity ≥95%”."""

from __future__ import annotations

from datetime import date

from targetlint.model.amount import Amount, Period
from targetlint.model.form import Stated
from targetlint.model.quantity import Comparator, DateSpan, Number, Quantity, Target, decimal
from targetlint.model.said import Lang
from targetlint.model.schema import ENUMS, FORMS, ROWS

_SIGNS = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥",
    Comparator.MORE: ">",
    Comparator.AT_MOST: "≤",
    Comparator.LESS: "<",
    Comparator.ABOUT: "≈",
}


def said(stated: Stated, lang: Lang) -> str:
    """Return what the cell was read as; empty where that is just its text."""
    match stated.value:
        case Amount(number=number, unit=unit):
            return _plain(number) + unit
        case date() as day:
            return day.isoformat()
        case Period(first=first, last=last):
            return f"{first.isoformat()}..{last.isoformat()}"
        case Target() as target:
            return _target(target, lang)
        case str() as member:
            return _member(_enum(stated.place.column_role), member, lang)
    return ""


def _target(target: Target, lang: Lang) -> str:
    parts = [_member("target_kind", target.kind.value, lang)]
    parts += [_quantity(each) for each in target.quantities]
    parts += [_dates(each) for each in target.dates]
    return " ".join(part for part in parts if part)


def _quantity(quantity: Quantity) -> str:
    unit = "/".join((quantity.unit, *quantity.per))
    if quantity.comparator is Comparator.RANGE:
        low, high = (_plain(each) if each is not None else "" for each in (quantity.low, quantity.high))
        return f"{low}..{high}{unit}"
    number = _plain(quantity.number) if quantity.number is not None else ""
    return _SIGNS[quantity.comparator] + quantity.direction + number + unit


def _dates(span: DateSpan) -> str:
    ends = [each.isoformat() for each in (span.first, span.last) if each]
    sign = "≤" if span.comparator is Comparator.AT_MOST else ""
    return sign + "..".join(dict.fromkeys(ends[1:] if sign else ends))


def _plain(number: Number) -> str:
    return f"{decimal(number).normalize():f}"


def _enum(role: str) -> str:
    """Return the enum that the field `role` takes its values from; empty where it takes none."""
    fields = [each.fields for each in ROWS.values()] + [each.fields for each in FORMS.values()]
    return next((each[role].enum for each in fields if role in each), "")


def _member(enum: str, name: str, lang: Lang) -> str:
    """Return the name of an enum's member; empty for any other text."""
    chinese = ENUMS.get(enum, {}).get(name, "")
    return chinese if lang == "zh" or not chinese else name.replace("_", " ")
