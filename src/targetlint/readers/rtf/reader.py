"""Rich Text Format (.rtf, and .doc that is RTF inside), by Word, WPS and LibreOffice: changes accepted.

After each paragraph come the text boxes it anchors, after each table its nested tables and text boxes.
Not read: headers, footers, notes, comments, embedded objects, list bullets.
"""

from __future__ import annotations

from collections.abc import Iterator

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.place import Place
from targetlint.readers.refusal import remark
from targetlint.readers.rtf.interpreter import Interpreter
from targetlint.readers.rtf.story import Block
from targetlint.readers.source import Source


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where it holds too much.

    A file whose groups are not all closed was cut off: what is there is read, and it is told.
    """
    interpreter = Interpreter(source.data, source.encoding)
    document = Document(source.path, "rtf")
    paragraphs = tables = 0
    for block in _in_order(interpreter.run()):
        if isinstance(block, str):
            paragraphs += 1
            document.blocks.append(Paragraph(paragraphs, block))
        else:
            tables += 1
            document.blocks.append(Table(tables, block))
    document.revised = interpreter.revised
    cut_off = [] if interpreter.closed else [remark("cut-off", Severity.WARNING, Place(source.path))]
    return document, cut_off


def _in_order(blocks: list[Block]) -> Iterator[str | list[Cell]]:
    """Yield each line that is not blank, and each table before what it holds."""
    waiting = blocks[::-1]
    while waiting:
        block = waiting.pop()
        if isinstance(block, str):
            yield from (line for line in block.split("\n") if line.strip())
            continue
        if block.cells:
            yield block.cells
        waiting += block.held[::-1]
