"""What single rooms of the reader do: written numbers, limits, points in time, rates, an importer's habit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from targetlint.model.quantity import Comparator
from targetlint.quantities import cells
from targetlint.quantities.misread import misreading
from targetlint.quantities.parse import extract, parse
from targetlint.quantities.rates import yearly
from targetlint.reporters.numbers import plain

TODAY = date(2024, 2, 29)
"""A day that most years and most months do not have."""


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("一半", "1/2", "1/2"),
        ("三分之二", "2/3", "2/3"),
        ("一又二分之一", "3/2", "3/2"),
        ("八成五", "85", "85"),
        ("八成半", "85", "85"),
        ("千分之三", "3", "3"),
        ("三五百人", "300", "500"),
        ("十五六人", "15", "16"),
        ("两三个", "2", "3"),
        ("数十家", "10", "100"),
        ("好几百人", "100", "1000"),
        ("两年半", "2.5", "2.5"),
        ("五块六", "5.6", "5.6"),
        ("1米75", "1.75", "1.75"),
        ("负三度", "-3", "-3"),
        ("±3%", "-3", "3"),
        ("50余人", "50", "60"),
        ("300多人", "300", "400"),
        ("1200余人", "1200", "1300"),
        ("近90%", None, "90"),
        ("上万人", "10000", None),
        ("三五百人以上", "300", None),
        ("三五百人以内", None, "500"),
        ("45-6人", "45", "46"),
        ("730-40人", "730", "740"),
        ("10-15万元", "100000", "150000"),
        ("5000-1万元", "5000", "10000"),
        ("七千到九千亿元", "700000000000", "900000000000"),
        ("95%-90%", "90", "95"),
        ("1900.0平方米", "1900", "1900"),
        ("2023.12 个", "2023.12", "2023.12"),
    ],
)
def test_the_limits_of_a_written_number(text, low, high):
    (quantity,) = parse(text).quantities
    wanted = [None if each is None else Fraction(each) for each in (low, high)]
    assert [quantity.low, quantity.high] == wanted


@pytest.mark.parametrize("text", ["零零", "三九", "队伍", "大陆", "放肆", "千万不要", "5/0"])
def test_what_only_looks_like_a_number_is_none(text):
    assert extract(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "flag"),
    [("减少120%", "impossible"), ("减少1.5倍", "impossible"), ("三到五百元", "ambiguous-range-scale")],
)
def test_limits_that_cannot_be_meant_are_flagged(text, flag):
    assert flag in parse(text).flags


def test_a_decline_to_a_number_may_be_larger_than_all():
    assert "impossible" not in parse("减少到120%").flags


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("昨天", date(2024, 2, 28), date(2024, 2, 28)),
        ("本月底", date(2024, 2, 29), date(2024, 2, 29)),
        ("下月初", date(2024, 3, 1), date(2024, 3, 10)),
        ("上季度", date(2023, 10, 1), date(2023, 12, 31)),
        ("本周日", date(2024, 3, 3), date(2024, 3, 3)),
        ("大前天", date(2024, 2, 26), date(2024, 2, 26)),
        ("过两天", date(2024, 3, 2), date(2024, 3, 2)),
        ("明年2月底", date(2025, 2, 28), date(2025, 2, 28)),
        ("2月30日", None, None),
        ("2月29日", date(2024, 2, 29), date(2024, 2, 29)),
        ("六个月以后", date(2024, 8, 1), date(2024, 8, 31)),
        ("98年年底", date(1998, 12, 31), date(1998, 12, 31)),
        ("2024年最后两个月", date(2024, 11, 1), date(2024, 12, 31)),
        ("12月15日至次年1月15日", date(2024, 12, 15), date(2025, 1, 15)),
        ("3月1日、2日", date(2024, 3, 1), date(2024, 3, 2)),
        ("2008.03-2009", date(2008, 3, 1), date(2009, 12, 31)),
    ],
)
def test_points_and_stretches_in_time(text, first, last):
    (span,) = parse(text, year=2024, today=TODAY).dates
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize("text", ["明天", "本月底", "3年以前"])
def test_without_a_day_to_go_by_nothing_is_guessed(text):
    assert parse(text).dates == ()


@pytest.mark.parametrize("text", ["1季度", "上半年"])
def test_a_period_of_an_unknown_year_keeps_its_first_day(text):
    (span,) = parse(text).dates
    assert span.comparator is Comparator.RANGE
    assert (span.first, span.first_month, span.first_day) == (None, 1, 1)


@pytest.mark.parametrize(("text", "ends"), [("1,200.50元", "1200.50"), ("一百二十元", "120")])
def test_a_field_is_exact(text, ends):
    amount = cells.amount(text)
    assert amount is not None
    assert plain(amount.number) == plain(amount.number.__class__(ends))


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("每季度1次", 4, ()),
        ("≤1500元/人·月", 18000, ("人",)),
        ("每半年2次", 4, ()),
        ("1次/年", None, ()),
        ("5元/人", None, ()),
        ("36万元", None, ()),
    ],
)
def test_what_a_rate_comes_to_in_a_year(text, number, per):
    total = yearly(parse(text).quantities[0])
    assert (total.number, total.per) == (number, per) if total else number is None


@pytest.mark.parametrize(
    ("text", "imported", "stated"),
    [
        ("1,200人", 1, 1200),
        ("三百人", None, 300),
        ("5个不发生", 5, None),
        ("国家5A级景区", 5, None),
        ("零投诉", None, 0),
        ("2/3", 2, Fraction(2, 3)),
    ],
)
def test_what_an_importer_misreads(text, imported, stated):
    assert misreading(parse(text)) == (imported, stated)


@pytest.mark.parametrize("text", ["36万元", "≥95%", "10-15万元", "2024年5月底前", "优", "/", "", "-5%"])
def test_what_an_importer_reads_right(text):
    assert misreading(parse(text)) is None
