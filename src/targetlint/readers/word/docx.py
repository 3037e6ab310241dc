"""Word documents as packages (.docx, .docm, .wps; transitional and strict)."""

from __future__ import annotations

from lxml import etree

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.readers.markup import main_part, related, root_of, tree
from targetlint.readers.package import Package
from targetlint.readers.refusal import Refusal
from targetlint.readers.source import Source
from targetlint.readers.word.story import Parts, told

KINDS = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "word.document.macroEnabled.main+xml",
    "word.template.macroEnabledTemplate.main+xml",
)
_OF_STYLES = (b"dings", b'"Symbol"', b"numPr")  # what can change a text: symbol fonts, list numbers
_STYLE = b"<w:style "
_REFERENCES = ("{*}pStyle", "{*}rStyle", "{*}numPr")  # of the text, to what those parts hold


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the package is damaged, locked, unsafe or too large."""
    package = source.package
    name = main_part(package, KINDS, "word/document.xml")
    main = tree(package, name)
    document = Document(source.path, "docx")
    if next(main.iter(*_REFERENCES), None) is None:
        return document, told(document, Parts(main))
    others = dict(related(package, name).values())
    styles = _part(package, others.get("styles"), _OF_STYLES)
    numbered = next(main.iter("{*}numPr"), None) is not None or styles is not None
    numbering = _part(package, others.get("numbering"), (b"lvlText",)) if numbered else None
    return document, told(document, Parts(main, styles, numbering))


def _part(package: Package, name: str | None, marks: tuple[bytes, ...]) -> etree._Element | None:
    """Return the root of a part that says one of `marks`, without its table styles.

    None where it is absent or not sound: the text can be read without it.
    """
    try:
        data = package.part(name) if name is not None and name in package else b""
        return root_of(_without_table_styles(data)) if any(mark in data for mark in marks) else None
    except Refusal:
        return None


def _without_table_styles(data: bytes) -> bytes:
    """Leave out the styles of tables: most of the bytes of a styles part, and nothing of a text."""
    first, *styles = data.split(_STYLE)
    kept = [each for each in styles if not each.startswith(b'w:type="table"')]
    end = b"" if styles[-1:] == kept[-1:] else styles[-1].rpartition(b"</w:style>")[2]
    return _STYLE.join([first, *kept]) + end
