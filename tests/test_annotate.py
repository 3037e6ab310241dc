"""Annotated copies: a comment at each cell that is meant, and nothing else of the file changed."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import docx as python_docx
import openpyxl
import pytest
from lxml import etree
from office import docx, packed, read, relations, written, xlsx
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from targetlint.annotate import docx as in_word
from targetlint.annotate import xlsx as in_excel
from targetlint.cli.main import run
from targetlint.model.comments import Comments, Spot
from targetlint.model.document import Paragraph
from targetlint.readers.refusal import Refusal

EXAMPLES = Path(__file__).parents[1] / "examples"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOFFICE = shutil.which("soffice")


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOXED = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
BOX = f"<w:p><w:r><w:pict><v:textbox>{BOXED}</v:textbox></w:pict></w:r></w:p>"
AWKWARD = p("标题") + tbl(
    CONTROL.format(tc(p("控件格"))) + tc("<w:p><w:pPr/></w:p>"),
    tc(CONTROL.format(p("控件段"))) + tc(tbl(tc(p("内甲")) + tc(p("内乙"))) + p("")),
    tc(p("合并"), '<w:vMerge w:val="restart"/>') + tc(p("一") + p("二")),
    tc(p(""), "<w:vMerge/>") + tc(BOX + p("三")),
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert old.keys() <= new.keys()
    return {name for name, content in new.items() if old.get(name) != content}


def comments(**at: str) -> Comments:
    """A comment on the whole, and one for each `t<table>_r<row>_c<column>` or `p<number>`."""
    spots = {}
    for name, text in at.items():
        numbers = [int(each[1:]) for each in name.split("_")]
        spots[Spot("", *numbers) if len(numbers) > 1 else Spot("", 0, numbers[0], 0)] = text
    return Comments("2027-01-05", "结论：需修改\n共一处", spots)


def anchored(data: bytes) -> dict[str, str]:
    """Each comment's first line -> the text between its marks."""
    main = etree.fromstring(parts(data)["word/document.xml"])
    told = etree.fromstring(parts(data)["word/comments.xml"])
    texts = {each.get(W + "id"): "".join(each[0].itertext()) for each in told}
    found, running = {}, {}
    for each in main.iter():
        number = each.get(W + "id")
        if each.tag == W + "commentRangeStart":
            running[number] = ""
        elif each.tag == W + "commentRangeEnd":
            found[texts[number]] = running.pop(number)
        elif each.tag == W + "t":
            running = {key: text + (each.text or "") for key, text in running.items()}
    assert not running
    assert {each.get(W + "id") for each in main.iter(W + "commentReference")} == texts.keys()
    return found


class TestWord:
    wanted = comments(
        p1="题", t1_r1_c1="甲", t1_r1_c2="空", t1_r2_c1="段", t1_r2_c2="套", t1_r3_c1="并", t1_r3_c2="两段",
        t1_r4_c2="框", t2_r1_c2="内", p2="框里", t1_r3_c0="行", t9_r1_c1="无处",
    )  # fmt: skip

    def test_comments_stand_at_their_cells(self):
        found = anchored(in_word.annotated(docx(AWKWARD), self.wanted))
        assert found == {
            "结论：需修改": "标题", "题": "标题", "甲": "控件格", "空": "", "段": "控件段", "套": "",
            "并": "合并", "两段": "一二", "框": "框中三", "内": "内乙", "框里": "框中", "行": "合并",
        }  # fmt: skip

    def test_the_copy_is_read_as_the_original(self):
        data = docx(AWKWARD)
        assert written(*read(in_word.annotated(data, self.wanted), "x.docx")) == written(
            *read(data, "x.docx")
        )

    def test_other_parts_stay_the_same_bytes(self):
        data = (EXAMPLES / "03-xiangtan-training.docx").read_bytes()
        assert changed(data, in_word.annotated(data, comments(t1_r1_c1="甲"))) == {
            "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml",
        }  # fmt: skip

    def test_a_second_run_replaces_the_first(self):
        once = in_word.annotated(docx(AWKWARD), self.wanted)
        assert in_word.annotated(once, self.wanted) == once
        assert anchored(in_word.annotated(once, comments())) == {"结论：需修改": "标题"}

    def test_comments_of_others_are_kept(self):
        made = python_docx.Document()
        paragraph = made.add_paragraph("甲")
        made.add_comment(paragraph.runs, "请核对", author="李四")
        stream = io.BytesIO()
        made.save(stream)
        once = in_word.annotated(stream.getvalue(), comments(p1="我们"))
        twice = in_word.annotated(once, comments(p1="后来"))
        told = [(each.author, each.text) for each in python_docx.Document(io.BytesIO(twice)).comments]
        assert told == [("李四", "请核对"), ("targetlint", "结论：需修改\n共一处"), ("targetlint", "后来")]
        assert anchored(twice) == {"请核对": "甲", "结论：需修改": "甲", "后来": "甲"}

    def test_an_answer_to_our_comment_stands_alone_when_it_goes(self):
        once = parts(in_word.annotated(docx(p("甲")), comments()))
        w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        marked = once["word/comments.xml"].replace(b"<w:p>", f'<w:p {w14} w14:paraId="0A">'.encode(), 1)
        w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
        beside = (
            f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0A" w15:done="0"/>'
            '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>'
        )
        targets = {"c": ("comments", "comments.xml"), "e": ("commentsExtended", "commentsExtended.xml")}
        once |= {
            "word/comments.xml": marked,
            "word/commentsExtended.xml": beside.encode(),
            "word/_rels/document.xml.rels": relations(targets).encode(),
        }
        root = etree.fromstring(
            parts(in_word.annotated(packed(once), comments()))["word/commentsExtended.xml"]
        )
        assert [dict(each.attrib) for each in root] == [{f"{{{w15}}}paraId": "0B", f"{{{w15}}}done": "0"}]

    @pytest.mark.parametrize(
        "spoilt",
        [
            {"word/comments.xml": b"<w:comments"},
            {"word/comments.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><w:comments/>'},
            {"word/document.xml": b"<a/>"},
            {"word/document.xml": f'<w:document xmlns:w="{W[1:-1]}"><w:body/></w:document>'.encode()},
        ],
        ids=["cut", "doctype", "no-body", "no-paragraph"],
    )
    def test_a_damaged_package_is_refused(self, spoilt):
        whole = parts(in_word.annotated(docx(p("甲")), comments())) | spoilt
        with pytest.raises(Refusal):
            in_word.annotated(packed(whole), comments())

    def test_a_package_that_does_not_say_what_its_parts_are_is_refused(self):
        whole = parts(docx(p("甲")))
        del whole["[Content_Types].xml"]
        with pytest.raises(Refusal):
            in_word.annotated(packed(whole), comments())

    def test_a_relation_to_nowhere_is_no_comments_part(self):
        whole = parts(docx(p("甲")))
        whole["word/_rels/document.xml.rels"] = relations({"c": ("comments", "../none.xml")}).encode()
        after = parts(in_word.annotated(packed(whole), comments(p1="乙")))
        assert "乙" in after["word/comments.xml"].decode()

    def test_a_kept_part_that_cannot_be_read_is_refused(self):
        data = packed(parts(docx(p("甲"))) | {"word/media/a.png": b"picture" * 9}, zipfile.ZIP_STORED)
        with pytest.raises(Refusal):
            in_word.annotated(data.replace(b"picturepicture", b"pictureqicture", 1), comments())


class TestListOfFindings:
    """A table of all findings at the end of a Word copy, which is no part of the form."""

    rows = (("序号", "位置", "问题", "怎么改"), ("1", "表1!R1C1", "错误[A-1] 缺一段", "应填：甲\n建议：乙"))
    wanted = replace(comments(p1="甲"), title="问题清单", listed=rows)

    def test_it_is_shown_behind_all_else_and_not_read(self):
        data = docx(AWKWARD + "<w:sectPr/>")
        after = in_word.annotated(data, self.wanted)
        main = etree.fromstring(parts(after)["word/document.xml"])
        assert [etree.QName(each).localname for each in main[0]][-4:] == ["p", "tbl", "p", "sectPr"]
        assert "".join(main[0][-3].itertext()) == "".join("".join(row) for row in self.rows).replace("\n", "")
        assert written(*read(after, "x.docx")) == written(*read(data, "x.docx"))

    def test_a_second_run_replaces_it_and_a_run_without_it_takes_it_out(self):
        once = in_word.annotated(docx(AWKWARD), self.wanted)
        assert in_word.annotated(once, self.wanted) == once
        assert in_word.annotated(once, comments()) == in_word.annotated(docx(AWKWARD), comments())

    def test_what_somebody_wrote_behind_it_stays(self):
        once = parts(in_word.annotated(docx(AWKWARD), self.wanted))
        main = once["word/document.xml"].decode()
        own, last = p("后来写的"), "</w:p></w:body>"
        assert main.endswith(f"{last}</w:document>")
        inside = "<w:r><w:t>接着写的</w:t></w:r>"
        changed_ = main.replace(last, f"{inside}</w:p>{own}</w:body>")
        again = in_word.annotated(packed(once | {"word/document.xml": changed_.encode()}), comments())
        document, _ = read(again, "x.docx")
        assert [each.text for each in document.blocks if isinstance(each, Paragraph)][-2:] == [
            "接着写的", "后来写的",
        ]  # fmt: skip
        assert b"A-1" not in parts(again)["word/document.xml"]

    def test_what_libreoffice_makes_of_it_is_taken_out(self):
        """Two bookmarks for one, and the page break in the line above."""
        once = parts(in_word.annotated(docx(p("甲")), self.wanted))
        main = once["word/document.xml"].decode()
        start = re.search(r"<w:bookmarkStart [^>]*/>", main)[0]
        page = '<w:r><w:br w:type="page"/></w:r>'
        assert main.count(page) == 1
        saved = main.replace(page, "").replace("</w:p><w:p><w:pPr>", f"{page}</w:p><w:p><w:pPr>", 1)
        saved = saved.replace(start, f'{start}<w:bookmarkEnd w:id="0"/>')
        copy = start.replace('w:id="0"', 'w:id="7"').replace("_findings", "_findings_Copy_1")
        saved = saved.replace('<w:p><w:bookmarkEnd w:id="0"/>', f'<w:p>{copy}<w:bookmarkEnd w:id="7"/>')
        again = in_word.annotated(packed(once | {"word/document.xml": saved.encode()}), comments())
        assert (
            parts(again)["word/document.xml"].replace(b"<w:r/>", b"")
            == (parts(in_word.annotated(docx(p("甲")), comments()))["word/document.xml"])
        )

    @pytest.mark.parametrize("lost", ["bookmarkStart", "bookmarkEnd"])
    def test_half_a_mark_takes_nothing_out(self, lost):
        once = parts(in_word.annotated(docx(p("甲")), self.wanted))
        main = re.sub(rf"<w:{lost} [^>]*/>", "", once["word/document.xml"].decode())
        document, _ = read(packed(once | {"word/document.xml": main.encode()}), "x.docx")
        assert len(document.tables) == 1


def workbook(*, note: str = "") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "表一"
    sheet["A1"], sheet["B3"] = "绩效目标申报表", "≥60"
    sheet.merge_cells("A1:D1")
    sheet.add_data_validation(DataValidation(type="list", formula1='"是,否"', sqref="C3"))
    made.create_sheet("表二")["A1"] = "二"
    if note:
        sheet["B3"].comment = Comment(note, "李四")
        made["表二"]["A1"].comment = Comment("别动", "李四")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def on_sheets(**at: str) -> Comments:
    """A comment for each cell `B3` of 表一."""
    spots = {Spot("表一", 1, int(name[1:]), ord(name[0]) - 64): text for name, text in at.items()}
    return Comments("2027-01-05", "结论：需修改", spots)


def noted(data: bytes) -> dict[str, tuple[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    return {
        f"{cell.parent.title}!{cell.coordinate}": (cell.comment.author, cell.comment.text) for cell in cells
    }


class TestExcel:
    def test_comments_stand_at_their_cells(self):
        after = in_excel.annotated(workbook(), on_sheets(A1="合并格", B3="没有单位", E20="远处"))
        assert noted(after) == {
            "表一!A1": ("targetlint", "结论：需修改\n\n合并格"),
            "表一!B3": ("targetlint", "没有单位"),
            "表一!E20": ("targetlint", "远处"),
        }

    def test_each_comment_has_a_box_at_its_cell(self):
        drawn = parts(in_excel.annotated(workbook(), on_sheets(B3="甲")))["xl/drawings/vmlDrawing.vml"]
        root = etree.fromstring(drawn)
        corners = [
            (each.findtext("{*}Row"), each.findtext("{*}Column")) for each in root.iter("{*}ClientData")
        ]
        assert corners == [("0", "0"), ("2", "1")]
        identities = [each.get("id") for each in root.iterchildren("{*}shape")]
        assert identities == ["_x0000_s1025", "_x0000_s1026"]

    def test_only_what_must_changes(self):
        data = workbook()
        after = in_excel.annotated(data, on_sheets(B3="甲"))
        assert changed(data, after) == {
            "[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels",
            "xl/comments.xml", "xl/drawings/vmlDrawing.vml",
        }  # fmt: skip
        assert b"dataValidation" in parts(after)["xl/worksheets/sheet1.xml"]

    def test_the_drawing_is_named_before_what_follows_it(self):
        data = xlsx("## sheet 表一\n<sheetData/><pageMargins/><tableParts/><extLst/>")
        root = etree.fromstring(parts(in_excel.annotated(data, on_sheets()))["xl/worksheets/sheet1.xml"])
        names = [etree.QName(each).localname for each in root]
        assert names == ["sheetData", "pageMargins", "legacyDrawing", "tableParts", "extLst"]

    def test_a_second_run_replaces_the_first(self):
        once = in_excel.annotated(workbook(), on_sheets(B3="甲", C3="乙"))
        assert in_excel.annotated(once, on_sheets(B3="甲", C3="乙")) == once
        assert noted(in_excel.annotated(once, on_sheets())) == {"表一!A1": ("targetlint", "结论：需修改")}

    def test_a_line_of_ours_that_somebody_left_keeps_no_second_one(self):
        once = in_excel.annotated(workbook(note="核对\n──── / targetlint ────"), on_sheets(B3="甲"))
        assert in_excel.annotated(once, on_sheets(B3="甲")) == once

    def test_comments_of_others_are_kept_and_ours_stand_below(self):
        data = workbook(note="请核对")
        once = in_excel.annotated(data, on_sheets(B3="甲"))
        author, text = noted(once)["表一!B3"]
        assert author == "李四"
        assert text == "请核对\n──── targetlint ────\n甲\n──── / targetlint ────"
        assert in_excel.annotated(once, on_sheets(B3="甲")) == once
        assert noted(in_excel.annotated(once, on_sheets())) == noted(data) | {
            "表一!A1": ("targetlint", "结论：需修改")
        }
        second = [name for name in parts(data) if "comment2" in name]
        assert second
        assert not changed(data, once) & set(second)

    def test_a_conversation_is_left_alone(self):
        whole = parts(workbook())
        targets = {"t": ("threadedComment", "../threadedComments/threadedComment1.xml")}
        whole |= {
            "xl/worksheets/_rels/sheet1.xml.rels": relations(targets).encode(),
            "xl/threadedComments/threadedComment1.xml": b'<a><b ref="A1"/><b ref="B3"/></a>',
        }
        assert noted(in_excel.annotated(packed(whole), on_sheets(B3="甲"))) == {
            "表一!E1": ("targetlint", "结论：需修改")
        }

    def test_a_text_is_no_longer_than_excel_allows(self):
        after = noted(
            in_excel.annotated(workbook(note="注" * 9_000), on_sheets(B3="甲" * 40_000, C3="乙" * 40_000))
        )
        assert max(len(text) for _, text in after.values()) <= 32_767
        assert after["表一!C3"][1].endswith("\n…")

    @pytest.mark.parametrize(
        "spoilt",
        [
            {"xl/comments.xml": b"<comments"},
            {"xl/drawings/vmlDrawing.vml": b"<xml><br></xml>"},
            {"[Content_Types].xml": b""},
            {"xl/worksheets/sheet1.xml": b"<worksheet"},
            {"xl/workbook.xml": b"<workbook/>"},
        ],
        ids=["comments", "boxes", "types", "sheet", "no-sheets"],
    )
    def test_a_damaged_package_is_refused(self, spoilt):
        whole = parts(in_excel.annotated(workbook(), on_sheets())) | spoilt
        with pytest.raises(Refusal):
            in_excel.annotated(packed(whole), on_sheets(B3="甲"))


@pytest.fixture
def forms(tmp_path):
    folder = tmp_path / "forms" / "教育局"
    folder.mkdir(parents=True)
    for name in ("03-xiangtan-training.docx", "04-county-road-projects.xlsx"):
        shutil.copy(EXAMPLES / name, folder)
    return tmp_path / "forms"


def annotate(*words: object) -> int:
    return run(["annotate", *map(str, words), "--today", "2026-06-01", "--lang", "en"], "en")


def of_project(number):
    """Return a form of a project of its own: of files that say the same one is checked."""
    whole = parts((EXAMPLES / "03-xiangtan-training.docx").read_bytes())
    text = whole["word/document.xml"].replace("重点群体".encode(), f"第{number}类群体".encode())
    return packed(whole | {"word/document.xml": text})


class TestCommand:
    def test_it_writes_a_copy_of_each_form_and_leaves_the_originals(self, forms, tmp_path, capsys):
        before = {each: each.read_bytes() for each in forms.rglob("*.*")}
        assert annotate(forms, "-o", tmp_path / "out") == 1
        assert {each: each.read_bytes() for each in forms.rglob("*.*")} == before
        copies = sorted(
            each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*.*")
        )
        assert copies == [
            "教育局/03-xiangtan-training_自检批注.docx",
            "教育局/04-county-road-projects_自检批注.xlsx",
        ]
        assert capsys.readouterr().err.count("annotated copy: ") == 2
        first, *others = python_docx.Document(str(tmp_path / "out" / copies[0])).comments
        original = forms / "教育局" / "03-xiangtan-training.docx"
        assert sha256(before[original]).hexdigest() in first.text
        assert "Verdict: To be corrected" in first.text
        assert "found: 60" in "\n".join(each.text for each in others)

    def test_a_copy_is_checked_as_the_original(self, forms, tmp_path, capsys):
        annotate(forms, "-o", tmp_path / "out", "--format", "concise")
        before = capsys.readouterr().out
        annotate(tmp_path / "out", "-o", tmp_path / "again", "--format", "concise")
        after = capsys.readouterr().out
        assert after.replace("_自检批注", "").replace("/out/", "/forms/") == before
        assert {each.name for each in (tmp_path / "again").rglob("*.*")} == {
            each.name for each in (tmp_path / "out").rglob("*.*")
        }

    def test_the_list_of_findings_changes_nothing_that_is_found(self, forms, tmp_path, capsys):
        words = ("--format", "concise", "--list-findings")
        annotate(forms, "-o", tmp_path / "out", *words)
        before = capsys.readouterr().out
        [copy] = (tmp_path / "out").rglob("*.docx")
        [form, listed] = python_docx.Document(str(copy)).tables
        assert len(listed.rows) == 1 + before.count("03-xiangtan-training.docx!")
        assert [cell.text for cell in listed.rows[0].cells] == ["No.", "Place", "Finding", "What to do"]
        assert form.rows[3].cells[1].text == "150"
        annotate(tmp_path / "out", "-o", tmp_path / "again", *words)
        after = capsys.readouterr().out
        assert after.replace("_自检批注", "").replace("/out/", "/forms/") == before

    def test_it_never_writes_over_a_file(self, forms, tmp_path):
        for _ in range(2):
            annotate(forms / "教育局" / "03-xiangtan-training.docx", "-o", tmp_path)
        assert sorted(each.name for each in tmp_path.glob("*.docx")) == [
            "03-xiangtan-training_自检批注.docx",
            "03-xiangtan-training_自检批注2.docx",
        ]

    def test_what_cannot_bear_comments_gets_a_page_and_what_was_not_read_does_not(self, tmp_path, capsys):
        shutil.copy(EXAMPLES / "02-special-fund-and-department.txt", tmp_path / "a.txt")
        (tmp_path / "b.docx").write_bytes(b"")
        annotate(tmp_path, "-o", tmp_path / "out")
        told = capsys.readouterr().err
        assert "a.txt: no annotated copy: this is plain text" in told
        assert "b.docx: no annotated copy: it could not be read" in told
        [page] = (tmp_path / "out").iterdir()
        assert page.name == "a_自检批注.html"
        assert "集中教育矫正对象" in page.read_text(encoding="utf-8")

    def test_the_page_leads_to_the_form_from_where_it_stands(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        form = Path("报送", "教育局", "a.txt")
        form.parent.mkdir(parents=True)
        shutil.copy(EXAMPLES / "02-special-fund-and-department.txt", form)
        annotate("报送", "-o", "批注稿")
        page = Path("批注稿", "教育局", "a_自检批注.html")
        [there] = re.findall('<h3 id="d1">\n<a href="([^"]*)">', page.read_text(encoding="utf-8"))
        assert (page.parent / unquote(there)).resolve() == form.resolve()

    def test_files_in_an_archive_get_copies_wherever_they_say_they_lie(self, tmp_path):
        inside = ["教育局/a.docx", "../../b.docx", "C:\\d\\e.docx", "/f.docx"]
        with zipfile.ZipFile(tmp_path / "报送.zip", "w") as archive:
            for number, name in enumerate(inside):
                archive.writestr(name, of_project(number))
        annotate(tmp_path / "报送.zip", "-o", tmp_path / "out")
        found = sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.docx"))
        assert found == [
            "out/报送/b_自检批注.docx",
            "out/报送/d/e_自检批注.docx",
            "out/报送/f_自检批注.docx",
            "out/报送/教育局/a_自检批注.docx",
        ]

    def test_a_number_sign_in_a_name_is_a_part_of_it(self, tmp_path):
        (tmp_path / "1#楼.docx").write_bytes(of_project(1))
        with zipfile.ZipFile(tmp_path / "报送.zip", "w") as archive:
            archive.writestr("2#楼.docx", of_project(2))
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr("2#楼.docx", of_project(3))
        annotate(tmp_path / "1#楼.docx", tmp_path / "报送.zip", "-o", tmp_path / "out")
        found = sorted(
            each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*.*")
        )
        assert found == ["1#楼_自检批注.docx", "报送/2#楼_自检批注.docx", "报送/2#楼_自检批注2.docx"]

    def test_a_form_whose_comments_are_damaged_is_told(self, tmp_path, capsys):
        whole = parts(in_word.annotated((EXAMPLES / "03-xiangtan-training.docx").read_bytes(), comments()))
        (tmp_path / "a.docx").write_bytes(packed(whole | {"word/comments.xml": b"<"}))
        assert annotate(tmp_path / "a.docx", "-o", tmp_path / "out") == 1
        assert "a.docx: no annotated copy: " in capsys.readouterr().err

    def test_a_folder_of_copies_inside_what_is_checked_is_refused(self, forms, capsys):
        assert annotate(forms, "-o", forms / "out") == 1
        assert "the old copies count as forms of their own" in capsys.readouterr().err
        assert annotate(forms, "-o", forms / "out") == 2
        assert "Name a folder outside" in capsys.readouterr().err

    def test_a_folder_that_cannot_be_written_is_told(self, forms, tmp_path, capsys):
        (tmp_path / "out").write_text("a file")
        assert annotate(forms, "-o", tmp_path / "out") == 2
        assert "cannot be written" in capsys.readouterr().err


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: nothing opened the copies")
@pytest.mark.parametrize(
    ("name", "to"), [("03-xiangtan-training.docx", "fodt"), ("04-county-road-projects.xlsx", "fods")]
)
def test_libreoffice_shows_every_comment(tmp_path, name, to):
    annotate(EXAMPLES / name, "-o", tmp_path)
    [copy] = tmp_path.glob("*_自检批注.*")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 - LibreOffice on a file of our own
        [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(tmp_path), str(copy)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = etree.parse(str(copy.with_suffix("." + to))).iter("{*}annotation")
    texts = ["".join(each.itertext()) for each in shown]
    wanted = (
        [each.text for each in python_docx.Document(str(copy)).comments]
        if to == "fodt"
        else [text for _, text in noted(copy.read_bytes()).values()]
    )
    assert len(texts) == len(wanted) > 5
    assert all(text.split("\n")[0] in "\n".join(texts) for text in wanted)
