"""Helper functions: a call means what its body says of the arguments."""

from datetime import date

import pytest
from asking import RULE, answered, message, rules_of

from targetlint.lang.analysis.unused import unused
from targetlint.lang.assemble import assemble
from targetlint.lang.assembled import Layer
from targetlint.lang.called import MAX_DEPTH
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble

LINES = [
    {"tier2": "数量指标", "name": "培训人数", "value": "≥300人", "weight": "20"},
    {"tier2": "质量指标", "name": "合格率", "value": "≥95%", "weight": "10"},
]
GIVEN = {
    "fund_total": "36万元",
    "annual_fund": "30万元",
    "annual_goal": "培训300人。合格率95%",
    "indicators": LINES,
}

HELPERS = """
清单 两类：数量指标、质量指标
词表 量词：“人数”
判定表 档（资金：金额） 得 数字 ：
  | 资金 | 档 |
  | ≥ 1万元 | 1 |
定义 差额（前：金额）= 前 - 本表.资金总额
定义 差额二（前：金额，后：金额）= 差额（前） - 差额（后）
定义 总重（）= 合计（本表.指标.权重）
定义 重于（比：数字）= （存在 某 属于 本表.指标 其中 某.权重 > 比）
定义 最重（行：指标）= 非 重于（行.权重）
定义 是类（类：二级指标）= 类 属于 两类
定义 达到（值：指标值）= 值 ≥ 90%
定义 够（多：数目）= 多 ≥ 300人
定义 有写（格：文字）= 格 是 已填
定义 缺（格：文字）= 格 是 缺项
定义 原文（格：文字）= 格内文字（格）
定义 句数（格：文字）= 个数（格.各句）
定义 分档（钱：金额）= 查表（档，钱）
定义 有量（名：文字）= 名 提及 量词
定义 名字（表：项目表）= 表.项目名称
"""


@pytest.mark.parametrize(
    ("clauses", "outcome"),
    [
        ("要求 差额（40万元） = 4万元", "passes"),
        ("要求 差额（本表.年度资金） = -6万元", "passes"),
        ("要求 差额二（40万元，年度资金） = 10万元", "passes"),
        ("要求 总重（） = 30", "passes"),
        ("要求 重于（10） 且 非 重于（20）", "passes"),
        ("每个 指标 其中 最重（指标） 要求 指标.名称 是 “培训人数”", "passes"),
        ("每个 指标 其中 重于（指标.权重） 要求 指标.名称 是 “合格率”", "passes"),
        ("每个 指标 每个 某 属于 本表.指标 其中 非 重于（权重） 要求 某.名称 是 “培训人数”", "passes"),
        ("要求 个数（指标 其中 重于（权重）） = 1", "passes"),
        ("要求 重于（个数（指标 其中 重于（权重）） × 15）", "passes"),
        ("每个 指标 要求 是类（二级指标）", "passes"),
        ("要求 是类（成本指标）", "fails"),
        ("每个 指标 其中 指标值.量纲 是 百分比 要求 达到（指标值）", "passes"),
        ("要求 够（300人） 且 非 够（299人）", "passes"),
        ("要求 有写（年度目标） 且 非 有写（长期目标）", "passes"),
        ("要求 缺（长期目标） 且 非 缺（年度目标）", "passes"),
        ("要求 原文（年度目标） 包含 “300人。”", "passes"),
        ("要求 句数（年度目标） = 2", "passes"),
        ("要求 分档（资金总额） = 1", "passes"),
        ("要求 分档（0元） = 1", "no-row"),
        ("要求 有量（“培训人数”）", "passes"),
        ("要求 差额（资金总额 缺省 0元） = 0元", "passes"),
        ("要求 长期目标 是 缺项 且 重于（合计（资金构成.金额） ÷ 1元）", "absent"),
        ("每个 甲表 属于 同批次（项目表） 要求 名字（甲表） 是 “甲”", "no-peers"),
        ("令 多 = 差额（40万元） 当 多 > 0元 要求 差额（40万元 + 多） = 8万元", "passes"),
    ],
)
def test_a_call_means_its_body(clauses, outcome):
    assert answered(HELPERS, clauses, **GIVEN) == outcome


def test_a_message_shows_what_a_call_gives():
    clauses = "要求 差额（40万元） < 0元 否则 “多了{差额（40万元）}”"
    assert message(HELPERS, clauses, **GIVEN) == "多了4万元"


def test_a_kind_of_form_that_no_rule_asks_may_not_fit():
    text = "\n定义 余（）= 本表.资金总额 - 本表.基本支出\n"
    given = {"fund_total": "36万元", "basic_spending": "30万元"}
    assert answered(text, "要求 余（） = 6万元", "部门表", **given) == "passes"


def chain(length):
    """Helper functions of which each calls the one before it."""
    steps = [f"定义 步{each}（数值：数字）= 步{each - 1}（数值） + 1" for each in range(1, length)]
    return "\n".join(["", "定义 步0（数值：数字）= 数值", *steps, ""])


@pytest.mark.no_cover
def test_a_chain_of_helper_functions_may_be_as_deep_as_the_limit():
    deepest = MAX_DEPTH // 2
    text = f"要求 步{deepest - 1}（权重） = 步0（权重） + {deepest - 1}"
    assert answered(chain(deepest), f"每个 指标 {text}", **GIVEN) == "passes"


@pytest.mark.no_cover
def test_a_chain_beyond_the_limit_is_told():
    with pytest.raises(AssertionError, match="展开得太大"):
        rules_of(chain(MAX_DEPTH * 2), f"要求 步{MAX_DEPTH * 2 - 1}（1） = 1")


def test_what_only_helper_functions_use_is_used():
    text = "清单 类：数量指标\n定义 是类（级：二级指标）= 级 属于 类\n定义 闲（）= 1\n"
    file, _ = parse(text + RULE.format(kind="项目表", clauses="每个 指标 要求 是类（二级指标）"), "A.rules")
    trouble = Trouble()
    unused(assemble([Layer("test", (file,))], date(2026, 1, 1), trouble), trouble)
    assert [each.place.line for each in trouble.diagnostics] == [3]
