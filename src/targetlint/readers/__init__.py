"""Bytes to a Document: the content says which reader, and what cannot be read says what to do next."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document
from targetlint.model.place import Place
from targetlint.readers.limits import FILE_BYTES
from targetlint.readers.refusal import Problem, Refusal, remark, within
from targetlint.readers.sniff import identify
from targetlint.words import say


class Reader(Protocol):
    """Bytes of a known format to the document they show; raises Refusal where there is none."""

    def __call__(self, data: bytes, path: str) -> tuple[Document, list[Diagnostic]]:
        """Return the document and remarks about it."""


READERS = {  # format -> module with a function `read`; loaded when needed, so that text never pays for lxml
    "text": "targetlint.readers.text",
    "docx": "targetlint.readers.word",
    "xlsx": "targetlint.readers.excel",
}
_EXTENSIONS = {
    "text": (".txt", ".text", ".tsv", ".md", ".log"),
    "docx": (".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"),
}
_OTHERS = ".doc .xls .pdf .csv .json .rtf .odt .ods .htm .html .mht .xml .zip"
_NAMED = {*_OTHERS.split(), *(each for extensions in _EXTENSIONS.values() for each in extensions)}
_SAVE_AS = {  # a format that is not read yet -> what to do with it
    "doc": "word",
    "wordml": "word",
    "rtf": "word",
    "odt": "word",
    "html": "word",
    "mht": "word",
    "xls": "excel",
    "xlsb": "excel",
    "ods": "excel",
    "csv": "excel",
    "spreadsheetml": "excel",
    "archive": "unpack",
}


def read(data: bytes, path: str) -> tuple[Document | None, list[Diagnostic]]:
    """Return what the file shows, or None and the error that says why not; never raise.

    `path` is only named in places, and its extension is compared with what the content is. The list
    holds at most one error (outcome "error"); the others are remarks on a file that was read.
    """
    try:
        document, remarks = _read(data, path)
    except Refusal as refusal:
        return None, [refusal.diagnostic(path)]
    if not document.blocks:
        return None, [*remarks, Refusal(Problem.EMPTY).diagnostic(path)]
    return document, remarks


def _read(data: bytes, path: str) -> tuple[Document, list[Diagnostic]]:
    if not data.strip():
        raise Refusal(Problem.EMPTY)
    within("bytes", len(data), FILE_BYTES)
    extension = PurePath(path).suffix.lower()
    format_ = _format(data, extension)
    reader = cast("Reader", import_module(READERS[format_]).read)
    document, remarks = reader(data, path)
    if extension in _NAMED and extension not in _EXTENSIONS[format_]:
        what = {"extension": extension, "format": say(f"readers.format.{format_}")}
        remarks.insert(0, remark("extension", Severity.INFO, Place(path), **what))
    return document, remarks


def _format(data: bytes, extension: str) -> str:
    """Return a format that can be read; raise Refusal for every other."""
    format_ = identify(data)
    if format_ in READERS:
        return format_
    if format_ == "encrypted":
        raise Refusal(Problem.ENCRYPTED)
    if format_ == "binary":
        raise Refusal(Problem.ENCODING if extension in _EXTENSIONS["text"] else Problem.BROKEN)
    if format_ == "broken":
        raise Refusal(Problem.BROKEN)
    act = say(f"readers.act.{_SAVE_AS.get(format_, 'original')}")
    raise Refusal(Problem.NOT_YET, format=say(f"readers.format.{format_}"), act=act)
