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
from targetlint.readers.paper.document import blocks_of
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
