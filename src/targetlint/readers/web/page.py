"""The tags and texts of a page, as the parser meets them, to the blocks that a browser shows.

A browser repairs bad HTML; so does the parser (libxml2): it closes what is left open and ignores what closes
nothing. It has no bound of its own here, so the depth of elements is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from targetlint.readers import limits
from targetlint.readers.refusal import within
from targetlint.readers.symbols import shown
from targetlint.readers.web.flow import Flow
from targetlint.readers.web.grid import Grid, OpenTable
from targetlint.readers.web.style import Attributes, class_fonts, look
from targetlint.readers.web.tags import BLOCKS, CELLS, GROUPS, IN_TABLE, KEPT_SPACE, NOT_SHOWN, NOTE_MARKS

_BOXES = {"checkbox", "radio"}
_WITHOUT_TEXT = {"hidden", "submit", "button", "reset", "image", "file", "password", "range", "color"}


@dataclass(slots=True)
class _Element:
    """An open element: the symbol font and the spacing of the text in it."""

    font: str = ""
    keeps_space: bool = False


@dataclass(slots=True)
class _Choice:
    """A drop-down list: its options' texts, and which of them are chosen."""

    several: bool
    options: list[list[str]] = field(default_factory=list)
    chosen: list[int] = field(default_factory=list)

    def shown(self) -> str:
        """Return what is chosen: the first option where nothing is."""
        numbers = self.chosen or ([] if self.several or not self.options else [0])
        return " ".join("".join(self.options[number]) for number in numbers)


class Page:
    """The target of a parser; `body` then holds the blocks, `revised` says whether text was marked deleted.

    `classes` are the symbol fonts of style classes.
    """

    def __init__(self, classes: dict[str, str]) -> None:
        self.body: Flow[Grid] = Flow()
        self.revised = False
        self._classes = dict(classes)
        self._open = [_Element()]
        self._tables: list[OpenTable] = []
        self._cells = 0
        self._choice: _Choice | None = None
        self._unseen = 0  # how many elements are open inside one that is not shown, itself included
        self._sheet: list[str] | None = None  # the style sheet that is being read

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        within("levels", len(self._open), limits.ELEMENT_LEVELS)
        above = self._open[-1]
        seen = look(attributes, self._classes)
        if self._unseen or seen.hidden or self._starts_unseen(tag, attributes):
            self._unseen += 1
            self._open.append(above)
            return
        font = above.font if seen.font is None else seen.font
        self._open.append(_Element(font, above.keeps_space or tag in KEPT_SPACE))
        if tag in BLOCKS:
            self._flow.end_line()
        if tag == "table":
            within("levels", len(self._tables) + 1, limits.TABLE_LEVELS)
            self._tables.append(OpenTable(self._flow))
        elif self._tables and tag in IN_TABLE:
            self._start_in_table(tag, attributes)
        else:
            self._start_in_line(tag, attributes)

    def end(self, tag: str) -> None:
        """End the innermost element."""
        self._open.pop()
        if self._unseen:
            self._unseen -= 1
            if tag == "style" and self._sheet is not None:
                self._classes |= class_fonts("".join(self._sheet))
                self._sheet = None
            return
        if tag in BLOCKS:
            self._flow.end_line()
        if self._tables:
            self._end_in_table(tag)
        if tag == "select" and self._choice is not None:
            chosen, self._choice = self._choice.shown(), None
            self._flow.write(chosen)

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._sheet is not None:
            self._sheet.append(text)
        if self._unseen:
            return
        element = self._open[-1]
        if element.font:
            text = "".join(shown(each, element.font) for each in text)
        if self._choice is not None:
            if self._choice.options:
                self._choice.options[-1].append(text)
        elif element.keeps_space:
            self._flow.write_lines(text)
        else:
            self._flow.write(text)

    def close(self) -> Page:
        """End the page."""
        self.body.end_line()
        return self

    @property
    def _flow(self) -> Flow[Grid]:
        """Where text goes: into the open cell; before the table where none is open, as browsers do."""
        if not self._tables:
            return self.body
        return self._tables[-1].cell or self._tables[-1].around

    def _starts_unseen(self, tag: str, attributes: Attributes) -> bool:
        """Say whether the element is never shown; take note of changes and of style sheets."""
        names = attributes.get("class", "").lower().split() if attributes else []
        deleted = tag == "del" or "msodel" in names
        if deleted or "msoins" in names or (tag == "ins" and "datetime" in attributes):
            self.revised = True
        if tag == "style":
            self._sheet = []
        around = tag == "div" and attributes.get("title") in {"header", "footer"}  # by LibreOffice
        return deleted or around or tag in NOT_SHOWN or not NOTE_MARKS.isdisjoint(names)

    def _start_in_table(self, tag: str, attributes: Attributes) -> None:
        table = self._tables[-1]
        if tag in CELLS:
            self._cells += 1
            within("cells", self._cells, limits.CELLS)
            table.open_cell(attributes.get("rowspan", ""), attributes.get("colspan", ""))
        elif tag == "tr":
            table.open_row()
        else:
            table.open_group(tag)

    def _end_in_table(self, tag: str) -> None:
        table = self._tables[-1]
        if tag in CELLS:
            table.close_cell()
        elif tag == "tr":
            table.close_row()
        elif tag in GROUPS:
            table.close_group()
        elif tag == "table":
            self._tables.pop()
            self._flow.place(table.close())

    def _start_in_line(self, tag: str, attributes: Attributes) -> None:
        if tag == "br":
            self._flow.line_break()
        elif tag == "input":
            self._flow.write(_entered(attributes))
        elif tag == "select":
            self._choice = _Choice(several="multiple" in attributes)
        elif tag == "option" and self._choice is not None:
            if "selected" in attributes:
                self._choice.chosen.append(len(self._choice.options))
            self._choice.options.append([])


def _entered(attributes: Attributes) -> str:
    """Return what an input shows: its text, or whether it is ticked."""
    kind = attributes.get("type", "text").lower()
    if kind in _BOXES:
        return "☑" if "checked" in attributes else "☐"
    return "" if kind in _WITHOUT_TEXT else attributes.get("value", "")
