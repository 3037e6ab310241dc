"""Word documents (.docx, .docm, .wps as zip; transitional and strict): the body, changes accepted.

After each paragraph come the text boxes it anchors, after each table its nested tables and text boxes.
Not read: headers, footers, notes, comments, automatic list numbers.
"""

from __future__ import annotations

from lxml import etree

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document, Paragraph, Table
from targetlint.readers.limits import CELLS
from targetlint.readers.markup import child, local, main_part, tree
from targetlint.readers.package import Package
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.word_grid import grid, unwrapped
from targetlint.readers.word_runs import joins_next, paragraph, settle_controls

_KINDS = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "word.document.macroEnabled.main+xml",
    "word.template.macroEnabledTemplate.main+xml",
)
_CHANGES = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}cellIns", "{*}cellDel")
_BLOCKS = frozenset({"p", "tbl"})


def read(data: bytes, path: str) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the package is damaged, locked, unsafe or too large."""
    package = Package(data)
    root = tree(package, main_part(package, _KINDS, "word/document.xml"))
    body = child(root, "body")
    if body is None:
        raise Refusal(Problem.BROKEN)
    settle_controls(root)
    story = _Story(Document(path, "docx"))
    story.document.revised = next(root.iter(*_CHANGES), None) is not None
    story.add(body)
    return story.document, []


class _Story:
    """The document being filled, with the running numbers of its blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._paragraphs = self._tables = self._cells = 0

    def add(self, holder: etree._Element) -> None:
        """Add the blocks of a w:body or w:txbxContent."""
        begun = ""
        held: list[etree._Element] = []
        for block in unwrapped(holder, _BLOCKS):
            if local(block) == "tbl":
                self._text(begun, held)
                begun, held = "", []
                self._table(block)
                continue
            text, boxes = paragraph(block)
            begun, held = begun + text, held + boxes
            if not joins_next(block):
                self._text(begun, held)
                begun, held = "", []
        self._text(begun, held)

    def _text(self, text: str, boxes: list[etree._Element]) -> None:
        """Add a paragraph for each line that is not blank, then what its text boxes hold."""
        for line in text.split("\n"):
            if line.strip():
                self._paragraphs += 1
                self.document.blocks.append(Paragraph(self._paragraphs, line))
        for box in boxes:
            self.add(box)

    def _table(self, element: etree._Element) -> None:
        found = grid(element)
        self._cells += len(found.cells)
        within("cells", self._cells, CELLS)
        if found.cells:
            self._tables += 1
            self.document.blocks.append(Table(self._tables, found.cells))
        for held in found.held:
            if local(held) == "tbl":
                self._table(held)
            else:
                self.add(held)
