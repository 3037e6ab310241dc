"""The sheet that is drawn on: its language, width, colours and line-drawing characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from targetlint.model.diagnostic import Severity
from targetlint.model.said import Lang, Said
from targetlint.reporters.outputs import uris
from targetlint.reporters.terminal.text import clean, pad, wrap
from targetlint.words import say

STYLES: dict[str, str] = {
    Severity.ERROR.value: "bold red",
    Severity.WARNING.value: "bold yellow",
    Severity.REVIEW.value: "bold magenta",
    Severity.INFO.value: "bold cyan",
    "good": "bold green",
    "place": "cyan",
    "label": "bold",
    "faint": "dim",
}

_LABEL = {"zh": 6, "en": 12}  # cells of a label such as 实填 and the space behind it
_INDENT = 4
_NARROWEST = 40  # below this the drawing would be all separators


@dataclass(frozen=True, slots=True)
class Page:
    """How to draw: `boxed` is False where the stream cannot show line-drawing characters.

    `fold` gathers repeated findings, `verbose` lists what was not decided, and why, `quiet` leaves out the
    closing block but for crashes; `links` makes paths of documents open them with a click.
    """

    lang: Lang
    width: int = 80
    color: bool = False
    boxed: bool = True
    fold: bool = True
    verbose: bool = False
    quiet: bool = False
    links: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max(self.width, _NARROWEST))

    @property
    def bar(self) -> str:
        """The separator of columns."""
        return "│" if self.boxed else "|"

    @property
    def rule(self) -> str:
        """A line across the page."""
        return ("─" if self.boxed else "-") * self.width

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue in the page's language, printable."""
        return clean(say(key, **values).pick(self.lang))

    def pick(self, said: Said) -> str:
        """Return `said` in the page's language, printable and on one line."""
        return clean(said.pick(self.lang))

    def paint(self, text: str, style: str) -> str:
        """Colour `text`; unchanged on a page without colour."""
        if not self.color or not text:
            return text
        from rich.color import ColorSystem  # noqa: PLC0415 - most pages have no colour, and rich is slow
        from rich.style import Style  # noqa: PLC0415 - the same

        return Style.parse(STYLES[style]).render(text, color_system=ColorSystem.STANDARD)

    def linked(self, line: str, path: str) -> str:
        """Let the first `path` in `line` open that document; unchanged on a page without links."""
        shown = clean(path)
        if not self.links or not shown:
            return line
        return line.replace(shown, f"\x1b]8;;{uris.opened(path)}\x1b\\{shown}\x1b]8;;\x1b\\", 1)

    def labelled(self, label: str, text: str) -> list[str]:
        """Return a label and its text, wrapped below itself."""
        width = max(_LABEL[self.lang], cell_len(label) + 2)
        first, *rest = wrap(text, self.width - _INDENT - width)
        lead = " " * _INDENT
        return [
            lead + self.paint(pad(label, width), "label") + first,
            *(lead + " " * width + line for line in rest),
        ]

    def wrapped(self, text: str, indent: int = 0, hang: int = 0) -> list[str]:
        """Return `text` wrapped; the first line is indented by `indent`, the others by `hang`."""
        first, *rest = wrap(text, self.width - max(indent, hang))
        return [" " * indent + first, *(" " * hang + line for line in rest)]


def joined(lines: Iterable[str]) -> str:
    """Join lines to what is written: no line ends in spaces, the last one ends."""
    return "".join(line.rstrip() + "\n" for line in lines)
