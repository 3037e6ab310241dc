"""The rule book as one HTML file with a style for paper; it asks for nothing outside of itself."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from targetlint.model.manual import Manual
from targetlint.reporters.manual.blocks import Block, Grid, Heading, Lines, Paragraph, Ref, Words
from targetlint.reporters.manual.outline import outline, title

_STYLE = """
body { font: 11pt/1.6 "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif; max-width: 52em;
  margin: 2em auto; padding: 0 1em; color: #111; }
h1, h2, h3 { font-family: "Source Han Sans SC", "Noto Sans CJK SC", SimHei, sans-serif; line-height: 1.3; }
h2 { border-bottom: 1px solid #888; margin-top: 2.2em; }
table { border-collapse: collapse; margin: .5em 0; }
td, th { border: 1px solid #aaa; padding: .15em .6em; text-align: left; vertical-align: top; }
th { font-weight: normal; }
th { background: #f0f0f0; }
pre { background: #f6f6f6; padding: .5em .8em; white-space: pre-wrap; font-size: 10pt; }
.faint { color: #555; font-size: 10pt; }
a { color: inherit; }
@page { size: A4; margin: 2cm; }
@media print {
  body { margin: 0; max-width: none; }
  h2 { break-before: page; }
  h1, h2, h3 { break-after: avoid; }
  table, pre { break-inside: avoid; }
  a { text-decoration: none; }
}
"""


def render(manual: Manual) -> str:
    """Return the whole page."""
    lang = "zh-CN" if manual.lang == "zh" else "en"
    name = escape(title(manual))
    body = "\n".join(line for block in outline(manual) for line in _block(block))
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{name}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text, rule=rule):
            anchor = f' id="{escape(rule)}"' if rule else ""
            yield f"<h{level}{anchor}>{escape(text)}</h{level}>"
        case Paragraph(words=words, faint=faint):
            look = ' class="faint"' if faint else ""
            yield f"<p{look}>{_words(words)}</p>"
        case Lines(lines=lines):
            yield f"<pre>{escape(chr(10).join(lines))}</pre>"
        case Grid(header=header, rows=rows):
            yield "<table>"
            if header:
                yield f"<tr>{''.join(f'<th>{escape(each)}</th>' for each in header)}</tr>"
            for row in rows:
                first = "td" if header else "th"
                cells = (
                    f"<{tag}>{_words(cell)}</{tag}>"
                    for tag, cell in zip([first, *["td"] * (len(row) - 1)], row, strict=True)
                )
                yield f"<tr>{''.join(cells)}</tr>"
            yield "</table>"


def _words(words: Words) -> str:
    return "".join(
        f'<a href="#{escape(each.rule)}">{escape(each.rule)}</a>' if isinstance(each, Ref) else escape(each)
        for each in words
    )
