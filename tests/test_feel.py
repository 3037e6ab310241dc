"""Our expressions against the facts of FEEL (DMN 1.4, 10.3): where both can say a thing, what it comes to.

Where they differ the difference is meant, and docs/language.md, “Compared with FEEL”, says so.
"""

import itertools
from datetime import date

import pytest

from targetlint.assets import asset
from targetlint.forms import build
from targetlint.lang.assemble import Layer, assemble
from targetlint.lang.check import check
from targetlint.lang.evaluate import evaluate
from targetlint.lang.plan import Plan
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity

GIVEN = {
    "project_name": "道路养护",
    "annual_fund": "30万元",
    "starts_on": "2026-03-01",
    "ends_on": "2026-11-30",
    "fund_parts": [{"source": "中央", "amount": "10万元"}, {"source": "省级", "amount": "20万元"}],
}
LISTS = "清单 名单：“道路养护”、“桥梁养护”\n"
NULL = "资金总额 > 0元"  # of a form that does not have it
CONDITIONS = {"true": "1 = 1", "false": "1 = 2", "null": NULL}


def value(condition):
    """What a condition comes to: true, false or null, by both evaluators, or the code of its mistake."""
    text = f"{LISTS}规则 F-001 “题”\n  适用于 项目表\n  要求 {condition}\n"
    file, told = parse(text, "x.rules")
    trouble = Trouble()
    rules = tuple(check(assemble([Layer("test", (file,))], date(2026, 1, 1), trouble), trouble))
    told += [each for each in trouble.diagnostics if each.severity is Severity.ERROR]
    if told:
        return told[0].code
    form = build.form("project_form", GIVEN, "test")
    both = {
        "false" if answers.hits else "null" if answers.doubts else "true"
        for answers in (Plan(rules).run(form, {}), evaluate(rules, form, {}))
    }
    assert len(both) == 1
    return both.pop()


def conjunction(a, b):
    return "false" if "false" in {a, b} else "null" if "null" in {a, b} else "true"


def negation(a):
    return {"true": "false", "false": "true", "null": "null"}[a]


@pytest.mark.parametrize(("a", "b"), list(itertools.product(CONDITIONS, repeat=2)))
def test_ternary_logic(a, b):
    left, right = CONDITIONS[a], CONDITIONS[b]
    assert value(f"（{left}） 且 （{right}）") == conjunction(a, b)
    assert value(f"（{left}） 或 （{right}）") == negation(conjunction(negation(a), negation(b)))
    assert value(f"非 （{left}）") == negation(a)


SAME = {
    # arithmetic: precedence, from left to right, decimal
    "1 + 2 * 3 = 7": "true",
    "(1 + 2) * 3 = 9": "true",
    "10 - 4 - 3 = 3": "true",
    "100 / 10 / 2 = 5": "true",
    "2 * -3 = -6": "true",
    "-1 - -1 = 0": "true",
    "0.1 + 0.2 = 0.3": "true",
    "1.0 = 1.00": "true",
    "1 / 4 = 0.25": "true",
    "1 / 3 * 3 = 1": "false",
    "9999999999999999 + 1 = 10000000000000000": "true",
    "1 / 0 = 1": "null",
    "0 / 0 = 0": "null",
    # comparison
    "1 < 2": "true",
    "2 <= 2": "true",
    "2 >= 3": "false",
    "2 > 2": "false",
    "1 != 2": "true",
    "资金总额 < 1元": "null",
    "资金总额 + 1元 > 0元": "null",
    "年度资金 = 300000元": "true",
    # between: both ends belong to it
    "2 介于 1 至 3": "true",
    "1 介于 1 至 3": "true",
    "3 介于 1 至 3": "true",
    "0 介于 1 至 3": "false",
    "2 介于 3 至 1": "false",
    "资金总额 介于 1元 至 3元": "null",
    # dates
    "2026-01-31 < 2026-02-01": "true",
    "2024-02-29 < 2024-03-01": "true",
    "2026-12-31 >= 2027-01-01": "false",
    "2026-01-01 = 2026年1月1日": "true",
    "开始时间 介于 2026-03-01 至 2026-03-31": "true",
    "开始时间.年 = 2026": "true",
    "填报日期 > 2026-01-01": "null",
    # membership
    "项目名称 属于 名单": "true",
    "项目编码 属于 名单": "null",
    # quantifiers over lines that there are
    "存在 分项 其中 分项.金额 > 15万元": "true",
    "存在 分项 其中 分项.金额 > 25万元": "false",
    "所有 分项 满足 分项.金额 > 5万元": "true",
    "所有 分项 满足 分项.金额 > 15万元": "false",
    "合计（资金构成.金额） = 30万元": "true",
    "个数（资金构成） = 2": "true",
    "最大（资金构成.金额） = 20万元": "true",
    "个数（资金构成 其中 金额 > 25万元） = 0": "true",
}
"""Conditions that FEEL can say, too, and what they come to in both."""


@pytest.mark.parametrize(("condition", "wanted"), SAME.items(), ids=SAME)
def test_as_in_feel(condition, wanted):
    assert value(condition) == wanted


OTHERWISE = {
    "equality with null": ("资金总额 = 1元", "null", "false"),
    "null is null": ("资金总额 = 资金总额", "null", "true"),
    "an unequal type is a mistake": ("1 = 1元", "rule/type-mismatch", "null"),
    "a text is no condition": ("“真” 且 1 = 1", "rule/type-condition", "null"),
    "texts have no order": ("“a” < “b”", "rule/type-mismatch", "true"),
    "width and spaces of texts": ("“道路 养护” 是 “道路养护”", "true", "false"),
    "a day that there is not": ("开始时间 < 2026-02-30", "rule/syntax", "null"),
    "digits of a quotient": ("1 / 3 = 0.3333333333333333333333333333", "true", "false"),
    "a list that is not there: some": ("存在 指标 其中 名称 是 已填", "null", "false"),
    "a list that is not there: every": ("所有 指标 满足 名称 是 已填", "null", "true"),
}
"""What differs on purpose: the condition, what it comes to here, and what FEEL makes of its like."""


@pytest.mark.parametrize(("condition", "here", "feel"), OTHERWISE.values(), ids=OTHERWISE)
def test_other_than_feel(condition, here, feel):
    assert value(condition) == here
    assert here != feel


@pytest.mark.skipif(not (asset("docs") / "language.md").is_file(), reason="the manual is not installed")
def test_every_difference_is_written_down():
    page = (asset("docs") / "language.md").read_text(encoding="utf-8")
    section = page.partition("## Compared with FEEL")[2].partition("\n## ")[0]
    assert section.count("\n- ") == len(OTHERWISE) - 2  # null has one entry for two conditions, lists too
