"""`targetlint fix`: signs and digits put right in a copy, letter by letter, and nothing else."""

import io
import json
import zipfile
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
from build_examples import as_txt, source
from hypothesis import given
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile
from office import docx, packed, read, xlsx
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from targetlint.annotate import docx_text, xlsx_text
from targetlint.cli.main import run
from targetlint.copies import fixed as repairing
from targetlint.model.comments import Spot
from targetlint.model.retyped import Change
from targetlint.quantities.usual import same_but_spelling, usual

EXAMPLES = Path(__file__).parents[1] / "examples"
PACK = """规则包 “试” 版本 2026.1.0
版式 L-1 “表”
  读作 项目表
  标题 “绩效目标申报表”
  字段 项目名称：“项目名称”
  字段 年度目标：“年度目标”
  字段 主管部门：“主管部门”
规则 S-001 “名”
  适用于 项目表
  禁止 项目名称 不是 空白
  否则 位于 项目名称 “毛病”
  建议 可自动 “{常规写法（项目名称）}”
规则 S-002 “也是名”
  适用于 项目表
  禁止 项目名称 不是 空白
  否则 位于 项目名称 “毛病”
  建议 可自动 “{常规写法（项目名称）}”
规则 S-003 “目标”
  适用于 项目表
  禁止 年度目标 不是 空白
  否则 位于 年度目标 “毛病”
  建议 需确认 “写上数量”
规则 S-004 “部门”
  适用于 项目表
  禁止 主管部门 不是 空白
  否则 位于 主管部门 “毛病”
  建议 可自动 “{常规写法（主管部门）}”
"""
TITLE = "项目支出绩效目标申报表"
BOUND = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def runs(*texts: str) -> str:
    """A paragraph of runs, each with a format of its own; `\\t` is a tab."""
    inside = (
        "<w:r><w:tab/></w:r>"
        if text == "\t"
        else f'<w:r><w:rPr><w:color w:val="{number:06}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        for number, text in enumerate(texts, 1)
    )
    return f"<w:p>{''.join(inside)}</w:p>"


def form(name: str, goal: str = runs("建成"), unit: str = runs("县局")) -> bytes:
    """A Word form; what stands in its cells is given as paragraphs."""
    rows = (("项目名称", name), ("年度目标", goal), ("主管部门", unit))
    table = "".join(f"<w:tr><w:tc>{runs(label)}</w:tc><w:tc>{cell}</w:tc></w:tr>" for label, cell in rows)
    return docx(f"{runs(TITLE)}<w:tbl>{table}</w:tbl>")


@pytest.fixture
def fix(tmp_path):
    """Run the command on files in a folder: `fix(name=bytes, …)`, or on what `more` names."""
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.rules").write_text(PACK, encoding="utf-8")

    def go(*words: object, **files: bytes) -> int:
        (tmp_path / "in").mkdir(exist_ok=True)
        for name, data in files.items():
            (tmp_path / "in" / name.replace("_", ".")).write_bytes(data)
        asked = [*words] if words else ["-o", tmp_path / "out"]
        rules = ["--rules", tmp_path / "pack", "--today", "2026-06-01", "--no-cache"]
        return run(["fix", str(tmp_path / "in"), *map(str, rules), *map(str, asked)], "en")

    return go


@pytest.fixture
def copy(tmp_path):
    return lambda name: (tmp_path / "out" / name).read_bytes()


class TestCommand:
    def test_a_copy_has_the_repairs_and_the_original_stays(self, fix, copy, tmp_path, capsys):
        data = form(runs("》", "９８", " 百分比"))
        assert fix(a_docx=data) == 0
        assert (tmp_path / "in" / "a.docx").read_bytes() == data
        told = capsys.readouterr().out
        assert "a.docx: 1 repaired, copy " in told
        assert "  表1!R1C2 「》９８ 百分比」 -> 「≥98%」 [S-001] [S-002]" in told
        assert "  表1!R2C2 「建成」 left: it needs a person.\n    Suggestion: 写上数量 [S-003]" in told
        assert told.endswith("1 file(s): 1 repaired, 1 left for a person.\n")
        assert changed(data, copy("a_已修正.docx")) == {"word/document.xml"}

    def test_nothing_to_repair_is_told_and_no_copy_is_made(self, fix, tmp_path, capsys):
        assert fix(a_docx=form(runs("修路"))) == 0
        assert not (tmp_path / "out").exists()
        assert "0 repaired, 1 left for a person" in capsys.readouterr().out

    def test_check_says_what_would_be_repaired_and_writes_nothing(self, fix, tmp_path, capsys):
        assert fix("--check", a_docx=form(runs("９人"))) == 1
        told = capsys.readouterr().out
        assert "a.docx: 1 to repair" in told
        assert "1 to repair, 1 left for a person; nothing was written." in told
        assert sorted(each.name for each in tmp_path.iterdir()) == ["in", "pack"]
        assert fix("--check", a_docx=form(runs("9人"))) == 0

    def test_diff_shows_the_cells_before_and_after(self, fix, tmp_path, capsys):
        assert fix("--diff", a_docx=form(runs("９人"))) == 1
        path = (tmp_path / "in" / "a.docx").as_posix()
        assert capsys.readouterr().out == (
            f"--- {path}\n+++ {path}\n@@ 表1!R1C2 [S-001] [S-002] @@\n-９人\n+9人\n"
        )

    def test_json_says_the_same(self, fix, tmp_path, capsys):
        assert fix("--format", "json", "-o", tmp_path / "out", a_docx=form(runs("９人"))) == 0
        [told] = json.loads(capsys.readouterr().out)["documents"]
        [repaired] = told["fixes"]
        assert (repaired["address"], repaired["before"], repaired["after"]) == ("表1!R1C2", "９人", "9人")
        assert told["copy"] == (tmp_path / "out" / "a_已修正.docx").as_posix()
        assert [each["rules"] for each in told["left"]] == [["S-003"]]

    def test_without_a_folder_it_does_not_run(self, fix, capsys):
        assert fix("--color", "never", a_docx=form(runs("９人"))) == 2
        assert "name the folder for the copies with -o" in capsys.readouterr().err

    def test_a_folder_that_would_be_checked_is_refused(self, fix, tmp_path, capsys):
        assert fix("-o", tmp_path / "in", a_docx=form(runs("９人"))) == 2
        assert "Name a folder outside" in capsys.readouterr().err

    def test_a_file_that_was_not_checked_is_3(self, fix, capsys):
        assert fix(a_docx=form(runs("９人")), b_docx=b"PK") == 3
        told = capsys.readouterr()
        assert "a.docx: 1 repaired" in told.out
        assert "b.docx was not checked: no known performance-target form" in told.err

    def test_other_formats_are_told_what_to_do(self, fix, tmp_path, capsys):
        text = f"{TITLE}\n\n| 项目名称 | ９人 |\n| 年度目标 | 建成 |\n| 主管部门 | 县局 |\n"
        assert fix(a_txt=as_txt(source(text))) == 1
        assert "1 to repair, no copy: this is plain text, and only .docx and .xlsx" in capsys.readouterr().out
        assert not (tmp_path / "out").exists()

    def test_a_file_in_an_archive_has_its_copy(self, fix, copy):
        assert fix(a_zip=packed({"教育局/b.docx": form(runs("９人"))})) == 0
        assert "9人" in parts(copy("a/教育局/b_已修正.docx"))["word/document.xml"].decode()

    def test_what_is_locked_has_no_copy_without_its_lock(self, fix, tmp_path, capsys):
        data = packed(parts(form(runs("９人"))) | {"word/a.bin": bytes(5000)}, zipfile.ZIP_STORED)
        stream = io.BytesIO()
        OOXMLFile(io.BytesIO(data)).encrypt("pw", stream)
        (tmp_path / "words").write_text("pw", encoding="utf-8")
        words = ("--password-file", tmp_path / "words", "-o", tmp_path / "out")
        assert fix(*words, a_docx=stream.getvalue()) == 1
        assert "1 to repair, no copy: it is locked by a password" in capsys.readouterr().out
        assert not (tmp_path / "out").exists()

    def test_what_was_changed_meanwhile_has_no_copy(self, fix, capsys, monkeypatch):
        monkeypatch.setattr(repairing, "held", lambda *_: repairing.say("annotate.changed"))
        assert fix(a_docx=form(runs("９人"))) == 1
        assert "no copy: it has changed since it was checked" in capsys.readouterr().out

    def test_a_copy_that_reads_otherwise_is_not_written(self, fix, tmp_path, capsys, monkeypatch):
        def careless(_, changes):
            return form(runs("9人"), goal=runs("别的")), set(changes)

        monkeypatch.setattr(docx_text, "retyped", careless)
        assert fix(a_docx=form(runs("９人"))) == 1
        assert "no copy: read again, the copy did not say what it should" in capsys.readouterr().out
        assert not (tmp_path / "out").exists()

    def test_a_repaired_copy_has_nothing_left_to_repair(self, fix, tmp_path, capsys):
        fix(a_docx=form(runs("》", "９８", " 百分比")))
        capsys.readouterr()
        (tmp_path / "in" / "a.docx").write_bytes((tmp_path / "out" / "a_已修正.docx").read_bytes())
        assert fix("--check") == 0

    def test_the_rules_that_ship_repair_a_workbook(self, tmp_path, capsys):
        book = openpyxl.load_workbook(EXAMPLES / "04-county-road-projects.xlsx")
        sheet = book["绩效目标"]
        sheet["E13"], sheet["E31"] = "１ ６２０", "》９５％"
        path = tmp_path / "a.xlsx"
        book.save(path)
        words = ["--select", "VAL-012,VAL-013", "--today", "2026-06-01"]
        assert run(["fix", str(path), "-o", str(tmp_path / "out"), *words], "zh") == 0
        told = capsys.readouterr().out
        assert "  绩效目标!E13 「１ ６２０」→「1620」 [VAL-013]" in told
        assert "  绩效目标!F31 「百分比」→「%」 [VAL-012]" in told
        after = openpyxl.load_workbook(tmp_path / "out" / "a_已修正.xlsx")["绩效目标"]
        assert [after[each].value for each in ("E13", "E31", "F31")] == ["1620", "≥95%", "%"]
        assert run(["fix", str(tmp_path / "out"), "--check", *words], "zh") == 0


class TestWhatIsLeft:
    """A cell that is not plainly written is told, and stays."""

    @pytest.mark.parametrize(
        "name",
        [
            '<w:p><w:fldSimple w:instr="DOCPROPERTY x"><w:r><w:t>９人</w:t></w:r></w:fldSimple></w:p>',
            BOUND.format(runs("９人")),
        ],
        ids=["field", "bound-control"],
    )
    def test_a_text_that_comes_from_elsewhere(self, fix, tmp_path, capsys, name):
        assert fix(a_docx=form(name, unit=runs("县局"))) == 1
        assert "no copy: the texts are not written in the cells themselves" in capsys.readouterr().out
        assert not (tmp_path / "out").exists()

    def test_beside_what_can_be_repaired_it_is_told_and_the_code_is_1(self, fix, copy, capsys):
        assert fix(a_docx=form(BOUND.format(runs("９人")), unit=runs("３局"))) == 1
        told = capsys.readouterr().out
        assert "「３局」 -> 「3局」 [S-004]" in told
        assert "「９人」 left: it is not written in the cell itself" in told
        assert "９人" in parts(copy("a_已修正.docx"))["word/document.xml"].decode()

    def test_a_control_that_is_not_bound_is_repaired(self, fix, copy):
        free = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
        assert fix(a_docx=form(free.format(runs("９人")))) == 0
        assert "9人" in parts(copy("a_已修正.docx"))["word/document.xml"].decode()


def retyped(cell: str, before: str, after: str) -> str | None:
    """The cell of a form after a change, None where it was not made."""
    spot = Spot("", 1, 1, 2)
    data, done = docx_text.retyped(form(cell), {spot: Change(before, after)})
    main = parts(data)["word/document.xml"].decode()
    start = main.index("<w:tc>", main.index("<w:tc>") + 1) + len("<w:tc>")
    return main[start : main.index("</w:tc>", start)] if done else None


class TestWord:
    """Letters change where they stand: runs and their formats stay."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (("９", "８", "％"), ("9", "8", "%")),
            (("》", "98"), ("≥", "98")),
            (("1 ", "200人"), ("1", "200人")),
            (("1", " ", "200人"), ("1", "", "200人")),
            (("9", "8百分", "比"), ("9", "8%", "")),
            (("约９", "\t", "人"), ("约9", "\t", "人")),
        ],
        ids=["each", "sign", "space", "space-alone", "percent", "tab"],
    )
    def test_runs(self, before, after):
        shown = "".join(each.replace("\t", " ") for each in before)
        wanted = "".join(each.replace("\t", " ") for each in after)
        plain = runs(*after).replace(' xml:space="preserve"', "")
        found = retyped(runs(*before), shown, wanted)
        assert found is not None
        assert found.replace(' xml:space="preserve"', "").replace("<w:t></w:t>", "<w:t/>") == plain.replace(
            "<w:t></w:t>", "<w:t/>"
        )

    @pytest.mark.parametrize(
        ("cell", "before", "after"),
        [
            (runs("1", "\t", "200人"), "1 200人", "1200人"),
            (runs("98"), "98", "≥98"),
            (runs("９人"), "８人", "8人"),
        ],
        ids=["a-tab-goes", "something-comes", "another-text"],
    )
    def test_what_is_not_stored_is_not_changed(self, cell, before, after):
        assert retyped(cell, before, after) is None

    def test_what_is_deleted_or_hidden_is_no_text_of_the_cell(self):
        gone = "<w:del><w:r><w:delText>９</w:delText></w:r></w:del>"
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>９</w:t></w:r>"
        cell = f"<w:p>{gone}{hidden}<w:r><w:t>９人</w:t></w:r></w:p>"
        assert retyped(cell, "９人", "9人") == cell.replace("<w:t>９人", '<w:t xml:space="preserve">9人')


def sheet_changed(data: bytes, **at: tuple[str, str]) -> tuple[bytes, set[str]]:
    changes = {Spot("表", 1, int(cell[1:]), ord(cell[0]) - 64): Change(*pair) for cell, pair in at.items()}
    after, done = xlsx_text.retyped(data, changes)
    return after, {f"{chr(64 + each.column)}{each.row}" for each in done}


def shown(data: bytes) -> list[str]:
    """What the cells of the first sheet show."""
    document, _ = read(data, "x.xlsx")
    return [cell.text for cell in document.tables[0].cells]


class TestExcel:
    """Shared texts, texts in cells and rich texts; formulas stay."""

    def test_a_text_that_cells_share_changes_in_the_one_that_is_meant(self):
        cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>'
        data = xlsx(f'## sheet 表\n<sheetData><row r="1">{cells}</row></sheetData>\n## strings\n９８％')
        after, done = sheet_changed(data, A1=("９８％", "98%"))
        assert done == {"A1"}
        assert shown(after) == ["98%", "９８％"]
        assert changed(data, after) == {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}

    def test_rich_text_keeps_its_formats(self):
        book = openpyxl.Workbook()
        book.active.title = "表"
        bold = InlineFont(b=True)
        book.active["A1"] = CellRichText(TextBlock(bold, "》９"), "８", TextBlock(bold, "百分比"))
        stream = io.BytesIO()
        book.save(stream)
        after, done = sheet_changed(stream.getvalue(), A1=("》９８百分比", "≥98%"))
        assert done == {"A1"}
        told = openpyxl.load_workbook(io.BytesIO(after), rich_text=True).active["A1"].value
        assert [(str(each), isinstance(each, TextBlock)) for each in told] == [
            ("≥9", True), ("8", False), ("%", True),
        ]  # fmt: skip

    def test_formulas_and_numbers_stay(self):
        data = xlsx(
            '## sheet 表\n<sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>９</v></c>'
            '<c r="B1"><v>9</v></c><c r="C1" t="inlineStr"><is><t>９</t></is></c></row></sheetData>'
        )
        after, done = sheet_changed(data, A1=("９", "9"), B1=("9", "8"), C1=("９", "9"), D1=("９", "9"))
        assert done == {"C1"}
        assert shown(after) == ["９", "9", "9"]
        assert b"<f>B1</f>" in parts(after)["xl/worksheets/sheet1.xml"]


class TestUsual:
    """How a value is usually typed, and what is the same but for that."""

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("》９８ ％", "≥98%"),
            ("≧1 200人次", "≥1200人次"),
            ("98百分比以上", "98%以上"),
            ("百分比", "%"),
            ("2026．5", "2026.5"),
            ("《管理办法》（2026）", "《管理办法》（2026）"),
            (">=95%", ">=95%"),
            ("2025 100人", "2025 100人"),
            ("合格率的百分比", "合格率的百分比"),
            ("1，200人", "1，200人"),
        ],
    )
    def test_spelling(self, text, wanted):
        assert usual(text) == wanted
        assert same_but_spelling(text, wanted)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("98%", "89%"),
            ("≥98%", "≤98%"),
            ("1 20人", "120人"),
            ("200百分数", "200%"),
            ("10人", "10户"),
            ("5", ""),
        ],
    )
    def test_what_changes_the_meaning_is_not_the_same(self, one, other):
        assert not same_but_spelling(one, other)

    @given(st.text(alphabet="≥》≧≦《=><１２012 \u3000，．.%％百分比人元至-以上第年约/", max_size=12))
    def test_it_is_done_at_once(self, text):
        assert usual(usual(text)) == usual(text)


def test_python_docx_opens_a_repaired_file(tmp_path, capsys):
    made = python_docx.Document(str(EXAMPLES / "03-xiangtan-training.docx"))
    cell = next(each for row in made.tables[0].rows for each in row.cells if each.text == "≥120%")
    cell.text = ""
    for part, bold in (("》", False), ("９８", True), ("百分比", None)):
        cell.paragraphs[0].add_run(part).bold = bold
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert run(["fix", str(path), "-o", str(tmp_path), "--select", "VAL-012,VAL-013"], "zh") == 0
    assert "「》９８百分比」→「≥98%」 [VAL-0" in capsys.readouterr().out
    after = python_docx.Document(str(tmp_path / "a_已修正.docx"))
    cells = [each for row in after.tables[0].rows for each in row.cells if each.text == "≥98%"]
    found = [(each.text, each.bold) for each in cells[0].paragraphs[0].runs if each.text]
    assert found == [("≥", False), ("98", True), ("%", None)]
