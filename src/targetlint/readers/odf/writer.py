"""OpenDocument texts (.odt): the body, changes accepted.

After each paragraph come the text boxes it anchors, after each table its nested tables and text boxes.
Not read: headers, footers, notes, comments, hidden text and sections, automatic numbers.
"""

from __future__ import annotations

from lxml import etree

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document, Paragraph, Table
from targetlint.readers.limits import CELLS, SHOWN_CHARACTERS
from targetlint.readers.markup import local
from targetlint.readers.odf.controls import controls
from targetlint.readers.odf.parts import opened
from targetlint.readers.odf.table import grid
from targetlint.readers.odf.text import PARAGRAPHS, Reader, blocks
from targetlint.readers.refusal import within
from targetlint.readers.source import Source


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the package is damaged, locked, unsafe or too large."""
    body, styles = opened(source.package, "text")
    story = _Story(Document(source.path, "odt"), Reader(styles, controls(body)))
    story.document.revised = next(body.iter("{*}changed-region"), None) is not None
    story.add(body)
    return story.document, []


class _Story:
    """The document being filled, with the running numbers of its blocks."""

    def __init__(self, document: Document, reader: Reader) -> None:
        self.document = document
        self._reader = reader
        self._paragraphs = self._tables = self._cells = self._characters = 0

    def add(self, holder: etree._Element) -> None:
        """Add the blocks of the body, of a text box or of a shape."""
        for block in blocks(holder):
            name = local(block)
            if name == "table":
                self._table(block)
            elif name in PARAGRAPHS:
                self._text(*self._reader.paragraph(block))
            else:
                self._text(self._reader.control(block), [])

    def _text(self, text: str, drawn: list[etree._Element]) -> None:
        """Add a paragraph for each line that is not blank, then what its text boxes hold."""
        for line in text.split("\n"):
            if line.strip():
                self._paragraphs += 1
                self.document.blocks.append(Paragraph(self._paragraphs, line))
        for each in drawn:
            self.add(each)

    def _table(self, element: etree._Element) -> None:
        found = grid(element, self._reader)
        self._cells += len(found.cells)
        within("cells", self._cells, CELLS)
        self._characters += sum(len(cell.text) for cell in found.cells)
        within("characters", self._characters, SHOWN_CHARACTERS)  # repeated cells may repeat long texts
        if found.cells:
            self._tables += 1
            self.document.blocks.append(Table(self._tables, found.cells))
        for held in found.held:
            if local(held) == "table":
                self._table(held)
            else:
                self.add(held)
