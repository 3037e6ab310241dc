"""What we write in Word: packages that another program opens, whatever the texts in them hold."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from targetlint.reporters.docx import Cell, Section, field, package, paragraph, run, style, table

STYLES = style("Normal", "Normal", "", "") + style("Small", "Small", "", "")


def opened(*sections: Section) -> docx.document.Document:
    return docx.Document(io.BytesIO(package(sections, STYLES)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<w:p>&\"'", "<w:p>&\"'"),
        ("a\x00b\x1bc\ud800d\ufffee", "a b c d e"),
        ("甲\u3000乙\n丙", "甲\u3000乙\n丙"),
        ("  a\t", "  a "),
        ("\u202egnp.exe", " gnp.exe"),
        ("]]>=1+1", "]]>=1+1"),
    ],
)
def test_texts_are_texts(text, shown):
    assert opened(Section(paragraph(run(text)))).paragraphs[0].text == shown


def test_cells_cover_as_many_columns_as_they_say_and_headings_stand_on_every_page():
    rows = [[Cell(paragraph(run("甲")), 2), Cell(paragraph(run("乙")), fill="FF0000")]]
    rows.append([Cell(paragraph(run(each))) for each in "丙丁戊"])
    (made,) = opened(Section(table((1000, 2000, 3000), rows, headings=1))).tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["甲", "甲", "乙"],
        ["丙", "丁", "戊"],
    ]
    assert [cell.width.twips for cell in made.rows[0].cells] == [3000, 3000, 3000]
    assert ["tblHeader" in row._tr.xml for row in made.rows] == [True, False]  # noqa: SLF001 - not in its interface


def test_sections_have_their_own_margins_and_feet_and_count_their_pages_from_one():
    first = Section(paragraph(run("一")), paragraph(run("甲") + field("PAGE")), (100, 200, 300, 400))
    document = opened(first, Section(paragraph(run("二"))))
    one, two = document.sections
    assert [
        each.twips for each in (one.top_margin, one.right_margin, one.bottom_margin, one.left_margin)
    ] == [
        100,
        200,
        300,
        400,
    ]
    assert one.footer.paragraphs[0].text.startswith("甲")
    assert [each.text for each in two.footer.paragraphs] == [""]
    assert [each.text for each in document.paragraphs if each.text] == ["一", "二"]
    assert first.width == 11906 - 600


def test_the_same_content_is_the_same_bytes_with_its_mark_at_the_end():
    sections = [Section(paragraph(run("一")))]
    made = package(sections, STYLES, b"mark")
    assert made == package(sections, STYLES, b"mark")
    assert made.endswith(b"mark")
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
