"""`rules check`: rules that hold together and are odd all the same; `effective` and `diff` on layers."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from targetlint import rulebook
from targetlint.cli.commands import build
from targetlint.examine import costs, examine
from targetlint.lang.analysis.cost import FORMS, ROWS

TODAY = date(2026, 1, 1)
LAYOUT = "版式 L-1 “某表”\n  读作 项目表\n  标题 “某表”\n  字段 项目名称：“项目名称”\n"
EXAMPLES = "\n  示例 合格 “无”\n  示例 违规 “无”\n"
HEAD = "规则 A-{number} “题”\n  适用于 项目表\n"


@pytest.fixture
def pack(tmp_path):
    def write(text, name="own", above=""):
        (tmp_path / name).mkdir()
        head = f"规则包 “{name}” 版本 2026.1.0\n" + (f"沿用 “{above}” 版本 2026\n" if above else LAYOUT)
        (tmp_path / name / "pack.rules").write_text(head + text, encoding="utf-8")
        return tmp_path / name

    return write


def rule(*clauses, number=1):
    return HEAD.format(number=number) + "\n".join(f"  {clause}" for clause in clauses) + EXAMPLES


def examined(folder):
    book, told = rulebook.load([folder], today=TODAY)
    assert told == []
    return [(each.code.removeprefix("rule/"), each.place.stretch) for each in examine(book, {folder.name})]


@pytest.mark.parametrize(
    ("clauses", "odd"),
    [
        (["要求 项目名称 是 已填"], []),
        (["当 项目名称 是 已填", "要求 项目名称 是 已填"], ["never-fires"]),
        (["当 项目名称 是 已填", "禁止 项目名称 是 空白"], ["never-fires"]),
        (["当 项目名称 是 已填", "要求 项目名称 不是 空白"], ["never-fires"]),
        (["当 项目名称 是 空白", "当 项目名称 是 已填", "要求 资金总额 是 已填"], ["never-reached"]),
        (["当 项目属性 是 新增 且 项目属性 是 延续", "要求 资金总额 是 已填"], ["never-reached"]),
        (["当 项目名称 是 “甲” 且 项目名称 是 “Ａ”", "要求 资金总额 是 已填"], ["never-reached"]),
        (["当 项目名称 是 “A” 且 项目名称 是 “Ａ”", "要求 资金总额 是 已填"], []),
        (["当 资金总额 ≥ 5元 且 资金总额 < 5元", "要求 项目名称 是 已填"], ["never-reached"]),
        (["当 资金总额 ≥ 5元 且 资金总额 ≤ 5元", "要求 项目名称 是 已填"], []),
        (["当 填报日期 > 2026-01-01 且 填报日期 < 2025-01-01", "要求 项目名称 是 已填"], ["never-reached"]),
        (["每个 指标 其中 指标值 ≥ 90% 且 指标值 ≤ 80%", "要求 名称 是 已填"], ["never-reached"]),
        (["每个 指标 其中 指标值 ≥ 90人 且 指标值 ≤ 80户", "要求 名称 是 已填"], []),
        (["每个 指标 其中 二级指标 是 质量指标 且 二级指标 属于 类", "要求 名称 是 已填"], ["never-reached"]),
        (["每个 指标 其中 二级指标 是 数量指标 且 二级指标 属于 类", "要求 名称 是 已填"], []),
        (["当 非 项目名称 提及 词 且 项目名称 提及 词", "要求 资金总额 是 已填"], ["never-reached"]),
        (["当 5 > 3", "要求 资金总额 是 已填"], ["always"]),
        (["当 5 < 3", "要求 资金总额 是 已填"], ["never-reached"]),
        (["当 5 < 3 或 资金总额 > 0元", "要求 资金总额 是 已填"], []),
        (["参数 线：金额 = 5元", "要求 资金总额 是 已填"], ["unused"]),
        (["参数 线：金额 = 5元", "要求 资金总额 ≥ 线"], []),
        (["参数 线：金额 = 5元", "要求 资金总额 是 已填", "否则 “不到{线}”"], []),
        (["令 名 = 项目名称", "要求 资金总额 是 已填"], ["unused"]),
        (["令 名 = 项目名称", "令 长 = 名.字数", "要求 长 > 3"], []),
    ],
)
def test_what_a_rule_never_does(pack, clauses, odd):
    words = "清单 类：数量指标\n词表 词：“若干”\n"
    use = rule("每个 指标 其中 二级指标 属于 类", "禁止 名称 提及 词", number=2)
    assert [code for code, _ in examined(pack(words + rule(*clauses) + use))] == odd


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("清单 类：数量指标\n", ("unused", "类")),
        ("词表 词：“若干”\n", ("unused", "词")),
        ("来源 办法 = “某办法” 未核\n", ("unused", "办法")),
        (rule("要求 项目名称 是 已填", number=2), ("same-question", "A-2")),
        ("source m = “某办法” 未核\n", ("mixed", "source")),
        ("规则 B-1 “题” 适用于 项目表 要求 资金总额 是 已填\n示例 合格 “无”\n", ("no-example-fails", "B-1")),
        ("规则 B-1 “题” 适用于 项目表 要求 资金总额 是 已填\n示例 违规 “无”\n", ("no-example-passes", "B-1")),
    ],
)
def test_what_a_pack_never_uses_or_says_twice(pack, text, odd):
    assert odd in examined(pack(rule("要求 项目名称 是 已填") + text))


def test_only_the_packs_that_are_asked_about_are_told(pack):
    pack("清单 类：数量指标\n", name="upper")
    assert examined(pack(rule("要求 项目名称 是 已填"), above="upper")) == []


@pytest.mark.parametrize(
    ("clauses", "least"),
    [
        (["要求 项目名称 是 已填"], 1),
        (["每个 指标", "要求 名称 是 已填"], ROWS),
        (["每个 指标", "要求 没有 任务 属于 本表.实施计划 其中 内容 是 已填"], ROWS * ROWS),
        (["要求 个数（同批次（项目表 其中 项目名称 是 本表.项目名称）） = 0"], FORMS),
    ],
)
def test_the_cost_is_the_product_of_the_lists(pack, clauses, least):
    book, _ = rulebook.load([pack(rule(*clauses))], today=TODAY)
    (found,) = costs(book, {"own"})
    assert least <= found.steps < least * 20


def run(*arguments):
    done = CliRunner().invoke(build("zh"), [*map(str, arguments)], standalone_mode=False)
    assert done.exception is None, done.exception
    return done.return_value, done.stdout


CHANGES = """调整 A-1
  参数 线 = 8元
  理由 “县里定的”
停用 A-2
  理由 “不适用”
  有效期至 2099-12-31
"""


@pytest.fixture
def layers(pack):
    upper = rule("参数 线：金额 = 5元", "要求 资金总额 ≥ 线") + rule("要求 项目名称 是 已填", number=2)
    return pack(upper, name="upper"), pack(CHANGES, name="county", above="upper")


def test_check_says_how_much_is_odd(pack):
    code, said = run("rules", "check", pack(rule("参数 线：金额 = 5元", "要求 资金总额 是 已填")))
    assert (code, said.splitlines()[-1]) == (0, "1 条规则：错误 0，警告 0，提示 1")
    assert "「线」没有用到" in said


def test_check_tells_mistakes_first(pack):
    code, said = run("rules", "check", pack(rule("要求 项目名 是 已填")))
    assert (code, "不认识「项目名」" in said) == (1, True)


def test_effective_says_which_line_set_a_value(layers):
    upper, county = layers
    _, said = run("rules", "effective", "A-1", "--rules", county)
    assert "参数 线 = 8元\n    --> county/pack.rules:4\n    county 设定：县里定的" in said
    _, said = run("rules", "effective", "--rules", upper)
    assert "参数 线 = 5元\n    --> upper/pack.rules:8" in said


def test_effective_as_json(layers):
    _, said = run("rules", "effective", "A-2", "--rules", layers[1], "--format", "json")
    disabled = json.loads(said)["settings"][-1]
    assert (disabled["kind"], disabled["pack"], disabled["line"]) == ("disabled", "county", 6)
    assert (disabled["reason"], disabled["until"]) == ("不适用", "2099-12-31")


def test_diff_says_what_a_county_changed(layers):
    code, said = run("rules", "diff", *layers)
    assert code == 1
    assert "+ A-2 停用 = 2099-12-31" in said
    assert "~ A-1 参数 线 = 5元 → 8元" in said
    assert run("rules", "diff", layers[0], layers[0]) == (0, "两个规则包没有差别\n")


def test_diff_as_json(layers):
    _, said = run("rules", "diff", *reversed(layers), "--format", "json")
    found = json.loads(said)
    assert [each["kind"] for each in found["removed"]] == ["disabled"]
    assert [each["after"]["value"]["zh"] for each in found["changed"]] == ["5元"]
