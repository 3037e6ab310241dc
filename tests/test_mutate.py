"""lang/mutate.py: one change at a time, of what decides and of nothing else."""

import pytest

from targetlint.lang import declared
from targetlint.lang.mutate import mutants
from targetlint.lang.syntax.parse import parse

HEAD = "规则 A-001 “题”\n  适用于 项目表\n"


def changes(clauses):
    file, diagnostics = parse(HEAD + clauses, "A.rules")
    assert diagnostics == []
    rule = file.declarations[0]
    assert isinstance(rule, declared.Rule)
    return [f"{each.was} → {each.now}".rstrip(" →") for each in mutants(rule)]


@pytest.mark.parametrize(
    ("clauses", "wanted"),
    [
        ("  要求 资金总额 ≥ 36万元", [
            "资金总额 ≥ 36万元 → 资金总额 > 36万元", "资金总额 ≥ 36万元 → 资金总额 ≤ 36万元",
            "36万元 → 37万元", "36万元 → 35万元",
        ]),
        ("  参数 线：百分比 = 0.50%\n  要求 执行率 ≤ 线", [
            "0.50% → 0.51%", "0.50% → 0.49%", "执行率 ≤ 线 → 执行率 < 线", "执行率 ≤ 线 → 执行率 ≥ 线",
        ]),
        ("  要求 开始时间 = 2026-12-31", [
            "开始时间 = 2026-12-31 → 开始时间 ≠ 2026-12-31",
            "2026-12-31 → 2027-01-01", "2026-12-31 → 2026-12-30",
        ]),
        ("  要求 项目属性 是 新增", ["项目属性 是 新增 → 项目属性 不是 新增"]),
        ("  require attribute is new", ["attribute is new → attribute is not new"]),
        ("  要求 项目名称 是 已填", ["项目名称 是 已填 → 项目名称 不是 已填"]),
        ("  要求 项目名称 包含 “路”", ["项目名称 包含 “路” → 非 项目名称 包含 “路”"]),
        ("  require project_name contains “路”", [
            "project_name contains “路” → not project_name contains “路”",
        ]),
        ("  要求 非 项目名称 包含 “路”", ["非 项目名称 包含 “路” → 项目名称 包含 “路”"]),
        (
            "  要求 资金总额 ≈ 年度资金",
            ["资金总额 ≈ 年度资金 → 非 资金总额 ≈ 年度资金", "资金总额 ≈ 年度资金 → 资金总额 = 年度资金"],
        ),
        ("  要求 项目名称 是 已填 且 单位 是 已填", [
            "项目名称 是 已填 且 单位 是 已填 → 项目名称 是 已填 或 单位 是 已填",
            "项目名称 是 已填", "单位 是 已填",
            "项目名称 是 已填 → 项目名称 不是 已填", "单位 是 已填 → 单位 不是 已填",
        ]),
        ("  要求 存在 指标 其中 名称 是 已填", [
            "存在 指标 其中 名称 是 已填 → 没有 …", "名称 是 已填 → 名称 不是 已填",
        ]),
        ("  要求 （资金总额 缺省 0元） > 年度资金", [
            "（资金总额 缺省 0元） > 年度资金 → （资金总额 缺省 0元） ≥ 年度资金",
            "（资金总额 缺省 0元） > 年度资金 → （资金总额 缺省 0元） < 年度资金",
            "资金总额 缺省 0元 → 资金总额", "0元 → 1元", "0元 → -1元",
        ]),
        ("  要求 个数（指标 其中 名称 是 已填） = 年度资金", [
            "个数（指标 其中 名称 是 已填） = 年度资金 → 个数（指标 其中 名称 是 已填） ≠ 年度资金",
            "名称 是 已填", "名称 是 已填 → 名称 不是 已填",
        ]),
        ("  当 单位 是 已填\n  禁止 盖章 是 空白", [
            "当 单位 是 已填", "单位 是 已填 → 单位 不是 已填", "盖章 是 空白 → 盖章 不是 空白",
        ]),
        ("  每个 指标 其中 名称 是 已填\n  要求 指标值 是 已填", [
            "名称 是 已填", "名称 是 已填 → 名称 不是 已填", "指标值 是 已填 → 指标值 不是 已填",
        ]),
    ],
    ids=lambda each: each.strip() if isinstance(each, str) else "",
)  # fmt: skip
def test_every_way_of_changing_a_clause(clauses, wanted):
    assert sorted(changes(clauses)) == sorted(wanted)


def test_what_only_says_something_stays_as_it_is():
    """A let that no condition asks for, messages, places and marks decide nothing."""
    found = changes(
        "  令 首项 = 第一个（实施计划 其中 内容 是 已填）\n  令 和 = 资金总额 + 1元\n  令 双 = 和 + 和\n"
        "  要求 双 是 空白\n  否则 位于 首项.内容 标出 “路” “{个数（指标 其中 名称 是 已填）}”"
    )
    assert sorted(found) == sorted(
        ["资金总额 + 1元 → 资金总额 - 1元", "1元 → 2元", "1元 → 0元", "和 + 和 → 和 - 和",
         "双 是 空白 → 双 不是 空白"]
    )  # fmt: skip


def test_a_changed_rule_is_the_rule_but_for_one_place():
    text = HEAD + "  要求 资金总额 ≥ 36万元\n  否则 “少”\n"
    file, _ = parse(text, "A.rules")
    changed = [each.node for each in mutants(file.declarations[0])]
    for each, sign in zip(changed, ("36万元", "37万元"), strict=False):
        assert (each.id, each.asks[0].otherwise) == ("A-001", file.declarations[0].asks[0].otherwise), sign
    assert len({repr(each.asks[0].condition) for each in changed}) == len(changed)
