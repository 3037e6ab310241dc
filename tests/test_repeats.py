"""What was handed in twice counts once: copies, other formats, annotated copies; nothing else is left out."""

import zipfile
from datetime import date

import pytest
from build_examples import as_docx, as_txt, as_xlsx, source
from docx import Document
from shipped_books import shipped_book

from targetlint import lint
from targetlint.cli.main import run

DAY = date(2026, 1, 15)
FORM = """
| 项目名称 | {project} | 主管部门 | {unit} |
| 年度资金总额（万元） | {fund} | 项目属性 | ☑延续项目 □新增项目 |
| 年度总体目标 | 养护农村公路60公里，使路面完好率不低于90%。 | < | < |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 养护里程 | ≥60公里 |
"""


def form(unit="青禾县交通运输局", project="农村公路日常养护", fund="48"):
    return source(FORM.format(unit=unit, project=project, fund=fund))


def checked(folder):
    book, _ = shipped_book("central", DAY)
    report = lint.check([folder], book.narrowed(["CPL"], []), today=DAY)
    top = f"{folder.as_posix()}/"
    over = {each.path[len(top) :]: each.reason.zh.replace(top, "") for each in report.passed_over}
    return [each.path[len(top) :] for each in report.documents], over, report


def test_of_files_that_say_the_same_the_one_with_the_shortest_name_is_checked(tmp_path):
    copy = as_docx(form())
    tmp_path.joinpath("批注稿").mkdir()
    with zipfile.ZipFile(tmp_path / "补报.zip", "w") as archive:
        archive.writestr("公路养护.docx", copy)
    tmp_path.joinpath("公路.docx").write_bytes(copy)
    tmp_path.joinpath("公路 - 副本.docx").write_bytes(copy)
    tmp_path.joinpath("公路.xlsx").write_bytes(as_xlsx(form()))
    annotated = Document(tmp_path / "公路.docx")
    annotated.add_comment(annotated.tables[0].cell(0, 1).paragraphs[0].runs, "核对", author="targetlint")
    annotated.save(tmp_path / "批注稿" / "公路_自检批注.docx")
    documents, over, report = checked(tmp_path)
    assert documents == ["公路.docx"]
    annotated, zipped = "批注稿/公路_自检批注.docx", "补报.zip!公路养护.docx"
    assert sorted(over) == ["公路 - 副本.docx", "公路.xlsx", annotated, zipped]
    assert set(over.values()) == {"与 公路.docx 内容相同，只查那一份"}
    assert {each.place.document for each in report.findings} == {report.documents[0].path}
    assert all(each.repeats for each in report.passed_over)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"fund": "47"}),
        ({}, {"unit": "青禾县水利局"}),
        ({"unit": ""}, {"unit": ""}),  # two units may send the same blank form
    ],
    ids=["one value", "the unit", "no unit"],
)
def test_what_may_be_another_form_is_checked(tmp_path, one, other):
    tmp_path.joinpath("甲.txt").write_bytes(as_txt(form(**one)))
    tmp_path.joinpath("乙.txt").write_bytes(as_txt(form(**other)))
    documents, over, _ = checked(tmp_path)
    assert (sorted(documents), over) == (["乙.txt", "甲.txt"], {})


def test_files_that_were_not_read_are_each_told(tmp_path):
    for name in ("甲.docx", "乙.docx"):
        tmp_path.joinpath(name).write_bytes(b"PK\3\4 damaged")
    documents, over, report = checked(tmp_path)
    assert (len(documents), over, len(report.findings)) == (2, {}, 2)


@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_commands_that_write_copies_say_why_there_is_none(tmp_path, capsys, command):
    for name in ("公路.docx", "公路 - 副本.docx"):
        tmp_path.joinpath("报送", name).parent.mkdir(exist_ok=True)
        tmp_path.joinpath("报送", name).write_bytes(as_docx(form()))
    run([command, str(tmp_path / "报送"), "-o", str(tmp_path / "稿"), "--select", "CPL-001"], "zh")
    told = capsys.readouterr().err.replace(f"{tmp_path.as_posix()}/", "")
    assert "报送/公路 - 副本.docx" in told
    assert "与 报送/公路.docx 内容相同" in told
