"""What an OLE compound file holds, by the names in its directory; its contents are not read."""

from __future__ import annotations

import struct

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
_FIB_ENCRYPTED = 0x0100  # [MS-DOC] FibBase, fEncrypted
_BIFF_FILEPASS = 0x002F  # [MS-XLS] the record that stands where a workbook has a password
_BIFF_HEAD = 4  # FILEPASS stands among the first records: BOF, and at most write protection before it


def kind(data: bytes) -> str:
    """Return "doc", "xls", "ppt", "encrypted", or "broken" where no known stream is listed."""
    for name, format_ in _STREAMS:
        entry = _entry(data, name)
        if entry >= 0:
            return "encrypted" if _locked(data, entry, format_) else format_
    return "broken"


def _entry(data: bytes, name: str) -> int:
    """Return the offset of the directory entry of the stream `name`, or -1."""
    needle = name.encode("utf-16-le") + b"\0\0"
    at = data.find(needle)
    while at >= 0:
        if at % _ENTRY == 0 and data[at + 64 : at + 67] == bytes((len(needle), 0, _STREAM_TYPE)):
            return at
        at = data.find(needle, at + 2)
    return -1


def _locked(data: bytes, entry: int, format_: str) -> bool:
    """Say whether the stream itself carries the mark of a password."""
    if format_ == "encrypted":
        return True
    shift = int.from_bytes(data[0x1E:0x20], "little")
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    start = (sector + 1) << min(shift, _LARGEST_SHIFT)
    head = data[start : start + (1 << _LARGEST_SHIFT)]
    if format_ == "doc":
        return bool(int.from_bytes(head[10:12], "little") & _FIB_ENCRYPTED)
    if format_ == "xls":
        at = 0
        for _ in range(_BIFF_HEAD):
            if at + 4 > len(head):
                break
            record, length = struct.unpack_from("<HH", head, at)
            if record == _BIFF_FILEPASS:
                return True
            at += 4 + length
    return False
