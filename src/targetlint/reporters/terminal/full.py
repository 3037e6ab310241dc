"""Findings in full: the verdict line, the place, the table around it, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin, Place
from targetlint.model.report import DocumentReport, Report
from targetlint.reporters.places import address, in_words
from targetlint.reporters.terminal import excerpt, rulefile, summary, uncounted, wording
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean, one_line

_REPEATS = 3  # findings of one rule in one column of a file that are shown in full; more are folded


def render(report: Report, page: Page) -> str:
    """Return the findings in their order, repeats folded, and the closing block."""
    documents = {each.path: each for each in report.documents}
    rules = {each.id for each in report.rules}
    lines: list[str] = []
    for finding, same in folded([each for each in report.findings if each.counts], page):
        lines += [*_finding(finding, documents, page), *_same(finding, same, page)]
        if finding.code in rules:
            lines += page.labelled(page.say("report.details"), f"targetlint explain {finding.code}")
        lines.append("")
    return joined([*lines, *uncounted.lines(report, page), *summary.lines(report, page)])


def folded(findings: list[Diagnostic], page: Page) -> Iterator[tuple[Diagnostic, list[Diagnostic]]]:
    """Yield each finding that is shown in full, with those that are folded into it."""
    groups: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in findings:
        groups.setdefault(_sort(each), []).append(each)
    for each in findings:
        group = groups[_sort(each)]
        if not page.fold or len(group) <= _REPEATS:
            yield each, []
        elif each is group[0]:
            yield each, group[1:]


def _sort(finding: Diagnostic) -> tuple[str, str, str]:
    """Return what makes findings repeats of each other: the file, the rule and the column."""
    place = finding.place
    if isinstance(place, Place):
        return place.document, finding.code, place.column_role
    return "", finding.code, finding.message.zh


def _finding(finding: Diagnostic, documents: dict[str, DocumentReport], page: Page) -> Iterator[str]:
    yield from wording.headline(finding, page)
    place = finding.place
    if isinstance(place, Origin):
        yield from rulefile.excerpt(place, page)
    elif place:
        document = documents.get(place.document)
        line = page.paint(clean(f" --> {where(place, document, finding.form, page)}"), "place")
        yield page.linked(line, place.document)
        drawn, shown = excerpt.drawn(finding, document, page) if document else ([], set())
        yield from drawn
        for other in finding.related:
            if other.place not in {place, *shown}:
                words = where(other.place, document, finding.form, page)
                text = page.say("report.quoted", text=one_line(other.text).text) if other.text.strip() else ""
                yield from page.labelled(page.say("report.related"), clean(f"{words} {text}"))
    yield from wording.advice(finding, page)


def _same(finding: Diagnostic, others: list[Diagnostic], page: Page) -> Iterator[str]:
    """Yield one line for each folded finding: its address, and its message where it differs."""
    for other in others:
        where = address(other.place) if isinstance(other.place, Place) else ""
        text = "" if other.message == finding.message else page.pick(other.message)
        yield from page.labelled(page.say("report.same"), f"{where}  {text}".rstrip())


def where(place: Place, document: DocumentReport | None, form: int, page: Page) -> str:
    """Return the document, the address in it and the form's own words for it."""
    kind = (
        next((each.form.kind for each in document.forms if each.form.number == form), "") if document else ""
    )
    words = in_words(place, kind)
    parts = (place.document, address(place), f"({page.pick(words)})" if words else "")
    return " ".join(part for part in parts if part)
