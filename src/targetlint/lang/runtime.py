"""The primitive operations of rules on known values; each gives a value or says why it cannot.

Both evaluators call these, so that they can differ only in the order of their questions. Operands are
never `Unknown` here. Kleene's logic and the propagation of unknowns belong to the evaluators.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import InvalidOperation
from functools import lru_cache
from typing import Any, Protocol

from targetlint.lang.answers import MISSING
from targetlint.lang.words_in import Lexicon, folded
from targetlint.model.amount import Amount, Period
from targetlint.model.form import Listed, State, Stated, Unknown
from targetlint.model.quantity import Target, decimal

_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "≥": operator.ge,
    "≤": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def _strange(left: Amount, right: Amount) -> bool:
    """Whether two amounts are of different units; zero has every unit."""
    return bool(left.unit != right.unit and left.number and right.number)


def compare_amounts(sign: str, left: Amount, right: Amount) -> bool | Unknown:
    """Compare two amounts exactly; amounts of different units do not compare."""
    if _strange(left, right):
        return Unknown("not-comparable")
    return _SIGNS[sign](left.number, right.number)


def compare_dates(sign: str, left: date, right: date) -> bool:
    """Compare two days."""
    return _SIGNS[sign](left, right)


def same_text(left: str, right: str) -> bool:
    """Whether two texts are the same to a reader: spaces, width and quotation style are left aside."""
    return left == right or folded(left) == folded(right)


def same(left: object, right: object) -> bool:
    """Whether two enum members or periods are the same."""
    return left == right


def contains(text: str, part: str) -> bool:
    """Whether `part` stands in `text`, to a reader; nothing stands in no text."""
    return part in text or folded(part) in folded(text)


def mentions(text: str, lexicon: Lexicon) -> bool:
    """Whether a word of `lexicon` stands in `text`."""
    return lexicon.first(text) is not None


def member(name: str, members: Sequence[str]) -> bool:
    """Whether an enum member is in a list of members."""
    return name in members


def among(value: object, values: Sequence[Any]) -> bool:
    """Whether `value` is in a list; texts are compared as texts."""
    if value in values:
        return True
    return isinstance(value, str) and folded(value) in _folded(tuple(values))


@lru_cache(maxsize=1_024)
def _folded(texts: tuple[Any, ...]) -> frozenset[str]:
    return frozenset(folded(text) for text in texts if isinstance(text, str))


def inside(part: date | Period, whole: Period) -> bool:
    """Whether a day or a period lies within a period, both ends included."""
    first, last = (part.first, part.last) if isinstance(part, Period) else (part, part)
    return whole.first <= first and last <= whole.last


def target_meets(sign: str, target: Target, bound: Amount) -> bool | Unknown:
    """Whether every result that meets `target` also satisfies `sign bound` (design: language 3).

    Unknown where the target has no single quantity, another unit, or states no limit on that side.
    """
    quantity = target.sole
    if quantity is None:
        return Unknown("no-quantity")
    if quantity.per or (quantity.unit != bound.unit and bound.number and quantity.number):
        return Unknown("not-comparable")
    low, high = quantity.low, quantity.high
    if sign in {"≥", ">"}:
        if low is None:
            return Unknown("no-limit")
        return low > bound.number or (low == bound.number and (sign == "≥" or not quantity.low_included))
    if sign in {"≤", "<"}:
        if high is None:
            return Unknown("no-limit")
        return high < bound.number or (high == bound.number and (sign == "≤" or not quantity.high_included))
    exact = low is not None and low == high
    if sign == "=":
        return low == bound.number if exact else Unknown("no-limit")
    return low != bound.number if exact else Unknown("no-limit")


def stated_amount(target: Target) -> Amount | Unknown:
    """Return the one number of a target as an amount, whatever it bounds: what `≈` compares."""
    quantity = target.sole
    if quantity is None or quantity.number is None or quantity.per:
        return Unknown("no-quantity")
    return Amount(decimal(quantity.number), quantity.unit, quantity.digit / 2, scale=quantity.scale)


def add(sign: str, left: Amount, right: Amount) -> Amount | Unknown:
    """Add or subtract amounts of one unit; the finest slack counts once for every term."""
    if _strange(left, right):
        return Unknown("not-comparable")
    number = left.number + right.number if sign == "+" else left.number - right.number
    return Amount(
        number,
        left.unit or right.unit,
        min(left.slack, right.slack),
        left.terms + right.terms,
        max(left.scale, right.scale),
    )


def multiply(sign: str, left: Amount, right: Amount) -> Amount | Unknown:
    """Multiply or divide; money ÷ money is a number, money × percent is money.

    A percentage is a share of the other operand: 50% × 50% is 25%, 36万元 ÷ 90% is 40万元.
    """
    try:
        if sign == "*":
            number, unit = left.number * right.number, left.unit or right.unit
            if "%" in {left.unit, right.unit}:
                number, unit = number / 100, right.unit if left.unit == "%" else left.unit
            return Amount(number, unit, scale=max(left.scale, right.scale))
        if left.unit == right.unit:
            return Amount(left.number / right.number)
        share = 100 if right.unit == "%" else 1
        return Amount(left.number * share / right.number, left.unit)
    except (InvalidOperation, ZeroDivisionError):
        return Unknown("arithmetic")


def negate(operand: Amount) -> Amount:
    """Change the sign of an amount."""
    return Amount(-operand.number, operand.unit, operand.slack, operand.terms, operand.scale)


def about(left: Amount, right: Amount) -> bool | Unknown:
    """Whether two amounts agree within the precision they were written with.

    A column of a form is written with one precision, the finest that occurs in it: half a unit of that
    digit counts once for every term (XBRL Calculations 1.1).
    """
    if _strange(left, right):
        return Unknown("not-comparable")
    slack = min(left.slack, right.slack) * (left.terms + right.terms)
    return abs(left.number - right.number) <= slack


def within(left: Amount, right: Amount, tolerance: Amount) -> bool | Unknown:
    """Whether two amounts differ by at most `tolerance`, or by that percentage of the second."""
    if _strange(left, right):
        return Unknown("not-comparable")
    allowed = tolerance.number
    if tolerance.unit == "%" != right.unit:
        allowed = abs(right.number) * tolerance.number / 100
    return abs(left.number - right.number) <= allowed


def exact(left: Amount, right: Amount) -> bool:
    """Whether two amounts are equal to the last digit."""
    return left.number == right.number


def quantifiable(value: object) -> bool:
    """Whether a target states something measurable; any other value that was read is measurable."""
    return value.quantified if isinstance(value, Target) else True


class Lookup(Protocol):
    """A decision table: the result for the values of its parameters."""

    def lookup(self, values: Sequence[Any]) -> Any:  # noqa: ANN401 - of the type that the table gives
        """Return the result, or why there is none."""

    def lookup_all(self, values: Sequence[Any]) -> Any:  # noqa: ANN401 - a list of that type
        """Return the results of all rows that fit, or why they cannot be told."""


def lookup(table: Lookup, *values: object) -> Any:  # noqa: ANN401 - of the type that the table gives
    """Return what a decision table gives for the values of its parameters."""
    return table.lookup(values)


def lookup_all(table: Lookup, *values: object) -> Any:  # noqa: ANN401 - a list of what the table gives
    """Return what all rows of a decision table give that fit the values of its parameters."""
    return table.lookup_all(values)


def state_of(operand: object) -> str:
    """Return the state of a cell or list, or of a computed value: its cause where it is unknown."""
    if isinstance(operand, Stated | Listed):
        return operand.state.value
    if isinstance(operand, Unknown):
        return operand.cause
    return State.VALUE.value


def in_state(operand: object, states: Sequence[str], *, negated: bool) -> bool | Unknown:
    """Whether a cell or value is in one of `states`; unknown only where it is of a form that is missing."""
    state = state_of(operand)
    if isinstance(operand, Unknown) and state in MISSING:
        return operand
    return (state in states) is not negated


def select(pairs: Iterable[tuple[Any, Any]]) -> list[Any] | Unknown:
    """Return the members whose condition is true; unknown where any condition is."""
    chosen = []
    for member, condition in pairs:
        if condition is True:
            chosen.append(member)
        elif condition is not False:
            unknown: Unknown = condition
            return unknown
    return chosen


def collect(values: Iterable[Any]) -> list[Any] | Unknown:
    """Return the values as a list; unknown where any of them is."""
    found = []
    for value in values:
        if type(value) is Unknown:
            return value
        found.append(value)
    return found


def exists(answers: Iterable[Any]) -> Any:  # noqa: ANN401 - True, False or an Unknown
    """Kleene's or over the answers: True at the first true one, else the first unknown, else False."""
    unknown: Any = False
    for answer in answers:
        if answer is True:
            return True
        if answer is not False and unknown is False:
            unknown = answer
    return unknown


def every(answers: Iterable[Any]) -> Any:  # noqa: ANN401 - True, False or an Unknown
    """Kleene's and over the answers: False at the first false one, else the first unknown, else True."""
    unknown: Any = True
    for answer in answers:
        if answer is False:
            return False
        if answer is not True and unknown is True:
            unknown = answer
    return unknown


NO_READING = Unknown("no-reading")  # what an attribute or builtin gives that cannot tell

OPERATIONS: Mapping[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        compare_amounts, compare_dates, same_text, same, contains, mentions, member, among, inside,
        target_meets, stated_amount, add, multiply, negate, about, within, exact, quantifiable, lookup,
        lookup_all,
    )
}  # fmt: skip
