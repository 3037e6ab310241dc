"""PDF files: characters and ruling lines to paragraphs and tables; scans where characters can be recognised.

Read: text that pdfium gives a meaning, filled-in fields and notes on the page, tables that are ruled by
lines, also over page breaks. Text without ruling lines comes as paragraphs only. A page that is a picture
is a scan (`targetlint.readers.ocr`). Not read: page numbers, and headers on all pages but the first.

A PDF does not know cells, paragraphs or wrapped lines: `lattice`, `paper.flow`, `paper.stitch` and
`paper.margins` say what is concluded from lines and distances.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pypdfium2 import PdfDocument, PdfiumError, raw

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.readers.limits import PAGES
from targetlint.readers.paper.document import At, blocks_of, cells_of
from targetlint.readers.paper.page import Box
from targetlint.readers.paper.told import told
from targetlint.readers.pdf.pages import Reading
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source

_LOCKED = frozenset({raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY})


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where it is damaged, locked, too large, or nothing but scans."""
    reading = Reading()
    with _opened(source) as opened:
        within("pages", len(opened), PAGES)
        blocks, striped = blocks_of(reading.pages(opened))
    if reading.unread and not reading.read and not reading.recognised:
        raise Refusal(Problem.SCAN)
    certain = not striped and not reading.recognised
    remarks = told(source.path, recognised=reading.recognised, unread=reading.unread, striped=striped)
    return Document(source.path, "pdf", blocks, certain=certain), remarks


def cells(source: Source) -> dict[At, list[tuple[int, Box]]]:
    """Return where the cells of the document are drawn: pages from 1, boxes in points, y upwards.

    A box has its lower edge as its top. What was recognised in pictures has no place. Raise Refusal as
    `read` does.
    """
    reading = Reading()
    with _opened(source) as opened:
        found = cells_of(reading.pages(opened))
    return {
        at: [(page, _upwards(box, reading.turns[page])) for page, box in drawn if page in reading.turns]
        for at, drawn in found.items()
    }


def _upwards(box: Box, turn: int) -> Box:
    """Return where a box of a page that was turned is on the page as it is stored."""
    left, top, right, bottom = box.turned(-turn % 4)
    return Box(left, -bottom, right, -top)


@contextmanager
def _opened(source: Source) -> Iterator[PdfDocument]:
    """Open the file, with the first of the passwords that fits; raise Refusal where that fails."""
    opened = None
    for password in ("", *source.passwords):
        try:
            opened = PdfDocument(source.data, password=password)
            break
        except PdfiumError as error:
            if error.err_code not in _LOCKED:
                raise Refusal(Problem.BROKEN) from error
        except MemoryError:
            raise
        except Exception as error:  # what is damaged on purpose
            raise Refusal(Problem.BROKEN) from error
    if opened is None:
        raise Refusal(Problem.PASSWORD if source.passwords else Problem.ENCRYPTED)
    try:
        yield opened
    finally:
        opened.close()
