"""Files made to hurt: each costs itself, is told as not checked, and never touches the network."""

import io
import socket
import zipfile
from datetime import date
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
from forms_kit import shipped
from mutants import mutant
from office import docx, packed, read, types, xlsx
from shipped_books import shipped_book

from targetlint import intake, lint
from targetlint.cli.check import exit_code
from targetlint.model.reading import Reading

EXAMPLES = Path(__file__).parents[1] / "examples"
WORD = (EXAMPLES / "01-clean-special-fund.docx").read_bytes()
GOOD = (EXAMPLES / "02-special-fund-and-department.txt").read_bytes()
DAY = date(2026, 1, 1)
STRICT = Reading(jobs=1, seconds=30, megabytes=1024)


def bomb(part, size):
    """A package whose `part` says and gives `size` bytes of spaces, in a thousandth of that."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w") as inner:
        for _ in range(size >> 20):
            inner.write(b" " * (1 << 20))
    return stream.getvalue()


def lying(part, size):
    """A package whose `part` is a bomb that says it is small."""
    data = bomb(part, size)
    at = data.rindex(b"PK\1\2")
    return data[: at + 24] + (1000).to_bytes(4, "little") + data[at + 28 :]


def entities(text):
    kinds = types({"word/document.xml": "wordprocessingml.document.main+xml"})
    return packed({"[Content_Types].xml": kinds, "word/document.xml": text})


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
SPARSE = (
    '## sheet 表\n<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'
    '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>'
)
HOSTILE = {
    "a part of 1 GB": (lambda: bomb("word/document.xml", 1 << 30), "x.docx", "file/limit"),
    "a part that lies about its size": (
        lambda: lying("word/document.xml", 256 << 20),
        "x.docx",
        "file/broken",
    ),
    "billion laughs": (
        entities(f'<!DOCTYPE x [<!ENTITY e0 "ha">{LAUGHS}]><x>&e11;</x>'),
        "x.docx",
        "file/unsafe",
    ),
    "an external entity": (
        entities('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        "x.docx",
        "file/unsafe",
    ),
    "an entity from the network": (
        entities('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'),
        "x.docx",
        "file/unsafe",
    ),
    "a sparse workbook": (xlsx(SPARSE), "x.xlsx", "form/unknown"),
    "half a file": (WORD[: len(WORD) // 2], "x.docx", "file/broken"),
    "an archive of 1 GB": (lambda: bomb("a.txt", 1 << 30), "x.zip", "file/limit"),
    "deep brackets": (b"[" * 1_000_000, "x.json", "form/unknown"),
    "deep braces": (b"{\\rtf1 " + b"{" * 1_000_000, "x.rtf", "file/"),
    "deep elements": (b"<html>" + b"<div>" * 1_000_000 + b"a", "x.html", "file/"),
    "one long line": (b"\t" * 5_000_000 + b"a", "x.txt", "form/unknown"),
}


@pytest.fixture(scope="module")
def book():
    return shipped_book(today=DAY)[0]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_and_costs_itself(tmp_path, book, name):
    data, path, code = HOSTILE[name]
    (tmp_path / path).write_bytes(data() if callable(data) else data)
    (tmp_path / "z.txt").write_bytes(GOOD)
    report = lint.check([tmp_path], book, today=DAY, reading=STRICT)
    told = [each.code for each in report.findings if each.outcome == "error"]
    assert len(told) == 1
    assert told[0].startswith(code)
    assert told[0] not in {"file/crashed", "file/lost-time", "file/lost-memory", "file/lost-died"}
    assert [each.checked for each in report.documents] == [False, True]
    assert exit_code(report, "never") == 3


def test_no_file_makes_a_connection(monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = '<html><img src="http://127.0.0.1:9/a.png"><link href="http://127.0.0.1:9/a.css"><p>甲</html>'
    document, told = read(page.encode(), "x.html")
    assert document is not None
    assert told == []
    linked = docx('<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:altChunk xmlns:r="r" r:id="x"/>')
    assert read(linked, "x.docx")[0] is not None


def locked(data, password):
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt(password, stream)
    return stream.getvalue()


def test_a_locked_file_needs_its_password():
    data = locked(WORD, "秘密")
    codes = {
        passwords: read(data, "x.docx", passwords=passwords)[1][-1:]
        for passwords in ((), ("wrong",), ("wrong", "秘密"))
    }
    assert [[each.code for each in told] for told in codes.values()] == [
        ["file/encrypted"],
        ["file/password"],
        [],
    ]
    document, _ = read(data, "x.docx", passwords=("秘密",))
    assert document == read(WORD, "x.docx")[0]


def test_a_locked_file_says_what_to_install(monkeypatch):
    monkeypatch.setattr("targetlint.readers.locked.installed", lambda: False)
    _, [told] = read(locked(WORD, "a"), "x.docx", passwords=("a",))
    assert told.code == "file/decrypt"
    assert "targetlint[decrypt]" in told.suggestion.en


@pytest.mark.no_cover
def test_a_damaged_lock_is_refused():
    data = locked(WORD, "a")
    for seed in range(20):
        document, told = read(mutant(data, seed), "x.docx", passwords=("a",))
        assert document is not None or told[-1].outcome == "error"


def test_what_is_packed_twice_is_not_unpacked_without_end(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed({"b.zip": bomb("c.txt", 64 << 20)}))
    [answer] = intake.take_in([tmp_path], shipped(), STRICT)
    assert answer.diagnostics[0].code == "file/unsupported"
