"""Old Excel workbooks built in code, record by record, and the compound file around them."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

EMPTY_TEXT = b"\x03\0\0\0\0\0\xff\xff"  # results of formulas that are no numbers
TEXT_FOLLOWS = b"\0\0\0\0\0\0\xff\xff"
_VERSIONS = {8: (0x0600, 1200), 5: (0x0500, 936)}
_STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}


def record(number: int, data: bytes = b"") -> bytes:
    """A BIFF record."""
    return struct.pack("<HH", number, len(data)) + data


@dataclass
class Written:
    """What a workbook is made of: formats, shared texts, sheets with a name, a state and their records."""

    version: int = 8
    from_1904: bool = False
    formats: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sheets: list[tuple[str, str, bytes]] = field(default_factory=list)


def xls(described: str, version: int = 8) -> bytes:
    """A workbook from sections: `## sheet NAME [STATE]`, `## formats` with a number format a line, `## 1904`.

    A line of a sheet is `row,column kind[:style] value`, rows and columns from 1; or `merge first last`; or
    `record number hex`. The kinds are those of `_CELLS` below. A format that is a number is a built-in one.
    """
    book = Written(version)
    for section in described.split("## ")[1:]:
        head, _, body = section.partition("\n")
        kind, *words = head.split()
        if kind == "formats":
            book.formats = body.splitlines()
        elif kind == "1904":
            book.from_1904 = True
        else:
            lines = (line for line in body.splitlines() if line.strip())
            records = b"".join(_line(line.replace("\\n", "\n"), book) for line in lines)
            book.sheets.append((words[0], words[1] if len(words) > 1 else "visible", records))
    return workbook(book)


def workbook(book: Written) -> bytes:
    """The stream of records: the globals, which say where each sheet begins, then the sheets."""
    number, codepage = _VERSIONS[book.version]
    parts = [record(0x0042, struct.pack("<H", codepage)), record(0x0022, struct.pack("<H", book.from_1904))]
    parts += [
        record(0x041E, struct.pack("<H", 164 + at) + string(code, book.version, long=book.version == 8))
        for at, code in enumerate(book.formats)
        if not code.isdecimal()
    ]
    keys = [0, *(int(code) if code.isdecimal() else 164 + at for at, code in enumerate(book.formats))]
    parts += [
        record(0x00E0, struct.pack("<HH", 0, key).ljust(20 if book.version == 8 else 16, b"\0"))
        for key in keys
    ]
    if book.version == 8:
        parts.append(sst([string(text) for text in book.texts]))
    head = bof(number, 5) + b"".join(parts)
    names = [string(name, book.version, long=False) for name, _, _ in book.sheets]
    at = len(head) + sum(10 + len(name) for name in names) + 4
    stream = head
    for name, (_, state, records) in zip(names, book.sheets, strict=True):
        stream += record(0x0085, struct.pack("<IBB", at, _STATES[state], 0) + name)
        at += len(bof(number, 16)) + len(records) + 4
    stream += record(0x000A)
    return stream + b"".join(bof(number, 16) + records + record(0x000A) for _, _, records in book.sheets)


def bof(version: int, kind: int) -> bytes:
    """The record that begins the globals (5), a worksheet (16) or a chart (32)."""
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0x0DBB, 1996, 0, 6))


def sst(texts: list[bytes], total: int | None = None) -> bytes:
    """The table of texts."""
    return record(
        0x00FC, struct.pack("<II", len(texts), len(texts) if total is None else total) + b"".join(texts)
    )


def string(text: str, version: int = 8, *, long: bool = True) -> bytes:
    """A text with its length in two bytes or one: UTF-16, or GBK before BIFF 8."""
    if version < 8:
        data = text.encode("gbk")
        return struct.pack("<H" if long else "<B", len(data)) + data
    return struct.pack("<HB" if long else "<BB", len(text.encode("utf-16-le")) // 2, 1) + text.encode(
        "utf-16-le"
    )


def _line(line: str, book: Written) -> bytes:
    where, what, *rest = line.split(" ", 2)
    value = rest[0] if rest else ""
    if where == "merge":
        (top, left), (bottom, right) = _place(what), _place(value)
        return record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, left, right))
    if where == "record":
        return record(int(what, 16), bytes.fromhex(value))
    kind, _, style = what.partition(":")
    row, column = _place(where)
    return _CELLS[kind](struct.pack("<HHH", row, column, int(style or "0")), value, book)


def _place(text: str) -> tuple[int, int]:
    row, column = text.split(",")
    return int(row) - 1, int(column) - 1


def _text(at: bytes, value: str, book: Written) -> bytes:
    if book.version < 8:
        return record(0x0204, at + string(value, 5))
    book.texts.append(value)
    return record(0x00FD, at + struct.pack("<I", len(book.texts) - 1))


def _rk(number: str) -> int:
    """A number in 30 bits: an integer, or one hundred times what is meant."""
    return (int(number) << 2 | 2) if number.isdecimal() else (round(float(number) * 100) << 2 | 3)


_CELLS = {
    "text": _text,
    "label": lambda at, value, _: record(0x0204, at + string(value)),
    "number": lambda at, value, _: record(0x0203, at + struct.pack("<d", float(value))),
    "rk": lambda at, value, _: record(0x027E, at + struct.pack("<I", _rk(value))),
    "mulrk": lambda at, value, _: record(
        0x00BD,
        at[:4]
        + b"".join(at[4:] + struct.pack("<I", _rk(each)) for each in value.split())
        + struct.pack("<H", struct.unpack("<H", at[2:4])[0] + len(value.split()) - 1),
    ),
    "blank": lambda at, _, __: record(0x0201, at),
    "blanks": lambda at, value, _: record(
        0x00BE,
        at[:4] + at[4:] * int(value) + struct.pack("<H", struct.unpack("<H", at[2:4])[0] + int(value) - 1),
    ),
    "truth": lambda at, value, _: record(0x0205, at + bytes((int(value), 0))),
    "error": lambda at, value, _: record(0x0205, at + bytes((int(value, 16), 1))),
    "formula": lambda at, value, _: record(0x0006, at + struct.pack("<d", float(value)) + bytes(8)),
    "formula-blank": lambda at, _, __: record(0x0006, at + EMPTY_TEXT + bytes(8)),
    "formula-text": lambda at, value, _: (
        record(0x0006, at + TEXT_FOLLOWS + bytes(8))
        + record(0x04BC, bytes(10))
        + record(0x0207, string(value))
    ),
}
