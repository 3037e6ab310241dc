"""The rule book as a Word document: a small package of plain parts, the same bytes for the same book."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from targetlint.model.manual import Manual
from targetlint.reporters.manual.blocks import Block, Grid, Heading, Lines, Paragraph, Ref, Words
from targetlint.reporters.manual.outline import outline

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip member: the clock has no part in the bytes

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
}
_FONTS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{1}"/>'


def render(manual: Manual) -> bytes:
    """Return the file."""
    body = "".join(line for number, block in enumerate(outline(manual)) for line in _block(block, number))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1134" w:right="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    parts = _PARTS | {
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>',
        "word/styles.xml": _styles(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), _HEAD + text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _styles() -> str:
    """Return the styles: sizes in half points, spaces in twentieths of a point."""
    fonts, bold = _FONTS.format("Times New Roman", "宋体"), _FONTS.format("Arial", "黑体")
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>{new_page}'
        f'<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr>{bold}<w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size, new_page in ((1, 40, ""), (2, 30, "<w:pageBreakBefore/>"), (3, 24, ""))
    )
    return (
        f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/><w:pPr><w:spacing w:after="80"/></w:pPr>'
        f'<w:rPr>{fonts}<w:sz w:val="21"/></w:rPr></w:style>{heads}</w:styles>'
    )


def _block(block: Block, number: int) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text, rule=rule):
            run = _run(text)
            if rule:
                mark = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(_anchor(rule))}/>'
                run = f'{mark}{run}<w:bookmarkEnd w:id="{number}"/>'
            yield f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>{run}</w:p>'
        case Paragraph(words=words, faint=faint):
            look = '<w:color w:val="555555"/>' if faint else ""
            yield f"<w:p>{_words(words, look)}</w:p>"
        case Lines(lines=lines):
            shade = '<w:pPr><w:shd w:val="clear" w:fill="F2F2F2"/></w:pPr>'
            yield from (f"<w:p>{shade}{_run(line)}</w:p>" for line in lines)
        case Grid():
            yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>' for side in sides)
    yield f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    columns = max([len(grid.header), *map(len, grid.rows)])
    yield f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>"
    if grid.header:
        cells = "".join(_cell([each], "<w:b/>") for each in grid.header)
        yield f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"
    for row in grid.rows:
        yield f"<w:tr>{''.join(_cell(cell, '') for cell in row)}</w:tr>"
    yield "</w:tbl><w:p/>"


def _cell(words: Words, look: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>{_words(words, look)}</w:p></w:tc>'


def _words(words: Words, look: str) -> str:
    return "".join(
        f"<w:hyperlink w:anchor={quoteattr(_anchor(each.rule))}>{_run(each.rule, look)}</w:hyperlink>"
        if isinstance(each, Ref)
        else _run(each, look)
        for each in words
    )


def _run(text: str, look: str = "") -> str:
    shown = "".join(char if char.isprintable() else " " for char in text)
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'


def _anchor(rule: str) -> str:
    """Return a bookmark's name: letters, digits and underscores only."""
    return "rule_" + rule.replace("-", "_")
