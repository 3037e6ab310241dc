"""Web pages (.html), also as what Word, Excel and government systems save under .doc and .xls.

The text is decoded before it is parsed: what a page says about its own encoding is often wrong. Which tables
count is told in frames.py. Not read: styles other than fonts of symbols and hidden text, scripts, list
numbers, headers and footers that Word keeps in files beside the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document, Paragraph, Table
from targetlint.readers.limits import CELLS, TAGS, TEXT_BYTES
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source
from targetlint.readers.web.frames import arranged
from targetlint.readers.web.page import Page
from targetlint.readers.web.style import class_fonts

_OURS = '<meta name="generator" content="targetlint '
_HEAD = 2_000  # characters of a page within which its generator stands


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the bytes are not text, or too many, or a report of ours."""
    within("bytes", len(source.data), TEXT_BYTES)
    text = source.text()
    if _OURS in text[:_HEAD]:  # it draws every form again, and these would be checked and counted once more
        raise Refusal(Problem.OUR_REPORT)
    return read_html([text], source.path, "html"), []


def read_html(pages: Iterable[str], path: str, format_: str, styles: str = "") -> Document:
    """Return what the pages show, one after the other; `styles` are the style sheets they share."""
    document = Document(path, format_)
    paragraphs = tables = cells = 0
    classes = class_fonts(styles)
    for text in pages:
        page = _parsed(text, Page(classes))
        document.revised |= page.revised
        for block in arranged(page.body.blocks):
            if isinstance(block, list):
                tables += 1
                cells += len(block)
                within("cells", cells, CELLS)
                document.blocks.append(Table(tables, block))
            elif block.strip():
                paragraphs += 1
                document.blocks.append(Paragraph(paragraphs, block))
    return document


def _parsed(text: str, page: Page) -> Page:
    """Send the page through the parser; what is named as its encoding wins over what the page says."""
    target: Any = page  # its type asks for methods that the parser does not need
    within("tags", text.count("<"), TAGS)
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        etree.fromstring(text.encode(), parser)
    except etree.LxmlError as error:
        raise Refusal(Problem.BROKEN) from error
    return page
