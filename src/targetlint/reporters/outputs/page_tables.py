"""Tables of report.html, and the sections about what is not counted and about the run before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import Facts, Speech
from targetlint.reporters.outputs.sections import Section, waived

_SHORT = 10  # characters


def table(header: Sequence[str], rows: Sequence[Sequence[str | int]], *, figures: bool = False) -> str:
    """Return a table of HTML texts and numbers; the first cell of a row is its heading.

    With `figures` the texts behind it are numbers, too.
    """
    head = "".join(f'<th scope="col">{each}</th>' for each in header)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(_cell(each, figures) for each in rest)}</tr>\n'
        for first, *rest in rows
    )
    drawn = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"
    return f'<div class="scroll" tabindex="0">{drawn}</div>'


def drawn_section(section: Section) -> str:
    """Return a section of plain texts as HTML."""
    texts = "".join(f'<p class="faint">{escape(each)}</p>' for each in section.texts)
    drawn = _plain_table(section) if section.rows else ""
    return f'<section id="{section.name}"><h2>{escape(section.title)}</h2>{texts}{drawn}</section>'


def uncounted_of(document: published.Document, facts: Facts, speech: Speech) -> Iterator[str]:
    """Yield what is found in a document and does not count: how many a baseline knows, and what is waived."""
    found = facts.uncounted_of(document)
    told = [each for each in found if each.waiver]
    if count := len(found) - len(told):
        yield f'<p><a href="#known">{escape(speech.say("baseline.of_document", count=count))}</a></p>'
    if told:
        section = waived(told, speech)
        yield f"<h4>{escape(section.title)}</h4>"
        yield _plain_table(section, first=1)


def _plain_table(section: Section, first: int = 0) -> str:
    """Return the table of a section, its cells plain texts, from column `first` on."""
    rows = [[each if isinstance(each, int) else _text(each) for each in row[first:]] for row in section.rows]
    return table(list(map(escape, section.header[first:])), rows)


def _text(text: str) -> str:
    """Return a text as HTML; a short one is not broken into lines."""
    return f'<span class="short">{escape(text)}</span>' if 0 < len(text) <= _SHORT else escape(text)


def _cell(value: str | int, figure: bool) -> str:  # noqa: FBT001 - of the table, not of the caller
    return f'<td class="n">{value}</td>' if figure or isinstance(value, int) else f"<td>{value}</td>"
