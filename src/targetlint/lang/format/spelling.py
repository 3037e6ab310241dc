"""How a token is written: keywords, signs and the space between two tokens, in the file's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from targetlint.lang.format.tables import cells
from targetlint.lang.syntax.build_expressions import BRACES
from targetlint.lang.syntax.build_tables import ANY, RELATIONS
from targetlint.lang.syntax.keywords import Keyword, by_spelling, by_terminal, keywords
from targetlint.lang.syntax.lexed import Lexed
from targetlint.lang.syntax.parse import lexed_part
from targetlint.lang.syntax.source import Source
from targetlint.model.said import Lang, Said

Style = Literal["zh", "en", "keep"]
"""In which language keywords and names of the schema are written; keep: as they are."""

_SIGNS = {
    "GREATER_EQUAL": ("≥", ">="),
    "LESS_EQUAL": ("≤", "<="),
    "UNEQUAL": ("≠", "!="),
    "_APPROX": ("≈", "~="),
    "TIMES": ("×", "*"),
    "OVER": ("÷", "/"),
    "_COLON": ("：", ":"),
    "_LEFT": ("（", "("),
    "_RIGHT": ("）", ")"),
}
"""Signs that a Chinese and an English declaration write differently."""

_PLACED = frozenset({"otherwise", "expect", "table", "indicator_table"})
"""Clauses whose commas part places or columns: ，and not 、, where a name follows."""

_AFTER = frozenset({"_COMMA", "_COLON", "_RIGHT", "_CLOSE", "_DOT", "_OPEN"})  # no space before these
_BEFORE = frozenset({"_LEFT", "_OPEN", "_DOT"})  # no space behind these


@dataclass(frozen=True, slots=True)
class Piece:
    """A token as it is written; `spaced` where a space parts it from the one before."""

    token: Lexed
    text: str
    spaced: bool
    depth: int

    @property
    def word(self) -> Keyword | None:
        """Return the keyword that it is, if any."""
        return by_terminal().get(self.token.kind)


class Spelling:
    """How the tokens of a file are written in a style; `names` are the schema's, by their offset."""

    def __init__(self, source: Source, style: Style, names: Mapping[int, Said]) -> None:
        self._source = source
        self._style = style
        self._names = names

    def tongue(self, tokens: Sequence[Lexed]) -> Lang:
        """Return the language whose signs a declaration gets: that of the style, else of its first word."""
        if self._style != "keep":
            return self._style
        return "en" if tokens[0].text.isascii() else "zh"

    def pieces(self, clause: Sequence[Lexed], tongue: Lang) -> list[Piece]:
        """Return the tokens of one clause as they are written."""
        opener = by_terminal().get(clause[0].kind)
        placed = opener is not None and opener.key in _PLACED
        found: list[Piece] = []
        depth = 0
        for index, token in enumerate(clause):
            before = clause[index - 1] if index else None
            following = clause[index + 1].kind if index + 1 < len(clause) else ""
            depth -= token.kind == "_RIGHT"
            if token.kind == "_COMMA":
                wide = depth or (placed and following == "NAME")
                text = "," if tongue == "en" else "，" if wide else "、"
            elif token.kind == "ROW" and self._style != "keep":
                text = self._row(token, header=before is None or before.kind != "ROW")
            else:
                text = self._written(token, tongue)
            found.append(Piece(token, text, spaced=_spaced(before, token, tongue), depth=depth))
            depth += token.kind == "_LEFT"
        return found

    def _written(self, token: Lexed, tongue: Lang) -> str:
        word = by_terminal().get(token.kind)
        if word is not None:
            return self._keyword(word, token.text)
        if token.kind in _SIGNS:
            return _SIGNS[token.kind][tongue == "en"]
        if token.kind == "GIVEN_TEXT":
            return re.sub(r"^=\s*", "= ", token.text).rstrip()
        if token.kind == "_DOT" and tongue == "en":
            return "."
        if token.kind == "NAME":
            return self._name(token)
        if token.kind == "STRING" and token.parent == "message" and self._style != "keep":
            return self._message(token)
        return token.text.rstrip() if token.kind == "ROW" else token.text

    def _keyword(self, word: Keyword, text: str) -> str:
        if self._style == "keep":
            return " ".join(text.split())
        return word.pick(self._style)

    def _name(self, token: Lexed) -> str:
        """Return a name; where its other spelling is a keyword in its place, it is quoted."""
        said = self._names.get(token.start)
        if said is None or self._style == "keep":
            return token.text
        name = said.pick(self._style)
        word = by_spelling().get(name)
        if word is None or not any(each.pick(self._style) == name for each in _possible(token)):
            return name
        return f"【{name}】" if self._style == "zh" else f"`{name}`"

    def _message(self, token: Lexed) -> str:
        """Return a message with the names and words in its braces in the language of the style."""
        found, done = "", 0
        for hole in BRACES.finditer(token.text):
            if hole["inside"] is not None:
                start, end = hole.span("inside")
                found += token.text[done:start] + self._part(
                    "expression", token.start + start, token.start + end
                )
                done = end
        return found + token.text[done:]

    def _part(self, what: str, start: int, end: int) -> str:
        """Return what stands between two offsets; what is neither a name nor a word stays as written."""
        found, done = "", start
        for token in lexed_part(self._source, what, start, end):
            word = by_terminal().get(token.kind)
            if word is not None or token.kind == "NAME":
                text = self._keyword(word, token.text) if word is not None else self._name(token)
                found += self._source.text[done : token.start] + text
                done = token.end
        return found + self._source.text[done:end]

    def _row(self, token: Lexed, *, header: bool) -> str:
        """Return a row of a table: the names at the head of given lines, the tests of a decision table."""
        if token.parent == "given_table" and not header:
            return token.text
        found, done = "", 0
        whole = cells(token.text)
        for number, (text, at) in enumerate(whole):
            last = number == len(whole) - 1
            found += token.text[done:at] + self._cell(token, text, at, header=header, last=last)
            done = at + len(text)
        return found + token.text[done:]

    def _cell(self, row: Lexed, text: str, at: int, *, header: bool, last: bool) -> str:
        start = row.start + at
        if row.parent == "given_table":
            said = self._names.get(start)
            return text if said is None or self._style == "keep" else said.pick(self._style)
        if header and row.parent == "decision_table":
            return self._head(text)
        if last:
            return self._part("expression", start, start + len(text))
        return self._test(text, start, start + len(text))

    def _head(self, text: str) -> str:
        for key in RELATIONS:
            found = re.fullmatch(rf"(.+?\s*)({keywords()[key].pattern})", text)
            if found:
                return found[1] + self._keyword(keywords()[key], found[2])
        return text

    def _test(self, text: str, start: int, end: int) -> str:
        default = keywords()["default"]
        if text in {default.en, default.zh}:
            return self._keyword(default, text)
        return text if text in ANY else self._part("test", start, end)


def _possible(token: Lexed) -> Iterator[Keyword]:
    return (word for kind in token.choices if (word := by_terminal().get(kind)) is not None)


def _spaced(before: Lexed | None, token: Lexed, tongue: Lang) -> bool:
    if before is None or token.kind in _AFTER or before.kind in _BEFORE:
        return False
    if before.kind in {"_COMMA", "_COLON"}:
        return tongue == "en"
    if token.kind == "_LEFT":
        return before.kind != "NAME"
    return not (before.kind == "MINUS" and "minus" in before.begins)
