"""Web pages and archives: what a browser would show of them, and which of their tables are tables."""

from email.message import EmailMessage
from html import escape

import build_examples
import pytest
from forms_kit import forms_in, same
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from mutants import mutant
from office import read, written

from targetlint.model.diagnostic import Outcome
from targetlint.model.document import Paragraph
from targetlint.model.form import Form
from targetlint.readers import limits

NAMES = sorted(each.stem for each in build_examples.SOURCES.glob("*.table"))
TABLE = "<table><tr><td rowspan=2>镕<td>☑<tr><td>乙</table>"
META = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head>'


@pytest.mark.parametrize("case", cases("readers/web"), ids=lambda case: case.stem)
def test_pages(case):
    check(case, lambda given: written(*read(f"<html>{given}".encode(), "x.html")))


def texts(data: bytes, path: str = "x.html", **told: object) -> list[str]:
    document, _ = read(data, path, **told)
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("said", ["gb2312", "utf-8", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_what_a_page_says_of_its_encoding_is_not_believed(encoding, said):
    assert texts((META.format(said) + "<p>朱镕☑≥</p>").encode(encoding)) == ["朱镕☑≥"]
    declared = f'<?xml version="1.0" encoding="{said}"?>' + META.format(said) + "<p>朱镕☑≥</p>"
    assert texts(declared.encode(encoding)) == ["朱镕☑≥"]


def test_the_encoding_that_the_user_names_is_believed():
    assert texts((META.format("gb2312") + "<p>績效</p>").encode("big5"), encoding="big5") == ["績效"]


def page(name: str, table: str = "<table>{}</table>") -> str:
    """An example as HTML, each of its tables in `table`."""
    lines: list[str] = []
    for block in build_examples.source(
        (build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8")
    ):
        if isinstance(block, str):
            lines.append(f"<p>{shown(block)}</p>")
            continue
        rows: list[list[str]] = [[] for _ in block.rows]
        for box in block.boxes():
            spans = f"rowspan={box.rowspan} colspan={box.colspan}"
            rows[box.row].append(f"<td {spans}>{shown(box.text)}</td>")
        lines.append(table.format("".join(f"<tr>{''.join(row)}</tr>" for row in rows)))
    return "\n".join(lines)


def shown(text: str) -> str:
    return escape(text).replace("  ", "&nbsp; ").replace("\n", "<br>")


FRAMES = {
    "alone": "{}",
    "in one cell": "<table><tr><td>{}</table>",
    "in the middle of a page": (
        "<table><tr><td colspan=3>某市财政局<tr><td><table><tr><td>首页<tr><td>公开</table>"
        "<td>&nbsp;<td><table><tr><td>{}<tr><td>上一篇<td>下一篇</table><tr><td>版权<td>所有</table>"
    ),
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_the_same_wherever_it_stands_on_a_page(name, frame):
    text = (build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8")
    forms, _ = forms_in(build_examples.as_docx(build_examples.source(text)), "x.docx")
    found, _ = forms_in(("<html>" + FRAMES[frame].format(page(name))).encode(), "x.html")
    assert stated(found) == stated(forms)


def stated(forms: list[Form]) -> list[str]:
    """What the forms say; what stands on the page behind them is left over."""
    lines = [line for form in same(forms) for line in form.splitlines()]
    return [line for line in lines if not line.startswith("  left: ")]


def archive(*parts: tuple[str, str, bytes, str], transfer: str = "base64") -> bytes:
    """A web archive of parts: name, kind, content, charset."""
    message = EmailMessage()
    message["Subject"] = "申报表"
    message.make_related()
    for name, kind, content, charset in parts:
        message.add_related(
            content, *kind.split("/"), cte=transfer, params={"charset": charset} if charset else {}
        )
        message.get_payload()[-1]["Content-Location"] = f"file:///C:/A/{name}"
    return b"MIME-Version: 1.0\r\n" + bytes(message).replace(b"MIME-Version: 1.0\n", b"", 1)


WORKBOOK = archive(
    ("book.htm", "text/html", b"<html><frameset><frame src=sheet001.htm></frameset></html>", "us-ascii"),
    (
        "book.files/sheet001.htm",
        "text/html",
        "<table><tr><td class=a>R<td>表一</table>".encode("gbk"),
        "gb2312",
    ),
    ("book.files/image001.png", "image/png", b"\x89PNG", ""),
    ("book.files/sheet002.htm", "text/html", "<p>表二☑</p>".encode("gb18030"), "gb2312"),
    ("book.files/tabstrip.htm", "text/html", b"<p>Sheet1</p>", ""),
    ("book.files/header.htm", "text/html", b"<p>header</p>", ""),
    ("book.files/style.css", "text/css", b".a {font-family:'Wingdings 2'}", ""),
)


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_an_archive_of_one_page(transfer):
    data = archive(
        ("a.htm", "text/html", f"{META}<p>甲{TABLE}".encode("gb18030"), "gb2312"), transfer=transfer
    )
    document, told = read(data, "x.mht")
    assert told == []
    assert document.format == "mht"
    assert [cell.text for cell in document.tables[0].cells] == ["镕", "☑", "乙"]


def test_an_archive_of_a_workbook_is_read_sheet_by_sheet():
    assert written(*read(WORKBOOK, "x.mht")).splitlines() == [
        "mht",
        "table 1",
        "  1,1 '☑'",
        "  1,2 '表一'",
        "paragraph 1 '表二☑'",
    ]


@pytest.mark.parametrize(
    ("content", "charset", "told"),
    [
        ("績效".encode(), "gb2312", ""),
        ("績效".encode("big5"), "big5", ""),
        ("績效".encode("big5"), "gb2312", "big5"),
        ("績效".encode("gb18030"), "big5", ""),
        ("績效".encode("gb18030"), "idna", ""),
        ("<p>績效".encode("utf-16-le"), "utf-16le", ""),
        ("績效".encode("utf-16"), "unicode", ""),
    ],
)
def test_the_encoding_of_a_part(content, charset, told):
    assert texts(archive(("a.htm", "text/html", content, charset)), "x.mht", encoding=told) == ["績效"]


NO_PAGE = b"MIME-Version: 1.0\nContent-Type: {}\n\nx"
REFUSED = {
    "an archive without a page": (NO_PAGE.replace(b"{}", b"text/plain"), "file/broken"),
    "an archive of an unknown encoding": (archive(("a", "text/html", b"\xff\xff\xff", "")), "file/encoding"),
    "messages in messages": (b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed\n" * 11, "file/limit"),
    "many parts": (b"MIME-Version: 1.0\n" + b"\n--x" * (limits.MEMBERS + 1), "file/limit"),
    "a page of many tags": (b"<html>" + b"<b>" * 1001, "file/limit"),
    "deep elements": (b"<html>" + b"<div>" * limits.ELEMENT_LEVELS, "file/limit"),
    "tables in tables": (b"<table><tr><td>" * (limits.TABLE_LEVELS + 1), "file/limit"),
    "many cells": (b"<table><tr>" + b"<td>a" * 101, "file/limit"),
    "wide cells": (b"<table>" + b"<tr><td colspan=1000 rowspan=65534>a" * 80, "file/limit"),
    "nothing shown": (b"<html><script>x</script><table><tr><td><td></table>", "file/empty"),
    "nothing": (b"<html><!-- x -->", "file/empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name, monkeypatch):
    monkeypatch.setattr("targetlint.readers.web.page.limits.CELLS", 100)
    monkeypatch.setattr("targetlint.readers.web.html.TAGS", 1000 if "tags" in name else limits.TAGS)
    monkeypatch.setattr("targetlint.readers.web.grid.COVERED", 20_000)
    data, code = REFUSED[name]
    document, [told] = read(data, "x.html")
    assert document is None
    assert told.code == code


def test_a_damaged_message_is_refused(monkeypatch):
    def fails(_):
        raise TypeError

    monkeypatch.setattr("targetlint.readers.web.mht.email.message_from_bytes", fails)
    assert [each.code for each in read(WORKBOOK, "x.mht")[1]] == ["file/broken"]


def test_what_the_parser_cannot_read_is_refused(monkeypatch):
    def fails(*_):
        raise etree.LxmlError("x")  # noqa: EM101 - what it says does not matter

    monkeypatch.setattr("targetlint.readers.web.html.etree.fromstring", fails)
    assert [each.code for each in read(TABLE.encode(), "x.html")[1]] == ["file/broken"]


def survives(data: bytes, path: str) -> None:
    document, told = read(data, path)
    assert (document is None) == any(each.outcome is Outcome.ERROR for each in told)


PIECES = [
    *("<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<th>", "<tbody>"),
    *(
        "</tbody>",
        "<thead>",
        "<tfoot>",
        "<caption>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<pre>",
        "</pre>",
    ),
    *(
        "<select>",
        "<option selected>",
        "</select>",
        "<textarea>",
        "</textarea>",
        "<input>",
        "<style>",
        "</style>",
    ),
    *("<del>", "</del>", "<b hidden>", "</b>", "<font face=wingdings>", "</font>", "<!--", "-->", "</html>"),
    *("甲", " ", "\n", "&nbsp;", "<", "&#0;", "\x1c", "\x0b"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_tags_is_survived(pieces):
    survives(("<html>" + "".join(pieces)).encode(), "x.html")


@given(st.binary(max_size=200), st.text(max_size=200))
def test_any_bytes_and_texts_are_survived(data, text):
    survives(b"<html>" + data, "x.html")
    survives(b"<table>" + text.encode(), "x.html")
    survives(b"MIME-Version: 1.0\n" + data, "x.mht")


@pytest.mark.parametrize("seed", range(200))
def test_damaged_files_are_survived(seed):
    survives(mutant((META.format("gbk") + TABLE + "<p>尾" + TABLE).encode(), seed), "x.html")
    survives(mutant(WORKBOOK, seed), "x.mht")
