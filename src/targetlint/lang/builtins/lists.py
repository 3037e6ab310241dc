"""Builtins about lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from targetlint.lang import types
from targetlint.lang.builtins._declare import Given, builtin
from targetlint.lang.types import Type
from targetlint.model.amount import Amount


def _element(given: Given) -> Type | None:
    return given[0].element


def _amounts(given: Given) -> Type | None:
    element = given[0].element
    return element if element is not None and element.numeric else None


def _ordered(given: Given) -> Type | None:
    element = given[0].element
    return element if element is not None and (element.numeric or element.kind == "date") else None


@builtin("个数", "list", gives=types.NUMBER)
def count(members: list[Any]) -> Amount:
    """How many members a list has.

    Takes    a list; with `where`, the members for which it holds.
    Gives    a number.
    Example  count(indicators where tier2 is quantity)
    """
    return Amount(Decimal(len(members)))


@builtin("合计", "list", gives=_amounts)
def sum_(members: list[Amount]) -> Amount:
    """The sum of amounts of one unit; the sum of none is 0.

    Takes    a list of amounts.
    Gives    an amount; its slack is the finest of the terms', counted once for each term.
    Unknown  when any amount is unknown.
    Example  sum(fund_parts.amount)
    """
    return Amount(
        number=sum((each.number for each in members), Decimal(0)),
        unit=members[0].unit if members else "",
        slack=min((each.slack for each in members), default=Decimal(0)),
        terms=sum(each.terms for each in members) or 1,
        scale=max((each.scale for each in members), default=Decimal(1)),
    )


@builtin("第一个", "list", gives=_element)
def first(members: list[Any]) -> Any | None:  # noqa: ANN401 - a member of whatever the list holds
    """The first member of a list.

    Takes    a list; with `where`, the first member for which it holds.
    Unknown  when there is none.
    Example  first(indicators where tier2 is cost)
    """
    return members[0] if members else None


@builtin("最后一个", "list", gives=_element)
def last(members: list[Any]) -> Any | None:  # noqa: ANN401 - a member of whatever the list holds
    """The last member of a list.

    Takes    a list; with `where`, the last member for which it holds.
    Unknown  when there is none.
    Example  last(opinions)
    """
    return members[-1] if members else None


@builtin("最小", "list", gives=_ordered)
def least(members: list[Any]) -> Any | None:  # noqa: ANN401 - an amount or a date, as the list holds
    """The smallest amount or the earliest date of a list.

    Takes    a list of amounts or of dates.
    Unknown  when the list is empty, or any member is unknown.
    Example  least(plan.starts_on)
    """
    return min(members, key=_order, default=None)


@builtin("最大", "list", gives=_ordered)
def greatest(members: list[Any]) -> Any | None:  # noqa: ANN401 - an amount or a date, as the list holds
    """The largest amount or the latest date of a list.

    Takes    a list of amounts or of dates.
    Unknown  when the list is empty, or any member is unknown.
    Example  greatest(plan.ends_on)
    """
    return max(members, key=_order, default=None)


def _order(member: Amount | date) -> Any:  # noqa: ANN401 - Decimals or dates, never both in one list
    return member.number if isinstance(member, Amount) else member
