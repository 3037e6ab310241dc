"""Word 97 to 2003 documents (.doc, .dot, .wps): the body and its text boxes, changes accepted.

After each paragraph and each table come the text boxes that they anchor, those of grouped shapes at the end.
Not read: headers, footers, notes, comments.
"""

from __future__ import annotations

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document, Paragraph, Table
from targetlint.readers.compound import Compound
from targetlint.readers.doc.boxes import Extent, anchored
from targetlint.readers.doc.fib import Fib
from targetlint.readers.doc.marks import Marks
from targetlint.readers.doc.numbers import Numbers
from targetlint.readers.doc.pieces import Pieces
from targetlint.readers.doc.story import Grid, Stories, Story
from targetlint.readers.doc.wording import Wording
from targetlint.readers.limits import CELLS
from targetlint.readers.refusal import within
from targetlint.readers.source import Source


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the file is damaged, locked or too large."""
    fib = Fib(Compound(source.data))
    pieces = Pieces(fib)
    wording = Wording(fib, pieces)
    document = Document(source.path, "doc", revised=wording.revised)
    filling = _Filling(document, Stories(wording, Marks(fib, pieces), Numbers(fib)))
    placed, loose = anchored(fib)
    filling.add_body(fib.story, placed)
    for box in loose:
        filling.add(box)
    return document, []


class _Filling:
    """The document being filled, with the running numbers of its blocks."""

    def __init__(self, document: Document, stories: Stories) -> None:
        self._document, self._stories = document, stories
        self._paragraphs = self._tables = self._cells = 0

    def add_body(self, extent: Extent, boxes: dict[int, list[Extent]]) -> None:
        """Add the blocks of the body, after each the text boxes anchored before its end."""
        anchors = sorted(boxes, reverse=True)
        for end, block in Story(self._stories, *extent).blocks():
            self._block(block)
            while anchors and anchors[-1] <= end:
                for box in boxes[anchors.pop()]:
                    self.add(box)
        for anchor in reversed(anchors):
            for box in boxes[anchor]:
                self.add(box)

    def add(self, extent: Extent) -> None:
        """Add the blocks of another story."""
        for _, block in Story(self._stories, *extent).blocks():
            self._block(block)

    def _block(self, block: str | Grid) -> None:
        """Add a paragraph for each line that is not blank, or a table and the tables inside it."""
        if isinstance(block, str):
            for line in block.split("\n"):
                if line.strip():
                    self._paragraphs += 1
                    self._document.blocks.append(Paragraph(self._paragraphs, line))
            return
        for grid in block.all():
            self._cells += len(grid.cells)
            within("cells", self._cells, CELLS)
            if grid.cells:
                self._tables += 1
                self._document.blocks.append(Table(self._tables, grid.cells))
