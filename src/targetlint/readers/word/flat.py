"""Word documents in one XML file: Word 2003 (w:wordDocument) and flat packages (pkg:package)."""

from __future__ import annotations

import re

from lxml import etree

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.readers.limits import PART_BYTES
from targetlint.readers.markup import attribute, child, local, root_of
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source
from targetlint.readers.word.story import Parts, told

_PICTURE = re.compile(
    rb"(<(?:\w+:)?(?:binData|binaryData)\b[^<>]*>)[^<]*"
)  # base64, larger than all the text
_KIND = re.compile(r"(?:wordprocessingml|ms-word)\b.*\b(main|styles|numbering)\+xml")


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the XML is damaged, unsafe or too large."""
    data = _PICTURE.sub(rb"\1", source.data.lstrip())
    within("bytes", len(data), PART_BYTES)
    document = Document(source.path, "wordml")
    return document, told(document, _parts(root_of(data)))


def _parts(root: etree._Element) -> Parts:
    if local(root) == "wordDocument":
        return Parts(root, child(root, "styles"))
    found: dict[str, etree._Element] = {}
    for part in root:
        kind, content = _kind(part), child(part, "xmlData")
        if kind and content is not None and len(content):
            found.setdefault(kind, content[0])
    if "main" not in found:
        raise Refusal(Problem.BROKEN)
    return Parts(found["main"], found.get("styles"), found.get("numbering"))


def _kind(part: etree._Element) -> str:
    """Return what a pkg:part is: "main", "styles" or "numbering" of the document; empty for any other."""
    name, kind = attribute(part, "name") or "", attribute(part, "contentType") or ""
    found = _KIND.search(kind)
    return "" if found is None or "/glossary/" in name else found[1]
