"""Word: styles and lists, and one document in one XML file as in a package."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from build_examples import EXAMPLES
from forms_kit import forms_in, same
from golden import cases, check
from hypothesis import given, settings
from hypothesis import strategies as st
from office import WORD, packed, relations, types, written
from office_word import flat, package, sections, word2003

from targetlint.model.document import Paragraph
from targetlint.readers import limits
from targetlint.readers.list_numbers import MOST, counted
from targetlint.readers.refusal import Refusal
from targetlint.readers.source import Source
from targetlint.readers.word import docx as in_package
from targetlint.readers.word import flat as in_one


def of_one(data: bytes) -> str:
    return written(*in_one.read(Source(data, "x.xml"))).replace("wordml", "docx", 1)


@pytest.mark.parametrize("case", cases("readers/word-parts"), ids=lambda case: case.stem)
def test_what_stands_in_other_parts(case: Path) -> None:
    check(case, lambda given: written(*in_package.read(Source(package(**sections(given)), "x.docx"))))


@pytest.mark.parametrize(
    "case", [*cases("readers/word"), *cases("readers/word-parts")], ids=lambda case: case.stem
)
def test_a_flat_package_says_the_same(case: Path) -> None:
    check(case, lambda given: of_one(flat(**sections(given))))


@pytest.mark.parametrize(
    "case",
    [case for case in [*cases("readers/word"), *cases("readers/word-parts")] if case.stem != "numbers"],
    ids=lambda case: case.stem,
)
def test_word_2003_says_the_same(case: Path) -> None:
    check(case, lambda given: of_one(word2003(**sections(given))))


LISTED = (
    '<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="{}"/></w:listPr></w:pPr>'
    "<w:r><w:t>甲</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("stored", "shown"), [("1.", "1. 甲"), ("（一）", "（一） 甲"), ("·", "甲"), ("l", "甲"), ("", "甲")]
)
def test_word_2003_keeps_the_numbers_of_lists(stored: str, shown: str) -> None:
    assert of_one(word2003(LISTED.format(stored))) == f"docx\nparagraph 1 '{shown}'"


def test_comments_and_symbols_of_word_2003() -> None:
    comment = (
        '<aml:annotation w:type="Word.Comment"><aml:content><w:p><w:r><w:t>批注</w:t></w:r></w:p>'
        "</aml:content></aml:annotation>"
    )
    symbol = (
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:h-ansi="Wingdings"/>'
        '<wx:sym wx:font="Wingdings" wx:char="F0FE"/></w:rPr><w:t>&#xF0FE;</w:t></w:r>'
    )
    pictured = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    body = f"<w:p><w:r><w:t>甲</w:t>{comment}</w:r>{symbol}{pictured}</w:p>{comment}"
    assert of_one(word2003(body)) == "docx\nparagraph 1 '甲☑'\nparagraph 2 '框内'"


@pytest.mark.parametrize("name", ["01-clean-special-fund", "03-xiangtan-training", "06-court-equipment"])
def test_a_form_is_the_same_in_one_file(name: str) -> None:
    file = EXAMPLES / f"{name}.docx"
    with zipfile.ZipFile(file) as archive:
        body = re.search(rb"<w:body>(.*)<w:sectPr", archive.read("word/document.xml"), re.DOTALL)
    assert body is not None
    found = [same(forms_in(data, name)[0]) for data in (flat(body[1].decode()), word2003(body[1].decode()))]
    assert found == [same(forms_in(file.read_bytes(), name)[0])] * 2


PLAIN = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "part",
    [
        b"<w:styles><w:numPr/>",
        b"no XML, but numPr",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b"<numPr>" * 200 + b"</numPr>" * 200,
    ],
)
def test_a_document_is_read_without_parts_that_are_not_sound(part: bytes) -> None:
    styled = PLAIN.replace("<w:r>", '<w:pPr><w:pStyle w:val="a"/></w:pPr><w:r>')
    kinds = types({"word/document.xml": "wordprocessingml.document.main+xml"})
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": kinds,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{styled}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(
            {"a": ("styles", "styles.xml"), "b": ("numbering", "none.xml"), "c": ("numbering", "styles.xml")}
        ),
        "word/styles.xml": part,
    }
    document, remarks = in_package.read(Source(packed(parts), "x.docx"))
    assert written(document, remarks) == "docx\nparagraph 1 '甲'"


def test_parts_that_the_text_does_not_refer_to_are_not_opened() -> None:
    parts: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{PLAIN}</w:body></w:document>',
        "word/_rels/document.xml.rels": b"no XML",
    }
    document, remarks = in_package.read(Source(packed(parts), "x.docx"))
    assert written(document, remarks) == "docx\nparagraph 1 '甲'"


def test_the_first_of_alternatives_counts_wherever_they_stand() -> None:
    both = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    row, run = "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>", "<w:r><w:t>{}</w:t></w:r>"
    second = row.format(both.format(run.format("乙"), run.format("丙")) + "<mc:AlternateContent/>")
    table = row.format(run.format("甲")) + both.format(second, row) + "<mc:AlternateContent/>"
    body = both.format(PLAIN, "") + f"<w:tbl>{table}</w:tbl>"
    document, _ = in_package.read(Source(package(body), "x.docx"))
    [found] = document.tables
    assert [(cell.row, cell.text) for cell in found.cells] == [(1, "甲"), (2, "乙")]
    assert document.blocks[0] == Paragraph(1, "甲")


LONG = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".format(
    "长" * (limits.CHARACTERS + 1)
)

REFUSED = [
    ("no body", b'<w:wordDocument xmlns:w="x"/>', "broken"),
    (
        "no main part",
        b'<pkg:package xmlns:pkg="x"><pkg:part pkg:name="a"/><pkg:part/></pkg:package>',
        "broken",
    ),
    ("truncated", flat(PLAIN)[:-30], "broken"),
    ("no XML", b"\xff\xfe", "broken"),
    ("entities", b'<!DOCTYPE x [<!ENTITY a "b">]><w:wordDocument xmlns:w="x">&a;</w:wordDocument>', "unsafe"),
    ("entities in UTF-16", '<!DOCTYPE x><x xmlns="y"/>'.encode("utf-16"), "unsafe"),
    ("deep", word2003("<w:sdt><w:sdtContent>" * 60 + "</w:sdtContent></w:sdt>" * 60), "limit"),
    ("nested text", word2003(f"<w:tbl><w:tr><w:tc>{LONG}</w:tc></w:tr></w:tbl>"), "limit"),
    ("large", word2003(PLAIN) + b" " * limits.PART_BYTES, "limit"),
]


@pytest.mark.parametrize(
    ("data", "problem"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(Refusal) as told:
        in_one.read(Source(data, "x.xml"))
    assert told.value.problem == problem


def test_pictures_do_not_count() -> None:
    picture = "<w:binData>" + "A" * (limits.PART_BYTES + 1) + "</w:binData>"
    assert of_one(word2003(f"<w:p><w:r><w:pict>{picture}</w:pict><w:t>甲</w:t></w:r></w:p>")).endswith("'甲'")


PIECES = [
    *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>"),
    *("<w:t>甲</w:t>", "<w:br/>", '<w:gridSpan w:val="99999999"/>', '<w:tcW w:w="9"/>', "<w:tblGrid/>"),
    *('<w:gridCol w:w="5"/>', '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>'),
    *('<w:fldChar w:fldCharType="end"/>', "<w:del/>", "<w:ins/>", "<w:pPr/>", "<w:rPr/>", "<w:altChunk/>"),
    '<w:pPr><w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr></w:pPr>',
]
NUMBERS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(deadline=None)
def test_any_xml_is_read_or_refused(body: str) -> None:
    for data, reader in [
        (flat(body, PLAIN, NUMBERS), in_one),
        (word2003(body), in_one),
        (package(body, PLAIN, NUMBERS), in_package),
    ]:
        try:
            document, _ = reader.read(Source(data, "x"))
        except Refusal:
            continue
        assert all(cell.colspan > 0 and cell.column > 0 for table in document.tables for cell in table.cells)


WHOLE = [flat(PLAIN * 3, "", NUMBERS), word2003(PLAIN * 3)]


@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=4)), min_size=1, max_size=5),
)
@settings(deadline=None)
def test_damaged_files_are_read_or_refused(data: bytes, damage: list[tuple[int, bytes]]) -> None:
    for at, piece in damage:
        cut = at % len(data)
        data = data[:cut] + piece + data[cut + 2 :]
    try:
        in_one.read(Source(data, "x"))
    except Refusal:
        return


FORMATS = "decimal decimalZero decimalFullWidth decimalEnclosedParen chineseCounting lowerLetter upperRoman"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0 00 ０ (0) 〇 0 0"),
        (7, "7 07 ７ (7) 七 g VII"),
        (10, "10 10 １０ (10) 十 j X"),
        (49, "49 49 ４９ (49) 四十九 ww XLIX"),
        (120, "120 120 １２０ (120) 一二〇 ppppp CXX"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, shown: str) -> None:
    assert " ".join(counted(number, each) or "?" for each in FORMATS.split()) == shown


@given(st.integers(-1, MOST + 1))
def test_numbers_out_of_reach_are_not_written(number: int) -> None:
    assert (counted(number, "decimal") is None) == (not 0 <= number <= MOST)
    assert counted(number, "unknown") is None
