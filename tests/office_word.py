"""Word documents built in code: with styles and lists, and in the two ways to write one XML file."""

from __future__ import annotations

import re

from office import WORD, packed, relations, types

_PREFIXES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_2003 = "http://schemas.microsoft.com/office/word/2003/"
_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPELT_OTHERWISE = (  # how Word 2003 writes what later versions write as the first
    (r"w:vMerge\b", "w:vmerge"),
    (r"w:hMerge\b", "w:hmerge"),
    (r"w:hAnsi\b", "w:h-ansi"),
    (r"<w:ins>", '<aml:annotation w:type="Word.Insertion"><aml:content>'),
    (r"<w:del>", '<aml:annotation w:type="Word.Deletion"><aml:content>'),
    (r"</w:(?:ins|del)>", "</aml:content></aml:annotation>"),
    (r"<w:del/>", '<aml:annotation w:type="Word.Deletion"/>'),
)


def sections(described: str) -> dict[str, str]:
    """The parts of a golden file by name: what stands before the first `## name` line is the body."""
    first, *others = re.split(r"(?m)^## (\w+)\n", described)
    return {"body": first, **dict(zip(others[::2], others[1::2], strict=True))}


def _roots(body: str, styles: str, numbering: str) -> dict[str, str]:
    inner = {"document": f"<w:body>{body}</w:body>", "styles": styles, "numbering": numbering}
    return {
        name: f'<w:{name} xmlns:w="{WORD}" {_PREFIXES}>{text}</w:{name}>'
        for name, text in inner.items()
        if text
    }


def package(body: str, styles: str = "", numbering: str = "") -> bytes:
    """A .docx with the insides of w:body, w:styles and w:numbering."""
    roots = _roots(body, styles, numbering)
    parts: dict[str, str | bytes] = {f"word/{name}.xml": text for name, text in roots.items()}
    kinds = {"word/document.xml": "wordprocessingml.document.main+xml"}
    linked = {name: (name, f"{name}.xml") for name in roots if name != "document"}
    parts["word/_rels/document.xml.rels"] = relations(linked)
    return packed({"[Content_Types].xml": types(kinds), **parts})


def flat(body: str, styles: str = "", numbering: str = "") -> bytes:
    """The same as one flat package."""
    kinds = {"document": "document.main+xml", "styles": "styles+xml", "numbering": "numbering+xml"}
    glossary = (
        f'<pkg:part pkg:name="/word/glossary/styles.xml" pkg:contentType="{_OOXML}styles+xml">'
        f'<pkg:xmlData><w:styles xmlns:w="{WORD}"/></pkg:xmlData></pkg:part>'
    )
    parts = "".join(
        f'<pkg:part pkg:name="/word/{name}.xml" pkg:contentType="{_OOXML}{kinds[name]}">'
        f"<pkg:xmlData>{text}</pkg:xmlData></pkg:part>"
        for name, text in _roots(body, styles, numbering).items()
    )
    picture = '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part>'
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declared}<pkg:package xmlns:pkg="{_FLAT}">{glossary}{picture}{parts}</pkg:package>'.encode()


def word2003(body: str, styles: str = "") -> bytes:
    """The same as Word 2003 writes it, in a section of the kind that it adds."""
    for pattern, instead in _SPELT_OTHERWISE:
        body, styles = re.sub(pattern, instead, body), re.sub(pattern, instead, styles)
    held = f"<wx:sect><wx:sub-section>{body}</wx:sub-section><w:sectPr/></wx:sect>"
    prefixes = f'xmlns:w="{_2003}wordml" xmlns:wx="{_2003}auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        f"<w:wordDocument {prefixes} {_PREFIXES}><w:styles>{styles}</w:styles>"
        f"<w:body>{held}</w:body></w:wordDocument>"
    ).encode()
