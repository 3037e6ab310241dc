"""What is wrong with a rule file: its line, with carets under the very name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin
from targetlint.reporters.places import address
from targetlint.reporters.terminal import wording
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import Span, clean, window


def render(diagnostics: Sequence[Diagnostic], page: Page, *, follow: bool = False) -> str:
    """Return what is wrong with the rules, each mistake with its line; `follow` the language of each file."""
    lines: list[str] = []
    asked = page
    for each in diagnostics:
        own = each.place.lang if isinstance(each.place, Origin) and follow else None
        page = replace(asked, lang=own or asked.lang)
        lines += wording.headline(each, page)
        if isinstance(each.place, Origin):
            lines += excerpt(each.place, page)
        elif each.place:
            where = f" --> {each.place.document} {address(each.place)}".rstrip()
            lines.append(page.paint(clean(where), "place"))
        lines += [*wording.advice(each, page), ""]
    return joined(lines)


def excerpt(origin: Origin, page: Page) -> Iterator[str]:
    """Yield the address, the line and a row of carets under the stretch that is meant."""
    number = str(origin.line)
    margin = " " * (len(number) + 2)
    yield page.paint(clean(f" --> {origin.file}:{origin.line}:{origin.column}"), "place")
    start = min(max(origin.column - 1, 0), len(origin.text))
    end = min(start + max(origin.width, 1), len(origin.text))
    text, start, end = window(Span(clean(origin.text.rstrip()), start, end), page.width - len(margin) - 2)
    carets = "^" * max(cell_len(text[start:end]), 1)
    yield f"{margin}{page.bar}"
    yield f" {number} {page.bar} {text}"
    yield f"{margin}{page.bar} {' ' * cell_len(text[:start])}{page.paint(carets, 'error')}"
