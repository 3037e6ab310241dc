"""What an OLE compound file is, by the streams it holds and how they begin."""

from __future__ import annotations

import struct
from functools import partial

from targetlint.readers.compound import Compound
from targetlint.readers.refusal import Refusal

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (  # first match wins: an encrypted Office file holds nothing else that tells
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ENTRY = 128  # bytes of a directory entry; entries are aligned to their size
_STREAM_TYPE = 2
_LARGEST_SHIFT = 12  # sectors have 2^9 or 2^12 bytes ([MS-CFB] 2.2)
_FIB = struct.Struct("<2xH6xH")  # [MS-DOC] 2.5.2 FibBase: nFib, flags
_FIB_ENCRYPTED = 0x0100
_WORD_97 = 0xC0  # nFib: what Word 97 and later write; Word 95 and earlier stay below
_BIFF_FILEPASS = 0x002F  # [MS-XLS] the record that stands where a workbook has a password
_BIFF_HEAD = 4  # FILEPASS stands among the first records: BOF, and at most write protection before it


def kind(data: bytes) -> str:
    """Return "doc", "word95", "xls", "ppt", "encrypted", or "broken" where no known stream is there.

    Streams inside storages do not count: they are what is embedded. Where the tables of the file are
    damaged its directory still tells.
    """
    try:
        stream = Compound(data).stream
    except Refusal:
        stream = partial(_listed, data)
    for name, format_ in _STREAMS:
        head = stream(name)
        if head and format_ == "doc":
            return _word(head)
        if head:
            return "encrypted" if format_ == "xls" and _has_password(head) else format_
    return "broken"


def _listed(data: bytes, name: str) -> bytes:
    """Return how the stream begins that a directory entry called `name` names, b"" where there is none."""
    needle = name.encode("utf-16-le") + b"\0\0"
    at = data.find(needle)
    while at >= 0:
        if at % _ENTRY == 0 and data[at + 64 : at + 67] == bytes((len(needle), 0, _STREAM_TYPE)):
            shift = int.from_bytes(data[0x1E:0x20], "little")
            sector = int.from_bytes(data[at + 116 : at + 120], "little")
            start = (sector + 1) << min(shift, _LARGEST_SHIFT)
            return data[start : start + (1 << _LARGEST_SHIFT)]
        at = data.find(needle, at + 2)
    return b""


def _word(head: bytes) -> str:
    """Return which Word wrote a WordDocument stream, or that it has a password."""
    if len(head) < _FIB.size:
        return "doc"
    version, flags = _FIB.unpack_from(head)
    if 0 < version < _WORD_97:
        return "word95"
    return "encrypted" if flags & _FIB_ENCRYPTED else "doc"


def _has_password(head: bytes) -> bool:
    """Say whether the first records of a workbook say that it has a password."""
    at = 0
    for _ in range(_BIFF_HEAD):
        if at + 4 > len(head):
            break
        record, length = struct.unpack_from("<HH", head, at)
        if record == _BIFF_FILEPASS:
            return True
        at += 4 + length
    return False
