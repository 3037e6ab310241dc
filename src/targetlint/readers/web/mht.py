"""Web archives (.mht, and .doc and .xls that are one inside): the pages in a MIME message, in order."""

from __future__ import annotations

import codecs
import email
import re
from contextlib import suppress
from email.message import Message
from pathlib import PurePosixPath

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.readers.encoding import decode
from targetlint.readers.limits import MEMBERS, MIME_LEVELS, PART_BYTES, TEXT_BYTES
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source
from targetlint.readers.web.html import read_html

_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_KINDS = {"text/html", "text/css"}
_AROUND = {"header", "tabstrip"}  # pages that Word has for headers and notes, Excel for the names of sheets
_BELIEVED = {"big5", "big5-hkscs", "utf-16", "utf-16le", "utf-16be"}  # others are UTF-8 or GB18030 in truth


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where no page is in the archive, or too much."""
    within("bytes", len(source.data), PART_BYTES)
    within("members", source.data.count(b"\n--"), MEMBERS)
    within("levels", len(_MULTIPART.findall(source.data)), MIME_LEVELS)
    parts = _parts(source.data)
    within("bytes", sum(len(data) for _, _, data, _ in parts), TEXT_BYTES)
    pages: list[str] = []
    styles: list[str] = []
    for kind, name, data, charset in parts:
        if kind == "text/css":
            styles.append(_text(data, charset, source.encoding))
        elif not pages or PurePosixPath(name).stem.lower() not in _AROUND:
            pages.append(_text(data, charset, source.encoding))
    if not pages:
        raise Refusal(Problem.BROKEN)
    return read_html(pages, source.path, "mht", "".join(styles)), []


def _parts(data: bytes) -> list[tuple[str, str, bytes, str]]:
    """Return kind, name, content and charset of each page and style sheet in the message."""
    try:
        message = email.message_from_bytes(data.lstrip(codecs.BOM_UTF8 + b" \t\r\n"))
        return [_part(each) for each in message.walk() if each.get_content_type() in _KINDS]
    except MemoryError:
        raise
    except Exception as error:  # the standard library's parser lets many kinds through on damaged input
        raise Refusal(Problem.BROKEN) from error


def _part(message: Message) -> tuple[str, str, bytes, str]:
    name = str(message["Content-Location"] or message.get_filename() or "")
    content = message.get_payload(decode=True)
    charset = message.get_content_charset() or ""
    return message.get_content_type(), name, content if isinstance(content, bytes) else b"", charset


def _text(data: bytes, charset: str, told: str) -> str:
    """Return the text of a part: as the user says, else as UTF-8, as the part says, or as GB18030."""
    if charset in _BELIEVED and not told:
        for encoding in ("utf-8", charset):
            with suppress(Refusal):
                return decode(data, encoding)
    return decode(data, told)
