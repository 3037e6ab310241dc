"""Findings told in sentences, one after the other, without any drawing: for ears and for plain terminals."""

from __future__ import annotations

from collections.abc import Iterator

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin, Place
from targetlint.model.report import DocumentReport, Report
from targetlint.reporters.places import address
from targetlint.reporters.terminal import full, summary, uncounted, wording
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean, one_line


def render(report: Report, page: Page) -> str:
    """Return the findings in their order, repeats gathered behind the first, and the closing words."""
    documents = {each.path: each for each in report.documents}
    rules = {each.id for each in report.rules}
    told = list(full.folded([each for each in report.findings if each.counts], page))
    lines: list[str] = []
    for number, (finding, same) in enumerate(told, 1):
        word = page.say(f"report.{finding.severity.value}")
        count = {"number": number, "count": len(told), "severity": word, "code": finding.code}
        message = page.pick(finding.message) + wording.guess(finding, page)
        lines += page.wrapped(page.say("runs.told", message=message, **count))
        lines += [line for text in _rest(finding, documents, page) for line in page.wrapped(text)]
        if same:
            where = page.say("report.and").join(_at(each) for each in same)
            lines += page.wrapped(page.say("runs.told_same", count=len(same), where=where))
        if finding.code in rules:
            lines += page.wrapped(page.say("runs.told_details", rule=finding.code))
        lines.append("")
    return joined([*lines, *uncounted.lines(report, page), *summary.lines(report, page, ruled=False)])


def _rest(finding: Diagnostic, documents: dict[str, DocumentReport], page: Page) -> Iterator[str]:
    """Yield where it is, and what the finding says beside its message, a sentence each."""
    place = finding.place
    if isinstance(place, Origin):
        yield page.say("runs.told_where", where=f"{place.file}:{place.line}:{place.column}")
    elif place:
        where = full.where(place, documents.get(place.document), finding.form, page)
        yield page.say("runs.told_where", where=where)
    if finding.found is not None:
        yield page.say("runs.told_found", text=_quoted(finding.found, page))
    for other in finding.related:
        where = full.where(other.place, documents.get(other.place.document), finding.form, page)
        yield page.say("runs.told_related", where=where, text=_quoted(other.text, page))
    if finding.expected:
        yield page.say("runs.told_expected", text=page.pick(finding.expected))
    if finding.suggestion:
        yield page.say("runs.told_suggestion", text=wording.suggestion(finding, page))
    if finding.basis:
        cited = page.say("report.and").join(wording.cited(each, page) for each in finding.basis)
        yield page.say("runs.told_basis", text=cited)
    if finding.blocks:
        yield page.say("report.blocked", rules=page.say("report.and").join(finding.blocks))


def _quoted(text: str, page: Page) -> str:
    line = one_line(text).text
    return page.say("report.quoted", text=line) if line else page.say("report.blank")


def _at(finding: Diagnostic) -> str:
    return clean(address(finding.place)) if isinstance(finding.place, Place) else ""
