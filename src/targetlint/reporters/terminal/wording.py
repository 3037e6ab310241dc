"""The words around a finding: the verdict line above the drawing, the advice below it."""

from __future__ import annotations

from collections.abc import Iterator

from targetlint.model.diagnostic import Basis, Confidence, Diagnostic, Drawn, Grade
from targetlint.reporters.places import address
from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import clean, one_line


def headline(finding: Diagnostic, page: Page) -> list[str]:
    """Return the verdict line: severity, code, and the message with its confidence."""
    word = f"{page.say(f'report.{finding.severity.value}')}[{finding.code}]"
    first, *rest = page.wrapped(f"{word} {page.pick(finding.message)}{guess(finding, page)}", hang=4)
    return [page.paint(word, finding.severity.value) + first.removeprefix(word), *rest]


def guess(finding: Diagnostic, page: Page) -> str:
    """Return what marks a finding that its rule guessed from words; empty for any other."""
    return page.say("report.heuristic") if finding.confidence is Confidence.HEURISTIC else ""


def advice(finding: Diagnostic, page: Page) -> Iterator[str]:
    """Yield what is there, what should be, the clause it rests on, and what to type."""
    if finding.found is not None:
        text = one_line(finding.found).text or page.say("report.blank")
        yield from page.labelled(page.say("report.found"), text)
    if finding.expected:
        yield from page.labelled(page.say("report.expected"), page.pick(finding.expected))
    for basis in finding.basis:
        yield from page.labelled(page.say("report.basis"), cited(basis, page))
    if finding.suggestion:
        yield from page.labelled(page.say("report.suggestion"), suggestion(finding, page))
    if finding.blocks:
        rules = page.say("report.and").join(finding.blocks)
        yield from page.labelled(page.say("report.blocks"), page.say("report.blocked", rules=rules))


def suggestion(finding: Diagnostic, page: Page) -> str:
    """Return the suggestion, where it comes from, and how far to trust it if it is more than a hint."""
    text = page.pick(finding.suggestion) if finding.suggestion else ""
    if finding.drawn is not None:
        text += page.say("score.drawn", source=_source(finding.drawn, page))
    if finding.grade is Grade.HINT:
        return text
    return page.say("score.suggestion", grade=page.say(f"score.{finding.grade}"), text=text)


def _source(drawn: Drawn, page: Page) -> str:
    where = f" {address(drawn.place)}" if drawn.place else ""
    return page.say("report.quoted", text=one_line(drawn.text).text) + clean(where)


def cited(basis: Basis, page: Page) -> str:
    """Return a clause as it is cited, and whether nobody has checked its wording."""
    unverified = "" if basis.verified else page.say("report.unverified")
    return clean(f"{basis.document} {basis.clause}".strip()) + unverified
