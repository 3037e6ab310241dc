"""Whether a reading is what a suite expects: one function for each way of expecting, "" or what is wrong.

The rules are those of the specification, "How a suite is scored": they are never bent for an item.
What is differently meant on purpose stands in quantities_differences.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benchmarks.quantities_dates import dates_of, time, timex
from benchmarks.quantities_suites import Item
from benchmarks.quantities_units import CURRENCIES, SHARES, ratio
from benchmarks.quantities_values import value
from targetlint.model.quantity import Comparator, Quantity, Target
from targetlint.quantities.parse import extract, parse

_GOLD_DIGITS = Fraction(1, 10**12)  # the suites round to 15 digits
_CENT = Decimal("0.01")
_UNDER = {Comparator.AT_MOST, Comparator.LESS}
_ABOVE = {Comparator.AT_LEAST, Comparator.MORE}
_MORE_THAN = frozenset({"多", "余", "几"})


def judge(item: Item) -> str:
    """Return "" where the item is read as its suite expects, else the class of the failure."""
    return JUDGES[item.how](item)


def the_one(item: Item) -> tuple[Quantity | None, str]:
    """Return the one quantity that covers the text; where there is none, why."""
    target = parse(item.text, **item.given)
    if not target.quantities:
        return None, "read as a date" if target.dates else "nothing read"
    if len(target.quantities) > 1 or target.dates:
        return None, "read as several"
    quantity = target.quantities[0]
    outside = item.text[: quantity.start] + item.text[quantity.end :]
    return (None, "span too short") if outside.strip() else (quantity, "")


def _near(number: Fraction, gold: Fraction) -> bool:
    return abs(number - gold) <= _GOLD_DIGITS * max(1, abs(gold))


def _stated(quantity: Quantity) -> Fraction:
    """Return the number; a share such as 95 % as a pure number."""
    number = quantity.number
    if number is None:
        raise AssertionError
    return Fraction(number) * SHARES.get(quantity.unit, 1)


def _gold(written: str) -> Fraction:
    return Fraction(written.removesuffix("%")) * (Fraction(1, 100) if written.endswith("%") else 1)


def _span(item: Item) -> str:
    quantity, why = the_one(item)
    if quantity is None:
        return why
    gold, unit = _gold(item.expect["value"]), item.expect.get("unit")
    if unit:
        by = ratio(unit, quantity)
        if by is None:
            return "other unit"
        gold *= by
    return "" if _near(_stated(quantity), gold) else "other number"


def _negative(item: Item) -> str:
    quantities, dates = extract(item.text)
    return "something read where nothing is" if quantities or dates else ""


def _range(item: Item) -> str:
    quantity, why = the_one(item)
    if quantity is None:
        return why
    low, high = (None if each is None else _gold(each) for each in (item.expect["lo"], item.expect["hi"]))
    vague = quantity.approximator in _MORE_THAN and quantity.comparator is Comparator.ABOUT
    own_high = None if vague and high is None else quantity.high
    return "" if _same(quantity.low, low) and _same(own_high, high) else "other limits"


def _same(limit: Decimal | Fraction | None, gold: Fraction | None) -> bool:
    if limit is None or gold is None:
        return limit is gold
    return _near(Fraction(limit), gold)


def _numeral(item: Item) -> str:
    quantity, why = the_one(item)
    if quantity is None:
        return why
    return "" if _near(_stated(quantity), _gold(item.expect)) else "other number"


def _no_numeral(item: Item) -> str:
    return "" if the_one(item)[0] is None else "something read where nothing is"


def _money(item: Item) -> str:
    quantity, why = the_one(item)
    if quantity is None:
        return why
    gold = item.expect["num"]
    if quantity.unit and CURRENCIES.get(quantity.unit, quantity.unit) != CURRENCIES.get(
        item.expect["case"], item.expect["case"]
    ):
        return "other unit"
    if isinstance(gold, list):
        limits = [None if each is None else _cents(each) for each in (quantity.low, quantity.high)]
        return "" if limits == [_cents(Decimal(each)) for each in gold] else "other limits"
    if quantity.number is None or _cents(quantity.number) != _cents(Decimal(gold)):
        return "other number"
    return "" if _defined(quantity, item.expect["definition"]) else "other comparator"


def _cents(number: Decimal | Fraction) -> Decimal:
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
    return number.quantize(_CENT, ROUND_HALF_UP)


def _defined(quantity: Quantity, definition: str) -> bool:
    match definition:
        case "accurate":
            return quantity.comparator is Comparator.EQUAL
        case "blur+":
            return quantity.comparator in _ABOVE or quantity.approximator in _MORE_THAN
        case "blur-":
            return quantity.comparator in _UNDER or (quantity.low is None and quantity.high is not None)
    return quantity.comparator in {Comparator.ABOUT, Comparator.RANGE}


_KINDS = {"simple": {Comparator.EQUAL}, "under": _UNDER, "above": _ABOVE, "between": {Comparator.RANGE}}


def _duckling(item: Item) -> str:
    quantity, why = the_one(item)
    if quantity is None:
        return why
    unit = item.expect["unit"]
    by = ratio(unit, quantity) if unit else Fraction(1)
    if by is None:
        return "other unit"
    golds = [Fraction(each) * by for each in item.expect["nums"]]
    share = SHARES.get(quantity.unit, 1) if not unit else 1
    limits = [each for each in (quantity.low, quantity.high) if each is not None]
    own = [Fraction(each) * share for each in (limits if len(golds) > 1 else limits[:1])]
    if len(own) != len(golds) or not all(map(_near, own, golds)):
        return "other number"
    return "" if quantity.comparator in _KINDS[item.expect["kind"]] else "other comparator"


def _pair(item: Item) -> str:
    one, other = (parse(text, **item.given) for text in (item.text, item.expect))
    return "" if _values(one) == _values(other) else "the two spellings differ"


def _values(target: Target) -> list[tuple[object, ...]]:
    """Return what a text states, without how it is written."""
    quantities = [
        (each.comparator, each.low, each.high, each.unit, each.per, each.direction)
        for each in target.quantities
    ]
    return [*quantities, *dates_of(target)]


JUDGES: dict[str, Callable[[Item], str]] = {
    "span": _span,
    "negative": _negative,
    "range": _range,
    "numeral": _numeral,
    "no_numeral": _no_numeral,
    "money": _money,
    "duckling": _duckling,
    "pair": _pair,
    "time": time,
    "timex": timex,
    "value": value,
}
