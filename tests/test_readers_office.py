"""Word and Excel: what the grids, marks and numbers of Office files come out as."""

import datetime as dt
import io
from decimal import ROUND_HALF_UP, Decimal

import docx as python_docx
import openpyxl
import pytest
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from office import STRICT_WORD, docx, read, written, xlsx

from targetlint.readers.number_format import BUILT_IN, show_number, show_text


@pytest.mark.parametrize("case", cases("readers/word"), ids=lambda case: case.stem)
def test_word(case):
    check(case, lambda given: written(*read(docx(given), "x.docx")))


@pytest.mark.parametrize("case", cases("readers/excel"), ids=lambda case: case.stem)
def test_excel(case):
    check(case, lambda given: written(*read(xlsx(given), "x.xlsx")))


@pytest.mark.parametrize(
    "data",
    [
        docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"),
        docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", namespace=STRICT_WORD),
        docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", part="word/other.xml"),
        docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", part="text/main.xml"),
        docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", part="word\\document.xml"),
        b"junk before\n" + docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"),
    ],
    ids=["plain", "strict", "other-part", "other-folder", "backslash", "prefix"],
)
def test_packages_that_are_laid_out_otherwise(data):
    document, diagnostics = read(data, "x.docx")
    assert diagnostics == []
    assert [block.text for block in document.blocks] == ["甲"]


def test_a_table_that_python_docx_wrote():
    made = python_docx.Document()
    table = made.add_table(3, 3)
    for number, cell in enumerate(table._cells):  # noqa: SLF001 - the public view repeats merged cells
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合并"
    stream = io.BytesIO()
    made.save(stream)
    document, _ = read(stream.getvalue(), "x.docx")
    [found] = document.tables
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in found.cells] == [
        (1, 1, 2, 2, "合并"),
        (1, 3, 1, 1, "2"),
        (2, 3, 1, 1, "5"),
        (3, 1, 1, 1, "6"),
        (3, 2, 1, 1, "7"),
        (3, 3, 1, 1, "8"),
    ]


def test_a_sheet_that_openpyxl_wrote():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["C2"] = "标题", dt.date(2031, 5, 6), 0.5, "=A2"
    sheet["A2"].number_format, sheet["B2"].number_format = 'yyyy"年"m"月"', "0.0%"
    sheet.merge_cells("A1:C1")
    stream = io.BytesIO()
    book.save(stream)
    document, [remark] = read(stream.getvalue(), "x.xlsx")
    [found] = document.tables
    assert [(cell.row, cell.column, cell.colspan, cell.text) for cell in found.cells] == [
        (1, 1, 3, "标题"),
        (2, 1, 1, "2031年5月"),
        (2, 2, 1, "50.0%"),
        (2, 3, 1, "=A2"),
    ]
    assert (remark.code, remark.place.sheet, remark.place.row, remark.place.column) == (
        "file/formula",
        "表",
        2,
        3,
    )
    assert found.cells[-1].doubtful == ((0, 3),)


NUMBERS = """
0.95 | 0% | 95%
0.28499999999999998 | 0% | 29%
80 | "≥"0"%" | ≥80%
36 | General | 36
66.666666666666671 | General | 66.66666667
0.30000000000000004 | General | 0.3
1E-9 | General | 1E-09
123456789012 | General | 123456789012
1234567.891 | #,##0.00 | 1,234,567.89
12 | #,##0 | 12
12 | 0,000 | 0,012
7 | 00 | 07
0.5 | #.## | .5
3 | 0.## | 3
123456 | 0!.0,"万元" | 12.3万元
123456 | #!.0000"万元" | 12.3456万元
1000000 | #,##0,"千元" | 1,000千元
-5 | 0;(0) | (5)
-5 | 0 | -5
0 | 0;-0;"-" | -
5 | [>=10]"大"0;"小"0 | 小5
15 | [Red][>=10]"大"0;"小"0 | 大15
5 | _ * #,##0.00_ ;_ * \\-#,##0.00_ | 5.00
102 | [$¥-804]#,##0.00 | ¥102.00
12345 | 0.00E+00 | 1.23E+04
9.9999 | 0.00E+00 | 1.00E+01
0.5 | # ?/? | 0.5
12 | 0"人次" | 12人次
5 | @ | 5
5 | "约"@ | 5
-5 | yyyy/m/d;@ | -5
-5 | 0.0;@ | -5.0
5 | 0"/10" | 5/10
5 |  | 5
5 | G/通用格式"元" | 5元
0.005 | [mm]:ss | 07:12
abc | 0 | abc
NaN | 0 | NaN
1e400 | 0.0 | 1e400
1e308 | 0%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%% | 1e308
43978 | yyyy/m/d | 2020/5/27
43978 | [$-804]yyyy\\年m\\月d\\日;@ | 2020年5月27日
43978 | yyyy.m.d | 2020.5.27
43978.5204 | yyyy.m.d h:mm:ss.0 | 2020.5.27 12:29:22.6
43978.99999999 | yyyy,m,d h:mm | 2020,5,28 0:00
43978 | [$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 2020年5月27日
43978.5 | [$-x-systime]h:mm:ss\\ AM/PM | 12:00:00
43978 | aaaa | 星期三
43978 | d-mmm-yy | 27-May-20
43978.5 | yyyy/m/d h:mm | 2020/5/27 12:00
0.75 | h:mm AM/PM | 6:00 PM
1.5 | [h]:mm:ss | 36:00:00
0.5020833 | mm:ss | 03:00
59 | yyyy/m/d | 1900/2/28
60 | yyyy/m/d | 60
61 | yyyy/m/d | 1900/3/1
-1 | yyyy/m/d | -1
99999999 | yyyy/m/d | 99999999
"""


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines())
def test_numbers_are_shown_as_excel_shows_them(line):
    value, code, shown = line.replace("\\\\", "\\").split(" | ")
    assert show_number(value, code) == shown


def test_every_built_in_format_shows_something():
    assert all(show_number("43978.25", code) for code in BUILT_IN.values())


def test_codes_that_are_too_long_are_none():
    assert show_number("0.5", "0%" + '"x"' * 100) == "0.5"


def test_formats_of_texts_and_the_old_date_system():
    assert show_text("95", '"≥"@"%"') == "≥95%"
    assert show_text("甲", ";;;") == ""
    assert show_text("甲", "0.0") == "甲"
    assert show_number("42516", "yyyy/m/d", from_1904=True) == "2020/5/27"


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 3))
def test_plain_decimals_are_rounded_half_up(number, places):
    expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    shown = show_number(str(number), "0." + "0" * places if places else "0")
    assert Decimal(shown) == expected


@given(
    st.text(st.sampled_from('0#?.,%;"[]<>=-1yYmMdhHsEe+@\\_*/年aAP$ General')), st.floats() | st.integers()
)
def test_any_format_code_is_survived(code, number):
    assert isinstance(show_number(repr(number), code), str)
    assert isinstance(show_text("甲", code), str)
