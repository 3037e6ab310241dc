"""Goes through an RTF file, group by group, and collects the text that it shows."""

from __future__ import annotations

import sys

from targetlint.readers.limits import GROUPS
from targetlint.readers.refusal import within
from targetlint.readers.rtf.fonts import Fonts, encoding
from targetlint.readers.rtf.scan import Scanner, Token
from targetlint.readers.rtf.state import Goal, State
from targetlint.readers.rtf.story import Block, Story, Tally
from targetlint.readers.rtf.words import GOALS, LAYOUT, PROPERTIES

_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
}
_SYMBOLS = {b"~": "\xa0", b"_": "-"}
_NOT_SHOWN = frozenset(
    {
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "nonesttables",
        "shprslt",
        "xe",
        "tc",
        "tcn",
        "rxe",
        "txe",
        "private",
        "template",
    }
)
_REVISIONS = frozenset({"revised", "deleted", "mvf", "mvt", "cldel", "clins"})
_CODE_PAGES = {"mac": 10000, "pc": 437, "pca": 850}
_SETTINGS = {"u", "bin", "ansicpg", *_CODE_PAGES, "deff", "fcharset", "cpg"}
_KNOWN = _NOT_SHOWN.union(_CHARACTERS, PROPERTIES, GOALS, LAYOUT, _REVISIONS, _SETTINGS)


class Interpreter:
    """Reads `data` once; afterwards `revised` tells of tracked changes, `closed` that the file is whole.

    `told` is the encoding that the user named; it stands for the code page of the document.
    """

    def __init__(self, data: bytes, told: str = "") -> None:
        self.revised = False
        self.closed = False
        self._scanner = Scanner(data)
        self._told = told
        self._fonts = Fonts(told) if told else Fonts()
        self._state = State(Story(Tally()))
        self._outer: list[State] = []
        self._bytes = bytearray()
        self._skip = 0  # characters that stand for the last \u in programs without Unicode
        self._starred = False

    def run(self) -> list[Block]:
        """Return the blocks of the body; raise Refusal where there are too many cells, groups or tokens."""
        for token in self._scanner.tokens():
            self._token(token)
            if self.closed:
                break
        self._flush()
        while self._outer:
            self._close()
        return self._state.story.finish(self._state.depth)

    def _token(self, token: Token) -> None:
        match token.lastindex:
            case 1 | 2:
                self._flush()
                self._word(token[1].decode(), int(token[2]) if token[2] else None)
            case 3:
                self._take(bytes.fromhex(token[3].replace(b"\\'", b"").decode()))
            case 4:
                self._symbol(token[4])
            case 5:
                self._flush()
                self._brace(opens=token[5] == b"{")
            case 6:
                self._take(token[6])

    def _brace(self, *, opens: bool) -> None:
        self._starred, self._skip = False, 0
        if opens:
            within("levels", len(self._outer), GROUPS)
            self._outer.append(self._state)
            self._state = self._state.inherited()
        elif self._outer:
            self._close()
            self.closed = not self._outer

    def _close(self) -> None:
        """Go back to the group around; a text box or a field that began in this one ends."""
        ended, self._state = self._state, self._outer.pop()
        if ended.story is not self._state.story:
            self._state.story.anchor(ended.story.finish(ended.depth))
        elif ended.field is not None and ended.field is not self._state.field and not ended.field.shown:
            self._write(ended.field.drawn())

    def _take(self, data: bytes) -> None:
        """Keep bytes of text until the character that they begin is whole."""
        kept = data[self._skip :]
        self._skip -= len(data) - len(kept)
        self._bytes += kept

    def _flush(self) -> None:
        if self._bytes:
            text = self._fonts.decoded(bytes(self._bytes), self._state.font)
            self._bytes.clear()
            self._write(text)

    def _symbol(self, symbol: bytes) -> None:
        if symbol in {b"\\", b"{", b"}"}:
            self._take(symbol)
        elif self._skip:
            self._skip -= 1
        else:
            self._flush()
            self._starred = symbol == b"*"
            self._write(_SYMBOLS.get(symbol, ""))
            if symbol in {b"\r", b"\n"}:
                self._word("par", None)

    def _write(self, text: str) -> None:
        """Add text to what the group is for."""
        state = self._state
        match state.goal:
            case Goal.STORY if not (state.deleted or state.hidden):
                state.story.write(text)
                if state.field is not None and text.strip():
                    state.field.shown = True
            case Goal.NUMBER if not (state.deleted or state.hidden):
                state.story.number.append(text)
            case Goal.FONT_NAME:
                self._fonts.named(state.font, text)
            case Goal.INSTRUCTION if state.field is not None:
                state.field.instruction.append(text)
            case Goal.ENTRY if state.field is not None:
                state.field.entries[-1].append(text)

    def _word(self, word: str, number: int | None) -> None:
        state, starred, self._starred, self._skip = self._state, self._starred, False, 0
        if word not in _KNOWN and not starred and state.goal is not Goal.FORM:
            return
        if word in _NOT_SHOWN or (starred and word not in GOALS):
            self._scanner.skip_group()
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in PROPERTIES:
            PROPERTIES[word](state, number)
        elif word in GOALS:
            GOALS[word](state, number)
        elif word in LAYOUT and state.goal is Goal.STORY:
            LAYOUT[word](state, number)
        elif state.goal is Goal.FORM and state.field is not None:
            state.field.form[word] = number or 0
        else:
            self._setting(word, number)
        if word in _REVISIONS and number != 0 and state.goal is Goal.STORY:
            self.revised = True

    def _setting(self, word: str, number: int | None) -> None:
        """Carry out a word that concerns bytes and fonts."""
        match word:
            case "u":
                self._unicode(number or 0)
            case "bin":
                self._scanner.skip(number or 0)
            case "ansicpg" | "mac" | "pc" | "pca":
                page = _CODE_PAGES.get(word, number)
                self._fonts.encoding = self._told or encoding(page) or self._fonts.encoding
            case "deff":
                self._fonts.default = number or 0
            case "fcharset" if self._state.goal is Goal.FONT_NAME:
                self._fonts.charset(self._state.font, number)
            case "cpg" if self._state.goal is Goal.FONT_NAME:
                self._fonts.code_page(self._state.font, number)

    def _unicode(self, number: int) -> None:
        """Write a character given as a signed 16 bit number; programs write larger ones too."""
        code = number + 0x10000 if number < 0 else number
        if 0 < code <= sys.maxunicode:
            self._write(self._fonts.drawn(chr(code), self._state.font))
        self._skip = self._state.skipped
