"""What a file is, by its content alone: the name is never asked."""

from __future__ import annotations

import csv
import re

from targetlint.readers import ole
from targetlint.readers.encoding import marked
from targetlint.readers.package import ZIP_START, Package
from targetlint.readers.source import Source

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"\xdb\xa5-\0", "word95"),  # Word 2 and 6 outside OLE
    (b"\x09\x08\x10\0", "xls"),  # a bare BIFF8, BIFF4, BIFF3, BIFF2 stream
    (b"\x09\x04\x06\0", "xls"),
    (b"\x09\x02\x06\0", "xls"),
    (b"\x09\0\x04\0", "xls"),
)
_ZIP_END = b"PK\x05\x06"
_ZIP_TAIL = 66_000  # bytes of the end record and its longest comment: junk may stand before the zip
_PARTS = (  # the first that begins a member's name decides
    ("word/document.xml", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "ppt"),
    ("ofd.xml", "ofd"),
)
_FOLDERS = (  # the same for a package that says what its parts are: an archive may have such folders, too
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "ppt"),
)
_KINDS = (  # asked where the parts have unusual names
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
)
_MEDIA = (  # the first that the media type of an OpenDocument holds decides
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.text", "odt"),
)
_XML = (
    ("schemas.microsoft.com/office/word/2003/wordml", "wordml"),
    ("http://schemas.microsoft.com/office/2006/xmlpackage", "wordml"),
    ("urn:schemas-microsoft-com:office:spreadsheet", "spreadsheetml"),
)
_MHT = re.compile(  # the head of a message: its version or its parts, behind other headers or first
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}(?:mime-version:|content-type:\s*multipart/)"
)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|table|meta)(?=[\s>/])")
_JSON = re.compile(r"(?:\[\s*)?\{\s*[\"}]")  # an object or a list of them; its reader tells mistakes
_HEAD = 8192  # characters of a text that are looked at
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\v\f\r\x1a\x1b")


def identify(source: Source) -> str:
    """Return the format's short name; raise Refusal where a container or a text cannot be opened.

    "binary" and "broken" are nothing known, "encrypted" needs a password, "zip" holds files; every other
    name is a format, whether there is a reader for it or not.
    """
    data = source.data
    if data.startswith(ole.MAGIC):
        return ole.kind(data)
    if b"%PDF-" in data[:1024]:  # junk before it is allowed
        return "pdf"
    head = data[:1024].lstrip() if not marked(data) else b""
    found = next((name for magic, name in _MAGIC if data.startswith(magic) or head.startswith(magic)), "")
    if found:
        return found
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # a bitmap keeps four bytes free there
        return "image"
    if data.startswith((ZIP_START, _ZIP_END)) or _ZIP_END in data[-_ZIP_TAIL:]:
        return _zip_kind(source.package)
    if not source.encoding and not marked(data) and _is_binary(data):
        return "binary"
    return _text_kind(source.text())


def _zip_kind(package: Package) -> str:
    names = package.names()
    if "mimetype" in names:
        return _open_document(package, names)
    kinds = package.part("[Content_Types].xml") if "[Content_Types].xml" in package else b""
    by_kind = next((name for mark, name in _KINDS if mark in kinds), "zip")
    parts = (*_PARTS, *_FOLDERS) if kinds else _PARTS
    by_part = (name for part, name in parts if any(each.startswith(part) for each in names))
    return next(by_part, by_kind)


def _open_document(package: Package, names: list[str]) -> str:
    """Return which OpenDocument a package with a media type is; a locked one may hold nothing but that."""
    kind = package.part("mimetype")
    if "encrypted-package" in names:
        return "encrypted"
    found = next((name for mark, name in _MEDIA if mark in kind), "")
    return found or ("odf" if b"opendocument" in kind else "zip")


def _is_binary(data: bytes) -> bool:
    """Say whether the bytes are no text in any encoding: zero bytes, or more than 5 % controls."""
    head = data[:4096]
    return b"\0" in data[: 1 << 16] or (len(head) - len(head.translate(None, _CONTROLS))) * 20 > len(head)


def _text_kind(text: str) -> str:
    head = text[:_HEAD].lstrip("\ufeff \t\n").lower()
    if _MHT.match(head):
        return "mht"
    if head.startswith("<"):
        known = next((name for mark, name in _XML if mark in head), "")
        if known or head.startswith("<?xml"):
            return known or ("html" if _HTML.search(head) else "xml")
        if _HTML.search(head):
            return "html"
    if _JSON.match(head):
        return "json"
    return "csv" if _is_csv(text) else "text"


def _is_csv(text: str) -> bool:
    """Say whether two rows or more, all of the same three columns or more, are separated by commas."""
    lines = text[:_HEAD].split("\n")
    if any(line.startswith("\t") for line in lines):
        return False
    try:
        rows = [row for row in csv.reader(line + "\n" for line in lines) if row]
    except csv.Error:
        return False
    widths = {len(row) for row in (rows[:-1] if len(text) > _HEAD else rows)}
    return len(rows) > 1 and len(widths) == 1 and min(widths) > 2  # noqa: PLR2004 - as the docstring says
