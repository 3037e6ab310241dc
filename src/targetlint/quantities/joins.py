"""What numbers beside each other say together: a range, or one measure in several units."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from targetlint.quantities.bounds import around
from targetlint.quantities.numerals import Numeral, plus, portion, times
from targetlint.quantities.tables import SHORT_UNITS, Tables, Unit
from targetlint.quantities.terms import Term

_TO = frozenset({"-", "~", "—", "——", "--", "至", "到"})
_AND = frozenset({"和", "与", "跟"})
_CLOSING = ("之间", "间")
_LINKS = frozenset({"", "零", "又", "多", "余"})
_VAGUE_ENDS = frozenset({"", "多", "余"})
_BACKWARD = "又"
"""Only behind 又 a larger unit may follow a smaller one: 两天又一个月."""

_MONEY = "money"
_COIN = "元"
_PIECE = "块"
"""A piece of something or, before 角 and 毛, 元."""

_CALENDAR = {"年": 12, "季度": 3, "月": 1}
"""Units that are whole months, of no fixed number of days."""


def is_range(plain: str, first: Term, second: Term) -> bool:
    """Whether two numbers are the ends of one range: 5至10户, 10和20之间."""
    gap = plain[first.found.end() : second.found.start()].strip()
    if first.suf or second.around.direction or second.around.baseline:
        return False
    if gap in _AND:
        return second.suf.strip() in _CLOSING or second.found["u"] == "间"
    if not gap:
        return second.found["minus"] == "-" and not second.pre
    return gap in _TO


def unsigned(plain: str, first: Term, second: Term) -> Term:
    """Return the upper end of a range: a dash that was taken for a minus is none (10 -15)."""
    if plain[first.found.end() : second.found.start()].strip() or second.found["minus"] != "-":
        return second
    numeral = second.numeral
    positive = numeral._replace(value=times(numeral.value, Decimal(-1)))
    return replace(second, numeral=positive)


def continued(plain: str, first: Term, second: Term, tables: Tables) -> tuple[Term, Term] | None:
    """Return both numbers where the second goes on with the measure that the first begins, else None.

    5小时30分 and 三元五角 are one number each; the unit of the second may have a short spelling.
    """
    link = plain[first.found.end() : second.found.start()].strip()
    if link not in _LINKS or second.pre or second.found["minus"] or first.per:
        return None
    if first.suf.strip() not in _VAGUE_ENDS:
        return None
    if first.unit.name == _PIECE and (second.unit.dimension == _MONEY):
        first = replace(first, unit=tables.units[_COIN])
    first = replace(first, unit=SHORT_UNITS.get((second.unit.dimension, first.found["u"]), first.unit))
    larger = first.unit
    smaller, end = _smaller(plain, larger.dimension, second)
    if not larger.size or not smaller.size or larger.dimension != smaller.dimension:
        return None
    if smaller.size < larger.size or (link == _BACKWARD and smaller.size > larger.size):
        return first, replace(second, unit=smaller, end=end)
    return None


def _smaller(plain: str, dimension: str, second: Term) -> tuple[Unit, int]:
    """Return the unit of the second number, and where it ends: 时 is a unit only here."""
    spelled = second.found["u"] or plain[second.end : second.end + 1]
    short = SHORT_UNITS.get((dimension, spelled))
    if short is None:
        return second.unit, second.end
    return short, second.end + (0 if second.found["u"] else len(spelled))


def compound(terms: list[Term], tables: Tables) -> Term:
    """Return the parts of one measure as one number, in the smallest of their units; money in 元."""
    first, last = terms[0], terms[-1]
    units = [each.unit for each in terms]
    unit = tables.units[_COIN] if last.unit.dimension == _MONEY else min(units, key=lambda each: each.size)
    months = all(each.name in _CALENDAR for each in units)
    value: Decimal | Fraction = Decimal(0)
    for each in terms:
        value = plus(value, portion(each.numeral.value, _ratio(each.unit, unit, months=months)))
    digit = portion(last.numeral.digit, _ratio(last.unit, unit, months=months))
    return replace(
        last,
        start=first.start,
        text=first.text,
        numeral=Numeral(value, digit=digit if isinstance(digit, Decimal) else Decimal(1)),
        unit=unit,
        pre=first.pre,
        around=around(first.pre, last.suf),
    )


def _ratio(unit: Unit, smallest: Unit, *, months: bool) -> Fraction:
    if months:
        return Fraction(_CALENDAR[unit.name], _CALENDAR[smallest.name])
    return unit.size / smallest.size
