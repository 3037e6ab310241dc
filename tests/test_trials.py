"""trials/: what the examples of a rule show, which changes they notice, and gaps that a comment argues."""

import json
from datetime import date

import pytest

from targetlint import examples, rulebook
from targetlint.cli.main import run
from targetlint.trials.worth import worth

TODAY = date(2026, 1, 1)
HEAD = "规则 A-001 “题”\n  适用于 项目表\n"
BOTH = "  示例 合格 “多”\n    已知 资金总额 = 40万元\n  示例 违规 “少”\n    已知 资金总额 = 30万元\n"
LIMIT = "  要求 资金总额 ≥ 36万元\n"
SHARP = "  示例 合格 “正好”\n    已知 资金总额 = 36万元\n  示例 违规 “差一点”\n    已知 资金总额 = 35万元\n"
UNKNOWN = "  示例 无法判断 “空白”\n    已知 资金总额 =\n"
LAYOUT = "版式 L “某表”\n  读作 项目表\n  标题 “某表”\n  字段 项目名称：“项目名称”\n"


@pytest.fixture
def book(tmp_path):
    def made(text):
        (tmp_path / "own").mkdir(exist_ok=True)
        (tmp_path / "own" / "pack.rules").write_text(
            "规则包 “本级” 版本 2026.1.0\n" + LAYOUT + text, encoding="utf-8"
        )
        found, told = rulebook.load([tmp_path / "own"], today=TODAY)
        assert told == []
        return found

    return made


def gaps(book, *, shown=False, noticed=False, select=()):
    found = worth(book, {"own"}, select, shown=shown, noticed=noticed)
    tally = found.shown if shown else found.noticed
    assert tally.count - tally.met == len(tally.gaps)
    return [gap.mark.zh for gap in tally.open_gaps]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (LIMIT, ["资金总额 ≥ 36万元 通过", "资金总额 ≥ 36万元 违反", "无法判断"]),
        (LIMIT + BOTH, ["无法判断"]),
        (LIMIT + BOTH + UNKNOWN, []),
        ("  要求 资金总额 是 已填\n" + BOTH.replace("30万元", ""), []),
        ("  当 盖章 是 空白\n" + LIMIT + BOTH,
         ["当 盖章 是 空白 成立", "资金总额 ≥ 36万元 通过", "资金总额 ≥ 36万元 违反", "无法判断"]),
        ("  每个 指标\n  要求 名称 是 已填\n",
         ["每个 指标 选中", "名称 是 已填 通过", "名称 是 已填 违反", "无法判断"]),
        (("  每个 指标 其中 名称 是 已填\n  禁止 备注 是 空白\n"
         "  示例 违规 “空”\n    已知 指标：\n      | 名称 | 备注 |\n      | 甲 | |\n"),
         ["名称 是 已填 排除", "备注 是 空白 通过", "无法判断"]),
        # a part counts where the answer hangs on it alone
        (("  要求 盖章 是 已填 或 单位 是 已填\n"
         "  示例 合格 “两样”\n    已知 盖章 = 某局\n    已知 单位 = 某局\n"
         "  示例 违规 “两样都没有”\n    已知 盖章 =\n    已知 单位 =\n"),
         ["盖章 是 已填 独自成立", "单位 是 已填 独自成立"]),
    ],
)  # fmt: skip
def test_what_no_example_shows(book, text, wanted):
    assert gaps(book(HEAD + text.replace("单位", "实施单位")), shown=True) == [
        each.replace("单位", "实施单位") for each in wanted
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (LIMIT + BOTH, ["资金总额 ≥ 36万元 → 资金总额 > 36万元", "36万元 → 37万元", "36万元 → 35万元"]),
        (LIMIT + SHARP, []),
        (LIMIT + SHARP.replace("= 35万元", "= 34万元"), ["36万元 → 35万元"]),
    ],
)
def test_changes_that_no_example_notices(book, text, wanted):
    assert gaps(book(HEAD + text), noticed=True) == wanted


LEXICON = "词表 空话：“明显”、“显著”\n  除外 “显著性”\n清单 类别：数量指标、质量指标\n"
USER = (
    "规则 B-001 “题”\n  适用于 项目表\n  每个 指标 其中 二级指标 是 已填 且 二级指标 属于 类别\n"
    "  禁止 名称 提及 空话\n  示例 违规 “明显”\n    已知 指标：\n      | 二级指标 | 名称 |\n"
)


def words(found):
    known = {"明显", "显著", "显著性", "数量指标", "质量指标"}
    return [each for each in found if each in known]


@pytest.mark.parametrize(
    ("rows", "unused", "missed"),
    [
        ("      | 数量指标 | 明显 |\n", ["显著", "显著性", "质量指标"], ["显著", "显著性", "质量指标"]),
        ("      | 数量指标 | 明显显著 |\n", ["显著", "显著性", "质量指标"],
         ["明显", "显著", "显著性", "质量指标"]),
        ("      | 数量指标 | 明显 |\n      | 质量指标 | 显著性明显 |\n", ["显著"], ["显著", "显著性"]),
    ],
)  # fmt: skip
def test_words_that_no_example_uses_or_would_miss(book, rows, unused, missed):
    """A row of the example that is not expected by its place may lose its finding unnoticed."""
    made = book(LEXICON + USER + rows + "    应报告 位于 指标.名称\n")
    assert words(gaps(made, shown=True)) == unused
    assert words(gaps(made, noticed=True)) == missed


TABLE = """判定表 归类（名称：文字） 得 文字：
  | 名称 包含 | 结果 |
  | 培训 | 人次 |
  | 道路 | 公里 |
"""


def test_rows_of_a_table_that_no_example_comes_upon(book):
    made = book(
        TABLE + "规则 T-001 “题”\n  适用于 项目表\n  每个 指标\n  要求 计量单位 是 查表（归类，名称）\n"
        "  示例 违规 “人”\n    已知 指标：\n      | 名称 | 计量单位 |\n      | 培训 | 人 |\n"
        "  示例 合格 “人次”\n    已知 指标：\n      | 名称 | 计量单位 |\n      | 培训 | 人次 |\n"
    )
    assert [each for each in gaps(made, shown=True) if "|" in each] == ["道路 | 公里"]
    assert [each for each in gaps(made, noticed=True) if "|" in each] == ["道路 | 公里"]


def test_words_are_left_out_where_rules_are_selected(book):
    """Other rules may show them."""
    made = book(LEXICON + USER + "      | 数量指标 | 明显 |\n")
    assert "显著" in gaps(made, shown=True)
    assert "显著" not in gaps(made, shown=True, select=["B-001"])


def test_a_comment_argues_a_gap(book):
    marks = "# 为什么有它。\n# 无示例：36万元 → 35万元：差一万元的不值得举\n"
    marks += "# no example: undecided: always filled\n"
    made = book(marks + HEAD + LIMIT + SHARP.replace("= 35万元", "= 34万元"))
    found = worth(made, {"own"}, (), shown=True, noticed=True)
    assert [gap.reason for gap in found.noticed.gaps] == ["差一万元的不值得举"]
    assert [gap.reason for gap in found.shown.gaps] == ["always filled"]
    assert found.complete


@pytest.mark.parametrize("mark", ["36万元 → 99万元：写错了", "36万元 → 35万元", "36万元 → 35万元："])
def test_a_comment_that_argues_nothing_is_told(book, mark):
    made = book(f"# 无示例：{mark}\n" + HEAD + LIMIT + SHARP + UNKNOWN)
    found = worth(made, {"own"}, (), shown=True, noticed=True)
    assert [gap.mark.zh for gap in found.shown.open_gaps] == [mark.strip()]
    assert not found.complete


def test_a_comment_argues_the_rest_of_a_list_and_of_nothing_else(book):
    rest = "# 无示例：其余：同类的词，写法相同\n"
    made = book(rest + LEXICON + rest + USER + "      | 数量指标 | 明显 |\n    应报告 位于 指标[1].名称\n")
    found = worth(made, {"own"}, (), shown=True, noticed=True)
    assert {gap.about for gap in found.shown.open_gaps} == {"B-001", "类别"}


def test_marks_are_no_part_of_the_reason_for_a_rule(book):
    made = book("# 为什么有它。\n# 无示例：无法判断：总是填了\n" + HEAD + LIMIT + SHARP)
    assert made.explanations["A-001"].why == "为什么有它。"


@pytest.mark.parametrize(
    ("expect", "passed"),
    [("指标.名称", False), ("指标[2].名称", True), ("指标[1].名称", False), ("指标.备注", False)],
)
def test_a_path_over_a_list_expects_a_finding_in_every_line(book, expect, passed):
    made = book(
        "规则 C-001 “题”\n  适用于 项目表\n  每个 指标\n  要求 名称 是 已填\n"
        "  示例 违规 “一行空着”\n    已知 指标：\n"
        f"      | 名称 | 备注 |\n      | 甲 | |\n      | | |\n    应报告 位于 {expect}\n"
    )
    assert [each.passed for each in examples.run(made)] == [passed]


def test_the_author_of_an_upper_pack_is_asked_for_its_examples_not_a_county(tmp_path):
    for name, text in {
        "upper": HEAD + LIMIT + BOTH,
        "own": "沿用 “upper” 版本 2026.1\n" + HEAD.replace("A-", "B-") + LIMIT + SHARP + UNKNOWN,
    }.items():
        (tmp_path / name).mkdir()
        layout = LAYOUT.replace(" L ", f" L-{name} ")
        (tmp_path / name / "pack.rules").write_text(
            f"规则包 “{name}” 版本 2026.1.0\n{layout}{text}", encoding="utf-8"
        )
    found, _ = rulebook.load([tmp_path / "own"], today=TODAY)
    assert worth(found, {"own"}, (), shown=True, noticed=True).complete
    assert not worth(found, {"upper"}, (), shown=True, noticed=True).complete


class TestTheCommand:
    @pytest.fixture
    def folder(self, book, tmp_path):
        book("# 为什么。\n" + HEAD + LIMIT + SHARP)
        return str(tmp_path / "own")

    def test_without_options_only_the_examples_count(self, folder, capsys):
        assert run(["rules", "test", folder], "en") == 0
        assert capsys.readouterr().out == "2 examples, 2 as expected, 0 not\n"

    def test_a_gap_is_shown_at_its_place_with_the_next_act(self, folder, capsys):
        assert run(["rules", "test", "--coverage", "--mutate", folder], "zh") == 1
        out = capsys.readouterr().out
        assert "警告[A-001] 没有无法判断的示例\n --> own/pack.rules:7:4" in out
        assert "# 无示例：无法判断：（理由）" in out
        assert "覆盖：3 处中示例照到 2 处；1 处没有照到，另有 0 处" in out
        assert "变异：4 处改动中示例发现 4 处；0 处没有发现" in out

    def test_json_has_both_languages_and_no_other_text(self, folder, capsys):
        assert run(["rules", "test", "--coverage", "--format", "json", folder], "zh") == 1
        made = json.loads(capsys.readouterr().out)
        assert [each["passed"] for each in made["examples"]] == [True, True]
        assert (made["coverage"]["count"], made["coverage"]["met"]) == (3, 2)
        assert made["coverage"]["gaps"][0]["mark"] == {"zh": "无法判断", "en": "undecided"}
        assert "mutation" not in made

    def test_an_unknown_selector_is_told(self, folder, capsys):
        assert run(["rules", "test", "--select", "A-002", folder], "zh") == 2
        assert "没有规则「A-002」。是不是「A-001」？" in capsys.readouterr().err
