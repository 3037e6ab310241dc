"""Money that a text reckons out itself: 20人×3000元＝60000元, and 9万元（甲5万元，乙4万元）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from targetlint.model.quantity import Comparator, DateSpan, Quantity, decimal
from targetlint.quantities.relations import Verdict

_FACTORS = 2
_FAR = Decimal("0.25")  # of the sum: amounts that miss it by more are hardly meant as its parts
_COUNTED = {"count", "length", "area", "volume", "mass"}
_GROUP_ENDS = re.compile(r"[。;；\n]")
_CALENDAR_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年度?")
_RECURS = re.compile(r"[年月日天周季期批场轮]|(?<!人)次")  # a further factor may hide behind it
_TIMES = re.compile(r"\s*(?:[×✕*＊xX]|乘以?)\s*")
_BESIDE = re.compile(r"\s*[,，]\s*(?:数量|单价)?[:：为]?\s*")
_SUMS_UP = r"(?:共计?|合计|总计|总额|总价)(?:需要?|资金|经费)?[:：为]?"
_COMES_TO = re.compile(rf"\s*(?:[=＝]|[,，]?\s*{_SUMS_UP})\s*")
_OPEN_BEFORE = re.compile(r"(?:[×✕*＊xX乘+＋\-－÷/／)）加减和及、至到~]|[每各][^,，]*)\s*$")
_OPEN_AFTER = re.compile(r"\s*[×✕*＊xX乘+＋\-－÷/／加减]")
_BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_ITEM = re.compile(r"[一-鿿A-Za-z“”《》、:：\s]*")
_NEXT_ITEM = re.compile(rf"\s*[,，、;；+＋](?:{_ITEM.pattern})")
_NO_PART = re.compile(  # words by which an amount in brackets is compared with the sum, or is not all of it
    r"其中|含|包括|等|主要|年|同期|比|增|减|预算|决算|执行|结余|结转|剩|余|已|未|单价|单位|类|档|每|各|人均"
    r"|原|现|调|合同|不|超|最|约|计划|实际|实付|总|共|合计|累计|到位|支付|折|税|按|或|上期|本期|申请|批复|下达"
)


class Reckoning(NamedTuple):
    """Terms that a text says come to `total`; `computed`, in 元, is what they do come to."""

    terms: tuple[Quantity, ...]
    total: Quantity
    computed: Decimal
    verdict: Verdict


def products(text: str, quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> list[Reckoning]:
    """Return the products of a price and a count that stand with their total in one group of clauses.

    With a sign between them (4公里×120万元=480万元) three quantities must stand side by side; in words
    (20人，每人3000元，共6万元) they must be all that the group says. The price is per what is counted.
    Nothing is returned where a further factor may be meant: months, batches, another sign of arithmetic.
    """
    found: list[Reckoning] = []
    for start, end in _groups(text):
        within = [each for each in quantities if start <= each.start and each.end <= end]
        said = _CALENDAR_YEAR.sub("", text[start:end])
        recurs = bool(_RECURS.search(said)) or any(
            start <= each.start < end and each.grain != "year" for each in dates
        )
        if not recurs:
            found += _in_group(text, start, end, within)
    return found


def sums(text: str, quantities: Sequence[Quantity]) -> list[Reckoning]:
    """Return the amounts that are followed in brackets by the amounts they are made of.

    The brackets hold two names with amounts and more, and nothing else. Words that may mean that the amounts
    are not all of it (其中), or are compared with it (上年), leave it aside; so do an amount as large as
    the sum and a difference of more than a quarter of it.
    """
    found = []
    for total in quantities:
        bracket = _BRACKET.match(text, total.end)
        if bracket is None or not _is_money(total):
            continue
        start, end = bracket.span(1)
        parts = tuple(each for each in quantities if start <= each.start and each.end <= end)
        if _adds_up(text, start, end, parts) and all(_number(each) < _number(total) for each in parts):
            computed = sum(map(_number, parts), Decimal(0))
            slack = sum((each.digit / 2 for each in parts), Decimal(0))
            if abs(computed - _number(total)) <= _FAR * _number(total):
                found.append(Reckoning(parts, total, computed, _verdict(computed, total, slack)))
    return found


def _groups(text: str) -> Iterator[tuple[int, int]]:
    ends = [-1, *(match.start() for match in _GROUP_ENDS.finditer(text)), len(text)]
    return ((before + 1, end) for before, end in pairwise(ends))


def _in_group(text: str, start: int, end: int, within: Sequence[Quantity]) -> Iterator[Reckoning]:
    for number, (one, other, total) in enumerate(zip(within, within[1:], within[2:], strict=False)):
        between = text[one.end : other.start]
        before = within[number - 1].end if number else start
        multiplied = _TIMES.fullmatch(between) and (
            not number or re.search("[,，、:：]", text[before : one.start])
        )
        alone = _BESIDE.fullmatch(between) and len(within) == _FACTORS + 1
        if not (multiplied or alone) or not _stands_alone(text, start, end, one, total):
            continue
        factors = _price_and_count(text, one, other, named=bool(multiplied))
        if factors and _is_money(total) and _COMES_TO.fullmatch(_lead(text, other.end, total)):
            yield _product((one, other), *factors, total)


def _stands_alone(text: str, start: int, end: int, one: Quantity, total: Quantity) -> bool:
    """Whether no arithmetic goes on before the first factor or after the total."""
    return not _OPEN_BEFORE.search(text[start : one.start]) and not _OPEN_AFTER.match(text[total.end : end])


def _lead(text: str, start: int, quantity: Quantity) -> str:
    """Return what stands between `start` and the figures of a quantity, which may begin with its sign."""
    stretch = text[start : quantity.end]
    figures = re.search(r"[\d０-９一二两三四五六七八九十百千万]", stretch)
    return stretch[: figures.start()] if figures else stretch


def _price_and_count(
    text: str, one: Quantity, other: Quantity, *, named: bool
) -> tuple[Quantity, Quantity] | None:
    """Return the price and the count of two factors; `named` where a sign says that they are multiplied.

    A price that does not say per what is per the unit as written: not where that was converted (千克) or
    scaled (万平方米), when it may be per the one or the other.
    """
    for price, count in ((one, other), (other, one)):
        per_one = price.per == (count.unit,) and price.unit == "元"
        as_written = count.scale == 1 and text[count.start : count.end].rstrip().endswith(count.unit)
        plain = as_written and _is_money(price) and (named or price.label.endswith("单价"))
        counted = count.dimension in _COUNTED and bool(count.unit) and not count.per
        if counted and (per_one or plain) and _is_exact(price) and _is_exact(count):
            return price, count
    return None


def _product(terms: tuple[Quantity, ...], price: Quantity, count: Quantity, total: Quantity) -> Reckoning:
    computed = _number(price) * _number(count)
    slack = price.digit / 2 * _number(count)
    if count.digit != 1:  # a whole number is a count; 12.5公里 is a measurement
        slack += count.digit / 2 * _number(price)
    return Reckoning(terms, total, computed, _verdict(computed, total, slack))


def _adds_up(text: str, start: int, end: int, parts: Sequence[Quantity]) -> bool:
    """Whether brackets hold nothing but amounts with their names."""
    if len(parts) < _FACTORS or not all(map(_is_money, parts)) or _NO_PART.search(text[start:end]):
        return False
    named = all(_NEXT_ITEM.fullmatch(text[one.end : other.start]) for one, other in pairwise(parts))
    first = _ITEM.fullmatch(text[start : parts[0].start])
    return bool(named and first) and not text[parts[-1].end : end].strip()


def _is_money(quantity: Quantity) -> bool:
    return (
        quantity.dimension == "money" and quantity.unit == "元" and not quantity.per and _is_exact(quantity)
    )


def _is_exact(quantity: Quantity) -> bool:
    """Whether a quantity is one plain number above zero."""
    plain = not (quantity.approximator or quantity.direction or quantity.baseline)
    return quantity.comparator is Comparator.EQUAL and plain and bool(quantity.number)


def _verdict(computed: Decimal, total: Quantity, slack: Decimal) -> Verdict:
    """Return exact, rounded where the digits written leave room for the difference, or conflicting."""
    apart = abs(computed - _number(total))
    if not apart:
        return Verdict.EXACT
    return Verdict.ROUNDED if apart <= slack + total.digit / 2 else Verdict.CONFLICTING


def _number(quantity: Quantity) -> Decimal:
    return Decimal(0) if quantity.number is None else decimal(quantity.number)
