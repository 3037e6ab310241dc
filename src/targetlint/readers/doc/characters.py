"""Characters as a reader sees them: deleted and hidden ones blanked, letters of symbol fonts as pictures.

Source: [MS-DOC] 2.6.1 (Character Properties), 2.9.286 (SttbfFfn), 2.9.88 (FFN).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from targetlint.readers.doc.fib import Fib, Part
from targetlint.readers.doc.pieces import Pieces
from targetlint.readers.doc.properties import of_characters, sprms
from targetlint.readers.symbols import shown

BLANK = "\0"  # stands for a character that is not shown, so that positions stay what they are
DELETED_PARAGRAPH, DELETED_CELL = "\ufdd0", "\ufdd1"  # marks that are deleted but may still hold a table up
PICTURE = "\x01"
_DELETED_MARKS = str.maketrans({"\r": DELETED_PARAGRAPH, "\a": DELETED_CELL})
_NOT_MARKS = re.compile("[^\r\a\f\x13-\x15]")
_DELETED, _INSERTED, _HIDDEN = 0x0800, 0x0801, 0x083C  # sprmCFRMarkDel, sprmCFRMarkIns, sprmCFVanish
_ON = {
    b"\x01",
    b"\x81",
}  # of a toggle: on, and the opposite of the style (styles that hide are not looked for)
_DATA = 0x6A03  # sprmCPicLocation
_SYMBOL = 0x6A09  # sprmCSymbol: a font and a character of it, whatever the text itself says
_FONT, _FONT_BEYOND = 0x4A4F, 0x4A51  # sprmCRgFtc0 of ASCII characters, sprmCRgFtc2 of others
_WANTED = {_DELETED, _INSERTED, _HIDDEN, _DATA, _SYMBOL, _FONT, _FONT_BEYOND}
_FONT_NAME = 39  # bytes of an FFN before the name
_SYMBOLS = (
    range(0x20, 0x100),
    range(0x2000, 0x3000),
    range(0xF020, 0xF100),
)  # codes of symbol fonts, real symbols
_LONG = 0xFFFF  # what a string table with long lengths begins with


@dataclass(slots=True)
class Characters:
    """The text as shown, each character at the position it is stored at.

    `data` says where in the Data stream what a PICTURE character stands for is; `revised` whether changes
    are tracked.
    """

    text: str
    data: dict[int, int] = field(default_factory=dict)
    revised: bool = False


class _Look(NamedTuple):
    """What the properties of a run say about how it is shown.

    `symbol` is the picture shown in place of each character, `fonts` are the names of the fonts of ASCII
    characters and of others where one of them is a symbol font.
    """

    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    data: int | None = None
    symbol: str = ""
    fonts: tuple[str, str] | None = None


_PLAIN = _Look()


def characters(fib: Fib, pieces: Pieces) -> Characters:
    """Return the text of all stories as it is shown, tracked changes accepted."""
    found = Characters("")
    parts: list[str] = []
    reached = 0
    for start, end, look in _looks(fib, pieces):
        found.revised |= look.deleted or look.inserted
        parts += (pieces.text[reached:start], _shown(pieces.text[start:end], look))
        reached = end
        if look.data is not None:
            found.data |= {at: look.data for at in range(start, end) if pieces.text[at] == PICTURE}
    found.text = "".join((*parts, pieces.text[reached:]))
    return found


def _looks(fib: Fib, pieces: Pieces) -> Iterator[tuple[int, int, _Look]]:
    """Yield from where to where characters do not simply look as they are stored."""
    runs = of_characters(fib)
    fonts = _fonts(fib.part(Part.FONTS))
    known: dict[tuple[bytes, bytes], _Look] = {}
    changes = {each: _properties(each) for each in {piece.changed for piece in pieces}}
    for piece in pieces:
        for run in runs.within(piece.offset, piece.stored(piece.end)):
            key = (run.sprms, piece.changed)
            if key not in known:
                known[key] = _look(_properties(run.sprms) | changes[piece.changed], fonts)
            if known[key] != _PLAIN:
                yield piece.position(run.start), piece.position(run.end), known[key]


def _properties(stored: bytes) -> dict[int, bytes]:
    return {sprm: operand for sprm, operand in sprms(stored) if sprm in _WANTED}


def _look(found: dict[int, bytes], fonts: list[str]) -> _Look:
    number = {sprm: int.from_bytes(operand, "little") for sprm, operand in found.items()}
    font = _name(number.get(_FONT), fonts)
    beyond = _name(number.get(_FONT_BEYOND), fonts) or font
    symbol = number.get(_SYMBOL)
    return _Look(
        deleted=bool(number.get(_DELETED)),
        inserted=bool(number.get(_INSERTED)),
        hidden=found.get(_HIDDEN) in _ON,
        data=number.get(_DATA),
        symbol="" if symbol is None else _picture(symbol >> 16, _name(symbol & 0xFFFF, fonts)),
        fonts=(font, beyond) if any(shown("R", each) != "R" for each in (font, beyond)) else None,
    )


def _name(number: int | None, fonts: list[str]) -> str:
    return "" if number is None or number >= len(fonts) else fonts[number]


def _picture(code: int, font: str) -> str:
    """Return what the character `code` of a font looks like, a mark for one that means nothing."""
    return shown(chr(code), font) if any(code in codes for codes in _SYMBOLS) else "\ufffd"


def _shown(text: str, look: _Look) -> str:
    """Return as many characters as `text` has; marks that end paragraphs, cells and fields stay."""
    if look.deleted:
        return _NOT_MARKS.sub(BLANK, text).translate(_DELETED_MARKS)
    if look.hidden:
        return _NOT_MARKS.sub(BLANK, text)
    if look.symbol:
        return "".join(char if char < " " else look.symbol for char in text)
    if look.fonts is None:
        return text
    font, beyond = look.fonts
    return "".join(char if char < " " else shown(char, font if char.isascii() else beyond) for char in text)


def _fonts(table: bytes) -> list[str]:
    """Return the names of the fonts, in the order of their numbers."""
    at = 6 if table[:2] == _LONG.to_bytes(2, "little") else 4
    names = []
    while at < len(table):
        length = table[at]
        name = table[at + 1 + _FONT_NAME : at + 1 + length].decode("utf-16-le", "replace")
        names.append(name.partition("\0")[0])
        at += 1 + length
    return names
