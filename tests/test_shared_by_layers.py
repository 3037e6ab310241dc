"""What an upper pack declares serves the packs below: tables, helpers, fixtures, fields of layouts, words."""

import json
from datetime import date

import pytest

from targetlint import examples, lint, rulebook
from targetlint.cli.main import run
from targetlint.forms import build
from targetlint.lang.batch import Batch
from targetlint.lang.evaluate import evaluate
from targetlint.model.added import Added
from targetlint.model.diagnostic import Severity
from targetlint.model.form import State
from targetlint.model.layout import own_fields
from targetlint.model.report import DocumentReport, FormReport, Status
from targetlint.reporters import interchange

TODAY = date(2026, 1, 1)
PROVINCE = """规则包 “省” 版本 2026.1.0
版式 T1 “项目绩效目标表”
  读作 项目表
  标题 “项目绩效目标表”
  字段 项目名称：“项目名称”
  字段 资金总额：“资金总额” 单位 万元
  字段 联系电话：“联系电话”
  指标表：二级指标 “二级指标”，名称 “指标名称”，指标值 “指标值”
清单 乡镇编码：数量指标
判定表 档次（资金：金额） 得 文字：
  | 资金 | 档次 |
  | ≥ 100万元 | 大 |
  | < 100万元 | 小 |
定义 差额（钱：金额）= 钱 - 本表.资金总额
样表 “一般项目” 对于 项目表
  已知 资金总额 = 36万元
  已知 项目名称 = 修路
  已知 指标：
    | 二级指标 | 名称 | 指标值 |
    | 数量指标 | 里程 | 3公里  |
  另有 项目表：
    已知 项目名称 = 修桥
规则 P-001 “题”
  适用于 项目表
  每个 指标 其中 二级指标 属于 乡镇编码
  要求 指标值 是 可量化
"""
COUNTY = """规则包 “县” 版本 2026.1.0
沿用 “province” 版本 2026.1.0
"""
OWN = """版式 T2 “乡镇项目绩效目标表”
  读作 项目表
  标题 “乡镇项目绩效目标表”
  字段 项目名称：“项目名称”
  字段 乡镇编码：文字 = “乡镇编码”
  字段 受益户数：数字 = “受益户数”
  字段 联系电话：“联系电话”
  指标表：二级指标 “二级指标”，名称 “指标名称”，指标值 “指标值”
规则 C-001 “题”
  适用于 项目表
  要求 本表.受益户数 ≥ 3 或 本表.乡镇编码 是 空白
  否则 位于 乡镇编码 “{受益户数}户”
  示例 违规 “少”
    已知 受益户数 = 2
    已知 乡镇编码 = 0731
    应报告 位于 乡镇编码 包含 “2户”
  示例 无法判断 “没有”
    已知 乡镇编码 = 0731
"""
FORM = """项目绩效目标表,,
项目名称,修路,
资金总额,36万元,
联系电话,12345678,
二级指标,指标名称,指标值
质量指标,评级,特优
"""
TOWN = """乡镇项目绩效目标表,,
项目名称,修路,
乡镇编码,0731,
受益户数,2,
联系电话,12345678,
二级指标,指标名称,指标值
数量指标,里程,3公里
"""


def load(folder, county="", province=PROVINCE):
    for name, text in (("province", province), ("county", COUNTY + county)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "pack.rules").write_text(text, encoding="utf-8")
    return rulebook.load([folder / "county"], today=TODAY)


def loaded(folder, county, province=PROVINCE):
    book, told = load(folder, county, province)
    wrong = [(each.code, each.message.zh) for each in told if each.severity is Severity.ERROR]
    assert not wrong, wrong
    return book


def outcomes(book):
    return [(each.title, each.found, each.passed, each.detail.zh) for each in examples.run(book)]


def written(folder, text):
    path = folder / "form.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_tables_and_helpers_of_an_upper_pack_are_used_below(tmp_path):
    county = (
        "规则 C-001 “题”\n 适用于 项目表\n 要求 差额（40万元） ≥ 4万元 且 查表（档次，资金总额） 是 “小”\n"
    )
    county += " 示例 合格 “一” 基于 “一般项目”\n 示例 违规 “二”\n  已知 资金总额 = 37万元\n"
    assert outcomes(loaded(tmp_path, county)) == [("一", "passes", True, ""), ("二", "fails", True, "")]


def test_an_example_replaces_what_its_fixture_gives_by_name(tmp_path):
    county = (
        "规则 C-001 “题”\n 适用于 自评表、项目表\n"
        " 要求 资金总额 = 36万元 且 项目名称 是 “修路” 且 个数（指标） = 1\n"
        " 要求 个数（同批次（项目表）） = {forms}\n"
        " 示例 合格 “一” 基于 “一般项目”{given}\n"
    )
    for given, forms, found in (
        ("", 1, "passes"),
        ("\n  已知 project_name = 修路\n  已知 filler = 张三", 1, "passes"),
        ("\n  已知 fund_total = 37万元", 1, "fails"),
        ("\n  已知 indicators：\n  | 名称 |\n  | 一 |\n  | 二 |", 1, "fails"),
        ("\n  另有 项目表：\n   已知 项目名称 = 修渠", 2, "passes"),
    ):
        book = loaded(tmp_path, county.format(forms=forms, given=given))
        assert [each[1] for each in outcomes(book)] == [found], given


def test_only_fixtures_of_the_lowest_pack_are_told_to_be_unused(tmp_path):
    _, told = load(tmp_path, "样表 “县里的”\n 已知 资金总额 = 1元\n")
    assert [(each.code, each.place.file) for each in told] == [("rule/fixture-unused", "county/pack.rules")]


class TestFieldsOfLayouts:
    def test_rules_ask_for_them_and_examples_give_them(self, tmp_path):
        assert outcomes(loaded(tmp_path, OWN)) == [("少", "fails", True, ""), ("没有", "undecided", True, "")]

    def test_they_hide_nothing_of_the_packs_above(self, tmp_path):
        book = loaded(tmp_path, OWN)
        rule = next(each for each in book.plan.rules if each.id == "P-001")
        form = build.form("project_form", {"indicators": [{"tier2": "数量指标", "value": "若干"}]}, "test")
        assert len(evaluate([rule], form, Batch([form])).hits) == 1

    def test_a_form_of_another_layout_has_none(self, tmp_path):
        book = loaded(tmp_path, OWN)
        report = lint.check([written(tmp_path, FORM)], book, today=TODAY)
        (form,) = report.documents[0].forms
        assert form.form.layout == "T1"
        assert form.form.values["受益户数"].state is State.ABSENT
        assert {each.rule: each.status for each in form.statuses}["C-001"] is Status.UNDECIDED

    def test_a_form_of_its_layout_is_asked_and_shown(self, tmp_path):
        report = lint.check([written(tmp_path, TOWN)], loaded(tmp_path, OWN), today=TODAY)
        (form,) = report.documents[0].forms
        assert form.form.layout == "T2"
        (finding,) = [each for each in report.findings if each.code == "C-001"]
        assert (finding.message.zh, finding.found) == ("2户", "0731")
        shown = json.loads(interchange.render([DocumentReport("a", "", None, [FormReport(form.form)])]))
        assert (shown["forms"][0]["乡镇编码"], shown["forms"][0]["受益户数"]) == ("0731", "2")

    def test_layouts_say_what_they_add(self, tmp_path):
        own = own_fields(loaded(tmp_path, OWN).layouts)
        assert {name: field.type for name, field in own["project_form"].items()} == {
            "乡镇编码": "text",
            "受益户数": "number",
        }


class TestWordsForReading:
    SCALE = "调整 标度 {scale}\n 加入 {words}\n 理由 “本县的说法”\n"
    RULE = "规则 C-001 “题”\n 适用于 项目表\n 每个 指标\n 要求 {asked}\n"

    @pytest.mark.parametrize(
        ("scale", "words", "value", "kind"),
        [
            ("等级词", "“特优”、“上好”", "特优", "等级"),
            ("levels", '"特优"', "特优", "等级"),
            ("概括词", "“办妥”", "办妥", "概括"),
            ("模糊词", "“颇有起色”", "颇有起色", "模糊"),
            ("等级序列", "“甲上/甲/乙”", "甲上/甲/乙", "等级序列"),
        ],
    )
    def test_values_are_read_by_the_words_of_the_pack(self, tmp_path, scale, words, value, kind):
        rule = self.RULE.format(asked=f"指标值.类型 是 {kind}")
        rule += f" 示例 {{}} “一”\n  已知 指标：\n  | 指标值 |\n  | {value} |\n"
        with_words = loaded(tmp_path, self.SCALE.format(scale=scale, words=words) + rule.format("合格"))
        assert outcomes(with_words) == [("一", "passes", True, "")]
        assert outcomes(loaded(tmp_path, rule.format("违规"))) == [("一", "fails", True, "")]

    def test_functions_that_read_texts_know_them(self, tmp_path):
        rule = self.RULE.format(asked="写明目标（名称）")
        rule += " 示例 {} “一”\n  已知 指标：\n  | 名称 |\n  | 零越级访 |\n"
        words = self.SCALE.format(scale="零事件", words="“越级访”")
        assert outcomes(loaded(tmp_path, words + rule.format("合格"))) == [("一", "passes", True, "")]
        assert outcomes(loaded(tmp_path, rule.format("违规"))) == [("一", "fails", True, "")]

    def test_files_are_read_by_them_in_their_processes(self, tmp_path):
        rule = self.RULE.format(asked="指标值.类型 是 等级")
        path = written(tmp_path, FORM)
        words = self.SCALE.format(scale="等级词", words="“特优”")
        for text, found in ((words + rule, []), (rule, ["C-001"])):
            report = lint.check([path], loaded(tmp_path, text), today=TODAY)
            assert [each.code for each in report.findings if each.code == "C-001"] == found

    def test_a_scale_that_there_is_none_of_is_told(self, tmp_path):
        _, told = load(tmp_path, self.SCALE.format(scale="等级", words="“特优”、“ ”"))
        assert [(each.code, each.suggestion.zh) for each in told] == [("rule/name", "是不是「等级词」？")]
        _, told = load(tmp_path, self.SCALE.format(scale="等级词", words="“ ”"))
        assert [each.code for each in told] == ["rule/empty-text"]

    def test_words_of_all_layers_count_until_they_expire(self, tmp_path):
        province = PROVINCE + self.SCALE.format(scale="口号", words="“三微一端”")
        county = self.SCALE.format(scale="slogans", words="“五小工程”")
        county += self.SCALE.format(scale="vague", words="“可观”") + " 有效期至 2025-12-31\n"
        book = loaded(tmp_path, county, province)
        assert book.whole.added == Added(slogans=("三微一端", "五小工程"))
        assert {each.added for each in book.layouts} == {book.whole.added}

    def test_single_values_are_read_by_them(self, tmp_path, capsys):
        loaded(tmp_path, self.SCALE.format(scale="等级词", words="“特优”"))
        for options, kind in (["--rules", str(tmp_path / "county")], "level"), ([], "text"):
            assert run(["quantity", "特优", "--format", "json", *options], "en") == 0
            [found] = json.loads(capsys.readouterr().out)["readings"]
            assert found["kind"] == kind
