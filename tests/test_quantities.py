"""Indicator values, running text and single fields, read as quantities and dates."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from golden import cases, check

from targetlint.model.amount import Period
from targetlint.model.quantity import DateSpan, Quantity, TargetKind
from targetlint.quantities import cells, units
from targetlint.quantities.parse import extract, parse

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "quantities" / "values.tsv"


def shown(quantity: Quantity, text: str) -> str:
    """Write a quantity on one line, with the words it was read from."""
    low = "" if quantity.low is None else f"{'[' if quantity.low_included else '('}{quantity.low}"
    high = "" if quantity.high is None else f"{quantity.high}{']' if quantity.high_included else ')'}"
    unit = "/".join((quantity.unit, "·".join(quantity.per))) if quantity.per else quantity.unit
    words = {
        "label": quantity.label,
        "about": quantity.approximator,
        "direction": quantity.direction,
        "baseline": quantity.baseline,
        "scale": "" if quantity.scale == 1 else str(quantity.scale),
    }
    more = " ".join(f"{name}={word}" for name, word in words.items() if word)
    where = text[quantity.start : quantity.end]
    return (
        f"{quantity.comparator.value} {low}..{high} {unit} <{quantity.dimension}> {more}".rstrip()
        + f" «{where}»"
    )


def dated(span: DateSpan, text: str) -> str:
    """Write a date on one line."""
    known = "" if span.year_known else " year?"
    again = " again" if span.recurring else ""
    day = f"{span.first}..{span.last}" if span.first else f"--{span.month}-{span.day}"
    return f"{span.comparator.value} {day} ({span.grain}){known}{again} «{text[span.start : span.end]}»"


def reading(line: str) -> str:
    """Read `value | unit=… | sign=… | indicator=…` and write what it says."""
    text, *columns = line.split(" | ")
    given = dict(column.split("=", 1) for column in columns)
    target = parse(text, year=2020, **given)
    parts = [shown(quantity, text) for quantity in target.quantities] + [
        dated(span, text) for span in target.dates
    ]
    flags = f"  ! {' '.join(sorted(target.flags))}" if target.flags else ""
    return "\n".join([f"{line}\n  {target.kind.value}{flags}", *(f"    {part}" for part in parts)])


@pytest.mark.parametrize("case", cases("quantities", "values-*.golden"), ids=lambda case: case.stem)
def test_values(case):
    check(case, lambda given: "\n".join(reading(line) for line in given.splitlines() if line))


@pytest.mark.parametrize(("text", "where"), [("8/13", (0, 4)), (" 8 / 13 ", (1, 7))])
def test_a_half_date_stands_where_it_is_written(text: str, where: tuple[int, int]) -> None:
    [found] = parse(text, indicator="完成时间", year=2020).dates
    assert (found.start, found.end) == where


def running(text: str) -> str:
    quantities, dates = extract(text, year=2020)
    return "\n".join([*(shown(each, text) for each in quantities), *(dated(each, text) for each in dates)])


@pytest.mark.parametrize("case", cases("quantities", "text-*.golden"), ids=lambda case: case.stem)
def test_running_text(case):
    check(case, running)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("102万", "", ("1020000", "", "5000", True)),
        ("102万", "万元", ("1020000", "元", "5000", True)),
        ("36　", "万元", ("360000", "元", "5000", False)),
        ("36", "（万元）", ("360000", "元", "5000", False)),
        ("36.0", "万元", ("360000", "元", "500", False)),
        ("36.0万元", "", ("360000", "元", "500", True)),
        ("36（万元）", "", ("360000", "元", "5000", True)),
        ("2,356.78万元", "", ("23567800", "元", "50", True)),
        ("１，２００", "元", ("1200", "元", "0.5", False)),
        ("￥20,000.00", "万元", ("20000", "元", "0.005", True)),
        ("叁拾陆万元整", "", ("360000", "元", "5000", True)),
        ("5元3角", "", ("5.3", "元", "0.05", True)),
        ("-5万元", "", ("-50000", "元", "5000", True)),
        ("0", "万元", ("0", "元", "5000", False)),
        ("36.5%", "", ("36.5", "%", "0.05", True)),
        ("50人", "", ("50", "人", "0.5", True)),
        ("50", "人", ("50", "人", "0.5", False)),
        ("50", "", ("50", "", "0.5", True)),
        ("854万(高标准农田建设400万元,示范建设295万元)", "万元", ("8540000", "元", "5000", True)),
        ("60万元，其中中央资金20万元", "", ("600000", "元", "5000", True)),
    ],
)
def test_an_amount(text, unit, expected):
    number, read_unit, slack, own = expected
    amount = cells.amount(text, unit)
    assert amount is not None
    assert (amount.number, amount.unit) == (Decimal(number), read_unit)
    assert (amount.slack, amount.own_unit) == (Decimal(slack), own)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "无",
        "**",
        "万元",
        "≥36万元",
        "约36万元",
        "36万元/年",
        "3-5万元",
        "1,23",
        "3.6.5",
        "2020年",
        "合计36和20",
        "120万120万",
        "854万854万(高标准农田建设400万元)",
    ],
)
def test_no_amount(text):
    assert cells.amount(text, "万元") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020.5.27", date(2020, 5, 27), date(2020, 5, 27)),
        ("2020年5月27日", date(2020, 5, 27), date(2020, 5, 27)),
        ("２０２０年 ５月 ２７日", date(2020, 5, 27), date(2020, 5, 27)),
        ("20200527", date(2020, 5, 27), date(2020, 5, 27)),
        ("2020-05-27 00:00:00", date(2020, 5, 27), date(2020, 5, 27)),
        ("2020年1月", date(2020, 1, 1), date(2020, 1, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020/5/27", date(2020, 5, 27), date(2020, 5, 27)),
        ("2020年", date(2020, 1, 1), date(2020, 12, 31)),
        ("1月", date(2021, 1, 1), date(2021, 1, 31)),
        ("年底", date(2021, 12, 31), date(2021, 12, 31)),
        ("2020年5月底前", date(2020, 5, 31), date(2020, 5, 31)),
        ("2020年全年", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020年12月-2020年1月", date(2020, 12, 1), date(2020, 1, 31)),
        ("2020年2月30日", None, None),
        ("2020年13月", None, None),
        ("长期", None, None),
        ("", None, None),
    ],
)
def test_a_day(text, first, last):
    assert (cells.day(text, "first", 2021), cells.day(text, "last", 2021)) == (first, last)


def test_a_month_without_a_year_is_no_day():
    assert cells.day("5月", "first") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020年", date(2020, 1, 1), date(2020, 12, 31)),
        ("（ 2020 年度）", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020年1月-12月", date(2020, 1, 1), date(2020, 12, 31)),
        ("2021-2023年", date(2021, 1, 1), date(2023, 12, 31)),
        ("2020年1月1日至2020年12月31日", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020.07-2021.06", date(2020, 7, 1), date(2021, 6, 30)),
        ("2020年上半年", date(2020, 1, 1), date(2020, 6, 30)),
    ],
)
def test_a_period(text, first, last):
    assert cells.period(text) == Period(first, last)


@pytest.mark.parametrize("text", ["", "长期", "1-12月", "2023-2021年", "36万元"])
def test_no_period(text):
    assert cells.period(text) is None


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("万元", ("元", "money", Decimal(10000))),
        ("亿元", ("元", "money", Decimal(100000000))),
        ("%", ("%", "percent", Decimal(1))),
        ("（万元）".replace("（", "(").replace("）", ")"), ("元", "money", Decimal(10000))),
        ("个工作日", ("工作日", "duration", Decimal(1))),
        ("万人次", ("人次", "count", Decimal(10000))),
        ("千瓦时", ("千瓦时", "energy", Decimal(1))),
        ("km", ("公里", "length", Decimal(1))),
    ],
)
def test_a_unit(spelling, expected):
    assert units.base(spelling) == expected


def test_units_are_listed_longest_first():
    lengths = [len(name) for name in units.UNIT_NAMES]
    assert lengths == sorted(lengths, reverse=True)
    assert all(units.base(name) for name in units.UNIT_NAMES)


_KINDS = {
    "quant": {TargetKind.QUANTITY, TargetKind.ZERO},
    "multi": {TargetKind.MULTIPLE},
    "date": {TargetKind.DATE},
    "graded": {TargetKind.LEVEL, TargetKind.BINARY, TargetKind.SCALE},
    "vague": {TargetKind.VAGUE, TargetKind.BASELINE},
    "symbolic": {TargetKind.SYMBOLIC},
    "text": {TargetKind.TEXT, TargetKind.BINARY},
    "blank": {TargetKind.BLANK},
    "placeholder": {TargetKind.PLACEHOLDER},
    "unit_only": {TargetKind.TEMPLATE},
}


def agrees(row: dict[str, str]) -> bool:
    """Whether a value of the development data is read as its row says."""
    target = parse(row["value"])
    if target.kind not in _KINDS[row["class"]] or target.quantified != (row["quantified"] == "yes"):
        return False
    if row["class"] == "multi":
        return [Fraction(each.number) for each in target.quantities] == [
            Fraction(n) for n in row["magnitude"].split(";")
        ]
    if row["class"] == "date":
        return target.dates[0].comparator.value == row["comparator"]
    if row["class"] != "quant":
        return True
    (quantity,) = target.quantities
    unit = "/".join(filter(None, (quantity.unit, "·".join(quantity.per))))
    high = Fraction(row["magnitude_hi"]) if row["magnitude_hi"] else None
    return (
        quantity.comparator.value == row["comparator"]
        and Fraction(quantity.number) == Fraction(row["magnitude"])
        and (high is None or quantity.high == high)
        and unit == row["unit"]
    )


def test_share_of_the_development_data():
    if not SHARED.exists():
        pytest.skip("the development data (shared/corpus/quantities/values.tsv) is not beside the project")
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = [row["value"] for row in rows if not agrees(row)]
    assert len(wrong) <= 0.03 * len(rows), wrong


@pytest.mark.parametrize("text", ["让一方百姓安心", "维护一方平安", "落实四方责任", "签订三方协议"])
def test_parties_are_no_volumes(text):
    assert extract(text) == ((), ())
