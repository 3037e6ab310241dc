"""rulebook.py: packs found, extended and pinned, and what is wrong with them."""

from datetime import date

import pytest

from targetlint import examples, rulebook
from targetlint.model.diagnostic import Severity

TODAY = date(2026, 1, 1)
RULE = """规则 {id} “题”
  适用于 项目表
  级别 警告
  参数 最低：金额 = 1万元 允许 1元 至 5万元
  要求 资金总额 ≥ 最低
  否则 “少于{{最低}}”
"""


def pack(folder, name, *lines):
    """Write a pack with a layout of its own, so that nothing but the lines is remarkable about it."""
    bare = bare_pack(folder, name, *lines)
    layout = f"版式 L-{name} “某表”\n  读作 项目表\n  标题 “某表”\n  字段 项目名称：“项目名称”\n"
    (bare / "layout.rules").write_text(layout, encoding="utf-8")
    return bare


def bare_pack(folder, name, *lines):
    (folder / name).mkdir(parents=True)
    (folder / name / "pack.rules").write_text("\n".join(lines), encoding="utf-8")
    return folder / name


def codes(diagnostics):
    return [each.code for each in diagnostics]


def test_layers_stand_in_their_order_however_deep(tmp_path):
    pack(tmp_path, "province", "规则包 “省” 版本 2026.1.0", RULE.format(id="P-001"))
    pack(tmp_path, "city", "规则包 “市” 版本 2026.1.0", "沿用 “province” 版本 2026.1")
    county = pack(
        tmp_path, "county", "规则包 “县” 版本 2026.1.0", "沿用 “市” 版本 2026",
        "调整 P-001\n  参数 最低 = 2万元\n  理由 “县里定的”",
    )  # fmt: skip
    book, told = rulebook.load([county], today=TODAY)
    assert told == []
    assert [each.id for each in book.packs] == ["province", "city", "county"]
    assert list(book.rules) == ["P-001"]
    assert "2万元" in book.explanations["P-001"].params[0][1]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("沿用 “nowhere” 版本 2026.1",), "rule/no-pack"),
        (("沿用 “../upper” 版本 2026.1",), "rule/no-pack"),
        ((f"沿用 “{'a' * 300}” 版本 2026.1",), "rule/no-pack"),
        (("沿用 “upper”",), "rule/unpinned"),
        (("沿用 “upper” 版本 2025.1",), "rule/version"),
        (("沿用 “own” 版本 2026.1",), "rule/circle"),
        (("沿用 “upper” 版本 2026.1", "停用 U-009\n  理由 “无”\n  有效期至 2027-01-01"), "rule/name"),
        (("沿用 “upper” 版本 2026.1", RULE.format(id="U-001")), "rule/twice"),
        (("沿用 “upper” 版本 2026.1", "调整 U-001\n  参数 最低 = 9万元\n  理由 “无”"), "rule/bounds"),
    ],
)
def test_what_is_wrong_with_a_layer_is_told(tmp_path, lines, code):
    pack(tmp_path, "upper", "规则包 “上级” 版本 2026.1.0", RULE.format(id="U-001"))
    own = pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0", *lines)
    _, told = rulebook.load([own], today=TODAY)
    assert codes(told) == [code]


def test_a_circle_of_packs_ends(tmp_path):
    pack(tmp_path, "a", "规则包 “甲” 版本 2026.1.0", "沿用 “b” 版本 2026.1")
    two = pack(tmp_path, "b", "规则包 “乙” 版本 2026.1.0", "沿用 “a” 版本 2026.1")
    _, told = rulebook.load([two], today=TODAY)
    assert "rule/circle" in codes(told)


def test_a_file_in_another_encoding_is_told(tmp_path):
    own = pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0")
    (own / "a.rules").write_bytes("# 规则".encode("gb18030"))
    _, told = rulebook.load([own], today=TODAY)
    assert codes(told) == ["rule/other-encoding"]


def test_what_cannot_be_opened_is_told(tmp_path):
    own = pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0", "沿用 “upper” 版本 2026.1")
    (own / "a.rules").mkdir()
    (tmp_path / "neighbour" / "pack.rules").mkdir(parents=True)
    pack(tmp_path, "upper", "规则包 “上级” 版本 2026.1.0")
    book, told = rulebook.load([own], today=TODAY)
    assert codes(told) == ["rule/no-file"]
    assert [each.id for each in book.packs] == ["upper", "own"]


def test_the_hash_is_of_names_and_contents(tmp_path):
    one = pack(tmp_path, "one", "规则包 “甲” 版本 2026.1.0")
    before = rulebook.load([one], today=TODAY)[0].packs[0].hash
    (one / "a.rules").write_text(RULE.format(id="A-001"), encoding="utf-8")
    after = rulebook.load([one], today=TODAY)[0].packs[0].hash
    assert before != after
    assert after == rulebook.load([one], today=TODAY)[0].packs[0].hash


def test_a_rule_is_explained_without_the_next_one_of_its_file(tmp_path):
    own = pack(
        tmp_path, "own", "规则包 “本级” 版本 2026.1.0",
        "# 为什么", RULE.format(id="A-001").rstrip(), "", "# 下一条的说明", RULE.format(id="A-002"),
    )  # fmt: skip
    book, _ = rulebook.load([own], today=TODAY)
    text = book.explanations["A-001"].text
    assert text.startswith("规则 A-001")
    assert text.endswith("否则 “少于{最低}”")


def test_an_adjusted_rule_may_end_otherwise_than_its_examples(tmp_path):
    shown = "  示例 合格 “两万”\n    已知 资金总额 = 2万元"
    pack(tmp_path, "upper", "规则包 “上级” 版本 2026.1.0", RULE.format(id="U-001") + shown)
    lines = "规则包 “县” 版本 2026.1.0", "沿用 “upper” 版本 2026.1"
    county = pack(tmp_path, "county", *lines, "调整 U-001\n  参数 最低 = 3万元\n  理由 “县里定的”")
    book, told = rulebook.load([county], today=TODAY)
    (result,) = examples.run(book)
    assert told == []
    assert result.passed
    assert "少于3万元" in result.detail.zh
    assert examples.run(rulebook.load([tmp_path / "upper"], today=TODAY)[0])[0].detail.zh == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("已知 资金总量 = 3万元", "资金总量"),
        ("已知 指标[1].名称 = 培训", "是清单"),
        ("已知 资金总额：\n  | 金额 |\n  | 3万元 |", "不是清单"),
        ("已知 指标：\n  | 名字 |\n  | 培训 |", "名字"),
        ("另有 项目表：\n  已知 资金总量 = 3万元", "资金总量"),
        ("另有 项目：\n  已知 资金总额 = 3万元", "「项目」"),
        ("应报告 位于 资金总量", "资金总量"),
        ("已知 资金总额 = 1元\n    已知 资金总额 = 2元", "两次"),
        ("应报告 位于 指标[2].名称", "第 2 行"),
        ("应报告 位于 项目名称[1]", "不是清单"),
    ],
)
def test_what_an_example_means_is_never_left_out_in_silence(tmp_path, given, said):
    rule = RULE.format(id="A-001") + f"  示例 合格 “例”\n    {given}"
    _, told = rulebook.load([pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0", rule)], today=TODAY)
    assert len(told) == 1
    assert said in told[0].message.zh


def test_what_an_example_forgets_to_give_is_named(tmp_path):
    rule = RULE.format(id="A-001") + "  示例 合格 “例”"
    book, told = rulebook.load([pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0", rule)], today=TODAY)
    (result,) = examples.run(book)
    assert told == []
    assert not result.passed
    assert "资金总额：本表没有这一栏" in result.detail.zh


def test_an_example_is_of_a_form_that_the_rule_asks(tmp_path):
    rule = RULE.format(id="A-001") + "  示例 合格 “例” 对于 部门表\n    已知 资金总额 = 3万元"
    _, told = rulebook.load([pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0", rule)], today=TODAY)
    assert codes(told) == ["rule/example-kind"]


def test_an_example_can_expect_a_finding_at_the_form(tmp_path):
    rule = RULE.format(id="A-001").replace("否则 ", "否则 位于 本表 ")
    rule += "  示例 违规 “例”\n    已知 资金总额 = 3元\n    应报告 位于 本表"
    book, _ = rulebook.load([pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0", rule)], today=TODAY)
    assert examples.run(book)[0].passed


def test_a_pack_without_layouts_says_that_it_recognises_nothing(tmp_path):
    own = bare_pack(tmp_path, "own", "规则包 “本级” 版本 2026.1.0")
    _, told = rulebook.load([own], today=TODAY)
    assert codes(told) == ["rule/no-layouts"]
    assert told[0].severity is Severity.WARNING


def test_two_packs_of_one_name_are_told_apart_or_not_at_all(tmp_path):
    packs = [pack(tmp_path / place, "county", "规则包 “县” 版本 2026.1.0") for place in ("east", "west")]
    book, told = rulebook.load(packs, today=TODAY)
    assert codes(told) == ["rule/same-name"]
    assert [each.id for each in book.packs] == ["county"]
