"""PDF files built in code: text, ruling lines and pictures where a test wants them."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass, field
from functools import cache

LEFT, ABOVE = "<", "^"  # a cell that goes on from the left, from above
_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "1 beginbfrange <0001> <FFFF> <0001> endbfrange endcmap end end"
)
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /NAME /Encoding /Identity-H /ToUnicode 3 0 R "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /NAME /DW 1000 /W [32 126 500] "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap 5 0 R "
    "/FontDescriptor << /Type /FontDescriptor /FontName /NAME /Flags 4 /FontBBox [0 -120 1000 880] "
    "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 4 0 R >> >>] >>"
)
_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
FONTS = {"F": "Song", "W": "ABCDEF+Wingdings2", "S": "Symbol-", "L": "Helvetica"}


@dataclass
class Sheet:
    """One page (A4 unless told otherwise); x and y count in points from the lower left corner."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    ops: list[str] = field(default_factory=list)
    extra: str = ""

    def text(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Write from (x, y) on; Chinese characters are as wide as `size`, others half as wide."""
        self.ops.append(f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.ops.append(f"{x0} {y0} m {x1} {y1} l S")

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle."""
        self.ops.append(f"{x} {y} {width} {height} re f")

    def table(
        self, left: float, top: float, widths: list[float], rows: list[list[str]], line: float = 12
    ) -> float:
        """Draw a table, a line of text a `\\n`; return where it ends below."""
        heights = [line * max(text.count("\n") + 1 for text in row) + 4 for row in rows]
        xs = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
        ys = [top - sum(heights[:at]) for at in range(len(rows) + 1)]
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if text != ABOVE:
                    self.line(xs[column], ys[at], xs[column + 1], ys[at])
                if text != LEFT:
                    self.line(xs[column], ys[at], xs[column], ys[at + 1])
                if text in {LEFT, ABOVE}:
                    continue
                for number, each in enumerate(text.split("\n")):
                    self.text(xs[column] + 5, ys[at] - 12 - line * number, each)
        self.line(xs[0], ys[-1], xs[-1], ys[-1])
        self.line(xs[-1], ys[0], xs[-1], ys[-1])
        return ys[-1]


def sheets(described: str) -> list[Sheet]:
    """Pages from a description: `## page` or `## page WIDTH HEIGHT ROTATE`, and on each page, a line each:

    `X Y TEXT`, `line X Y X Y`, `bar X Y WIDTH HEIGHT`, `raw PDF OPERATORS`, and `table X Y WIDTHS…` with
    its rows below (`| a | b\\nc | < |`, with `<` and `^` where a cell goes on from the left or from above).
    """
    made: list[Sheet] = []
    lines = described.splitlines()
    at = 0
    while at < len(lines):
        kind, _, rest = lines[at].partition(" ")
        at += 1
        if kind == "##":
            made.append(Sheet(*map(int, rest.split()[1:])))
        elif kind == "table":
            left, top, *widths = map(float, rest.split())
            rows = []
            while at < len(lines) and lines[at].startswith("|"):
                rows.append(
                    [cell.strip(" ").replace("\\n", "\n") for cell in lines[at].strip().strip("|").split("|")]
                )
                at += 1
            made[-1].table(left, top, widths, rows)
        elif kind in {"line", "bar"}:
            getattr(made[-1], kind)(*map(float, rest.split()))
        elif kind == "raw":
            made[-1].ops.append(rest)
        elif kind:
            y, _, text = rest.partition(" ")
            made[-1].text(float(kind), float(y), text)
    return made


def pdf(
    *pages: Sheet,
    objects: dict[int, str | bytes] | None = None,
    resources: str = "",
    password: bytes = b"",
) -> bytes:
    """A PDF file of these pages; `objects` (from 100 on) are more of them, for `resources` to name."""
    made = dict(_fonts())
    fonts = " ".join(f"/{key} {number} 0 R" for number, key in enumerate(FONTS, 10))
    numbers = range(1000, 1000 + 2 * len(pages), 2)
    for number, sheet in zip(numbers, pages, strict=True):
        made[number + 1] = stream("\n".join(sheet.ops))
        made[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] "
            f"/Rotate {sheet.rotate} /Contents {number + 1} 0 R {sheet.extra} "
            f"/Resources << /Font << {fonts} >> {resources} >> >>"
        ).encode()
    kids = " ".join(f"{number} 0 R" for number in numbers)
    made[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    made[2] = f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode()
    for number, each in (objects or {}).items():
        made[number] = each if isinstance(each, bytes) else each.encode()
    return _file(made, password)


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object with these entries in its dictionary."""
    data = zlib.compress(content.encode() if isinstance(content, str) else content)
    return (
        f"<< {entries} /Filter /FlateDecode /Length {len(data)} >> stream\n".encode() + data + b"\nendstream"
    )


@cache
def _fonts() -> dict[int, bytes]:
    made = {
        3: stream(_UNICODE),
        4: stream(_rectangles()),
        5: stream(bytes(each for code in range(1 << 16) for each in (0, _glyph(code)))),
    }
    for number, (key, name) in enumerate(FONTS.items(), 10):
        latin = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>"
        made[number] = (latin if key == "L" else _FONT.replace("NAME", name)).encode()
    return made


def _glyph(code: int) -> int:
    """Which glyph shows a character: nothing for spaces, a narrow or a wide rectangle."""
    return 0 if code in {0x20, 0x3000} else 1 if code < 0x7F else 2


def _rectangles() -> bytes:
    """A TrueType font whose glyphs 1 and 2 are rectangles: all characters here look like that."""
    glyphs = [_rectangle(400), _rectangle(900)]
    head = (0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 900, 800, 0, 8, 2, 1, 0)
    tables = {
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", *head),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, *[0] * 11, 3),
        b"hmtx": struct.pack(">HhHhHh", *(1000, 0) * 3),
        b"loca": struct.pack(">IIII", 0, 0, len(glyphs[0]), len(glyphs[0] + glyphs[1])),
        b"maxp": struct.pack(">I14H", 0x10000, 3, 4, 1, *[0] * 11),
    }
    out = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32)
    at = 12 + 16 * len(tables)
    for name, data in tables.items():
        out += struct.pack(">4sIII", name, 0, at, len(data))
        at += (len(data) + 3) & ~3
    return out + b"".join(data.ljust((len(data) + 3) & ~3, b"\0") for data in tables.values())


def _rectangle(width: int) -> bytes:
    head = struct.pack(">hhhhhHH", 1, 0, 0, width, 800, 3, 0) + b"\1\1\1\1"
    return head + struct.pack(">8h", 0, width, 0, -width, 0, 0, 800, 0)


def _file(made: dict[int, bytes], password: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    trailer = b""
    if password:
        key, entries = _lock(password)
        made = {number: _locked(body, number, key) for number, body in made.items()}
        made[6] = entries
        trailer = b" /Encrypt 6 0 R /ID [<00> <00>]"
    offsets = {}
    for number, body in sorted(made.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, offset)
    size = max(made) + 1
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def _lock(password: bytes) -> tuple[bytes, bytes]:
    """The key and the encryption dictionary of a password (ISO 32000-1, 7.6.3, revision 2: 40 bits)."""
    padded = (password + _PAD)[:32]
    owner = _rc4(_md5(padded)[:5], padded)
    key = _md5(padded + owner + struct.pack("<i", -4) + b"\0")[:5]
    user = _rc4(key, _PAD)
    entries = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"
    return key, entries.encode()


def _locked(body: bytes, number: int, key: bytes) -> bytes:
    head, mark, rest = body.partition(b" stream\n")
    if not mark:
        return body
    data = rest.removesuffix(b"\nendstream")
    return head + mark + _rc4(_md5(key + struct.pack("<I", number)[:3] + b"\0\0")[:10], data) + b"\nendstream"


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    at = 0
    for step in range(256):
        at = (at + box[step] + key[step % len(key)]) % 256
        box[step], box[at] = box[at], box[step]
    out = bytearray()
    one = other = 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + box[one]) % 256
        box[one], box[other] = box[other], box[one]
        out.append(byte ^ box[(box[one] + box[other]) % 256])
    return bytes(out)
