"""The characters of a PDF page with their boxes, as a reader sees them.

Left out: the spaces and line ends that pdfium guesses, text that is drawn invisible, slanted text (a
watermark), and codes without a meaning. What is cut off at the edge of a cell (a long text in a spreadsheet)
still belongs to that cell.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pypdfium2 import PdfPage, raw

from targetlint.readers.limits import CHARACTERS
from targetlint.readers.paper.page import Box, Glyph
from targetlint.readers.refusal import within
from targetlint.readers.symbols import shown

_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_PICTURES = {"wingdings": "wingdings", "wingdings2": "wingdings 2", "webdings": "webdings"}
_COMPATIBLE = (range(0x2F00, 0x2FE0), range(0xF900, 0xFB00))  # radicals, and characters encoded twice
UNKNOWN = "\ufffd"  # a character that is drawn, but nobody knows which
_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line
_SLANT = 0.1  # of a quarter turn: text that is more slanted is a watermark
_NAME = 128  # bytes of a font's name
_INSET = 0.1  # points inside the area a text is cut to: its edge is the next cell's as well
_CUTS = 8  # nested areas that a text is cut to; a real one has two
_CORNERS = 64  # points of such an area that are looked at; a real one is a rectangle
_RADICALS = dict(  # parts of characters, which some fonts give out for the characters that look the same
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)


class Text(NamedTuple):
    """The characters of a page, those drawn invisible, and the turn (see `Box.turned`) of most of them."""

    seen: list[Glyph]
    unseen: list[Glyph]
    turn: int


class _Run(NamedTuple):
    """What the characters of one text object have in common."""

    turn: int
    slanted: bool
    font: str
    visible: bool
    cut: Box | None


def text(page: PdfPage, read: int) -> Text:
    """Return the text of a page turned upright, `read` being how many characters the file has had before.

    Raise Refusal where there are too many characters, PdfiumError where pdfium cannot read it.
    """
    opened = page.get_textpage()
    try:
        within("characters", read + opened.count_chars(), CHARACTERS)
        found = list(_characters(opened.raw, opened.count_chars()))
    finally:
        opened.close()
    turns = Counter(run.turn for _, character, run in found if not character.isspace())
    turn = max(turns, key=lambda each: turns[each], default=0)
    seen: list[Glyph] = []
    unseen: list[Glyph] = []
    for box, character, run in found:
        (seen if run.visible else unseen).append(_glyph(box, character, run, turn))
    return Text(seen, unseen, turn)


def _glyph(box: Box, character: str, run: _Run, turn: int) -> Glyph:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if run.cut is not None:
        x = min(max(x, run.cut.left + _INSET), run.cut.right - _INSET)
        y = min(max(y, run.cut.top + _INSET), run.cut.bottom - _INSET)
    if turn:
        x, y, _, _ = Box(x, y, x, y).turned(turn)
    return Glyph(box.turned(turn), character, x, y, (run.turn - turn) % 4, character != UNKNOWN)


def _characters(opened: object, count: int) -> Iterator[tuple[Box, str, _Run]]:
    """Yield each character that means something, with its box (y downwards) and its run."""
    runs: dict[int, _Run] = {}
    edges = raw.FS_RECTF()
    for at in range(count):
        character = _meaning(raw.FPDFText_GetUnicode(opened, at))
        if not character or (character == " " and raw.FPDFText_IsGenerated(opened, at) == 1):
            continue
        if not raw.FPDFText_GetLooseCharBox(opened, at, edges):
            continue
        drawn = raw.FPDFText_GetTextObject(opened, at)
        address = ctypes.addressof(drawn.contents) if drawn else 0
        run = runs.get(address)
        if run is None:
            run = runs[address] = _run(opened, at, drawn)
        if run.slanted:
            continue
        if run.font:
            character = shown(character, run.font)
        yield Box(edges.left, -edges.top, edges.right, -edges.bottom), character, run


def _meaning(code: int) -> str:
    """Return the character of a code, of those that look alike the usual one; "" where it shows nothing."""
    character = chr(code) if code <= sys.maxunicode else UNKNOWN
    if "\u4e00" <= character <= "\u9fff" or "!" <= character <= "~":
        return character
    kind = unicodedata.category(character)
    if kind == "Zs":
        return "\u3000" if character == "\u3000" else " "
    if code == 0 or kind == "Cs":
        return UNKNOWN
    if kind in {"Cc", "Cf", "Cn"}:
        return "-" if character == _HYPHEN else ""
    if any(code in block for block in _COMPATIBLE):
        return unicodedata.normalize("NFKC", character)
    return _RADICALS.get(character, character)


def _run(opened: object, at: int, drawn: object) -> _Run:
    quarters = raw.FPDFText_GetCharAngle(opened, at) / (math.pi / 2)
    turn, slanted = -round(quarters) % 4, abs(quarters - round(quarters)) > _SLANT
    if not drawn:
        return _Run(turn, slanted, "", visible=True, cut=None)
    visible = raw.FPDFTextObj_GetTextRenderMode(drawn) not in _INVISIBLE
    return _Run(turn, slanted, _font(drawn), visible, _cut(drawn))


def _font(drawn: object) -> str:
    """Return the symbol font of a text object; "" where it is set in letters."""
    name = ctypes.create_string_buffer(_NAME)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(drawn), name, _NAME)
    plain = name.value.decode(errors="replace").rpartition("+")[2].lower()
    return _PICTURES.get(re.sub(r"[\s,-]|regular$", "", plain), "")


def _cut(drawn: object) -> Box | None:
    """Return the area to which a text object is cut (y downwards)."""
    clip = raw.FPDFPageObj_GetClipPath(drawn)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    found: Box | None = None
    for path in range(min(count, _CUTS)):
        area = _area(clip, path)
        if area is not None and found is not None:
            area = Box(*map(max, found[:2], area[:2]), *map(min, found[2:], area[2:]))
        found = area or found
    return found if found and found.left < found.right and found.top < found.bottom else None


def _area(clip: object, path: int) -> Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for at in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _CORNERS)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
        xs.append(x.value)
        ys.append(-y.value)
    return Box(min(xs), min(ys), max(xs), max(ys)) if xs else None
