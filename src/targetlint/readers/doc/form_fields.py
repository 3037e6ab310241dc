"""What a form field shows, from its record in the Data stream: the state of a box, the entry of a list.

Source: [MS-DOC] 2.9.78 (FFData), 2.9.157 (NilPICFAndBinData), 2.9.320 (Xstz).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

BOXES = ("☐", "☑")
_HEADER = struct.Struct("<LH")  # lcb, cbHeader: the record follows the header
_RECORD = struct.Struct("<LH4x")  # version, bits
_VERSION = 0xFFFFFFFF
_KIND, _BOX, _LIST = 0b11, 1, 2
_DEFAULT = 25  # the state that says: as the field began
_TEXTS_AFTER = 5  # format, help, status and the names of two macros stand between the default and the list


def shown(data: bytes, at: int) -> str:
    """Return ☑ or ☐ for a check box, the chosen entry of a list; "" where the record at `at` is neither."""
    try:
        return _shown(data, at)
    except (struct.error, IndexError):
        return ""


def _shown(data: bytes, at: int) -> str:
    _, header = _HEADER.unpack_from(data, at)
    version, bits = _RECORD.unpack_from(data, at + header)
    kind, state = bits & _KIND, bits >> 2 & 0x1F
    if version != _VERSION or kind not in {_BOX, _LIST}:
        return ""
    at = _after_text(data, at + header + _RECORD.size)  # the field's name
    if state == _DEFAULT:
        state = _number(data, at)
    if kind == _BOX:
        return BOXES[bool(state)]
    at += 2
    for _ in range(_TEXTS_AFTER):
        at = _after_text(data, at)
    return next((entry for number, entry in enumerate(_entries(data, at)) if number == state), "")


def _after_text(data: bytes, at: int) -> int:
    """Return where what follows an Xstz begins: a length, the text, a zero."""
    return at + 2 + 2 * _number(data, at) + 2


def _entries(data: bytes, at: int) -> Iterator[str]:
    """Yield the texts of an extended string table."""
    _, count, extra = struct.unpack_from("<HHH", data, at)
    at += 6
    for _ in range(count):
        length = 2 * _number(data, at)
        yield data[at + 2 : at + 2 + length].decode("utf-16-le", "replace")
        at += 2 + length + extra


def _number(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])
