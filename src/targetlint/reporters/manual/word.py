"""The rule book as a Word document: the same bytes for the same book."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from targetlint.model.manual import Manual
from targetlint.reporters.docx import Cell, Section, fonts, package, paragraph, run, style, table
from targetlint.reporters.manual.blocks import Block, Grid, Heading, Lines, Paragraph, Ref, Words
from targetlint.reporters.manual.outline import outline


def render(manual: Manual) -> bytes:
    """Return the file."""
    body = "".join(part for number, block in enumerate(outline(manual)) for part in _block(block, number))
    return package([Section(body)], _styles())


def _styles() -> str:
    """Return the styles: sizes in half points, spaces in twentieths of a point."""
    normal = fonts("Times New Roman", "宋体") + '<w:sz w:val="21"/>'
    heads = "".join(
        style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/>{new_page}<w:spacing w:before="240" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f'{fonts("Arial", "黑体")}<w:b/><w:sz w:val="{size}"/>',
        )
        for level, size, new_page in ((1, 40, ""), (2, 30, "<w:pageBreakBefore/>"), (3, 24, ""))
    )
    return style("Normal", "Normal", '<w:spacing w:after="80"/>', normal) + heads


def _block(block: Block, number: int) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text, rule=rule):
            words = run(text)
            if rule:
                mark = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(_anchor(rule))}/>'
                words = f'{mark}{words}<w:bookmarkEnd w:id="{number}"/>'
            yield paragraph(words, f"Heading{level}")
        case Paragraph(words=words, faint=faint):
            yield paragraph(_words(words, '<w:color w:val="555555"/>' if faint else ""))
        case Lines(lines=lines):
            shade = '<w:shd w:val="clear" w:fill="F2F2F2"/>'
            yield from (paragraph(run(line), properties=shade) for line in lines)
        case Grid():
            yield _grid(block)
            yield paragraph()


def _grid(grid: Grid) -> str:
    rows = [[Cell(paragraph(_words(cell, ""))) for cell in row] for row in grid.rows]
    if grid.header:
        rows.insert(0, [Cell(paragraph(_words([each], "<w:b/>"))) for each in grid.header])
    return table([0] * max(map(len, rows), default=0), rows, headings=1 if grid.header else 0)


def _words(words: Words, look: str) -> str:
    return "".join(
        f"<w:hyperlink w:anchor={quoteattr(_anchor(each.rule))}>{run(each.rule, look)}</w:hyperlink>"
        if isinstance(each, Ref)
        else run(each, look)
        for each in words
    )


def _anchor(rule: str) -> str:
    """Return a bookmark's name: letters, digits and underscores only."""
    return "rule_" + rule.replace("-", "_")
