"""Builtins that read quantities out of running text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from targetlint.lang import types
from targetlint.lang.builtins._declare import Given, builtin
from targetlint.lang.builtins.lists import sum_
from targetlint.lang.types import Type
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.amount import Amount
from targetlint.model.form import Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.quantity import DateSpan, Quantity, Target, decimal
from targetlint.quantities import reckonings, relations
from targetlint.quantities.added import tables
from targetlint.quantities.parse import extract

_LONGEST_KEPT = 2_000  # characters; the readings of longer texts would fill the memory
_MONEY_WORDS = {Decimal(1): "元", Decimal(10_000): "万元", Decimal(100_000_000): "亿元"}
_NUMERAL = "[0-9０-９一二两三四五六七八九十]"

_MEASURE_NOUN = re.compile(r"(?:[率数量额度]|比例|占比|比重|面积|里程|人次|标准|时间|情况)[)）]?\s*$")


@lru_cache(maxsize=4_096)  # several rules ask about one text; a text is read once
def _kept(text: str, added: Added) -> tuple[tuple[Quantity, ...], tuple[DateSpan, ...]]:
    return extract(text, tables=tables(added))


def _extracted(text: str, added: Added) -> tuple[tuple[Quantity, ...], tuple[DateSpan, ...]]:
    return _kept(text, added) if len(text) <= _LONGEST_KEPT else extract(text, tables=tables(added))


@lru_cache(maxsize=16)
def _pledge(added: Added) -> re.Pattern[str]:
    events = "|".join(map(re.escape, sorted(tables(added).zero_events, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?<!{_NUMERAL}){_NUMERAL}++个不\w{{1,2}}|零(?:{events})")  # a run is tried once


def _money(given: Given) -> Type | None:
    element = given[0].element
    return types.MONEY if element is not None and element.kind == "target" else None


@builtin("含量化内容", "text", gives=types.BOOL, reads=True)
def measurable(text: str, added: Added = NOTHING_ADDED) -> bool:
    """Whether a text states something to be reached: a quantity above zero, or a date.

    Takes    a text.
    Gives    yes or no; a pledge that something will not happen (零投诉) is no quantity to reach, and a
             year that is merely named (做好2020年度工作) is no date to reach.
    Example  measurable(annual_goal)
    """
    quantities, dates = _extracted(text, added)
    return any(each.binding for each in dates) or any(
        each.number and not each.indefinite for each in quantities
    )


@builtin("金额合计", "list", gives=_money)
def money_total(targets: list[Target]) -> Amount | None:
    """The sum of the money that indicator values state, each as its one limit.

    Takes    a list of indicator values, each stating one sum of money.
    Gives    an amount in 元; the sum of none is 0.
    Unknown  when one of them states no money, several numbers, or money per something (元/人).
    Example  money_total(indicators.value where tier2 is cost)
    """
    stated = [each.sole for each in targets if each.sole is not None]
    if len(stated) < len(targets) or any(each.dimension != "money" for each in stated):
        return None
    total: Amount = sum_([_amount(each) for each in stated])
    return total


@builtin("承诺", "text", gives=types.listing(types.TEXT), reads=True)
def pledges(text: str, added: Added = NOTHING_ADDED) -> list[str]:
    """The pledges of a text that count what must not happen: 5个不发生, 零投诉.

    Takes    a text.
    Gives    the pledges as written, in order.
    Example  for each pledge in pledges(annual_goal)
    """
    return [match[0] for match in _pledge(added).finditer(text)]


@builtin("写明目标", "text", gives=types.BOOL, reads=True)
def states_target(name: str, added: Added = NOTHING_ADDED) -> bool:
    """Whether the name of an indicator states the target that belongs in its value.

    Takes    a name.
    Gives    yes for a pledge (零登记), and for a deadline or a number with its unit (改造道路10公里) but in a
             name that ends in what it measures: its numbers only say of what (2000户以上村庄覆盖率).
    Example  states_target(name)
    """
    quantities, dates = _extracted(name, added)
    counted = any(each.number and each.unit and not each.indefinite for each in quantities)
    stated = counted or any(each.binding for each in dates)
    return bool(pledges(name, added)) or (stated and not _MEASURE_NOUN.search(name))


@builtin("比率算式", "text", gives=types.listing(types.row("claim")), cells=True, reads=True)
def ratio_claims(cell: Stated, added: Added = NOTHING_ADDED) -> list[Row]:
    """The ratios of a text that can be recalculated from two numbers before them.

    Takes    a text cell such as 编制13人，在职8人，控制率约60%.
    Gives    lines with part, whole, stated, computed and verdict: exact where the stated ratio is the
             computed one rounded to its own digits or bounds it, rounded where it is only about it,
             conflicting otherwise. The smaller number is the part. Only numbers of one unit, in one
             clause group with the ratio, are paired.
    Source   our own arithmetic; no clause asks for it.
    Example  for each claim in ratio_claims(indicator.name)
    """
    quantities, _ = _extracted(cell.text, added)
    return [_claim(cell, number, claim) for number, claim in enumerate(relations.claims(quantities), 1)]


@builtin("乘积算账", "text", gives=types.listing(types.row("reckoning")), cells=True, reads=True)
def product_reckonings(cell: Stated, added: Added = NOTHING_ADDED) -> list[Row]:
    """The totals of a text that can be recalculated from a price and a count before them.

    Takes    a text cell such as 20人×3000元＝60000元, or 培训20人，每人3000元，共6万元.
    Gives    lines with terms, stated, computed and verdict: exact where the total is what it comes to,
             rounded where the written digits leave room for the difference, conflicting otherwise. Left
             aside are totals whose factors are not certain: months, batches, units that do not fit.
    Source   our own arithmetic; no clause asks for it.
    Example  for each reckoning in product_reckonings(annual_goal)
    """
    quantities, dates = _extracted(cell.text, added)
    found = reckonings.products(cell.text, quantities, dates)
    return [_reckoning(cell, number, each, "×") for number, each in enumerate(found, 1)]


@builtin("分项算账", "text", gives=types.listing(types.row("reckoning")), cells=True, reads=True)
def sum_reckonings(cell: Stated, added: Added = NOTHING_ADDED) -> list[Row]:
    """The amounts of a text that can be recalculated from their parts in the brackets after them.

    Takes    a text cell such as 9万元（道路5万元，桥梁4万元）.
    Gives    lines with terms, stated, computed and verdict: exact where the parts add up, rounded where the
             written digits leave room for the difference, conflicting otherwise. Left aside are brackets
             that may not hold all parts (其中, 等) or say more than them.
    Source   our own arithmetic; no clause asks for it.
    Example  for each reckoning in sum_reckonings(annual_goal)
    """
    quantities, _ = _extracted(cell.text, added)
    found = reckonings.sums(cell.text, quantities)
    return [_reckoning(cell, number, each, "＋") for number, each in enumerate(found, 1)]


def _reckoning(cell: Stated, number: int, told: reckonings.Reckoning, sign: str) -> Row:
    scale = told.total.scale if told.total.scale in _MONEY_WORDS else Decimal(1)
    computed = Amount(told.computed, "元", scale=scale)
    written = f"{(told.computed / scale).normalize():f}{_MONEY_WORDS[scale]}"
    terms = sign.join(cell.text[each.start : each.end].strip() for each in told.terms)
    values = {
        "terms": Stated(terms, State.VALUE, terms, cell.place),
        "stated": _stated(cell, told.total, _amount(told.total)),
        "computed": Stated(written, State.VALUE, computed, cell.place),
        "verdict": Stated("", State.VALUE, told.verdict.value, cell.place),
    }
    return Row("reckoning", number, values, _inside(cell.place, told.total))


def _claim(cell: Stated, number: int, claim: relations.Claim) -> Row:
    computed = Amount(claim.share.quantize(Decimal("0.1")), "%")
    values = {
        "part": _stated(cell, claim.part, _amount(claim.part)),
        "whole": _stated(cell, claim.whole, _amount(claim.whole)),
        "stated": _stated(cell, claim.rate, _amount(claim.rate)),
        "computed": Stated(f"{computed.number.normalize():f}%", State.VALUE, computed, cell.place),
        "verdict": Stated("", State.VALUE, claim.verdict.value, cell.place),
    }
    return Row("claim", number, values, _inside(cell.place, claim.rate))


def _number(quantity: Quantity) -> Decimal:
    return Decimal(0) if quantity.number is None else decimal(quantity.number)


def _amount(quantity: Quantity) -> Amount:
    return Amount(_number(quantity), quantity.unit, quantity.digit / 2)


def _stated(cell: Stated, quantity: Quantity, amount: Amount) -> Stated:
    place = _inside(cell.place, quantity)
    return Stated(cell.text[quantity.start : quantity.end].strip(), State.VALUE, amount, place)


def _inside(place: Place, quantity: Quantity) -> Place:
    return replace(place, start=place.start + quantity.start, end=place.start + quantity.end)
