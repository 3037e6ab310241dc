"""Fonts and code pages of an RTF file: what bytes and characters look like in their font."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from targetlint.readers.encoding import known
from targetlint.readers.symbols import shown

_CHINESE = "gb18030"  # holds code page 936; also that of a file that names none, on a Chinese system
_WESTERN = "cp1252"
_ENCODINGS = {936: _CHINESE, 54936: _CHINESE, 65001: "utf-8", 10000: "mac_roman", 10008: _CHINESE}
_CHARSETS = {  # \fcharset -> encoding; the specification's table, “Font Table”
    0: _WESTERN,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: _CHINESE,
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])*")
_NAME = 64  # characters of a font's name that are kept


@dataclass(slots=True)
class Font:
    """A font of the table: its name, and the encoding of its bytes, "" for that of the document.

    `symbolic` says that its letters are pictures that we know.
    """

    name: str = ""
    encoding: str = ""
    symbolic: bool = False


_UNKNOWN = Font()


@dataclass(slots=True)
class Fonts:
    """The fonts by number; `encoding` is the document's own, `default` the font where none is named."""

    encoding: str = _CHINESE
    default: int = 0
    _fonts: dict[int, Font] = field(default_factory=dict)

    def font(self, number: int | None) -> Font:
        """Return the font `number`, the default one for None; unknown ones say nothing."""
        return self._fonts.get(self.default if number is None else number, _UNKNOWN)

    def define(self, number: int | None) -> Font:
        """Return the font `number` to be filled in."""
        return self._fonts.setdefault(self.default if number is None else number, Font())

    def named(self, number: int | None, text: str) -> None:
        """Add `text` to the font's name."""
        font = self.define(number)
        font.name = (font.name + text)[:_NAME].rstrip(";")
        font.symbolic = shown("a", font.name) != "a"

    def charset(self, number: int | None, charset: int | None) -> None:
        """Set the encoding of a font from its Windows character set."""
        self.define(number).encoding = _CHARSETS.get(charset or 0, "")

    def code_page(self, number: int | None, page: int | None) -> None:
        """Set the encoding of a font from its code page."""
        self.define(number).encoding = encoding(page) or ""

    def decoded(self, data: bytes, number: int | None) -> str:
        """Return what `data` shows when set in the font `number`.

        Programs set Chinese in Western fonts too: whole pairs of high bytes are then Chinese.
        """
        font = self.font(number)
        if font.symbolic:
            return self.drawn(data.decode("latin-1"), number)
        own = font.encoding or self.encoding
        if own == _WESTERN and self.encoding == _CHINESE and _PAIRS.fullmatch(data):
            own = _CHINESE
        return data.decode(own, "replace")

    def drawn(self, text: str, number: int | None) -> str:
        """Return what characters look like when set in the font `number`."""
        font = self.font(number)
        return "".join(shown(each, font.name) for each in text) if font.symbolic else text


def encoding(page: int | None) -> str:
    """Return Python's name of a Windows code page, "" where there is none."""
    name = _ENCODINGS.get(page or 0, f"cp{page}")
    return name if known(name) else ""
