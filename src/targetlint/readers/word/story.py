"""The main text of a Word document as blocks: paragraphs and tables, changes accepted.

After each paragraph come the text boxes it anchors, after each table its nested tables and text boxes.
Not read: headers, footers, notes, comments, pictures, embedded files, the state of ActiveX controls.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document, Paragraph, Table
from targetlint.model.place import Place
from targetlint.readers.limits import CELLS, SHOWN_CHARACTERS
from targetlint.readers.markup import attribute, child, local
from targetlint.readers.refusal import Problem, Refusal, remark, within
from targetlint.readers.word.controls import settle_controls
from targetlint.readers.word.findings_list import take_out
from targetlint.readers.word.fonts import settle_fonts
from targetlint.readers.word.grid import grid, unwrapped
from targetlint.readers.word.numbers import settle_numbers
from targetlint.readers.word.runs import paragraph
from targetlint.readers.word.styles import Styles

_CHANGES = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}cellIns", "{*}cellDel")
_CHANGES_2003 = {"Word.Insertion", "Word.Deletion"}
_UNREAD = ("{*}altChunk", "{*}control", "{*}ocx")
_BLOCKS = frozenset({"p", "tbl"})


At = tuple[int, int, int]
"""Table, row and column of a cell; (0, number, 0) of a paragraph."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The root elements of a document's parts: the main one, and those it refers to where there are any."""

    main: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None


def told(document: Document, parts: Parts) -> list[Diagnostic]:
    """Fill `document` with what the main part shows; return remarks, raise Refusal where it has no body."""
    body = child(parts.main, "body")
    if body is None:
        raise Refusal(Problem.BROKEN)
    take_out(parts.main)
    settle_controls(parts.main)
    styles = Styles(parts.styles)
    settle_fonts(parts.main, styles)
    document.revised = _revised(parts.main)
    settle_numbers(parts.main, styles, parts.numbering, revised=document.revised)
    _Story(document).add(body)
    if next(parts.main.iter(*_UNREAD), None) is None:
        return []
    return [remark("embedded", Severity.WARNING, Place(document.path))]


def elements(main: etree._Element) -> dict[At, etree._Element]:
    """Return the w:tc of every cell and the w:p that begins every paragraph; settles content controls.

    Raise Refusal where the main part has no body, or too much in it.
    """
    body = child(main, "body")
    if body is None:
        raise Refusal(Problem.BROKEN)
    take_out(main)
    settle_controls(main)
    story = _Story(Document("", "docx"))
    story.add(body)
    return story.elements


def _revised(root: etree._Element) -> bool:
    if next(root.iter(*_CHANGES), None) is not None:
        return True
    return any(attribute(each, "type") in _CHANGES_2003 for each in root.iter("{*}annotation"))


class _Story:
    """The document being filled, with the running numbers of its blocks, and where each is stored."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.elements: dict[At, etree._Element] = {}
        self._paragraphs = self._tables = self._cells = self._characters = 0

    def add(self, holder: etree._Element) -> None:
        """Add the blocks of a w:body or w:txbxContent."""
        begun = ""
        held: list[etree._Element] = []
        first = holder
        for name, block in unwrapped(holder, _BLOCKS):
            if name == "tbl":
                self._text(begun, held, first)
                begun, held = "", []
                self._table(block)
                continue
            shown = paragraph(block)
            first = first if begun else block
            begun, held = begun + shown.text, held + shown.boxes
            if not shown.joins_next:
                self._text(begun, held, first)
                begun, held = "", []
        self._text(begun, held, first)

    def _text(self, text: str, boxes: list[etree._Element], element: etree._Element) -> None:
        """Add a paragraph for each line that is not blank, then what its text boxes hold."""
        for line in text.split("\n"):
            if line.strip():
                self._paragraphs += 1
                self._document.blocks.append(Paragraph(self._paragraphs, line))
                self.elements[0, self._paragraphs, 0] = element
        for box in boxes:
            self.add(box)

    def _table(self, element: etree._Element) -> None:
        found = grid(element)
        self._cells += len(found.cells)
        self._characters += sum(len(cell.text) for cell in found.cells)
        within("cells", self._cells, CELLS)
        within("characters", self._characters, SHOWN_CHARACTERS)
        if found.cells:
            self._tables += 1
            self._document.blocks.append(Table(self._tables, found.cells))
            for cell, stored in zip(found.cells, found.elements, strict=True):
                self.elements[self._tables, cell.row, cell.column] = stored
        for held in found.held:
            if local(held) == "tbl":
                self._table(held)
            else:
                self.add(held)
