"""The rule book as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from targetlint.model.manual import Manual
from targetlint.reporters.manual.blocks import Block, Grid, Heading, Lines, Paragraph, Ref, Words
from targetlint.reporters.manual.outline import outline

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def render(manual: Manual) -> str:
    """Return the whole text."""
    return "\n\n".join("\n".join(_block(block)) for block in outline(manual)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text, rule=rule):
            if rule:
                yield f'<a id="{rule}"></a>\n'
            yield f"{'#' * level} {_plain(text)}"
        case Paragraph(words=words):
            yield _words(words)
        case Lines(lines=lines):
            yield from (f"    {line}" for line in lines)
        case Grid(header=header, rows=rows):
            head = [_plain(each) for each in header] or [""] * max(map(len, rows), default=1)
            yield _row(head)
            yield _row(["---"] * len(head))
            yield from (_row([_words(cell) for cell in row]) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(words: Words) -> str:
    return "".join(
        f"[{each.rule}](#{each.rule})" if isinstance(each, Ref) else _plain(each) for each in words
    )


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
