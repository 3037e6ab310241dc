"""Workbooks of other kinds than .xlsx, what is drawn on sheets, and what makes reading them costly."""

import contextlib
import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from every_format import OFFICE, convert
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from mutants import mutant
from office import packed, read, relations, types, written, xlsx
from office_ole import compound
from office_xls import Written, bof, record, sst, string, workbook, xls

from targetlint.readers import limits, sheet
from targetlint.readers import xls as old
from targetlint.readers.excel import part, xml2003
from targetlint.readers.excel import xlsx as new
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.source import Source

EXAMPLES = Path(__file__).parents[1] / "examples"
XML = (
    '<?xml version="1.0"{}?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook '
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:html="http://www.w3.org/TR/REC-html40">{}</Workbook>'
)
CELL = '<Cell><Data ss:Type="String">{}</Data></Cell>'
TABLE = '<Worksheet ss:Name="表"><Table>{}</Table></Worksheet>'
SHEET = "## sheet 表\n<sheetData>{}</sheetData>{}"


def texts(found) -> list[str]:
    return [cell.text for table in found[0].tables for cell in table.cells]


def survived(reader, data: bytes) -> None:
    """Read a file that may be refused; anything else that it raises is a mistake of ours."""
    with contextlib.suppress(Refusal):
        reader.read(Source(data, "x"))


def refused(reader, data: bytes, **told) -> Problem:
    with pytest.raises(Refusal) as refusal:
        reader.read(Source(data, "x", **told))
    return refusal.value.problem


# .xls


@pytest.mark.parametrize("case", cases("readers/xls"), ids=lambda case: case.stem)
def test_old_workbooks(case):
    check(case, lambda given: written(*read(xls(given), "x.xls")))


LINES = "## sheet 表\n1,1 text 指标值\n1,2 text ≥95％\n2,1 number 0.5\nmerge 2,1 2,2"


def test_before_biff8_texts_are_in_the_codepage():
    assert texts(read(xls(LINES.replace("≥", "镕"), version=5), "x.xls")) == ["指标值", "镕95％", "0.5"]


def test_the_encoding_that_the_user_names_is_believed():
    data = xls("## sheet a\n1,1 text 甲", version=5).replace("甲".encode("gbk"), "測".encode("big5"))
    assert texts(old.read(Source(data, "x.xls", encoding="big5"))) == ["測"]


BIFF2 = (
    record(0x0009, struct.pack("<HH", 2, 16))
    + record(0x0004, struct.pack("<HH3sB", 0, 0, b"\0\0\0", 2) + b"ab")
    + record(0x0003, struct.pack("<HH3sd", 1, 1, b"\0\0\0", 2.5))
    + record(0x000A)
)


def test_the_oldest_workbooks_have_one_sheet():
    assert texts(read(BIFF2, "x.xls")) == ["ab", "", "", "2.5"]


def test_workbooks_of_excel_4_keep_their_sheets_inside():
    def begin(kind):
        return record(0x0409, struct.pack("<HHH", 0, kind, 0))

    label = record(0x0204, struct.pack("<HHHH", 0, 0, 0, 1) + b"x")
    inner = begin(16) + label + record(0x000A)
    head = begin(0x0100) + record(0x008E, struct.pack("<i", 0)) + record(0x0085, b"\1a")
    data = head + record(0x008F, struct.pack("<i", len(inner)) + b"\1a") + inner + record(0x000A)
    assert written(*read(data, "x.xls")) == "xls\ntable 1 a\n  1,1 'x'"


@pytest.mark.parametrize("stream", ["Workbook", "Book", "WORKBOOK"])
@pytest.mark.parametrize("size", [0, 4096], ids=["mini stream", "sectors"])
def test_the_compound_file_around_a_workbook(stream, size):
    data = compound({"x": b"x" * 600, stream: xls(LINES).ljust(size, b"\0")})
    assert texts(old.read(Source(data, "x.xls"))) == ["指标值", "≥95％", "0.5"]


def large(workbook):
    """A workbook that is kept in sectors of its own."""
    return workbook.ljust(4096, b"\0")


def test_a_workbook_inside_a_storage_is_embedded_and_not_read():
    data = compound({"Workbook": xls(LINES), "x": b""}, storages=("Workbook",))
    assert refused(old, data) is Problem.BROKEN


def test_damaged_compound_files():
    whole = compound({"Workbook": large(xls(LINES))})
    for data in (whole[:20], whole[:600], whole.replace(b"\x09\0\x06\0", b"\x08\0\x06\0", 1)):
        assert refused(old, data) is Problem.BROKEN
    assert texts(old.read(Source(whole + b"junk", "x.xls"))) == ["指标值", "≥95％", "0.5"]


def test_texts_that_go_over_several_records():
    rare, plain = "𠮷" * 3, "abc"
    wide = rare.encode("utf-16-le")
    rich = struct.pack("<HBH", 1, 9, 2) + "丙".encode("utf-16-le") + bytes(8)
    phonetic = struct.pack("<HBI", 1, 5, 6) + "丁".encode("utf-16-le")
    pieces = [
        struct.pack("<HB", 6, 1) + wide[:6],  # in the middle of a character
        b"\x01" + wide[6:] + struct.pack("<HB", 3, 1) + plain[:1].encode("utf-16-le"),
        b"\0" + plain[1:].encode("latin-1") + rich + phonetic + bytes(2),
        bytes(4) + string("末"),
    ]
    table = sst(pieces[:1], 5) + b"".join(record(0x003C, piece) for piece in pieces[1:])
    cells = b"".join(record(0x00FD, struct.pack("<HHHI", 0, at, 0, at)) for at in range(5))
    stream = workbook(Written(sheets=[("a", "visible", cells)]))
    stream = stream.replace(sst([]), table + b"")
    offset = struct.pack("<I", stream.rindex(bof(0x0600, 16)))
    at = stream.index(record(0x0085)[:2] + b"\x0a\0") + 4
    stream = stream[:at] + offset + stream[at + 4 :]
    assert texts(read(stream, "x.xls")) == [rare, "abc", "丙", "丁", "末"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("record FD 000000000000ffff0000", Problem.BROKEN),  # a text that is not in the file
        ("record 2F 0000", Problem.ENCRYPTED),
        ("record BD 0000000001", Problem.BROKEN),
    ],
)
def test_damaged_and_locked_records(line, problem):
    assert refused(old, xls(f"## sheet a\n{line}")) is problem


def test_a_stream_that_is_no_workbook():
    for data in (b"", b"\x09\x08", bof(0x0600, 16), bof(0x0999, 5), xls(LINES)[:-4]):
        assert refused(old, data) is Problem.BROKEN


@pytest.mark.parametrize(
    ("name", "most"), [("RECORDS", 10), ("CELLS", 2), ("OLD_WORKBOOK_BYTES", 100)], ids=str
)
def test_old_workbooks_are_bounded(name, most, monkeypatch):
    monkeypatch.setattr(old, name, most)
    assert refused(old, xls(LINES)) is Problem.LIMIT


def test_links_over_a_whole_sheet_cost_nothing():
    link = record(0x01B8, struct.pack("<HHHH", 0, 65_535, 0, 255) + bytes(24)).hex()
    lines = "\n".join(["record 1B8 " + link[8:]] * 500)
    assert texts(read(xls(f"## sheet a\n1,1 text 甲\n{lines}\n65536,256 text 乙"), "x.xls"))[0] == "甲"


@pytest.mark.parametrize("case", cases("readers/xls"), ids=lambda case: case.stem)
def test_mutated_old_workbooks_are_survived(case):
    data = xls(case.read_text(encoding="utf-8").partition("\n======== ")[0])
    for seed in range(150):
        for found in (mutant(data, seed), mutant(compound({"Workbook": large(data)}), seed)):
            survived(old, found)


NEEDED = sorted(old._NEEDED)  # noqa: SLF001 - those that the library gets to see


@given(st.lists(st.tuples(st.sampled_from(NEEDED), st.binary(max_size=24)), max_size=12))
def test_any_records_are_survived(records):
    body = b"".join(record(number, data) for number, data in records)
    for data in (workbook(Written(sheets=[("a", "visible", body)])), bof(0x0600, 5) + body):
        survived(old, data)


# Excel 2003 XML


@pytest.mark.parametrize("case", cases("readers/spreadsheetml"), ids=lambda case: case.stem)
def test_excel_2003_xml(case):
    check(case, lambda given: written(*read(XML.format("", given).encode(), "x.xml")))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("", "utf-8"), (' encoding="gb2312"', "gb18030"), (' encoding="utf-16"', "utf-8"), ("", "utf-16")],
)
def test_what_the_xml_says_about_its_encoding_does_not_matter(declared, encoding):
    data = XML.format(declared, TABLE.format(f"<Row>{CELL.format('镕☑')}</Row>")).encode(encoding)
    assert texts(read(data, "x.xml")) == ["镕☑"]


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ("<Worksheet>", Problem.BROKEN),
        ("<a>" * 120 + "</a>" * 120, Problem.LIMIT),
        ("<a/>" * (limits.MARKS // 1 + 1), Problem.LIMIT),
    ],
    ids=["open", "deep", "marks"],
)
def test_damaged_excel_2003_xml(inside, problem):
    assert refused(xml2003, XML.format("", inside).encode()) is problem


def test_other_xml_is_no_workbook():
    assert refused(xml2003, b"<a/>") is Problem.BROKEN
    assert refused(xml2003, b"<!DOCTYPE a><a/>") is Problem.UNSAFE
    assert refused(xml2003, "<!DOCTYPE a><a/>".encode("utf-16")) is Problem.UNSAFE


def test_columns_and_merges_end_with_the_sheet():
    last = CELL.format("末").replace(
        "<Cell", '<Cell ss:Index="16384" ss:MergeAcross="9" ss:MergeDown="9999999"'
    )
    rows = f'<Column ss:Index="16384" ss:Span="9"/><Row>{last}{CELL.format("外")}</Row>'
    [table] = read(XML.format("", TABLE.format(rows)).encode(), "x.xml")[0].tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells if cell.text] == [(1, 16_384, "末")]


@pytest.mark.parametrize("cell", ['<Cell ss:MergeAcross="1"/>', CELL.format("x")], ids=["merges", "cells"])
def test_excel_2003_xml_is_bounded(cell, monkeypatch):
    monkeypatch.setattr(xml2003, "CELLS", 3)
    data = XML.format("", TABLE.format(f"<Row>{cell * 4}</Row>"))
    assert refused(xml2003, data.encode()) is Problem.LIMIT


PIECES = [
    *(
        '<Row ss:Index="x">',
        "</Row>",
        '<Cell ss:Index="3" ss:MergeDown="99999">',
        "</Cell>",
        '<Row ss:Span="7"/>',
    ),
    *(
        '<Data ss:Type="Number">',
        '<Data ss:Type="DateTime">',
        "</Data>",
        "-1e999",
        "9999-99-99",
        "0001-01-01",
    ),
    *(
        '<Column ss:Span="99999999"/>',
        "<Styles>",
        "</Styles>",
        '<Style ss:ID="a" ss:Parent="a"/>',
        "<Table/>",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_odd_excel_2003_xml_is_survived(pieces):
    survived(xml2003, XML.format("", TABLE.format("".join(pieces))).encode())


# .xlsx


DRAWN = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{}</xdr:wsDr>'
)
SHAPE = (
    '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="x"/></xdr:nvSpPr><xdr:txBody><a:bodyPr/>'
    "<a:p><a:r><a:t>{}</a:t></a:r><a:br/><a:fld><a:t>二</a:t></a:fld></a:p><a:p/><a:p><a:r><a:t>三</a:t></a:r></a:p>"
    "</xdr:txBody></xdr:sp>"
)


def with_drawing(drawing: str, kind: str = "drawing") -> bytes:
    """A workbook with one cell and something drawn on its sheet."""
    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = '<row><c t="inlineStr"><is><t>格</t></is></c></row>'
    return packed(
        {
            "[Content_Types].xml": types({"xl/workbook.xml": "spreadsheetml.sheet.main+xml"}),
            "xl/workbook.xml": f'<w xmlns="{sheets}" xmlns:r="r"><sheet name="表" r:id="a"/></w>',
            "xl/_rels/workbook.xml.rels": relations({"a": ("worksheet", "worksheets/s.xml")}),
            "xl/worksheets/s.xml": f'<worksheet xmlns="{sheets}"><sheetData>{cell}</sheetData></worksheet>',
            "xl/worksheets/_rels/s.xml.rels": relations({"d": (kind, "../drawings/d.xml")}),
            "xl/drawings/d.xml": drawing,
        }
    )


def test_text_boxes_are_read_after_the_table():
    chosen, other, hidden = (SHAPE.format(text) for text in ("选中", "后备", "藏起"))
    hidden = hidden.replace('name="x"', 'name="x" hidden="1"')
    choice = f"<mc:Choice>{chosen}</mc:Choice><mc:Fallback>{other}</mc:Fallback>"
    shapes = (
        f"<xdr:twoCellAnchor><xdr:grpSp>{SHAPE.format('一')}</xdr:grpSp></xdr:twoCellAnchor>"
        f"<mc:AlternateContent>{choice}</mc:AlternateContent><mc:AlternateContent/>{hidden}<xdr:sp/><xdr:pic/>"
    )
    document, remarks = read(with_drawing(DRAWN.format(shapes)), "x.xlsx")
    assert remarks == []
    assert [getattr(block, "text", "") for block in document.blocks] == ["", *"一二三", "选中", *"二三"]
    assert [block.number for block in document.blocks] == [1, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "data", [with_drawing("<xdr:sp>"), with_drawing("<!DOCTYPE a><a/>"), with_drawing("<a/>", "ctrlProp")]
)
def test_what_is_drawn_and_cannot_be_read_is_remarked(data):
    document, [remark] = read(data, "x.xlsx")
    assert texts((document, [])) == ["格"]
    assert (remark.code, remark.place.sheet) == ("file/drawn", "表")


def test_chart_sheets_are_no_tables():
    parts = zipfile.ZipFile(io.BytesIO(with_drawing("<a/>")))
    changed = {name: parts.read(name).replace(b'/worksheet"', b'/chartsheet"') for name in parts.namelist()}
    assert new.read(Source(packed(changed), "x"))[0].blocks == []


def test_addresses_that_are_none_follow_the_cell_before():
    cells = "<c r='A'><v>1</v><extLst/></c><c r='1A'><v>2</v></c><c r='B0'><v>3</v></c>"
    row = f"<row r='x'>{cells}</row><c><v>4</v></c>"
    [table] = read(xlsx(SHEET.format(row, "")), "x.xlsx")[0].tables
    assert [(cell.row, cell.column) for cell in table.cells if cell.text] == [(1, 1), (1, 2), (1, 3), (2, 1)]


def test_comments_and_instructions_in_a_sheet_are_no_cells():
    row = "<row><!-- a --><c><!-- b --><?x y?><v>1</v></c><?x y?></row>"
    assert texts(read(xlsx(SHEET.format(row, "")), "x.xlsx")) == ["1"]


def test_a_text_that_is_not_in_the_file_is_damage():
    row = '<row><c t="s"><v>{}</v></c><c><v>1</v></c></row>'
    assert texts(read(xlsx(SHEET.format(row.format(""), "")), "x.xlsx")) == ["", "1"]
    for index in ("3", "x", "-1"):
        assert refused(new, xlsx(SHEET.format(row.format(index), ""))) is Problem.BROKEN


def test_dates_that_are_written_out():
    row = "<row>{}</row>".format(
        '<c t="d"><v>2031-02-21T00:00:00</v></c><c t="d" s="1"><v>2031-02-21</v></c><c t="d"><v>某日</v></c>'
    )
    found = read(xlsx('## formats\nGeneral\nyyyy"年"m"月"\n' + SHEET.format(row, "")), "x.xlsx")
    assert texts(found) == ["47900", "2031年2月", "某日"]  # without a format a date is its number


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        ("<row>" + "<c/>" * (limits.COLUMNS + 1) + "</row>", ""),
        ("<row/>" * (limits.MARKS + 1), ""),
    ],
    ids=["a row too wide", "too many elements"],
)
def test_sheets_that_would_fill_memory(rows, rest):
    assert refused(new, xlsx(SHEET.format(rows, rest))) is Problem.LIMIT


ROWS = "".join(f"<row r='{row}'>{'<c><v>1</v></c>' * 4}</row>" for row in range(1, 6))


@pytest.mark.parametrize(
    ("merges", "name", "most"),
    [(["A1:D5"] * 9, "COVERED", 100), (["A1:D5", "XA1:XD1048576"] * 9, "CELLS", 17)],
    ids=["overlapping", "many"],
)
def test_merged_ranges_are_bounded(merges, name, most, monkeypatch):
    monkeypatch.setattr(sheet if name == "COVERED" else part, name, most)
    listed = "".join(f'<mergeCell ref="{each}"/>' for each in merges)
    assert refused(new, xlsx(SHEET.format(ROWS, f"<mergeCells>{listed}</mergeCells>"))) is Problem.LIMIT


def test_merged_ranges_of_all_sheets_count_together(monkeypatch):
    monkeypatch.setattr(sheet, "COVERED", 30)
    one = SHEET.format(ROWS, '<mergeCells><mergeCell ref="A1:D5"/></mergeCells>')
    assert read(xlsx(one), "x.xlsx")[0] is not None
    assert refused(new, xlsx(one + one.replace("表", "又"))) is Problem.LIMIT


def test_characters_are_bounded(monkeypatch):
    monkeypatch.setattr(sheet, "SHOWN_CHARACTERS", 19)
    assert refused(new, xlsx(SHEET.format(ROWS, ""))) is Problem.LIMIT


def test_texts_under_a_merged_range_are_hidden_together():
    found = read(xlsx(SHEET.format(ROWS, '<mergeCells><mergeCell ref="A1:D5"/></mergeCells>')), "x.xlsx")
    [cell] = found[0].tables[0].cells
    assert (cell.text, cell.hidden) == ("1", "\n".join("1" * 19))


def test_merges_and_texts_are_those_that_openpyxl_wrote():
    book = openpyxl.Workbook()
    made = book.active
    merged = {"B2:D4", "F1:F9", "A11:C11"}
    for row in range(1, 12):
        for column in range(1, 7):
            made.cell(row, column, f"{row}·{column}")
    for each in merged:
        made.merge_cells(each)
    stream = io.BytesIO()
    book.save(stream)
    [table] = read(stream.getvalue(), "x.xlsx")[0].tables
    expected = {
        (cell.row, cell.column): cell.value
        for row in made.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert {(cell.row, cell.column): cell.text for cell in table.cells} == expected
    spans = {(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells}
    assert {(2, 2, 3, 3), (1, 6, 9, 1), (11, 1, 1, 3)} <= spans


# all of them


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: not compared with it")
def test_examples_saved_by_libreoffice_read_as_the_examples(tmp_path):
    files = sorted(EXAMPLES.glob("*.xlsx"))
    saved = convert(tmp_path, files, "xls")
    for path in files:
        expected = written(*read(path.read_bytes(), path.name))
        found = written(*read(saved[path.stem], path.with_suffix(".xls").name))
        assert found.removeprefix("xls") == expected.removeprefix("xlsx"), path.name
