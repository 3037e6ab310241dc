"""Word 97 to 2003 files built in code, byte by byte, from lines that say what stands in them."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from office_ole import compound

_PAGE = 512
_TEXT_AT = 0x400  # in the WordDocument stream: after the FIB
_RUN = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
_PARAGRAPH = re.compile(r"(p|cell|row)(\d*)([-*]*)(?:#(\d+)\.(\d+))?(?:@(\d+))?(?: (.*))?")
_CONTROLS = {0x2400 + code: code for code in range(0x20)}  # ␓ stands for 0x13
_FLAGS = {"del": 0x0800, "ins": 0x0801, "hide": 0x083C, "hide-opposite": 0x083C, "hide-as-style": 0x083C}
_OPERANDS = {"hide-opposite": 0x81, "hide-as-style": 0x80}


def sprm(code: int, value: int | bytes) -> bytes:
    """One property with its operand; for one whose length varies `value` is all that follows the code."""
    size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
    operand = value if isinstance(value, bytes) else value.to_bytes(size, "little")
    return struct.pack("<H", code) + operand


def row(edges: list[int], flags: list[int]) -> bytes:
    """sprmTDefTable of a row: where its edges are, and the TCGRF of each cell."""
    cells = b"".join(struct.pack("<H18x", each) for each in flags)
    operand = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges) + cells
    return sprm(0xD608, struct.pack("<H", len(operand) + 1) + operand)


def record(kind: str, state: int, default: int = 0, *entries: str) -> bytes:
    """What the Data stream holds for a form field: kind "box" or "list", FFData after its header."""
    bits = {"box": 1, "list": 2}[kind] | state << 2
    texts = struct.pack("<HH", 0, 0)
    data = struct.pack("<LHHH", 0xFFFFFFFF, bits, 0, 0) + texts + struct.pack("<H", default) + texts * 5
    if kind == "list":
        data += struct.pack("<HHH", 0xFFFF, len(entries), 0)
        data += b"".join(struct.pack("<H", len(each)) + each.encode("utf-16-le") for each in entries)
    return struct.pack("<LH62x", len(data) + 68, 68) + data


@dataclass
class _Piece:
    """Text that is stored together, `width` bytes a character; `prm` says what is changed in it."""

    width: int = 2
    prm: int = 0
    text: str = ""


@dataclass
class _Written:
    """The document being built: pieces, runs of properties as (end in characters, sprms), streams."""

    pieces: list[_Piece] = field(default_factory=lambda: [_Piece()])
    characters: list[tuple[int, bytes]] = field(default_factory=list)
    paragraphs: list[tuple[int, bytes]] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    changes: list[bytes] = field(default_factory=list)
    data: bytes = b""
    records: list[int] = field(default_factory=list)
    boxes: list[tuple[int, int]] = field(default_factory=list)
    styles: dict[int, bytes] = field(default_factory=dict)
    lists: list[tuple[int, list[bytes]]] = field(default_factory=list)
    uses: list[tuple[int, list[bytes]]] = field(default_factory=list)
    body: int = -1

    @property
    def length(self) -> int:
        return sum(len(piece.text) for piece in self.pieces)

    def add(self, text: str, properties: bytes) -> None:
        self.pieces[-1].text += _units(text.translate(_CONTROLS))
        if text:
            self.characters.append((self.length, properties))

    def keep(self, data: bytes) -> int:
        at = self.data.find(data)
        if at < 0:
            at = len(self.data)
            self.data += data
        return at


def doc(described: str, **changed: int) -> bytes:
    """The compound file of a document; see `streams`."""
    return compound(streams(described, **changed))


def streams(described: str, **changed: int) -> dict[str, bytes]:
    """A document from lines, a paragraph each, and what `changed` says of the FIB (ident, version, flags).

    `p TEXT`, `cell TEXT` and `row EDGES / FLAGS` end with the mark of a paragraph, a cell, a row; a number
    after the word is the depth of the table, `-` says that the mark is deleted, `*` that its properties are
    in the Data stream. `{TEXT|del}` sets a property: del, ins, hide, `sym FONT CODE`, `font NUMBER` or
    `data RECORD`; ␓ stands for the character 0x13. Lines that are no paragraphs: `fonts A|B`, `record KIND …`
    (of form fields), `change HEX` (a Prc), `piece WIDTH [PRM]` and `box SHAPE` (the text of a box follows).

    `list NUMBER START:FORMAT:FLAGS:SUFFIX:TEXT …` has levels whose texts name numbers as %1; `use NUMBER
    LEVEL:START[:…] …` is what paragraphs name, with starts or levels of its own; `style NUMBER BASE USE
    LEVEL` is a style in a list. `p#1.0 TEXT` is at the first level of the first use; `p@2` has style 2.
    """
    written = _Written()
    for line in described.splitlines():
        word, _, rest = line.partition(" ")
        if word == "fonts":
            written.fonts = rest.split("|")
        elif word == "record":
            kind, *numbers = rest.split()
            values = [int(each) if each.isascii() and each.isdigit() else each for each in numbers]
            written.records.append(written.keep(record(kind, *values)))
        elif word == "change":
            written.changes.append(bytes.fromhex(rest))
        elif word == "piece":
            width, *prm = rest.split()
            written.pieces.append(_Piece(int(width), int(prm[0], 16) if prm else 0))
        elif word in {"style", "list", "use"}:
            _list(written, word, rest.split())
        elif word == "box":
            written.body = written.length if written.body < 0 else written.body
            written.boxes.append((written.length, int(rest)))
        elif line:
            _paragraph(written, line)
    return _file(written, **changed)


def _units(text: str) -> str:
    """The text with a character for each UTF-16 unit."""
    coded = text.encode("utf-16-le")
    return "".join(map(chr, struct.unpack(f"<{len(coded) // 2}H", coded)))


def _paragraph(written: _Written, line: str) -> None:
    kind, depth, how, use, at, style, rest = _PARAGRAPH.fullmatch(line).groups(default="")
    level = int(depth or (kind != "p"))
    properties = sprm(0x260A, int(at)) + sprm(0x460B, int(use)) if use else b""
    properties += sprm(0x2416, 1) + sprm(0x6649, level) if level else b""
    if kind == "row":
        edges, _, flags = rest.partition("/")
        properties += sprm(0x2417, 1) if level == 1 else sprm(0x244B, 1) + sprm(0x244C, 1)
        properties += row([int(each) for each in edges.split()], [int(each, 16) for each in flags.split()])
    else:
        _runs(written, rest)
        properties += sprm(0x244B, 1) if kind == "cell" and level > 1 else b""
    written.add("\a" if kind != "p" and level == 1 else "\r", sprm(0x0800, 1) if "-" in how else b"")
    if "*" in how:
        at = written.keep(struct.pack("<H", len(properties)) + properties)
        properties = sprm(0x6646, at)
    written.paragraphs.append((written.length, struct.pack("<H", int(style or 0)) + properties))


def _list(written: _Written, word: str, values: list[str]) -> None:
    number = int(values[0])
    if word == "style":
        base, use, level = map(int, values[1:])
        stored = sprm(0x260A, level) + sprm(0x460B, use)
        style = struct.pack("<5H", 0, 1 | base << 4, 1, 0, 0) + bytes(4)
        written.styles[number] = style + struct.pack("<HH", len(stored) + 2, number) + stored
    elif word == "list":
        levels = [_level(*each.split(":")) for each in values[1:]]
        more = [] if len(levels) == 1 else [_level("0", "ff", "0", "0", "")] * (9 - len(levels))
        written.lists.append((number, levels + more))
    else:
        own = []
        for each in values[1:]:
            depth, start, *more = each.split(":")
            flags = int(depth) | 0x10 | (0x20 if more else 0)
            own.append(struct.pack("<LL", int(start), flags) + (_level(start, *more) if more else b""))
        written.uses.append((number, own))


def _level(start: str, kind: str, flags: str, suffix: str, text: str) -> bytes:
    for digit in range(1, 10):
        text = text.replace(f"%{digit}", chr(digit - 1))
    head = struct.pack("<LBB9xB8xBB2x", int(start), int(kind, 16), int(flags), int(suffix), 3, 4)
    return head + bytes(7) + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def _runs(written: _Written, text: str) -> None:
    at = 0
    for match in _RUN.finditer(text):
        written.add(text[at : match.start()], b"")
        written.add(match[1], b"".join(_property(written, each) for each in match[2].split(",")))
        at = match.end()
    written.add(text[at:], b"")


def _property(written: _Written, named: str) -> bytes:
    name, *values = named.split()
    if name in _FLAGS:
        return sprm(_FLAGS[name], _OPERANDS.get(name, 1))
    if name == "sym":
        return sprm(0x6A09, int(values[0]) | int(values[1], 16) << 16)
    if name == "font":
        return sprm(0x4A4F, int(values[0])) + sprm(0x4A51, int(values[-1]))
    return sprm(0x6A03, written.records[int(values[0])])


def _file(
    written: _Written, ident: int = 0xA5EC, version: int = 0xC1, flags: int = 0x0200
) -> dict[str, bytes]:
    body = written.body if written.boxes else written.length
    boxed = written.length - body
    if boxed:  # a paragraph mark follows the last story
        written.add("\r", b"")
        written.paragraphs.append((written.length, bytes(2)))
    main = bytearray(_TEXT_AT)
    starts = []
    for piece in written.pieces:
        starts.append(len(main))
        main += piece.text.encode("cp1252" if piece.width == 1 else "utf-16-le", "surrogatepass")
    parts = {33: _clx(written, starts), 15: _fonts(written.fonts), 1: _styles(written.styles)}
    for part, runs, entry in ((13, written.paragraphs, 13), (12, written.characters, 1)):
        main += bytes(-len(main) % _PAGE)
        parts[part] = _bin_table(main, [(_stored(written, starts, end), each) for end, each in runs], entry)
    if written.uses:
        heads = b"".join(struct.pack("<l8xB3x", at, len(own)) for at, own in written.uses)
        own = b"".join(b"\xff" * 4 + b"".join(own) for _, own in written.uses)
        parts[74] = struct.pack("<L", len(written.uses)) + heads + own
    if written.boxes:
        text = "".join(piece.text for piece in written.pieces)
        ends = [at - body for at, _ in written.boxes] + [boxed, boxed + 1]
        texts = b"".join(struct.pack("<14xL4x", shape) for _, shape in written.boxes)
        parts[56] = struct.pack(f"<{len(ends)}L", *ends) + texts + struct.pack("<8xH12x", 1)
        anchors = [at for at in range(body) if text[at] == "\b"]
        shapes = b"".join(struct.pack("<L22x", number) for number, _ in enumerate(anchors, 1))
        parts[40] = struct.pack(f"<{len(anchors) + 1}L", *anchors, body) + shapes
    struct.pack_into("<HH6xH", main, 0, ident, version, flags)
    struct.pack_into("<8l", main, 0x4C, body, 0, 0, 0, 0, 0, boxed, 0)
    struct.pack_into("<H", main, 0x98, 93)
    tables = b""
    for number, part in parts.items():
        struct.pack_into("<LL", main, 0x9A + 8 * number, len(tables), len(part))
        tables += part
    if written.lists:  # the levels follow their table, which is not said to have them
        heads = b"".join(struct.pack("<l22xBx", at, len(levels) == 1) for at, levels in written.lists)
        struct.pack_into("<LL", main, 0x9A + 8 * 73, len(tables), 2 + len(heads))
        tables += struct.pack("<H", len(written.lists)) + heads
        tables += b"".join(level for _, levels in written.lists for level in levels)
    made = {"WordDocument": bytes(main), "1Table": tables}
    return made | {"Data": written.data} if written.data else made


def _stored(written: _Written, starts: list[int], position: int) -> int:
    """Where in the WordDocument stream the character before `position` ends."""
    at = 0
    for piece, start in zip(written.pieces, starts, strict=True):
        if position <= at + len(piece.text):
            return start + (position - at) * piece.width
        at += len(piece.text)
    raise AssertionError(position)


def _clx(written: _Written, starts: list[int]) -> bytes:
    ends = [0]
    pieces = b""
    for piece, start in zip(written.pieces, starts, strict=True):
        ends.append(ends[-1] + len(piece.text))
        code = start if piece.width == 2 else start * 2 | 1 << 30
        pieces += struct.pack("<2xLH", code, piece.prm)
    table = struct.pack(f"<{len(ends)}L", *ends) + pieces
    changes = b"".join(struct.pack("<BH", 1, len(each)) + each for each in written.changes)
    return changes + struct.pack("<BL", 2, len(table)) + table


def _styles(styles: dict[int, bytes]) -> bytes:
    count = max(styles, default=-1) + 1
    each = (styles.get(number, b"") for number in range(count))
    return struct.pack("<HHH14x", 18, count, 10) + b"".join(struct.pack("<H", len(std)) + std for std in each)


def _fonts(names: list[str]) -> bytes:
    entries = [bytes(39) + (name + "\0").encode("utf-16-le") for name in names]
    return struct.pack("<HH", len(names), 0) + b"".join(bytes([len(each)]) + each for each in entries)


def _bin_table(main: bytearray, runs: list[tuple[int, bytes]], entry: int) -> bytes:
    """Append the pages of these runs, given by where each ends, to the stream; return the table of pages."""
    edges, numbers, page = [], [], []
    start = _TEXT_AT
    for end, properties in (*runs, (0, b"")):
        kept = _kept(properties, entry)
        size = 4 * (len(page) + 2) + entry * (len(page) + 1) + sum(len(each) for _, each in page) + len(kept)
        if page and (size > _PAGE - 2 or not end):
            edges.append(start)
            numbers.append(len(main) // _PAGE)
            main += _page(start, page, entry)
            start, page = page[-1][0], []
        page.append((end, kept))
    edges.append(start)
    return struct.pack(f"<{len(edges)}L{len(numbers)}L", *edges, *numbers)


def _kept(properties: bytes, entry: int) -> bytes:
    """Properties as a page keeps them, an even number of bytes, those of paragraphs after their style."""
    if entry == 1:
        kept = bytes([len(properties)]) + properties if properties else b""
        return kept + bytes(len(kept) % 2)
    if len(properties) % 2:
        return bytes([len(properties) // 2 + 1]) + properties
    return bytes([0, len(properties) // 2]) + properties


def _page(start: int, runs: list[tuple[int, bytes]], entry: int) -> bytes:
    edges = [start, *(end for end, _ in runs)]
    heads, tail = b"", b""
    for _, kept in runs:
        tail = kept + tail
        at = _PAGE - 2 - len(tail)
        heads += bytes([at // 2 if kept else 0]).ljust(entry, b"\0")
    body = struct.pack(f"<{len(edges)}L", *edges) + heads
    return (body.ljust(_PAGE - 2 - len(tail), b"\0") + tail).ljust(_PAGE - 1, b"\0") + bytes([len(runs)])
