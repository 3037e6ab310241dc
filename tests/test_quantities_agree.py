"""Different ways to write one value, and to read it, agree; no text takes longer than its length explains."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetlint.model.quantity import Quantity, Target, TargetKind
from targetlint.quantities import lexicons
from targetlint.quantities.common import common
from targetlint.quantities.normal import normalise
from targetlint.quantities.parse import extract, parse
from targetlint.quantities.pattern import TERM, token
from targetlint.quantities.points import When
from targetlint.quantities.scan import scan
from targetlint.quantities.tables import Unit, shipped

UNITS = ("元", "万元", "人次", "%", "平方米", "公里", "个百分点", "户", "份", "℃", "")
BOUNDS = ("≥", "≤", "不低于", "不超过", "约", "较上年增长", "提高", "")
ENDS = ("以上", "以内", "左右", "/人", "/人·月", "")


def meaning(target: Target) -> list[Quantity]:
    """What is stated, wherever it stands."""
    return [each._replace(start=0, end=0) for each in target.quantities]


@given(st.integers(0, 10**7), st.integers(0, 3), st.sampled_from(UNITS))
def test_a_written_quantity_is_read_back(number, decimals, unit):
    written = Decimal(number).scaleb(-decimals)
    (quantity,) = parse(f"{written:f}{unit}").quantities
    scale = 10_000 if unit.startswith("万") else 1
    assert quantity.low == quantity.high == written * scale
    assert quantity.unit == unit.removeprefix("万")


@given(st.integers(1, 10**8), st.sampled_from(("人", "元", "%")))
def test_han_and_full_width_digits_say_the_same(number, unit):
    plain = str(number)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in plain)
    spelled = cn2an.an2cn(number)
    limits = [[each.low for each in parse(text + unit).quantities] for text in (plain, wide, spelled)]
    assert limits[0] == limits[1] == limits[2]


@pytest.mark.parametrize(
    "spellings",
    [
        ("三百人", "300人", "３００人", "300 人", "叁佰人"),
        ("36万元", "360000元", "三十六万元", "36（万元）", "360,000元"),
        ("百分之九十五", "95%", "95％", "九成五"),
        ("三五百公里", "300~500km", "300到500公里", "300-500千米"),
        ("2小时30分", "2小时30分钟", "150分钟", "两个半小时"),
        ("3元5角", "3.5元", "三元五角", "叁元伍角整"),
        ("每季度1次", "1次/季度", "1次每季度", "每个季度一次"),
        ("≥80%且≤90%", "80%-90%", "不低于80%不高于90%", "80%以上90%以下"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_value_agree(spellings):
    read = []
    for text in spellings:
        (each,) = parse(text).quantities
        by = {"分钟": Fraction(1, 60), "小时": Fraction(1)}.get(each.unit, Fraction(1))
        limits = tuple(None if limit is None else Fraction(limit) * by for limit in (each.low, each.high))
        read.append((limits, each.unit.replace("分钟", "小时"), each.per))
    assert len(set(read)) == 1


@given(st.sampled_from(BOUNDS), st.integers(1, 9999), st.sampled_from(UNITS[:-1]), st.sampled_from(ENDS))
def test_white_space_around_changes_only_spans(before, number, unit, end):
    text = f"{before}{number}{unit}{end}"
    assert meaning(parse(f"  {text}\u3000")) == meaning(parse(text))
    assert parse(f"  {text}\u3000").flags == parse(text).flags


NAMES = (
    *(
        "",
        "",
        "合格率",
        "保持在",
        "至少开展",
        "不超过总量的",
        "双",
        "前",
        "提前",
        "近",
        "第",
        "高中",
        "每",
        "零",
    ),
    *("编号", "师生比", "负", "率：", "（", "W", "人均", "截至"),
)
PARTS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["", "", *lexicons.PREFIXES]),
    st.sampled_from(
        ("5", "95", "12.5", "2020", "2023.12", "100", "0", "05", "292", "1200", "1,200", "110", "12,3")
    ),
    st.sampled_from(("", "", "万", "亿", "余", "多", "余万", "百万", "千")),
    st.sampled_from([*sorted(shipped().units), "年", "年", "月", "级", ""]),
    st.sampled_from(("", "/人", "/人·月", "每人每月", "/年")),
    st.sampled_from((*lexicons.SUFFIXES, *sorted(lexicons.NEUTRAL_SUFFIXES), "(不含)以上", "")),
)


@given(PARTS)
def test_the_short_way_reads_as_the_long_one(parts):
    plain = normalise("".join(parts))
    short = common(plain, shipped())
    if short is not None:
        found = scan(plain, When(), shipped())
        assert (found.quantities, found.dates) == ((short,), ())


def test_the_groups_of_a_number_are_the_last_of_the_pattern():
    groups = sorted(token(shipped()).groupindex.items(), key=lambda group: group[1])
    assert tuple(name for name, _ in groups[-len(TERM) :]) == TERM


@pytest.mark.parametrize("word", ["2023.12", "110平台", "1季度", "双减少5%", "近5年"])
def test_the_short_way_leaves_what_may_be_no_number(word):
    assert common(word, shipped()) is None


@pytest.mark.parametrize("word", ["2,356.78万元", "合格率100%", "保持在90%以上", "10年以上", "≤￥20,000.00"])
def test_the_short_way_takes_what_is_common(word):
    assert common(normalise(word), shipped()) is not None


def test_a_pack_adds_words_and_takes_none_away():
    tables = shipped().extended(
        units={"座次": Unit("座次", "count")},
        slogans=("三上三下",),
        zero_events=("冒烟",),
        levels=("卓越",),
        scales=("卓越优秀一般",),
        vague=("有声有色",),
    )
    assert parse("5座次", tables=tables).quantities[0].unit == "座次"
    assert parse("5座次").quantities[0].unit == "座"
    assert extract("三上三下5次", tables=tables)[0][0].number == 5
    assert parse("零冒烟", tables=tables).kind is TargetKind.ZERO
    kinds = {text: parse(text, tables=tables).kind for text in ("卓越", "卓越、优秀、一般", "有声有色", "优")}
    assert list(kinds.values()) == [
        TargetKind.LEVEL,
        TargetKind.SCALE,
        TargetKind.VAGUE,
        TargetKind.LEVEL,
    ]
    assert parse("卓越").kind is TargetKind.TEXT


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("明天", date(2021, 6, 15), date(2021, 6, 15)),
        ("大后天", date(2021, 6, 17), date(2021, 6, 17)),
        ("本月底前", date(2021, 6, 30), date(2021, 6, 30)),
        ("上周", date(2021, 6, 7), date(2021, 6, 13)),
        ("下周一", date(2021, 6, 21), date(2021, 6, 21)),
        ("下季度", date(2021, 7, 1), date(2021, 9, 30)),
        ("30日", date(2021, 6, 30), date(2021, 6, 30)),
        ("3年以前", date(2018, 12, 31), date(2018, 12, 31)),
        ("一年半以前", date(2019, 12, 31), date(2019, 12, 31)),
        ("3周之后", date(2021, 7, 5), date(2021, 7, 5)),
        ("第三天起", date(2021, 6, 16), date(2021, 6, 16)),
        ("今明两年", date(2021, 1, 1), date(2022, 12, 31)),
        ("前年11月到去年3月", date(2019, 11, 1), date(2020, 3, 31)),
        ("9月10号，11号，12号", date(2021, 9, 10), date(2021, 9, 12)),
        ("2021年前3个月", date(2021, 1, 1), date(2021, 3, 31)),
        ("6月中下旬", date(2021, 6, 11), date(2021, 6, 30)),
        ("“十四五”期间", date(2021, 1, 1), date(2025, 12, 31)),
        ("十四五末", date(2025, 12, 31), date(2025, 12, 31)),
        ("10/1/2017-11/2/2017", date(2017, 1, 10), date(2017, 2, 11)),
        ("08-2008", date(2008, 8, 1), date(2008, 8, 31)),
        ("20241231", date(2024, 12, 31), date(2024, 12, 31)),
    ],
)
def test_dates_that_lean_on_a_day(text, first, last):
    (span,) = parse(text, year=2021, today=date(2021, 6, 14)).dates
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "cycle", "step", "month", "day"),
    [
        ("每月10日前", "month", 1, 0, 10),
        ("每年12月底前", "year", 1, 12, 31),
        ("每季度末", "quarter", 1, 0, 31),
        ("每周五前", "week", 1, 0, 5),
        ("每隔3天", "day", 3, 0, 0),
        ("每两年", "year", 2, 0, 0),
        ("每年9月到11月", "year", 1, 11, 0),
    ],
)
def test_dates_that_come_again(text, cycle, step, month, day):
    (span,) = parse(text).dates
    assert (span.cycle, span.step, span.month, span.day) == (cycle, step, month, day)
    assert span.recurring
    assert span.first is span.last is None


def seconds(text: str) -> float:
    """Return the least processor time that reading a text took."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        parse(text, indicator="合格率", unit="万元", year=2020)
        extract(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "万",
        "1万",
        "(",
        "(2020",
        "5(2020)",
        "1，234",
        "1 234",
        "0.1",
        "一，",
        "*",
        "零点",
        "去年 ",
        "1月1日、",
        "～",
    ],
)
def test_time_grows_with_the_length(piece):
    short, long = (piece * (length // len(piece)) for length in (8_000, 32_000))
    assert seconds(long) < 12 * seconds(short) + 0.1  # four times the text; squared it would be sixteen
