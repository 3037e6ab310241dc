"""Suggestions say how far they may be trusted and where they come from; automatic ones change signs only."""

from __future__ import annotations

import json
from datetime import date

import pytest
from build_examples import as_txt, source

from targetlint import lint, rulebook
from targetlint.lang.syntax.parse import parse
from targetlint.model.diagnostic import Drawn, Grade
from targetlint.reporters import json as reporter
from targetlint.reporters.terminal import full
from targetlint.reporters.terminal.page import Page

TODAY = date(2026, 6, 1)
PACK = """规则包 “试” 版本 2026.1.0
版式 L-1 “表”
  读作 项目表
  标题 “绩效目标申报表”
  字段 项目名称：“项目名称”
  字段 资金总额：“资金总额” 单位 万元
  字段 年度目标：“年度目标”
规则 S-001 “题”
  适用于 项目表
  禁止 项目名称 不是 空白
  否则 位于 项目名称 “毛病”
"""
FORM = "绩效目标申报表\n\n| 项目名称 | {name} |\n| 资金总额 | 36万元 |\n| 年度目标 | 修路三公里 |\n"


def _reported(tmp_path, suggestion, name="培训（５０人）"):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.rules").write_text(f"{PACK}  {suggestion}\n", encoding="utf-8")
    book, told = rulebook.load([tmp_path / "pack"], today=TODAY)
    path = tmp_path / "form.txt"
    path.write_bytes(as_txt(source(FORM.format(name=name))))
    report = lint.check([path], book, today=TODAY)
    report.findings = [each for each in report.findings if each.code == "S-001"]
    return report, told


@pytest.mark.parametrize(
    ("suggestion", "grade"),
    [
        ("建议 “改一改”", Grade.HINT),
        ("建议 仅提示 “改一改”", Grade.HINT),
        ("suggest confirm “{项目名称}班”", Grade.CONFIRM),
        ("建议 可自动 “{规范写法（项目名称）}”", Grade.AUTOMATIC),
        ("建议 可自动 “{规范写法（项目名称）}班”", Grade.CONFIRM),  # more than signs: for a person
        ("建议 可自动 “{资金总额}”", Grade.CONFIRM),
    ],
)
def test_a_suggestion_has_a_grade(tmp_path, suggestion, grade):
    report, told = _reported(tmp_path, suggestion)
    assert told == []
    [finding] = report.findings
    assert finding.grade is grade
    [published] = json.loads(reporter.render(report))["findings"]
    assert published["suggestion_grade"] == grade


def test_an_automatic_suggestion_is_the_new_text(tmp_path):
    report, _ = _reported(tmp_path, "建议 可自动 “{规范写法（项目名称）}”")
    assert report.findings[0].suggestion == ("培训(50人)", "培训(50人)")
    assert "［可自动］培训(50人)" in full.render(report, Page("zh"))


def test_a_source_that_is_a_cell_has_its_place(tmp_path):
    report, told = _reported(tmp_path, '建议 需确认 取自 年度目标 zh “写上公里数” en "State the length"')
    assert told == []
    drawn = report.findings[0].drawn
    assert (drawn.text, drawn.place.column_role) == ("修路三公里", "annual_goal")
    shown = full.render(report, Page("zh", width=120))
    assert "［需确认］写上公里数（取自「修路三公里」 表1!R3C2）" in shown
    [published] = json.loads(reporter.render(report))["findings"]
    assert published["suggestion_from"]["place"]["column_role"] == "annual_goal"


def test_a_source_can_be_named(tmp_path):
    report, _ = _reported(tmp_path, "建议 需确认 取自 “指标库” “≥__%”")
    assert report.findings[0].drawn == Drawn("指标库")


def test_a_source_that_is_not_there_is_not_named(tmp_path):
    report, _ = _reported(tmp_path, "建议 取自 长期目标 “改”")
    assert report.findings[0].drawn is None


def test_a_source_is_a_cell(tmp_path):
    (tmp_path / "pack").mkdir()
    text = PACK.replace("  禁止", "  令 两倍 = 资金总额 × 2\n  禁止") + "  建议 取自 两倍 “改”\n"
    (tmp_path / "pack" / "pack.rules").write_text(text, encoding="utf-8")
    assert [each.code for each in rulebook.load([tmp_path / "pack"], today=TODAY)[1]] == ["rule/drawn"]


def test_an_automatic_suggestion_is_one_text():
    text = "规则 S-001 “题”\n  适用于 项目表\n  要求 项目名称 是 已填\n  建议 可自动 zh “甲” en “乙”\n"
    _, told = parse(text, "a.rules")
    assert [each.message.zh for each in told] == ["「可自动」的建议就是这一格的新内容，不能中英文各写一个"]


def test_a_lower_layer_brings_the_grade_of_its_own_suggestion(tmp_path):
    for name, text in (
        ("试", f"{PACK}  建议 可自动 “{{规范写法（项目名称）}}”\n"),
        (
            "县",
            "规则包 “县” 版本 2026.1.0\n沿用 “试” 版本 2026.1\n调整 S-001 建议 “看” 理由 “定”\n",
        ),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.rules").write_text(text, encoding="utf-8")
    book, told = rulebook.load([tmp_path / "县"], today=TODAY)
    assert [each.code for each in told] == []
    assert [each.asks[0].grade for each in book.plan.rules] == [Grade.HINT]


def test_a_related_cell_is_told_once_and_never_marked_over_the_one_that_is_meant(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "PACK", PACK.replace("位于 项目名称", "位于 项目名称，资金总额，年度资金"))
    together = FORM.replace("项目名称 | {name} |\n| 资金总额 |", "一 | 项目名称：{name}  资金总额：")
    monkeypatch.setitem(globals(), "FORM", together)
    report, _ = _reported(tmp_path, "建议 “改一改”", name="培训")
    (found,) = report.findings
    assert [each.text for each in found.related] == ["36万元"]
    assert found.related[0].place.column == found.place.column
    shown = full.render(report, Page(lang="zh"))
    assert " --" not in shown.split("-->", 1)[1]
    assert "「36万元」" in shown
