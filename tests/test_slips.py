"""Return slips and the circular: what stands in them, read back by another program."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest
from county import county
from reports import BOOK, SCAN, TEXT, clean, mixed

from targetlint.model.report import PassedOver, RuleStatus, Status
from targetlint.model.said import Said
from targetlint.reporters import published
from targetlint.reporters.json import published_report
from targetlint.reporters.outputs import circular, slips
from targetlint.reporters.outputs.facts import Facts
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.league import league
from targetlint.reporters.published_answers import Answer
from targetlint.reporters.published_comparison import Changed, Comparison
from targetlint.reporters.published_uncounted import Waived

ZH, EN = Manner("zh"), Manner("en")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HARD = [
    "../../etc/passwd",
    "县教育局/初中",
    "县教育局\\初中",
    "县教育局_初中",
    "甲" * 300,
    "甲" * 299 + "乙",
    "..",
    "CON",
]
HARD += ["NUL.txt", "=1+1", "~$锁", "名\u202excod", "a\x00b\nc", "x?.", "X?", "", "<b>&\"'"]


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def slip(report: published.Report, manner: Manner = ZH) -> docx.document.Document:
    return opened(slips.render(report, manner))


def tables(document: docx.document.Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in each.rows] for each in document.tables]


def under(document: docx.document.Document, heading: str) -> list[list[list[str]]]:
    """Return the tables below the headings that hold a word, up to the next heading."""
    found, here = [], False
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            if here:
                found.append([[cell.text for cell in row.cells] for row in block.rows])
        elif block.style.name == "Heading 1":
            here = heading in block.text
    return found


def lines(document: docx.document.Document) -> list[str]:
    """Return every paragraph in the order of the document, those of tables too, and feet of pages."""
    told = [
        text
        for block in document.iter_inner_content()
        for text in (
            [block.text]
            if isinstance(block, docx.text.paragraph.Paragraph)
            else [cell.text for row in block.rows for cell in row.cells]
        )
    ]
    return told + [each.text for one in document.sections for each in one.footer.paragraphs]


def headings(document: docx.document.Document) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == "Heading 1"]


class TestSlip:
    def test_it_says_the_unit_the_verdict_and_the_result_of_each_file(self):
        document = slip(published_report(mixed()))
        assert document.paragraphs[0].text == "绩效目标申报表退回单"
        assert tables(document)[0] == [["单位：某县教育局", "检查日期：2026年3月1日"]]
        assert under(document, "检查结果")[0] == [
            ["序号", "文件", "表", "结论"],
            ["1", TEXT, "专项资金绩效目标申报表", "需修改"],
            ["2", BOOK, "专项资金绩效目标申报表", "需修改"],
        ]
        said = "\n".join(lines(document))
        assert "贵单位报送的文件共 2 个、申报表 2 张，检查结果：需修改。请按下表修改或核对" in said

    def test_every_point_with_what_is_there_what_should_be_and_by_which_clause(self):
        (points,) = under(slip(published_report(mixed())), "需修改的问题（错误 5 条，警告 1 条）")
        assert points[0] == ["序号", "位置", "问题", "应填／建议", "依据", "整改情况"]
        assert points[1] == [f"文件：{TEXT}"] * 6
        assert points[2] == [
            "1",
            "表1!R6C5\n培训教师人次\n指标值",
            "【警告】指标值不可考核：「培训若干人次」不是数值（推断）\n实填：培训若干人次",
            "应填：[≥|≤|=] 数值 单位，例：≥200人次\n建议：≥200人次（需人工确认，不自动改）",
            "1、2",
            "",
        ]
        assert points[3][2] == "【错误】「按时完成」没有填指标值\n实填：空白"
        assert [row[0] for row in points[2:]] == ["1", "2", "3", "4", "5", f"文件：{BOOK}", "6"]
        assert points[-1][1:4] == [
            "申报表!B2\n资金总额",
            "【错误】资金总额应为37万元，实为36万元\n实填：36",
            "应填：37万元",
        ]

    def test_clauses_are_written_out_below_the_table_that_numbers_them(self):
        said = [each.text for each in slip(published_report(mixed())).paragraphs]
        assert [each for each in said if each.startswith("依据")] == [
            "依据 1：预算绩效管理办法 第十一条（未核）",
            "依据 2：县级细则 4.2",
        ]

    def test_what_a_person_must_look_at_is_apart_from_what_is_wrong(self):
        document = slip(published_report(mixed()))
        questions, rules = under(document, "待人工核对（2 条）")
        assert [row[2] for row in questions[2:]] == ["【待核对】填报日期与「2026年」不符，请核对"]
        assert rules[1][0] == "权重合计为100"
        assert "无法判断" in rules[1][1]
        assert rules[1][2] == TEXT
        assert [row[2] for row in under(document, "供参考的提示（1 条）")[0][2:]] == [
            "【提示】年度目标中「若干人次」无法衡量\n实填：若干人次"
        ]

    def test_what_was_not_checked_is_never_silent(self):
        document = slip(published_report(mixed()))
        assert under(document, "未检查的内容及原因")[0] == [
            ["规则", "原因", "文件"],
            ["与上年衔接", "未执行：需要上年的表", TEXT],
        ]
        last = opened(slips.render_folder(published_report(mixed()), ZH)["未写明单位.docx"])
        assert under(last, "未检查的内容及原因")[0] == [
            ["文件", "原因", "办法"],
            [SCAN, "PDF 文件还不能读取", "另存为 .docx 或 .xlsx 后重新检查"],
        ]

    def test_rules_that_are_waived_are_told_with_the_reason(self):
        report = mixed()
        waived = RuleStatus("DUP-001", Status.EXEMPTED, Said("县财预〔2026〕3号已批准", "approved"))
        report.documents[0].forms[0].statuses.append(waived)
        table = under(slip(published_report(report)), "已豁免")[0]
        assert table[1][0] == "不重复申报"
        assert "县财预〔2026〕3号已批准" in table[1][1]

    def test_findings_that_do_not_count_are_told_apart_with_the_reason(self):
        report = county(("甲局", [3, 0]), ("乙局", [1]))
        first, second, *others = report.findings
        waiver = Waived(reason="上级统一考核", approver="张三", expires=None, file="waivers.toml", line=1)
        report.findings[:] = [
            first.model_copy(update={"waiver": waiver}),
            second.model_copy(update={"baseline_state": "unchanged"}),
            *others,
        ]
        document = opened(slips.render_folder(report, ZH)["甲局.docx"])
        assert "二、需修改的问题（错误 1 条，警告 0 条）" in headings(document)
        told = under(document, "已豁免或基线已知")[0]
        assert [row[3] for row in told] == [
            "原因",
            "豁免：理由：上级统一考核；批准：张三；有效期至 （未写）",
            "基线已知",
        ]
        assert not under(opened(slips.render_folder(report, ZH)["乙局.docx"]), "已豁免或基线已知")
        said = "\n".join(lines(opened(circular.render(report, ZH))))
        assert "另有已豁免的问题 1 条、基线已知的问题 1 条，不在上述统计之内。" in said

    def test_a_unit_without_findings_gets_a_result_that_asks_for_nothing(self):
        document = slip(published_report(clean()))
        said = lines(document)
        assert "绩效目标申报表检查结果单" in said
        assert any("没有发现需要修改或核对的内容" in each for each in said)
        assert headings(document) == ["一、检查结果"]

    def test_warnings_alone_are_not_called_errors(self):
        report = mixed()
        report.findings[:] = [each for each in report.findings if each.severity == "warning"]
        for document in report.documents:
            for form in document.forms:
                form.statuses[:] = [RuleStatus("VALUE-B01", Status.PASSED)]
        document = slip(published_report(report))
        assert headings(document)[:2] == ["一、检查结果", "二、请核对的警告（1 条）"]
        assert any("很可能填写有误" in each for each in lines(document))

    def test_answers_stand_in_the_last_column(self):
        report = published_report(mixed())
        told = dict.fromkeys(("unit", "document", "address", "rule", "message"), "")
        told |= {"finding": f"COST-D02 {BOOK} 申报表!B2", "corrected": "已整改"}
        answer = Answer(**told, responsible="张三", finished="2026-03-05")
        made = report.model_copy(update={"answers": [answer]})
        assert under(slip(made), "需修改的问题")[0][-1][5] == "已整改 张三 2026-03-05"

    def test_there_is_room_to_sign_and_every_page_says_whose_it_is(self):
        document = slip(published_report(mixed()))
        assert ["检查单位（盖章）：", "单位负责人（签字）："] in [
            row for each in tables(document) for row in each
        ]
        first, last = document.sections
        foot = "\n".join(each.text for each in first.footer.paragraphs)
        assert "某县教育局" in foot
        assert "central 2026.1.0" in foot
        assert "2026-03-01" in foot
        assert "某县教育局" not in "\n".join(each.text for each in last.footer.paragraphs)

    def test_every_unit_begins_on_a_page_of_its_own(self):
        document = slip(county(("甲局", [1]), ("乙局", [0]), ("丙局", [2, 0])))
        assert len(document.sections) == 3
        assert {each.start_type for each in document.sections} == {docx.enum.section.WD_SECTION.NEW_PAGE}
        assert [each[0][0] for each in tables(document) if each[0][0].startswith("单位：")] == [
            "单位：甲局",
            "单位：乙局",
            "单位：丙局",
        ]

    def test_in_english(self):
        document = slip(published_report(mixed()), EN)
        assert headings(document)[:2] == ["1. Result", "2. To be corrected (errors 5, warnings 1)"]
        assert not any("需修改" in each for each in lines(document))


class TestFolder:
    def test_a_unit_gets_its_own_files_and_nobody_elses(self):
        made = slips.render_folder(county(("甲局", [1]), ("乙局", [1, 2])), ZH)
        assert list(made) == ["甲局.docx", "乙局.docx"]
        first = "\n".join(lines(opened(made["甲局.docx"])))
        assert ("1.docx" in first, "2.docx" in first, "乙局" in first) == (True, False, False)

    def test_names_of_units_become_names_that_every_system_takes(self):
        names = slips.file_names(HARD)
        assert len({each.casefold() for each in names}) == len(HARD)
        for name in names:
            assert len(name.encode()) <= 255
            assert name.isprintable()
            assert not set(name) & set('\\/:*?"<>|')
            assert not name.startswith((".", " ", "~"))
            assert name.removesuffix(".docx").rstrip(" .") == name.removesuffix(".docx") != ""
            assert name.split(".")[0].upper() not in {"CON", "NUL"}

    def test_hostile_names_are_only_text_in_the_slip(self):
        made = slips.render_folder(county(*[(each, [1]) for each in HARD]), ZH)
        assert len(made) == len({" ".join(each.split()) for each in HARD})
        titles = [tables(opened(each))[0][0][0] for each in made.values()]
        assert f"单位：{'甲' * 300}" in titles
        assert "单位：<b>&\"'" in titles
        assert "单位：=1+1" in titles


class TestCircular:
    FOUR = (("甲局", [0, 0]), ("乙局", [1, 0, 0]), ("丙局", [3]), ("丁局", [0]), ("", [5]))

    def test_the_totals_are_those_of_the_run(self):
        said = "\n".join(lines(opened(circular.render(county(*self.FOUR), ZH))))
        assert (
            "截至2026年3月1日，共收到 4 个单位报送的文件 5 个、绩效目标申报表 8 张。"
            "经检查，没有错误的表 5 张，一次通过率 62.5%；发现错误 9 条（平均每表 1.13 条）、"
            "警告 0 条，另有待人工核对 0 条。"
        ) in said
        assert "有 1 张表没有写明单位，计入总数，不参加排名。" in said

    def test_the_ranking_with_its_formula(self):
        document = opened(circular.render(county(*self.FOUR), ZH))
        ranking, chart = under(document, "各单位情况")
        assert ranking == [
            ["名次", "单位", "表数", "无错误表数", "一次通过率", "错误", "每表错误数"],
            ["1", "甲局", "2", "2", "100.0%", "0", "0.00"],
            ["1", "丁局", "1", "1", "100.0%", "0", "0.00"],
            ["3", "乙局", "3", "2", "66.7%", "1", "0.33"],
            ["4", "丙局", "1", "0", "0.0%", "3", "3.00"],
        ]
        assert any("一次通过率 = 没有错误的表数 ÷ 已检查的表数" in each for each in lines(document))
        assert [(row[0], row[-1]) for row in chart] == [(row[1], row[4]) for row in ranking[1:]]

    def test_the_bars_are_as_long_as_the_rates(self):
        with zipfile.ZipFile(io.BytesIO(circular.render(county(*self.FOUR), ZH))) as package:
            root = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 - our own file
        chart = root.findall(f".//{W}tbl")[1]
        spans = [
            sum(
                int(cell.find(f".//{W}gridSpan").get(f"{W}val"))
                for cell in row
                if cell.find(f".//{W}shd") is not None
            )
            for row in chart.findall(f"{W}tr")
        ]
        assert spans == [50, 50, 33, 0]

    def test_anonymous_means_that_no_unit_and_no_file_is_named(self):
        document = opened(circular.render(county(*self.FOUR), Manner("zh", anonymous=True)))
        said = "\n".join(lines(document))
        assert [row[1] for row in under(document, "各单位情况")[0][1:]] == [
            "单位A",
            "单位B",
            "单位C",
            "单位D",
        ]
        assert not any(name in said for name in ("甲局", "乙局", "丙局", "丁局", ".docx"))

    @pytest.mark.parametrize(
        ("manner", "names"),
        [(ZH, ["甲局", "己局", "合计"]), (Manner("zh", anonymous=True), ["单位A", "其他单位", "合计"])],
    )
    def test_what_became_of_the_run_before_stands_by_unit(self, manner, names):
        ends = (("甲局", "fixed"), ("甲局", "remaining"), ("己局", "fixed"))
        texts = dict.fromkeys(("rule", "document", "address", "fingerprint"), "x")
        found = [
            Changed(
                **texts,
                change=change,
                is_now=False,
                severity="error",
                message={"zh": "无", "en": "none"},
                unit=unit,
                updated=False,
                reason=None,
            )
            for unit, change in ends
        ]
        before = Comparison(
            file="上次.json",
            today="2026-02-01",
            version="0.1.0",
            findings=found,
            rules=[],
            forms=[],
            notes=[],
        )
        report = county(("甲局", [0])).model_copy(update={"comparison": before})
        document = opened(circular.render(report, manner))
        table = under(document, "与上次比较")[0]
        assert [row[0] for row in table[1:]] == names
        assert [row[-1] for row in table] == ["整改率", "50.0%", "100.0%", "66.7%"]
        assert any("整改率 = 已整改 ÷（已整改 + 未整改）" in each for each in lines(document))

    def test_the_most_frequent_problems_count_forms_and_units(self):
        (table,) = under(opened(circular.render(county(*self.FOUR), ZH)), "突出问题")
        assert table == [
            ["序号", "问题", "条数", "涉及表数", "涉及单位数"],
            ["1", "指标值应填写", "9", "3", "2"],
        ]

    def test_files_that_say_the_same_as_others_are_told(self):
        again = replace(mixed(), passed_over=[PassedOver("副本.docx", Said("同", "same"), repeats=True)])
        said = "\n".join(lines(opened(circular.render(published_report(again), ZH))))
        assert "文件 3 个" in said
        assert "另有 1 个文件与上述文件内容相同" in said

    def test_what_was_not_checked_is_told_and_not_counted(self):
        said = "\n".join(lines(opened(circular.render(published_report(mixed()), ZH))))
        assert "有 1 个文件没能检查" in said
        assert "文件 3 个、绩效目标申报表 2 张" in said

    @pytest.mark.parametrize("manner", [ZH, EN])
    def test_without_a_form_there_is_no_ranking(self, manner):
        report = replace(mixed(), documents=[], findings=[])
        document = opened(circular.render(published_report(report), manner))
        assert len(headings(document)) == 3
        assert document.tables == []


def test_a_unit_has_one_slip_and_one_rank_however_its_name_is_spaced():
    report = mixed()
    for document, name in zip(report.documents, ("某县教育局(本级)", "某县 教育局 （本级）"), strict=False):
        document.forms[0].form.values["department"].text = name
    made = published_report(report)
    assert [each.unit.name for each in league(Facts(made))] == ["某县教育局（本级）", ""]
    assert sorted(slips.render_folder(made, ZH)) == ["未写明单位.docx", "某县教育局（本级）.docx"]
