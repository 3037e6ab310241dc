"""Decision tables: what a lookup gives, when it is unknown, and which rows fit."""

import pickle
from datetime import date
from decimal import Decimal

import pytest
from asking import answered, message, rules_of

from targetlint.lang import lookup, table_regions, typed
from targetlint.lang.words_in import Lexicon
from targetlint.model.amount import Amount
from targetlint.model.form import Unknown
from targetlint.quantities.cells import amount

CEILING = """
判定表 上限（资金：金额，属性：项目属性） 得 百分比{first}：
  | 资金 | 属性 | 比例 |
  | ≥ 500万元 | 新增、延续 | 20% |
  | 100万元 至 499万元 | 新增 | 30% |
  | 100万元 至 499万元 | ≠ 新增 | 25% |
  | < 100万元 | - | 50% |
  | = 1000万元 | 一次性 | 5% |
"""
PLACING = """
词表 合格词：“合格率”、“达标率”
  除外 “不合格率”
判定表 归类（名称：文字） 得 二级指标：
  | 名称 包含 | 名称 | 名称 提及 | 应属 |
  | 培训、改造 | - | - | 数量指标 |
  | - | - | 合格词、“优良率” | 质量指标 |
  | - | 总成本 | - | 成本指标 |
  | - | “及时 率”、完成时间 | - | 时效指标 |
"""


def table_of(declarations):
    """The table that a rule looks up."""
    clauses = "要求 查表（上限，资金总额，项目属性） ≥ 0%"
    found = [each for each in typed.walk(rules_of(declarations, clauses)) if isinstance(each, typed.Const)]
    (table,) = {each.value for each in found if isinstance(each.value, lookup.Table)}
    return table


@pytest.mark.parametrize(
    ("fund", "attribute", "percent"),
    [
        ("600万元", "新增", "20"),
        ("500万元", "延续", "20"),
        ("499万元", "新增", "30"),
        ("100万元", "新增", "30"),
        ("100万元", "一次性", "25"),
        ("99.99万元", "一次性", "50"),
        ("1000万元", "一次性", "5"),
        ("600万元", "一次性", "no-row"),
        ("499.5万元", "新增", "no-row"),
        ("", "新增", "blank"),
        ("若干", "新增", "unreadable"),
        ("36万元", None, "absent"),
    ],
)
def test_the_row_that_fits_gives_the_result(fund, attribute, percent):
    given = {"fund_total": fund} | ({} if attribute is None else {"attribute": attribute})
    cause = None if percent.isdecimal() else percent
    clauses = f"要求 查表（上限，资金总额，项目属性） = {percent if cause is None else 0}%"
    assert answered(CEILING.format(first=""), clauses, **given) == (cause or "passes")


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("培训人数", "数量指标"),
        ("改造后优良率", "several-rows"),
        ("培训 合格率", "several-rows"),
        ("抽检合格率", "质量指标"),
        ("抽检不合格率", "no-row"),
        ("总成本", "成本指标"),
        ("（总 成本）", "no-row"),
        ("及时率", "时效指标"),
        ("完成时间", "时效指标"),
    ],
)
def test_words_are_found_as_a_reader_finds_them(name, tier):
    known = tier.endswith("指标")
    clauses = f"要求 查表（归类，项目名称） 是 {tier if known else '成本指标'}"
    assert answered(PLACING, clauses, project_name=name) == ("passes" if known else tier)


def test_a_result_that_is_not_known_can_be_passed_over():
    clauses = "每个 指标\n 令 应属 = 查表（归类，指标.名称）\n 当 应属 是 已填\n 要求 指标.二级指标 是 应属"
    lines = [{"tier2": "数量指标", "name": each} for each in ("其他", "培训合格率", "")]
    assert answered(PLACING, clauses, indicators=lines) == "not asked"
    lines.append({"tier2": "质量指标", "name": "培训人数"})
    assert answered(PLACING, clauses, indicators=lines) == "fails"
    clauses += "\n 否则 “{应属}，不是{指标.二级指标}”"
    assert message(PLACING, clauses, indicators=lines) == "数量指标，不是质量指标"


@pytest.mark.parametrize(
    ("attribute", "percent"),
    [("新增", "20"), ("一次性", "30"), ("延续", "30")],
    ids=["first", "other", "default"],
)
def test_the_first_row_wins_where_the_table_says_so(attribute, percent):
    text = """
判定表 上限（资金：金额，属性：项目属性） 得 百分比 取先：
  | 资金 | 属性 | 比例 |
  | ≥ 1万元 | 新增 | 20% |
  | ≥ 1万元 | 新增、一次性 | 30% |
  | 其余 | | 30% |
"""
    clauses = f"要求 查表（上限，资金总额，项目属性） = {percent}%"
    assert answered(text, clauses, fund_total="36万元", attribute=attribute) == "passes"


@pytest.mark.parametrize(
    ("gives", "result", "asked"),
    [
        ("文字", "要点", "是 “要点”"),
        ("日期", "2026-06-30", "= 2026-06-30"),
        ("金额", "-5元", "= -5元"),
        ("数目", "3人", "= 3人"),
        ("数字", "0.5", "= 0.5"),
    ],
)
def test_results_are_of_any_type_that_can_be_written(gives, result, asked):
    text = f"\n判定表 表一（名：文字） 得 {gives}：\n | 名 | 得 |\n | - | {result} |\n"
    assert answered(text, f"要求 查表（表一，“”） {asked}") == "passes"


def test_days_are_put_in_order():
    text = """
判定表 期（日：日期） 得 数字：
  | 日 | 得 |
  | < 2026-07-01 | 1 |
  | 2026-07-01 至 2026-12-31 | 2 |
  | > 2026-12-31 | 3 |
"""
    for written, number in (("2026-06-30", 1), ("2026-07-01", 2), ("2026-12-31", 2), ("2027-01-01", 3)):
        assert answered(text, f"要求 查表（期，填报日期） = {number}", declared_on=written) == "passes"


def test_rows_of_several_units_are_told_apart():
    text = "\n判定表 多（量：数目） 得 数字：\n | 量 | 得 |\n | ≥ 3人 | 1 |\n | ≥ 5户 | 2 |\n"
    assert answered(text, "要求 查表（多，9户） = 2") == "not-comparable"
    assert answered(text, "要求 查表（多，0户） = 2") == "no-row"


def test_the_rows_that_fit_are_known_by_number():
    table = table_of(CEILING.format(first=""))
    assert table.rows_hit((amount("1000万元"), "one_off")) == (4,)
    assert table.rows_hit((amount("36万元"), "new")) == (3,)
    assert table.rows_hit((amount("5人"), "new")) == ()
    assert [row.origin.line for row in table.rows] == [4, 5, 6, 7, 8]


def test_a_table_is_a_value_that_can_be_kept():
    table = table_of(CEILING.format(first=""))
    again = pickle.loads(pickle.dumps(table))  # noqa: S301 - our own bytes
    assert again == table
    assert hash(again) == hash(table)
    assert again.lookup((amount("1000万元"), "one_off")) == Amount(Decimal(5), "%", Decimal("0.5"))
    other = table_of(CEILING.format(first="").replace("50%", "40%"))
    assert other != table


def test_results_are_the_same_however_they_are_written():
    rows = tuple(lookup.Row((lookup.SameText(("甲",)),), amount(text), None) for text in ("1万元", "10000元"))
    assert lookup.Table("表", (0,), rows).lookup(("甲",)) == amount("1万元")
    assert isinstance(lookup.Table("表", (0,), rows).lookup(("乙",)), Unknown)


def test_an_open_end_leaves_its_bound_out():
    june = lookup.Interval(date(2026, 6, 1), date(2026, 6, 30), low_open=True, high_open=True)
    held = [june.holds(date(2026, 6, each)) for each in (1, 2, 29, 30)]
    assert held == [False, True, True, False]


@pytest.mark.parametrize(
    "test",
    [
        lookup.Containing(("培 训", "合格率")),
        lookup.Mentioning((Lexicon(("合格率",), ("不合格率",)),)),
        lookup.SameText(("合格率", "“甲”")),
        lookup.SameText(("合格率",), negated=True),
    ],
    ids=lambda test: type(test).__name__,
)
def test_the_analysis_asks_what_a_lookup_asks(test):
    texts = ["培训合格率", "不合格率", " 合格 率", "「甲」", "培　训", "其他"]
    fits = [at for at, text in enumerate(texts) if test.fits(text)]
    bits = table_regions.fitting(test, [table_regions.Region(text) for text in texts])
    assert 0 < len(fits) < len(texts)
    assert [at for at in range(len(texts)) if bits >> at & 1] == fits
