"""The printable rule book: what stands in it, in three formats, and which clauses have no rule."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from lxml import etree

from targetlint import packs, rulebook
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.cli.main import run
from targetlint.manual import manual
from targetlint.reporters.manual import html, markdown, word

TODAY = date(2026, 1, 1)
UPPER = """\
规则包 zh “示范省规则” en "Rules of a province" 版本 2026.1.0
来源 办法 = 《示范办法》 已核
  条款 “第五条”、“第六条”、“第七条”
来源 通知 = “示范通知” 未核
版式 T1 “表” 读作 项目表 标题 “表”
样表 “一般”
  已知 资金总额 = 3万元
# 为什么有<它>。
规则 SF-001 zh “金额应够” en "Enough money"
  适用于 项目表
  维度 可行性
  依据 办法 “第五条（第一款）”
  依据 通知 “第九条”
  参数 起点：金额 = 1万元 允许 0元 至 9万元
  每个 指标 其中 二级指标 是 数量指标
  要求 本表.资金总额 ≥ 起点 或
    # 说明
    年度资金 ≥ 起点
  否则 zh “只有{本表.资金总额}|*少*” en "only {本表.资金总额}"
  建议 zh “多申请” en "ask for more"
  示例 违规 “少” 基于 “一般”
    已知 资金总额 =
    已知 指标：
      | 名称 | 二级指标 |
      | 甲&乙 | 数量指标 |
    另有 部门表：
    已知 基本支出 = 5元
    应报告 位于 资金总额 包含 “只有”
规则 SF-002 “名称必填” 适用于 部门表 要求 部门名称 是 已填
规则 SF-003 “停了的” 适用于 部门表 依据 办法 “第六条” 要求 部门名称 是 已填
"""
LOWER = """\
规则包 “示范县规则” 版本 2026.2.0
沿用 “upper” 版本 2026.1
调整 SF-001
  参数 起点 = 2万元
  否则 “县里另有说法{资金总额}”
  理由 “县里定的”
停用 SF-003
  理由 “不用”
  有效期至 2026-12-31
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("packs")
    for name, text in (("upper", UPPER), ("lower", LOWER)):
        (home / name).mkdir()
        (home / name / "pack.rules").write_text(text, encoding="utf-8")
    return home / "lower"


def book(folder: Path, lang: str):
    whole, told = rulebook.load([folder], today=TODAY)
    assert [each.message.en for each in told if each.severity == "error"] == []
    return manual(whole, packs.layers(folder), lang, TODAY)


def test_a_rule_in_the_words_of_its_reader(county: Path) -> None:
    rule = next(each for each in book(county, "en").rules if each.info.id == "SF-001")
    assert rule.steps == ("for each indicator where tier2 is quantity",)
    (question,) = rule.questions
    assert question.asked == "require form.fund_total >= 起点 or annual_fund >= 起点"
    assert (question.message, question.suggestion) == ("县里另有说法{资金总额}", "ask for more")
    (param,) = rule.params
    assert (param.name, param.value.en, param.pack, param.reason) == ("起点", "2万元", "lower", "县里定的")
    (case,) = rule.cases
    assert case.cells == (
        ("based on", "一般"),
        ("fund_total", ""),
        ("given another department_form", "department_form"),
        ("basic_spending", "5元"),
    )
    (table,) = case.tables
    assert (table.name, table.header, table.rows) == (
        "indicators",
        ("name", "tier2"),
        (("甲&乙", "数量指标"),),
    )
    assert case.expects == ("expect at fund_total contains “只有”",)


def test_clauses_and_their_rules(county: Path) -> None:
    first, second = book(county, "zh").sources
    assert [(each.clause, each.rules, each.listed) for each in first.clauses] == [
        ("第五条", ("SF-001",), True),
        ("第六条", ("SF-003",), True),
        ("第七条", (), True),
    ]
    assert (first.lists, first.verified) == (True, True)
    assert [(each.clause, each.verified) for each in second.clauses] == [("第九条", False)]
    assert (second.lists, second.verified) == (False, False)


WANTED = (
    "示范县规则 规则手册",
    "按审核维度索引",
    "按依据索引",
    "还没有规则的条款 1 条：第七条。",
    "没有引用文件的规则",
    "示范通知（未核）",
    "示范办法 第五条（第一款）（已核）",
    "起点 = 2万元（lower，lower/pack.rules:4），理由：县里定的",
    "每个 指标 其中 二级指标 是 数量指标",
    "甲&乙",
    "（空白）",
    "为什么有<它>。",
)


def test_markdown(county: Path) -> None:
    text = re.sub(r"\\(.)", r"\1", markdown.render(book(county, "zh")))
    assert [each for each in WANTED if each not in text] == []
    assert "[SF-001](#SF-001)" in text
    assert '<a id="SF-001"></a>' in text


def test_html_stands_alone(county: Path) -> None:
    page = html.render(book(county, "zh"))
    tree = etree.HTML(page)
    text = " ".join(tree.itertext())
    assert [each for each in WANTED if each not in text] == []
    anchors = {each.get("id") for each in tree.iter() if each.get("id")}
    assert anchors == {"SF-001", "SF-002", "SF-003"} == {each.get("href")[1:] for each in tree.iter("a")}
    assert re.findall(r"https?:|src=|<link|@import|url\(", page) == []
    assert "@media print" in page


def test_word(county: Path) -> None:
    data = word.render(book(county, "zh"))
    assert data == word.render(book(county, "zh"))
    opened = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    text = "\n".join([each.text for each in opened.paragraphs] + cells)
    assert [each for each in WANTED if each not in text] == []
    assert [each.text for each in opened.paragraphs if each.style.name == "Heading 1"] == [
        "示范县规则 规则手册"
    ]


def test_the_command(county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["rules", "doc", str(county), "--today", "2026-01-01"]
    for name in ("手册.html", "手册.md", "手册.DOCX"):
        assert run([*words, "-o", str(tmp_path / name)], "zh") == CLEAN
        assert (tmp_path / name).stat().st_size > 1000
        assert "共 3 条规则" in capsys.readouterr().out
    assert run(words, "en") == CLEAN
    assert capsys.readouterr().out.startswith("# Rule book: ")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["-o", "手册.pdf"], "应以 .html .md .docx 之一结尾"),
        (["--today", "明天"], "不是日期"),
        (["-o", "no/such/手册.md"], "写不了"),
    ],
)
def test_what_cannot_be_written(
    county: Path, more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "doc", str(county), *more], "zh") == UNTRUSTED
    assert said in capsys.readouterr().err
