"""Text as a browser lays it out: white space collapsed, a line for each block and break."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_SPACE = re.compile("[ \t\n\f\r]+")
_WIDE = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_BROKEN = re.compile(f"(?<=[{_WIDE}])\n(?=[{_WIDE}])")  # Word breaks its lines between 汉字 too
_CONTROLS = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f]")  # LibreOffice leaves marks of its own in the text
_NO_BREAK = "\xa0"  # a space that is never collapsed

_Grid = TypeVar("_Grid")


@dataclass(slots=True)
class Flow(Generic[_Grid]):
    """The content of a page or of a cell: lines of text and tables, in order."""

    blocks: list[str | _Grid] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add text to the open line."""
        self._pieces.append(text)

    def write_lines(self, text: str) -> None:
        """Add text whose spaces and line ends are kept."""
        first, *others = text.expandtabs().replace(" ", _NO_BREAK).split("\n")
        self.write(first)
        for line in others:
            self.line_break()
            self.write(line)

    def line_break(self) -> None:
        """End the open line, also where it is empty."""
        if not self._pieces:
            self.blocks.append("")
            return
        text = _CONTROLS.sub("", "".join(self._pieces))
        text = _SPACE.sub(" ", _BROKEN.sub("", text)).strip(" ").replace(_NO_BREAK, " ")
        self.blocks.append(text if text.strip(" ") else "")
        self._pieces.clear()

    def end_line(self) -> None:
        """End the open line where there is one: a block begins or ends."""
        if self._pieces:
            if any(not _SPACE.fullmatch(each) for each in self._pieces if each):
                self.line_break()
            self._pieces.clear()

    def place(self, blocks: list[str | _Grid]) -> None:
        """Add blocks behind the open line."""
        self.end_line()
        self.blocks += blocks
