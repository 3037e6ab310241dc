"""Pictures of pages (PNG, JPEG, TIFF with all its pages, GIF, BMP): what is recognised in them.

Only with the extra `ocr` (see `targetlint.readers.ocr`); otherwise the file is refused as a scan.
"""

from __future__ import annotations

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.readers import ocr
from targetlint.readers.limits import SCANS
from targetlint.readers.paper.document import blocks_of
from targetlint.readers.paper.told import told
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.source import Source


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where it is damaged, too large, or nothing can recognise it."""
    if not ocr.installed():
        raise Refusal(Problem.SCAN)
    pictures, count = ocr.pictures(source.data, SCANS)
    blocks, striped = blocks_of(ocr.recognise(picture, at) for at, picture in enumerate(pictures, 1))
    read_, unread = range(1, len(pictures) + 1), range(len(pictures) + 1, count + 1)
    remarks = told(source.path, recognised=read_, unread=unread, striped=striped)
    return Document(source.path, "image", blocks, certain=False), remarks
