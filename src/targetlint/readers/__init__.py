"""Bytes to a Document: the content says which reader, and what cannot be read says what to do next."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.document import Document
from targetlint.model.place import Place
from targetlint.readers import libreoffice
from targetlint.readers.limits import FILE_BYTES
from targetlint.readers.refusal import Problem, Refusal, remark, within
from targetlint.readers.sniff import identify
from targetlint.readers.source import Source
from targetlint.words import say


class Reader(Protocol):
    """The bytes of a known format to the document they show; raises Refusal where there is none."""

    def __call__(self, source: Source) -> tuple[Document, list[Diagnostic]]:
        """Return the document and remarks about it."""


READERS = {  # format -> module with a function `read`; loaded when needed, so that text never pays for lxml
    "text": "text",
    "csv": "delimited",
    "json": "interchange",
    "docx": "word.docx",
    "wordml": "word.flat",
    "doc": "doc.reader",
    "rtf": "rtf.reader",
    "odt": "odf.writer",
    "html": "web.html",
    "mht": "web.mht",
    "xlsx": "excel.xlsx",
    "spreadsheetml": "excel.xml2003",
    "xls": "xls",
    "ods": "odf.calc",
    "pdf": "pdf.reader",
    "image": "image",
}
_EXTENSIONS = {
    "text": ".txt .text .tsv .md .log",
    "csv": ".csv .tsv .txt",
    "json": ".json .jsonl",
    "docx": ".docx .docm .dotx .dotm .wps .wpt",
    "wordml": ".xml",
    "doc": ".doc .dot .wps .wpt",
    "rtf": ".rtf",
    "odt": ".odt .ott",
    "html": ".htm .html .xhtml",
    "mht": ".mht .mhtml",
    "xlsx": ".xlsx .xlsm .xltx .xltm .et .ett",
    "spreadsheetml": ".xml",
    "xls": ".xls .xlt .et .ett",
    "ods": ".ods .ots",
    "pdf": ".pdf",
    "image": ".png .jpg .jpeg .gif .bmp .tif .tiff",
    "zip": ".zip",
}
_NAMED = frozenset(" ".join(_EXTENSIONS.values()).split())
_TEXTS = frozenset(" ".join(_EXTENSIONS[each] for each in ("text", "csv", "json")).split())
_SAVE_AS = {  # a format that is not read -> what to do with it
    "word95": "word",
    "xlsb": "excel",
    "zip": "unpack",
    "archive": "unpack",
}


def read(source: Source) -> tuple[Document | None, list[Diagnostic]]:
    """Return what the file shows, or None and the error that says why not; never raise.

    The list holds at most one error (outcome "error"); the others are remarks on a file that was read.
    """
    try:
        document, remarks = _read(source)
    except Refusal as refusal:
        return None, [refusal.diagnostic(source.path)]
    if not document.blocks:
        return None, [*remarks, Refusal(Problem.EMPTY).diagnostic(source.path)]
    return document, remarks


def _read(source: Source) -> tuple[Document, list[Diagnostic]]:
    if not source.data.strip():
        raise Refusal(Problem.EMPTY)
    within("bytes", len(source.data), FILE_BYTES)
    extension = PurePath(source.path).suffix.lower()
    format_ = identify(source)
    if format_ == "encrypted":
        unlock = import_module("targetlint.readers.locked").unlock
        source = replace(source, data=unlock(source))
        format_ = identify(source)
    remarks: list[Diagnostic] = []
    if format_ in libreoffice.CONVERTED and libreoffice.program():
        name = say(f"readers.format.{format_}")
        remarks.append(remark("converted", Severity.INFO, Place(source.path), format=name))
        source = replace(source, data=libreoffice.convert(source.data, format_))
        extension, format_ = "", identify(source)
    if format_ not in READERS:
        raise _refused(format_, extension)
    reader = cast("Reader", import_module(f"targetlint.readers.{READERS[format_]}").read)
    document, told = reader(source)
    if extension in _NAMED and extension not in _EXTENSIONS[format_].split():
        name = say(f"readers.format.{format_}")
        misnamed = remark("extension", Severity.INFO, Place(source.path), extension=extension, format=name)
        remarks.append(replace(misnamed, outcome=Outcome.FAIL))  # nobody need look at what was read
    return document, remarks + told


def _refused(format_: str, extension: str) -> Refusal:
    """Return why a format that no reader is for is not read."""
    if format_ == "binary":
        return Refusal(Problem.ENCODING if extension in _TEXTS else Problem.BROKEN)
    if format_ in {"broken", "encrypted"}:
        return Refusal(Problem.BROKEN)
    act = say(f"readers.act.{_SAVE_AS.get(format_, 'original')}")
    return Refusal(Problem.UNSUPPORTED, format=say(f"readers.format.{format_}"), act=act)
