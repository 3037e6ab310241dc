"""What people fill in in problems.xlsx comes back, from any save of it, at its finding; nothing is lost."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import openpyxl
import pytest
from one_form import with_one_form
from reports import mixed

from targetlint import lint, readers
from targetlint.cli.main import run
from targetlint.readers.source import Source
from targetlint.reporters.json import published_report
from targetlint.reporters.outputs import answers, workbook
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.published import Report

ZH, EN = Manner("zh"), Manner("en")
LATE = "COST-D02 县水利局/渠道维修.xlsx 申报表!B2"


def report() -> Report:
    return published_report(mixed())


def filled(data: bytes, sheet: str = "明细", **answered: tuple[object, object, object]) -> bytes:
    """Return a workbook with something filled in, by the rule of the line; as another program saves it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    header = [each.value for each in book[sheet][1]]
    rule, first = header.index("规则"), header.index("整改情况")
    for row in book[sheet].iter_rows(min_row=2):
        for cell, value in zip(
            row[first:], answered.get(row[rule].value.replace("-", "_"), ()), strict=False
        ):
            cell.value = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def read(data: bytes) -> answers.Filled | None:
    document, _ = readers.read(Source(data, "problems.xlsx"))
    return answers.read(document)


def told(found: answers.Filled) -> list[tuple[str, str, str, str]]:
    return [(each.finding, each.corrected, each.responsible, each.finished) for each in found.answers]


class TestRead:
    def test_nothing_is_filled_in_in_a_new_one(self):
        assert read(workbook.render(report(), ZH)) == answers.Filled()

    def test_text_days_and_formulas_as_people_write_them(self):
        data = filled(
            workbook.render(report(), ZH),
            VALUE_B01=("已整改", "张三", date(2026, 3, 5)),
            COST_D02=("=SUM(1)是原文", None, "下周"),
            TEXT_A21=(None, None, None),
        )
        found = read(data)
        assert told(found) == [
            ("abc", "已整改", "张三", "2026-03-05"),
            (LATE, found.answers[1].corrected, "", "下周"),
        ]
        assert found.answers[0].unit == "某县教育局"
        assert found.answers[0].rule == "VALUE-B01"
        assert found.answers[0].address == "表1!R6C5"

    def test_columns_may_be_moved_and_lines_sorted_hidden_and_cut_out(self):
        data = filled(workbook.render(report(), ZH), VALUE_B01=("已整改", "张三", None))
        book = openpyxl.load_workbook(io.BytesIO(data))
        sheet = book["明细"]
        rows = [list(row) for row in sheet.values]
        kept = [[row[15], row[0], *row[12:15]] for row in (rows[0], *reversed(rows[1:4]))]
        sheet.delete_rows(1, 99)
        sheet.append(["教育局报回", None])
        for row in kept:
            sheet.append(row)
        sheet.row_dimensions[5].hidden = True
        held = io.BytesIO()
        book.save(held)
        assert told(read(held.getvalue())) == [("abc", "已整改", "张三", "")]

    def test_one_in_english_is_read_in_any_language(self):
        book = openpyxl.load_workbook(io.BytesIO(workbook.render(report(), EN)))
        book["Findings"]["M2"] = "corrected"
        held = io.BytesIO()
        book.save(held)
        assert told(read(held.getvalue())) == [("abc", "corrected", "", "")]

    def test_a_line_without_its_identity_is_named(self):
        book = openpyxl.load_workbook(io.BytesIO(workbook.render(report(), ZH)))
        book["明细"]["M12"] = "另有一事"
        held = io.BytesIO()
        book.save(held)
        assert read(held.getvalue()).lost == [("明细", 12)]

    def test_any_other_workbook_is_none_of_ours(self):
        book = openpyxl.Workbook()
        book.active.append(["整改情况", "责任人", "完成日期"])
        held = io.BytesIO()
        book.save(held)
        assert read(held.getvalue()) is None


class TestMerged:
    def test_the_later_one_counts_in_every_column_it_fills(self):
        first = filled(workbook.render(report(), ZH), VALUE_B01=("整改中", "张三", None))
        second = filled(workbook.render(report(), ZH), VALUE_B01=("已整改", None, "2026-03-05"))
        merged, apart = answers.merged([*read(first).answers, *read(second).answers])
        assert [(each.corrected, each.responsible, each.finished) for each in merged] == [
            ("已整改", "张三", "2026-03-05")
        ]
        assert [(one.corrected, other.corrected) for one, other in apart] == [("整改中", "已整改")]

    def test_equal_ones_do_not_differ(self):
        data = filled(workbook.render(report(), ZH), VALUE_B01=("已整改", "张三", None))
        merged, apart = answers.merged([*read(data).answers, *read(data).answers])
        assert (len(merged), apart) == (1, [])


class TestWritten:
    def test_an_answer_stands_again_at_its_finding_as_text_and_the_day_as_a_day(self):
        data = filled(workbook.render(report(), ZH), VALUE_B01=("=1+1", "@张三", date(2026, 3, 5)))
        found = read(data).answers
        found[0] = found[0].model_copy(update={"corrected": '=HYPERLINK("http://x","y")'})
        made = workbook.render(report().model_copy(update={"answers": found}), ZH)
        row = openpyxl.load_workbook(io.BytesIO(made))["明细"][2]
        assert (row[12].value, row[12].data_type) == ('=HYPERLINK("http://x","y")', "s")
        assert (row[13].value, row[13].data_type) == ("@张三", "s")
        assert row[14].value.date() == date(2026, 3, 5)
        assert told(read(made)) == [("abc", '=HYPERLINK("http://x","y")', "@张三", "2026-03-05")]

    def test_answers_to_what_is_gone_stand_apart_and_come_back_with_the_finding(self):
        data = filled(workbook.render(report(), ZH), VALUE_B01=("已整改", "张三", None))
        without = report()
        without.findings[:] = [each for each in without.findings if each.rule != "VALUE-B01"]
        apart = workbook.render(without.model_copy(update={"answers": read(data).answers}), ZH)
        book = openpyxl.load_workbook(io.BytesIO(apart))
        assert book.sheetnames == ["汇总", "按单位", "明细", "已不在明细中", "规则执行", "未检查文件", "说明"]
        assert [row[5:7] for row in book["已不在明细中"].iter_rows(min_row=2, values_only=True)] == [
            ("已整改", "张三")
        ]
        assert [row[:2] for row in book["汇总"].values][-1] == ("已不在明细中", 1)
        again = workbook.render(report().model_copy(update={"answers": read(apart).answers}), ZH)
        row = openpyxl.load_workbook(io.BytesIO(again))["明细"][2]
        assert [each.value for each in row[12:14]] == ["已整改", "张三"]

    def test_an_answer_to_what_is_waived_since_is_kept(self):
        data = filled(workbook.render(report(), ZH), VALUE_B01=("已整改", "张三", None))
        waived = report()
        waived.findings[:] = [
            each.model_copy(update={"baseline_state": "unchanged"} if each.rule == "VALUE-B01" else {})
            for each in waived.findings
        ]
        apart = workbook.render(waived.model_copy(update={"answers": read(data).answers}), ZH)
        assert told(read(apart)) == [("abc", "已整改", "张三", "")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one form in it, which is the current one; a run gives the mixed report."""
    return with_one_form(tmp_path, monkeypatch)


def fill(path: Path, **answered: tuple[object, object, object]) -> None:
    path.write_bytes(filled(path.read_bytes(), **answered))


def line(path: Path, rule: str) -> list[object]:
    rows = openpyxl.load_workbook(path)["明细"].iter_rows(min_row=2, values_only=True)
    return next(list(row[12:15]) for row in rows if row[5] == rule)


class TestCommand:
    def test_written_over_it_keeps_what_was_filled_in_and_a_copy_of_the_file(self, folder, capsys):
        assert run(["check", "表.txt", "-o", "p.xlsx"], "zh") == 3
        assert run(["check", "表.txt", "-o", "p.xlsx"], "zh") == 3
        assert not (folder / "p_旧.xlsx").exists()
        fill(folder / "p.xlsx", VALUE_B01=("已整改", "张三", None))
        saved = (folder / "p.xlsx").read_bytes()
        capsys.readouterr()
        assert run(["check", "表.txt", "-o", "p.xlsx"], "zh") == 3
        said = capsys.readouterr().err
        assert "填写的内容：读到 1 条；问题还在的 1 条，已不在明细中的 0 条" in said
        assert "p.xlsx 在写出之后被改动过，已原样留作 p_旧.xlsx。" in said
        assert (folder / "p_旧.xlsx").read_bytes() == saved
        assert line(folder / "p.xlsx", "VALUE-B01") == ["已整改", "张三", None]

    def test_answers_of_several_units_go_into_one_and_into_every_format(self, folder, capsys):
        run(["check", "表.txt", "-o", "p.xlsx", "-o", "r.json"], "zh")
        for name, answer in (
            ("甲.xlsx", {"VALUE_B01": ("已整改", "张三", None)}),
            ("乙.xlsx", {"COST_D02": ("情况说明", "", None)}),
        ):
            (folder / name).write_bytes(filled((folder / "p.xlsx").read_bytes(), **answer))
        given = ["--answers", "甲.xlsx", "--answers", "乙.xlsx"]
        assert run(["render", "r.json", *given, "-o", "新.xlsx", "-o", "新.json"], "zh") == 0
        assert line(folder / "新.xlsx", "VALUE-B01") == ["已整改", "张三", None]
        assert line(folder / "新.xlsx", "COST-D02")[0] == "情况说明"
        kept = Report.model_validate_json((folder / "新.json").read_bytes())
        assert [each.corrected for each in kept.answers] == ["已整改", "情况说明"]
        assert run(["render", "新.json", "-o", "再.xlsx"], "zh") == 0
        assert line(folder / "再.xlsx", "VALUE-B01") == ["已整改", "张三", None]
        capsys.readouterr()

    def test_a_folder_gives_every_workbook_in_it(self, folder, capsys):
        run(["check", "表.txt", "-o", "p.xlsx", "-o", "r.json"], "zh")
        back = folder / "报回"
        (back / "甲").mkdir(parents=True)
        made = (folder / "p.xlsx").read_bytes()
        (back / "甲" / "a.XLSX").write_bytes(filled(made, VALUE_B01=("已整改", None, None)))
        (back / "乙.xlsx").write_bytes(filled(made, COST_D02=("情况说明", None, None)))
        (back / "~$乙.xlsx").write_bytes(b"lock")
        (back / "说明.docx").write_bytes(b"no workbook")
        assert run(["render", "r.json", "--answers", "报回", "-o", "p.xlsx"], "zh") == 0
        assert line(folder / "p.xlsx", "VALUE-B01")[0] == "已整改"
        assert line(folder / "p.xlsx", "COST-D02")[0] == "情况说明"
        (folder / "空").mkdir()
        assert run(["render", "r.json", "--answers", "空", "-o", "p.xlsx"], "zh") == 2
        assert "文件夹 空 里没有表格文件" in capsys.readouterr().err

    def test_where_two_differ_the_later_counts_and_it_is_told(self, folder, capsys):
        run(["check", "表.txt", "-o", "p.xlsx"], "zh")
        for name, word in (("甲.xlsx", "整改中"), ("乙.xlsx", "已整改")):
            (folder / name).write_bytes(
                filled((folder / "p.xlsx").read_bytes(), VALUE_B01=(word, None, None))
            )
        capsys.readouterr()
        run(["check", "表.txt", "-o", "p.xlsx", "--answers", "甲.xlsx", "--answers", "乙.xlsx"], "zh")
        assert "「整改中」改为后读到的「已整改」" in capsys.readouterr().err
        assert line(folder / "p.xlsx", "VALUE-B01")[0] == "已整改"

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (None, "读不了填好的清单 a.xlsx"),
            (b"PK\x03\x04 damaged", "读不了填好的清单 a.xlsx"),
            ("序号,整改情况\n1,已整改\n".encode(), "a.xlsx 不是本程序写的 problems.xlsx"),
        ],
    )
    def test_what_holds_no_answers_is_told_before_the_run(self, content, said, folder, capsys):
        if content is not None:
            (folder / "a.xlsx").write_bytes(content)
        assert run(["check", "表.txt", "--answers", "a.xlsx", "-o", "p.xlsx"], "zh") == 2
        assert said in capsys.readouterr().err
        lint.check.assert_not_called()
        assert not (folder / "p.xlsx").exists()

    def test_what_stood_there_and_was_none_of_ours_is_kept_and_told(self, folder, capsys):
        openpyxl.Workbook().save(folder / "p.xlsx")
        before = (folder / "p.xlsx").read_bytes()
        run(["check", "表.txt", "-o", "p.xlsx"], "zh")
        assert "其中填写的内容读不出来，没有带到新的清单" in capsys.readouterr().err
        assert (folder / "p_旧.xlsx").read_bytes() == before

    def test_what_is_kept_or_given_is_no_form_of_the_next_run(self, folder, capsys):
        run(["check", ".", "-o", "p.xlsx"], "zh")
        fill(folder / "p.xlsx", VALUE_B01=("已整改", "张三", None))
        run(["check", ".", "-o", "p.xlsx"], "zh")
        lint.check.reset_mock()
        (folder / "回.xlsx").write_bytes((folder / "p_旧.xlsx").read_bytes())
        run(["check", ".", "-o", "p.xlsx", "--answers", "回.xlsx"], "zh")
        reading = lint.check.call_args.kwargs["reading"]
        assert {each.name for each in reading.outputs} == {"p.xlsx", "p_旧.xlsx", "回.xlsx"}
        capsys.readouterr()

    def test_a_slip_that_was_written_in_is_kept(self, folder, capsys):
        run(["check", "表.txt", "-o", "slips:退回单"], "zh")
        slip = folder / "退回单" / "某县教育局.docx"
        slip.write_bytes(slip.read_bytes() + b"saved again")
        run(["check", "表.txt", "-o", "slips:退回单"], "zh")
        assert (folder / "退回单" / "某县教育局_旧.docx").read_bytes().endswith(b"saved again")
        assert "已写 退回单（2 份）" in capsys.readouterr().err

    def test_anonymous_is_for_the_circular(self, folder, capsys):
        assert run(["check", "表.txt", "--anonymous", "-o", "r.docx"], "zh") == 2
        assert "--anonymous 只用于通报" in capsys.readouterr().err
        assert run(["check", "表.txt", "--anonymous", "-o", "circular:通报.docx"], "zh") == 3
        assert (folder / "通报.docx").exists()

    def test_hostile_units_stay_in_the_folder(self, folder, capsys, monkeypatch):
        report = mixed()
        values = report.documents[0].forms[0].form.values
        values["department"] = values["department"].__class__(
            "../../../逃.docx", values["department"].state, "../../../逃.docx", values["department"].place
        )
        monkeypatch.setattr(lint, "check", Mock(return_value=report))
        run(["check", "表.txt", "-o", "slips:单"], "zh")
        assert {each.relative_to(folder).as_posix() for each in folder.rglob("*.docx")} == {
            "单/_.._.._逃.docx.docx",
            "单/某县教育局.docx",
            "单/未写明单位.docx",
        }
        capsys.readouterr()
