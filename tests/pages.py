"""Pages that show commands: their blocks, and what a command said held against what its page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: `console` with an exit code behind it, or a kind of file with its path."""

    kind: str
    words: str
    text: str

    @property
    def code(self) -> int:
        """The exit code that a console block shows; 0 where none is written."""
        return int(self.words) if self.words.isdigit() else 0

    @property
    def command(self) -> str:
        """The command line of a console block."""
        return self.text.partition("\n")[0].removeprefix("$ ")

    @property
    def shown(self) -> str:
        """What the page says that the command says."""
        return self.text.partition("\n")[2]


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page, in order."""
    for kind, words, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        yield Block(kind, words.strip(), text)


def same(shown: str, said: str) -> bool:
    """Whether a page shows what was said: `…` stands for anything in a line, alone on a line for any lines.

    >>> same("…\\n共 … 个\\n", "a\\nb\\n共 12 个\\n"), same("共 … 个\\n", "a\\n共 12 个\\n")
    (True, False)
    """
    parts = (
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r" *\n"
        for line in shown.splitlines()
    )
    return re.fullmatch("".join(parts), said) is not None
