"""Where keys and values stand in a text that is sound TOML: what tomllib reads and does not tell."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
Span = tuple[int, int]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_GAP = re.compile(r"[ \t]*")
_TEXT = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d \d[^,\]}\s#]*|[^,\]}\s#]+")


@dataclass(slots=True)
class Places:
    """Spans in code points of the keys and the values of a text, by their path from its top."""

    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)


def places(text: str) -> Places:
    """Return the places in `text`, which tomllib has read without a mistake.

    >>> places("a = [1, 22]").values[("a", 1)]
    (8, 10)
    """
    return _Reader(text).document()


class _Reader:
    """Goes through a text once; every method begins at `at` and ends behind what it read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found = Places()
        self._counts: dict[Path, int] = {}

    def document(self) -> Places:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._found

    def _header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`, and return the path of the table."""
        several = self._text.startswith("[[", self._at)
        self._at += 2 if several else 1
        *above, (last, span) = self._key()
        path: Path = ()
        for name, each in above:
            path = self._current((*path, name))
            self._found.keys.setdefault(path, each)
        path = (*path, last)
        self._found.keys.setdefault(path, span)
        if several:
            self._counts[path] = self._counts.get(path, -1) + 1
        path = self._current(path)
        self._found.keys.setdefault(path, span)
        self._found.values.setdefault(path, span)
        self._at += 2 if several else 1
        return path

    def _current(self, path: Path) -> Path:
        """Return the path of what `path` means now: of an array of tables its last one."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _key(self) -> list[tuple[str, Span]]:
        """Read a dotted key, up to what stands behind it."""
        names = []
        while True:
            self._skip(_GAP)
            start = self._at
            if self._text[start] in "\"'":
                name = str(tomllib.loads(f"x = {self._take(_TEXT)}")["x"])
            else:
                name = self._take(_BARE)
            names.append((name, (start, self._at)))
            self._skip(_GAP)
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for name, span in self._key():
            path = (*path, name)
            self._found.keys.setdefault(path, span)
        self._at += 1  # the =
        self._skip(_GAP)
        self._value(path)

    def _value(self, path: Path) -> None:
        start = self._at
        match self._text[start]:
            case '"' | "'":
                self._take(_TEXT)
            case "[":
                self._inside("]", path)
            case "{":
                self._inside("}", path)
            case _:
                self._take(_PLAIN)
        self._found.values[path] = (start, self._at)

    def _inside(self, end: str, path: Path) -> None:
        """Read the members of an array or of an inline table."""
        self._at += 1
        number = 0
        while True:
            self._skip(_BLANK)
            if self._text[self._at] == end:
                self._at += 1
                return
            if end == "]":
                self._value((*path, number))
                number += 1
            else:
                self._pair(path)
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1

    def _take(self, what: re.Pattern[str]) -> str:
        found = what.match(self._text, self._at)
        if found is None:
            raise AssertionError
        self._at = found.end()
        return found[0]

    def _skip(self, what: re.Pattern[str]) -> None:
        self._take(what)
