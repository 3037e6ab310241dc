"""Copies of what cannot be annotated as it is: converted where that shows the same, else a page beside it."""

import csv
import io
import re
from hashlib import sha256
from pathlib import Path

import docx as python_docx
import every_format
import openpyxl
import pytest
from office_rtf import rtf

from targetlint.cli.check import Check
from targetlint.cli.main import run
from targetlint.cli.placing import ANNOTATED, new, within
from targetlint.copies.converted import moved
from targetlint.copies.held import place
from targetlint.model.comments import Spot
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.readers import libreoffice
from targetlint.readers.refusal import Problem, Refusal

FORM = [
    ["项目支出绩效目标申报表"],
    ["项目名称", "道路养护", "主管部门", "县交通局"],
    ["年度资金总额", "10万元", "其中：财政拨款", "10万元"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "养护里程", ""],
]
BLANK = "R4C4"  # in Word, where the heading is a paragraph: the value that is missing
needs_office = pytest.mark.skipif(
    every_format.OFFICE is None, reason="needs LibreOffice (libreoffice-writer, libreoffice-calc)"
)


def as_rtf(rows: list[list[str]]) -> bytes:
    lines = [rf"\pard {rows[0][0]}\par"]
    for row in rows[1:]:
        edges = "".join(rf"\cellx{2000 * number}" for number in range(1, len(row) + 1))
        lines.append(rf"\trowd{edges}" + "".join(rf"\pard\intbl {text}\cell" for text in row) + r"\row")
    return rtf("\n".join(lines) + r"\pard\par")


def as_docx(rows: list[list[str]]) -> bytes:
    made = python_docx.Document()
    made.add_paragraph(rows[0][0])
    table = made.add_table(0, 4)
    for row in rows[1:]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def as_csv(rows: list[list[str]], encoding: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([*row, *[""] * (4 - len(row))] for row in rows)
    return stream.getvalue().encode(encoding)


def annotate(*words: object) -> int:
    return run(["annotate", *map(str, words), "--today", "2026-06-01", "--format", "concise"], "en")


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "a.rtf"
    path.write_bytes(as_rtf(FORM))
    return path


@pytest.fixture
def office(monkeypatch):
    """An office program that gives `made`, or refuses where that is None; `seen` is what it was given."""

    class Office:
        made: bytes | None = as_docx(FORM)
        seen: tuple[object, ...] = ()

    def give(*given: object) -> bytes:
        Office.seen = given
        if Office.made is None:
            raise Refusal(Problem.BROKEN)
        return Office.made

    monkeypatch.setattr(libreoffice, "program", lambda: "soffice")
    monkeypatch.setattr(libreoffice, "converted", give)
    return Office


def test_a_file_that_is_converted_has_the_comments_at_the_same_cells(form, office, tmp_path, capsys):
    before = form.read_bytes()
    annotate(form, "-o", tmp_path / "out")
    told = capsys.readouterr()
    assert f"a.rtf!表1!{BLANK}: error[CPL-002]" in told.out
    assert "the copy was converted to .docx: its cells were compared" in told.err
    assert form.read_bytes() == before
    assert office.seen[1:] == ("rtf", "docx")
    copy = python_docx.Document(str(tmp_path / "out" / "a_自检批注.docx"))
    whole, *others = [each.text for each in copy.comments]
    assert f"a.rtf, SHA-256 {sha256(before).hexdigest()}" in whole
    [there] = [each for each in others if "CPL-002" in each]
    cell = copy.tables[0].rows[3].cells[3]
    marks = cell._tc.xpath(".//w:commentReference/@w:id")  # noqa: SLF001 - it has no other way
    assert [copy.comments.get(int(each)).text for each in marks] == [there]


def test_the_copy_of_a_converted_file_is_checked_as_the_file(form, office, tmp_path, capsys):
    assert office.made
    annotate(form, "-o", tmp_path / "out")
    before = capsys.readouterr().out
    annotate(tmp_path / "out", "-o", tmp_path / "again")
    after = capsys.readouterr().out
    assert findings(after) == findings(before) != []
    assert [each.name for each in (tmp_path / "again").iterdir()] == ["a_自检批注.docx"]


def findings(told: str) -> list[str]:
    """What a check found, without the names of files."""
    return re.findall(r"!((?:表|段|[^!]+!)\S+: \w+\[.*)", told)


@pytest.mark.parametrize(
    "made",
    [
        None,
        as_docx([*FORM[:3], ["一级指标", "二级指标", "指标值", "三级指标"], FORM[4]]),
        as_docx(FORM[:-1]),
        b"no document",
    ],
    ids=["refused", "other-cells", "fewer-rows", "unreadable"],
)
def test_a_conversion_that_shows_something_else_is_not_believed(form, office, tmp_path, capsys, made):
    office.made = made
    annotate(form, "-o", tmp_path / "out")
    told = "after the conversion its tables were not the same" if made else "LibreOffice could not convert it"
    assert told in capsys.readouterr().err
    [page] = (tmp_path / "out").iterdir()
    assert page.name == "a_自检批注.html"
    assert "养护里程" in page.read_text(encoding="utf-8")


def test_without_libreoffice_there_is_a_word_and_a_page(form, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    assert annotate(form, "-o", tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert "LibreOffice was not found here. Install LibreOffice, or save the file as .docx" in told
    assert "findings as a web page: " in told
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["a_自检批注.html"]


def test_the_page_is_about_that_file_alone(form, tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    (form.parent / "b.rtf").write_bytes(as_rtf([*FORM[:4], ["产出指标", "数量指标", "别处的事", ""]]))
    annotate(form.parent, "-o", tmp_path / "out")
    pages = {each.name: each.read_text(encoding="utf-8") for each in (tmp_path / "out").iterdir()}
    assert pages.keys() == {"a_自检批注.html", "b_自检批注.html"}
    assert "别处的事" not in pages["a_自检批注.html"]
    assert "别处的事" in pages["b_自检批注.html"]


def test_a_file_that_changes_while_it_is_checked_has_no_copy(form, office, tmp_path, capsys, monkeypatch):
    assert office.made
    shown = Check.write

    def write(*given: object) -> bool:
        form.write_bytes(b"changed")
        return shown(*given)

    monkeypatch.setattr(Check, "write", write)
    annotate(form, "-o", tmp_path / "out")
    assert "a.rtf: no annotated copy: it has changed since" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_table_of_texts_is_given_so_that_no_cell_becomes_a_number(tmp_path, office):
    rows = [*FORM, ["产出指标", "数量指标", '写"引号"，逗号,', "=1+1"], ["", "", "", "007"]]
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(rows, "gbk"))
    office.made = None
    annotate(path, "-o", tmp_path / "out")
    data, *asked = office.seen
    assert list(csv.reader(io.StringIO(data.decode())))[3:] == rows[3:]
    assert data.decode().count('"007"') == 1
    assert asked[:2] == ["csv", "xlsx"]


class TestMoved:
    """Where places are in another document that shows the same."""

    before = Document(
        "a.doc",
        "doc",
        [Paragraph(1, "标题"), Table(1, [Cell(1, 1, "甲"), Cell(1, 2, "乙 丙"), Cell(2, 1, "")])],
    )

    def test_cells_are_found_by_their_order_in_a_row_and_paragraphs_by_their_text(self):
        after = Document(
            "a.docx",
            "docx",
            [
                Paragraph(1, ""),
                Paragraph(2, "标 题"),
                Table(1, [Cell(1, 1, "甲"), Cell(1, 3, "乙丙"), Cell(3, 1, "")]),
            ],
        )
        spots = [Spot("", 1, 1, 2), Spot("", 1, 2, 0), Spot("", 0, 1, 0), Spot("", 1, 9, 9)]
        assert moved(self.before, after, spots) == {
            Spot("", 1, 1, 2): Spot("", 1, 1, 3),
            Spot("", 1, 2, 0): Spot("", 1, 3, 0),
            Spot("", 0, 1, 0): Spot("", 0, 2, 0),
        }

    @pytest.mark.parametrize(
        "cells",
        [
            [Cell(1, 1, "乙 丙"), Cell(1, 2, "甲"), Cell(2, 1, "")],
            [Cell(1, 1, "甲"), Cell(1, 2, "乙 丙"), Cell(1, 3, ""), Cell(2, 1, "")],
            [Cell(1, 1, "甲"), Cell(1, 2, "乙 丙")],
            [Cell(1, 1, "甲"), Cell(1, 2, "乙 丙"), Cell(2, 1, ""), Cell(3, 1, "")],
            [Cell(1, 1, "甲"), Cell(1, 2, "乙丁"), Cell(2, 1, "")],
        ],
        ids=["swapped", "one-more", "row-less", "row-more", "other-text"],
    )
    def test_a_table_that_shows_something_else_is_none(self, cells):
        after = Document("a.docx", "docx", [Paragraph(1, "标题"), Table(1, cells)])
        assert moved(self.before, after, [Spot("", 1, 1, 1)]) is None
        assert moved(self.before, after, [Spot("", 0, 1, 0)]) == {Spot("", 0, 1, 0): Spot("", 0, 1, 0)}

    def test_another_number_of_tables_is_none(self):
        assert moved(self.before, Document("a.docx", "docx", []), []) is None

    def test_a_paragraph_that_is_there_twice_is_left_out(self):
        after = Document(
            "a.docx", "docx", [Paragraph(1, "标题"), Paragraph(2, "标题"), self.before.blocks[1]]
        )
        assert moved(self.before, after, [Spot("", 0, 1, 0)]) == {}

    def test_cells_of_sheets_stay_at_their_addresses_and_blank_ones_may_be_missing(self):
        old = Document("a.xls", "xls", [Table(1, [Cell(2, 2, "甲"), Cell(3, 3, "")], sheet="一")])
        new_ = Document("a.xlsx", "xlsx", [Table(1, [Cell(2, 2, "甲"), Cell(9, 9, " ")], sheet="表")])
        spots = [Spot("一", 1, 2, 2), Spot("一", 1, 3, 3)]
        assert moved(old, new_, spots) == {
            Spot("一", 1, 2, 2): Spot("表", 1, 2, 2),
            Spot("一", 1, 3, 3): Spot("表", 1, 3, 3),
        }
        shifted = Document("a.xlsx", "xlsx", [Table(1, [Cell(2, 3, "甲")], sheet="表")])
        assert moved(old, shifted, spots) is None


class TestPlacing:
    """Where a copy goes."""

    @pytest.mark.parametrize(
        ("inside", "wanted"),
        [
            ("a.docx", "报送/a.docx"),
            ("教育局/a.docx", "报送/教育局/a.docx"),
            ("../../etc/a.docx", "报送/etc/a.docx"),
            ("/etc/a.docx", "报送/etc/a.docx"),
            ("C:\\x\\a.docx", "报送/x/a.docx"),
            ("a<b>?.docx", "报送/a_b__.docx"),
            ("a.docx#2", "报送/a.docx"),
            ("表#1.docx", "报送/表#1.docx"),
            ("nul.docx", "报送/_nul.docx"),
            ("b. /a.docx", "报送/b/a.docx"),
        ],
    )
    def test_what_an_archive_calls_its_files_stays_below_the_folder(self, tmp_path, inside, wanted):
        archive = tmp_path / "报送.zip"
        archive.write_bytes(b"PK")
        assert within(f"{archive.as_posix()}!{inside}", [tmp_path]) == Path(wanted)
        assert not place(f"{archive.as_posix()}!{inside}")[1].is_absolute()

    def test_a_name_that_is_as_long_as_can_be_has_room_for_the_mark(self, tmp_path):
        made = new(tmp_path / f"{'长' * 83}.docx", ANNOTATED, ".docx", b"x")
        assert made.name.endswith("长_自检批注.docx")
        assert new(tmp_path / f"{'长' * 83}.docx", ANNOTATED, ".docx", b"x") != made

    def test_a_file_lies_as_in_the_folder_that_was_checked(self, tmp_path):
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "b!c.docx").write_bytes(b"")
        shown = (tmp_path / "a" / "b!c.docx").as_posix()
        assert within(shown, [tmp_path]) == Path("a/b!c.docx")
        assert within(shown, [tmp_path / "a" / "b!c.docx"]) == Path("b!c.docx")

    def test_a_name_that_is_taken_gets_a_number(self, tmp_path):
        names = [new(tmp_path / "x" / "a_好.doc", "_好", ".docx", b"1").name for _ in range(3)]
        assert names == ["a_好.docx", "a_好2.docx", "a_好3.docx"]


@needs_office
def test_libreoffice_makes_copies_that_are_checked_as_the_files_were(tmp_path, capsys):
    """Three starts of the real thing: Word of old, and a table of texts."""
    source = tmp_path / "03-xiangtan-training.docx"
    source.write_bytes(every_format.made(source.stem, "docx"))
    [data] = every_format.convert(tmp_path, [source], "doc").values()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.doc").write_bytes(data)
    rows = [*FORM, ["产出指标", "质量指标", "合格率", "０９５百分比"]]
    (tmp_path / "in" / "b.csv").write_bytes(as_csv(rows, "gbk"))
    annotate(tmp_path / "in", "-o", tmp_path / "out")
    before = capsys.readouterr().out
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "a_自检批注.docx",
        "b_自检批注.xlsx",
    ]
    annotate(tmp_path / "out", "-o", tmp_path / "again")
    after = capsys.readouterr().out
    assert [each.partition(": ")[2] for each in findings(after)] == [
        each.partition(": ")[2] for each in findings(before)
    ]
    book = openpyxl.load_workbook(tmp_path / "out" / "b_自检批注.xlsx")
    told = {
        cell.coordinate: cell.comment.text for row in book.active.iter_rows() for cell in row if cell.comment
    }
    assert "CPL-002" in told["D5"]
    assert "VAL-012" in told["D6"]
    assert book.active["D6"].value == "０９５百分比"
    assert len(python_docx.Document(str(tmp_path / "out" / "a_自检批注.docx")).comments) > 10
