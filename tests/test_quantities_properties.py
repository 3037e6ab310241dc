"""What holds for every text: no reading fails, spans point into it, numerals agree with another reader."""

from __future__ import annotations

from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetlint.model.quantity import TargetKind
from targetlint.quantities import cells
from targetlint.quantities.normal import normalise
from targetlint.quantities.numerals import read
from targetlint.quantities.parse import extract, parse

PIECES = (
    *"0123456789零一二两三十百千万亿点半成%‰≥≤<>=》-~—至到/:.,，;；、() （）",
    *"年月日号前底末内每均余多约近上超不元人次个分±WX*\n\u3000",
    *[
        "百分之",
        "分之",
        "2020年",
        "12月31日",
        "季度",
        "上半年",
        "万元",
        "以上",
        "以内",
        "左右",
        "增长",
        "较上年",
        "零投诉",
        "翻番",
    ],
    *[
        "一站式",
        "十四五",
        "PM2.5",
        "公里",
        "平方米",
        "每户",
        "不低于",
        "几",
        "数",
        "又",
        "负",
        "廿",
        "角",
        "分",
        "小时",
        "之间",
        "和",
        "与",
        "每周",
        "今年",
        "明天",
    ],
)
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(WRITTEN | st.text(max_size=30))
def test_every_text_is_read_and_spans_point_into_it(text):
    target = parse(text, sign="≥", unit="万元", indicator="合格率", year=2020)
    assert target.text == text
    for each in (*target.quantities, *target.dates):
        assert 0 <= each.start < each.end <= len(text)
    if target.kind in {TargetKind.QUANTITY, TargetKind.MULTIPLE, TargetKind.ZERO}:
        assert target.quantities


@given(WRITTEN)
def test_quantities_come_in_order_and_do_not_overlap(text):
    quantities, dates = extract(text)
    spans = sorted((each.start, each.end) for each in (*quantities, *dates))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [each.start for each in quantities] == sorted(each.start for each in quantities)
    assert all(each.low is None or each.high is None or each.low <= each.high for each in quantities)


@given(WRITTEN | st.text(max_size=30))
def test_every_field_is_read(text):
    amount = cells.amount(text, "万元")
    assert amount is None or amount.slack > 0
    stretch = cells.period(text)
    assert stretch is None or stretch.first <= stretch.last
    assert cells.day(text, "first", 2020) is None or cells.day(text, "last", 2020) is not None


@given(st.text(max_size=50))
def test_normalising_keeps_every_place(text):
    assert len(normalise(text)) == len(text)


@given(st.integers(min_value=0, max_value=10**15))
def test_han_numerals_agree_with_another_reader(number):
    for style in ("low", "up"):
        numeral = read(cn2an.an2cn(number, style))
        assert numeral is not None
        assert numeral.value == number


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=3))
def test_groups_of_three_change_nothing(number, decimals):
    plain = f"{number:.{decimals}f}"
    (grouped,), _ = extract(f"{number:,.{decimals}f}万元")
    (bare,), _ = extract(f"{plain}万元")
    assert (grouped.number, grouped.digit, grouped.unit) == (bare.number, bare.digit, bare.unit)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "万",
        "1万",
        "(",
        "5(",
        "超过",
        "每",
        "1 ",
        "1,",
        "1.",
        "1-",
        "1/",
        "一",
        "2020年",
        "较2020年",
        "百分之",
        "A1",
        "元/人",
    ],
)
def test_long_repetitions_are_read(piece):
    text = piece * (20_000 // len(piece))
    assert parse(text).text == text
    assert cells.amount(text) is None
