"""What cannot be read says what it is and what to do next; nothing a user has on disk raises."""

import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import docx, packed, read, relations, types, xlsx
from office_ole import compound

from targetlint.model.diagnostic import Outcome, Severity
from targetlint.readers import libreoffice, limits, ocr

CORPUS = Path(__file__).parents[2] / "shared/corpus/poi"
DOCX = docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
XLSX = xlsx('## sheet 表\n<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
SHEET = '## sheet 表\n<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{}</sheetData>{}'


def deep(levels: int) -> bytes:
    return docx("<w:sdt><w:sdtContent>" * levels + "</w:sdtContent></w:sdt>" * levels)


def laughs(part: str) -> bytes:
    text = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    return packed({"[Content_Types].xml": types({part: "wordprocessingml.document.main+xml"}), part: text})


REFUSED = [
    ("empty", b"", "x.txt", "file/empty"),
    ("blank", b" \r\n\t \n", "x.txt", "file/empty"),
    ("docx without text", docx("<w:p/>"), "x.docx", "file/empty"),
    ("rubbish", bytes(range(256)) * 4, "x.docx", "file/broken"),
    ("zeros as text", b"\0" * 64, "x.txt", "file/encoding"),
    ("truncated", DOCX[: len(DOCX) // 2], "x.docx", "file/broken"),
    ("no body", packed({"word/document.xml": "<x/>"}), "x.docx", "file/broken"),
    ("no XML", packed({"word/document.xml": "x"}), "x.docx", "file/broken"),
    ("no document", packed({"word/styles.xml": "<x/>"}), "x.docx", "file/unsupported"),
    (
        "no sheet part",
        packed(
            {
                "xl/workbook.xml": '<w xmlns:r="r"><sheet r:id="a"/></w>',
                "xl/_rels/workbook.xml.rels": relations({"a": ("worksheet", "none.xml")}),
            }
        ),
        "x.xlsx",
        "file/broken",
    ),
    ("broken sheet", xlsx("## sheet 表\n<sheetData><row>"), "x.xlsx", "file/broken"),
    ("unknown OLE", compound({"Other": b"x"}), "x.doc", "file/broken"),
    ("entities", laughs("word/document.xml"), "x.docx", "file/unsafe"),
    (
        "entities in UTF-16",
        packed({"word/document.xml": "<!DOCTYPE x><x/>".encode("utf-16")}),
        "x.docx",
        "file/unsafe",
    ),
    ("deep", deep(80), "x.docx", "file/limit"),
    ("very deep", deep(5000), "x.docx", "file/broken"),
    ("bomb", packed({"word/document.xml": b" " * (limits.PART_BYTES + 1)}), "x.docx", "file/limit"),
    (
        "members",
        packed({f"word/{n}": "" for n in range(limits.MEMBERS + 1)}, zipfile.ZIP_STORED),
        "x.docx",
        "file/limit",
    ),
    ("a log", b"a\n" * (limits.TEXT_BYTES // 2 + 1), "x.txt", "file/limit"),
    ("many cells", b"\t\n" * (limits.CELLS + 1) + b"a", "x.txt", "file/limit"),
    ("encrypted OOXML", compound({"EncryptedPackage": b"x"}), "x.docx", "file/encrypted"),
    (
        "encrypted doc",
        compound({"WordDocument": struct.pack("<5H", 0xA5EC, 0xC1, 0, 0, 0) + b"\0\1"}),
        "x.doc",
        "file/encrypted",
    ),
    (
        "encrypted xls",
        compound({"Workbook": struct.pack("<HHHHH", 0x809, 2, 0, 0x2F, 0)}),
        "x.xls",
        "file/encrypted",
    ),
    (
        "encrypted zip",
        DOCX.replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1"),
        "x.docx",
        "file/encrypted",
    ),
    ("doc", compound({"WordDocument": b"x"}), "x.doc", "file/broken"),
    ("xls", compound({"Workbook": b"x"}), "x.xls", "file/broken"),
    (
        "word 95",
        compound({"WordDocument": struct.pack("<6H", 0xA5DC, 0x65, 0, 0, 0, 0)}),
        "x.doc",
        "file/unsupported",
    ),
    ("word 2", b"\xdb\xa5-\0".ljust(64, b"\0"), "x.doc", "file/unsupported"),
    ("ppt", compound({"PowerPoint Document": b"x"}), "x.ppt", "file/unsupported"),
    ("bare BIFF", b"\x09\x08\x10\0\0\6", "x.xls", "file/broken"),
    ("pdf", b"%PDF-1.4\n", "x.pdf", "file/broken"),
    ("rtf", b"{\\rtf1 }", "x.rtf", "file/empty"),
    ("html", b"<html><table><tr><td></table>", "x.html", "file/empty"),
    ("mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "x.doc", "file/broken"),
    (
        "word 2003",
        b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
        "x.xml",
        "file/broken",
    ),
    (
        "excel 2003",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "x.xml",
        "file/empty",
    ),
    ("xml", b'<?xml version="1.0"?><form/>', "x.xml", "file/unsupported"),
    ("json", b'{"a": [1]}', "x.json", "file/no-form"),
    (
        "odt",
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "x.odt",
        "file/broken",
    ),
    (
        "ods",
        packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
        "x.ods",
        "file/broken",
    ),
    (
        "odp",
        packed({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
        "x.odp",
        "file/unsupported",
    ),
    (
        "locked odt",
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "encrypted-package": "x"}),
        "x.odt",
        "file/encrypted",
    ),
    ("xlsb", packed({"xl/workbook.bin": b"x"}), "x.xlsb", "file/unsupported"),
    ("ofd", packed({"OFD.xml": "<x/>"}), "x.ofd", "file/unsupported"),
    ("zip", packed({"a.docx": DOCX}), "x.zip", "file/unsupported"),
    ("rar", b"Rar!\x1a\x07\1\0", "x.rar", "file/unsupported"),
    ("png", b"\x89PNG\r\n\x1a\n", "x.png", "file/broken" if ocr.installed() else "file/scan"),
]


@pytest.mark.parametrize(
    ("data", "path", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refusals_say_what_and_what_next(data, path, code, monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    document, [diagnostic] = read(data, path)
    assert document is None
    assert (diagnostic.code, diagnostic.severity, diagnostic.outcome) == (code, Severity.ERROR, Outcome.ERROR)
    assert diagnostic.place.document == path
    assert all((*diagnostic.message, *diagnostic.suggestion))


@pytest.mark.parametrize(
    ("data", "path"),
    [(DOCX, "a.doc"), (XLSX, "a.docx"), (b"abc", "a.xlsx"), (b"{\\rtf1 x}", "a.doc"), (b"<p>x", "a.xls")],
)
def test_a_wrong_extension_is_read_and_mentioned(data, path):
    document, [remark] = read(data, path)
    assert document is not None
    assert (remark.code, remark.severity) == ("file/extension", Severity.INFO)


@pytest.mark.parametrize(("data", "path"), [(DOCX, "a.WPS"), (XLSX, "a.et"), (b"abc", "a"), (b"abc", "a.1")])
def test_other_extensions_are_not_mentioned(data, path):
    assert read(data, path)[1] == []


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        (
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        (
            '<row r="9999999"><c r="AAAA1"><v>1</v></c></row>',
            '<mergeCells><mergeCell ref="B2:A1"/><mergeCell/></mergeCells>',
        ),
        ('<row r="60000"><c r="Z60000"/></row>', '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'),
    ],
)
def test_sheets_with_far_cells_stay_small(rows, rest):
    document, _ = read(xlsx(SHEET.format(rows, rest)), "x.xlsx")
    [table] = document.tables
    assert len(table.cells) <= 2 * limits.FILLED_COLUMNS + 1
    assert all(cell.rowspan <= limits.SPAN_ROWS for cell in table.cells)


def survives(data: bytes, path: str) -> None:
    document, diagnostics = read(data, path)
    errors = [each for each in diagnostics if each.outcome is Outcome.ERROR]
    assert (document is None) == bool(errors)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.xlsx", "a"]))
def test_any_bytes_are_survived(data, path):
    survives(data, path)


@given(st.text(st.sampled_from("\t\n \u3000甲(（□,")))
def test_any_layout_of_tabs_and_newlines_is_survived(text):
    survives(text.encode(), "a.txt")


@given(
    st.sampled_from([DOCX, XLSX]),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=4)), min_size=1, max_size=5),
)
def test_damaged_packages_are_survived(data, damage):
    for at, piece in damage:
        cut = at % len(data)
        data = data[:cut] + piece + data[cut + 2 :]
    survives(data, "a.docx")


@given(st.data())
def test_damaged_xml_is_survived(data):
    pieces = st.sampled_from(
        [
            "<w:p>",
            "</w:p>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
            "<w:t>甲</w:t>",
            '<w:sym w:char="FFFFFF"/>',
            '<w:gridSpan w:val="99999"/>',
            "<w:sdt/>",
            "<mc:AlternateContent/>",
            "<w:br/>",
        ]
    )
    survives(docx("".join(data.draw(st.lists(pieces, max_size=20)))), "a.docx")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["n", "s", "b", "e", "str", "inlineStr", "d", "x"]),
            st.text(st.sampled_from("0123456789.-Eex_xD800")),
        ),
        max_size=6,
    )
)
def test_odd_cells_are_survived(cells):
    row = "".join(
        f'<c r="A{at}" t="{kind}" s="{value}"><v>{value}</v></c>' for at, (kind, value) in enumerate(cells)
    )
    survives(xlsx(SHEET.format(f"<row>{row}</row>", "")), "a.xlsx")


@pytest.mark.parametrize("index", ["0000000009", "9" * 10, "0" * 5000])
def test_indexes_that_name_nothing_are_survived(index):
    cell = f'<row><c t="s" s="{index}"><v>{index}</v></c><c t="n" s="{index}"><v>3</v></c></row>'
    survives(xlsx(SHEET.format(cell, "") + "\n## strings\n甲"), "a.xlsx")
    field = f'<w:ffData><w:ddList><w:result w:val="{index}"/><w:listEntry w:val="甲"/></w:ddList></w:ffData>'
    survives(docx(f"<w:p><w:r>{field}<w:t>乙</w:t></w:r></w:p>"), "a.docx")
    merged = f'<w:tc><w:tcPr><w:gridSpan w:val="{index}"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    survives(docx(f"<w:tbl><w:tr>{merged}</w:tr></w:tbl>"), "a.docx")


@pytest.mark.skipif(not CORPUS.exists(), reason="the public test files are not in this checkout")
def test_foreign_files_are_read_or_refused():
    files = sorted(path for path in CORPUS.rglob("*") if path.is_file() and path.stat().st_size < 2 << 20)
    for path in files:
        survives(path.read_bytes(), path.name)
    assert files
