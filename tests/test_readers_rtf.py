"""RTF: what the tables, code pages, fields and boxes of Word, WPS and LibreOffice come out as."""

from pathlib import Path

import pytest
from every_format import OFFICE, convert
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from mutants import mutant
from office import WORD, packed, read, relations, types, written
from office_rtf import FONTS, escaped, rtf

from targetlint.model.diagnostic import Outcome, Severity
from targetlint.model.document import Paragraph
from targetlint.readers import limits

EXAMPLES = Path(__file__).parents[1] / "examples"
TABLE = r"\trowd\clvmgf\cellx2000\cellx4000 \pard\intbl 甲\cell 乙\par 丙\cell\row\pard\par"
NEST = r"\pard\intbl\itap2 内\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}\pard\intbl\itap1\cell\row"
FIELD = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield\fftype1\ffres1}}{\fldrslt}}"
BOX = r"{\shp{\*\shpinst{\shptxt\pard 框\par}}}"


@pytest.mark.parametrize("case", cases("readers/rtf"), ids=lambda case: case.stem)
def test_documents(case):
    check(case, lambda given: written(*read(rtf(given), "x.rtf")))


def texts(data: bytes, **told: object) -> list[str]:
    document, _ = read(data, "x.rtf", **told)
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


CODE_PAGES = {
    "of the document": (rb"{\rtf1\ansi\ansicpg1251 \'cf}", "П"),
    "unknown": (rb"{\rtf1\ansi\ansicpg99999 \'bc\'a8}", "绩"),
    "not named": (rb"{\rtf1\ansi\deff4{\fonttbl{\f4 x;}}\'bc\'a8}", "绩"),
    "of the Macintosh": (rb"{\rtf1\mac \'8e}", "é"),
    "of DOS": (rb"{\rtf1\pc \'82}", "é"),
    "of DOS, international": (rb"{\rtf1\pca \'9b}", "ø"),
    "UTF-8": (b"{\\rtf1\\ansicpg65001 \xe7\xbb\xa9}", "绩"),
    "of the font": (rb"{\rtf1\ansicpg1252\deff1{\fonttbl{\f1\fcharset134 x;}}\'bc\'a8}", "绩"),
    "of a font without a group": (
        rb"{\rtf1\ansicpg1252{\fonttbl\f0 a;\f1\fcharset134 b;}\f1 \'bc\'a8}",
        "绩",
    ),
    "of a font, but unknown": (rb"{\rtf1\ansicpg936{\fonttbl{\f0\fcharset99\cpg0 a;}}\'bc\'a8}", "绩"),
    "outside the font table": (rb"{\rtf1\ansicpg936{\fonttbl{\f0 a;}}\fcharset238\cpg1252\'bc\'a8}", "绩"),
    "raw, the second byte like a brace": (b"{\\rtf1\\ansicpg936 \x81}\x84{\x81\\}", "亇剓乗"),
    "raw, one byte each": (b"{\\rtf1\\ansicpg1252 caf\xe9}", "café"),
    "damaged": (rb"{\rtf1\ansicpg936 \'ff\'ff}", "\ufffd\ufffd"),
    "Western, in a Chinese file": (
        rb"{\rtf1\ansicpg936{\fonttbl\f0\fcharset0 Helvetica;}\f0 \'93a.h\'94}",
        "“a.h”",
    ),
}


@pytest.mark.parametrize("name", CODE_PAGES)
def test_code_pages(name):
    data, expected = CODE_PAGES[name]
    assert texts(data) == [expected]


def test_the_encoding_that_the_user_names_stands_for_that_of_the_document():
    data = rtf(escaped("測試", "big5"), r"{\rtf1\ansi\ansicpg1252 ")
    assert texts(data, encoding="big5") == ["測試"]


def test_a_file_that_is_cut_off_is_read_and_told():
    whole = rtf(TABLE)
    for size in range(len(whole) - len(TABLE), len(whole)):
        document, told = read(whole[:size], "x.rtf")
        assert [each.code for each in told][-1:] in (["file/cut-off"], ["file/empty"])
        assert document is None or told[0].severity is Severity.WARNING
    assert read(whole, "x.rtf")[1] == []
    assert texts(b"{\\rtf1 a}}}{b") == ["a"]
    assert texts(b"{\\rtf1 a\\") == ["a"]


MANY = {
    "groups": b"{\\rtf1 " + b"{" * (limits.GROUPS + 1),
    "cells": b"{\\rtf1\\cell" + b"\\cell" * 20,
    "cells of nested tables": b"{\\rtf1" + b"\\intbl\\itap9 a\\par\\itap1 b\\par" * 3,
    "control words": b"{\\rtf1" + b"\\b" * 100,
    "control words that are not shown": b"{\\rtf1{\\*\\x" + b"{}" * 50,
    "tables in tables": b"{\\rtf1\\itap%d" % (limits.TABLE_LEVELS + 1),
}


@pytest.mark.parametrize("name", MANY)
def test_what_is_too_much_is_refused(name, monkeypatch):
    monkeypatch.setattr("targetlint.readers.rtf.story.CELLS", 20)
    monkeypatch.setattr("targetlint.readers.rtf.scan.CONTROLS", 99 if "control" in name else limits.CONTROLS)
    document, [told] = read(MANY[name], "x.rtf")
    assert document is None
    assert told.code == "file/limit"


def test_text_boxes_in_text_boxes_need_no_recursion():
    assert texts(rtf(r"{\shp{\*\shpinst{\shptxt 框" * 2000 + "}}}" * 2000)) == ["框"] * 2000


def survives(data: bytes) -> None:
    document, told = read(data, "x.rtf")
    assert (document is None) == any(each.outcome is Outcome.ERROR for each in told)


PIECES = [
    *(TABLE, NEST, FIELD, BOX, FONTS, "甲", " ", "{", "}", "\\", r"\*", r"\'", r"\'c", r"\bin9 "),
    *(r"\par", r"\pard", r"\intbl", r"\itap3", r"\cell", r"\row", r"\nestcell", r"\nestrow", r"\trowd"),
    *(r"\cellx-5", r"\trleft99999", r"\clvmrg", r"\clmrg", r"\u-10179?", r"\uc0", r"\uc-3", r"\upr"),
    *(r"{\*\ud a}", r"{\*\ffl a}", r"{\*\formfield", r"\fldinst", r"\field", r"\ffres7\fftype2", r"\shptxt"),
    *(r"\f2", r"\fcharset2", r"\plain", r"\v", r"\deleted"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_order_of_words_is_survived(pieces):
    survives(rtf("".join(pieces)))
    survives(rtf("".join(pieces), header=r"{\rtf1 ")[:-1])


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data):
    survives(b"{\\rtf1" + data)
    survives(b"{\\rtf1\\ansicpg936" + data)


@pytest.mark.parametrize("seed", range(300))
def test_damaged_files_are_survived(seed):
    survives(mutant(rtf(TABLE + NEST + FIELD + BOX + r"\par 尾" + TABLE), seed))


def paragraph(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    grid = '<w:gridCol w:w="2000"/>' * max(map(len, rows))
    filled = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    properties = '<w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{filled}</w:tbl>"


def cell(inside: str, properties: str = "", columns: int = 1) -> str:
    width = f'<w:tcW w:w="{2000 * columns}" w:type="dxa"/>'
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{width}{span}{properties}</w:tcPr>{inside}</w:tc>"


def text(words: str) -> str:
    return paragraph(f'<w:t xml:space="preserve">{words}</w:t>')


BODY = (
    text("前 😀镕①—“”≥ a\u00a0b {}%\\ ")
    + paragraph("<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>")
    + paragraph("<w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t>")
    + paragraph('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="F0A3"/>')
    + table(
        (cell(text("合"), '<w:vMerge w:val="restart"/>'), cell(text("宽"), columns=2)),
        (cell(text("藏"), "<w:vMerge/>"), cell(text("一")), cell(text("二"))),
        (
            cell(text("三"), columns=2),
            cell(text("外") + table((cell(text("内一")), cell(text("内二")))) + text("尾")),
        ),
    )
    + text("后")
)
MAIN = "word/document.xml"
PARTS = {
    "[Content_Types].xml": types({MAIN: "wordprocessingml.document.main+xml"}),
    "_rels/.rels": relations({"r": ("officeDocument", MAIN)}),
    MAIN: f'<w:document xmlns:w="{WORD}"><w:body>{BODY}</w:body></w:document>',
}


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-writer")
def test_what_libreoffice_writes_is_read_as_the_docx_it_was(tmp_path):
    made = tmp_path / "made.docx"
    made.write_bytes(packed(PARTS))
    [(_, data)] = convert(tmp_path, [made], "rtf").items()
    ours, told = read(data, "x.rtf")
    original, _ = read(made.read_bytes(), "x.docx")
    assert told == []
    assert ours.blocks == original.blocks
