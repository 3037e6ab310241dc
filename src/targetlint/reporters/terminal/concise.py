"""One finding per line, for grep, screen readers and old consoles: `FILE!ADDRESS: severity[ID] message`."""

from __future__ import annotations

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin, Place
from targetlint.model.report import Report
from targetlint.reporters.places import full_address
from targetlint.reporters.terminal import summary, uncounted, wording
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean


def render(report: Report, page: Page) -> str:
    """Return the findings in their order, and the closing block."""
    told = [line(each, page) for each in report.findings if each.counts or each.waived or page.verbose]
    return joined([*told, *summary.lines(report, page)])


def line(finding: Diagnostic, page: Page) -> str:
    """Return one finding; the severity is the English word in both languages, so that it can be searched.

    What is not counted has `waived` or `known` in the place of its severity.
    """
    word = finding.severity.value if finding.counts else "waived" if finding.waived else "known"
    severity = page.paint(f"{word}[{finding.code}]", finding.severity.value if finding.counts else "faint")
    where = page.paint(clean(_where(finding)), "place")
    if isinstance(finding.place, Place):
        where = page.linked(where, finding.place.document)
    text = page.pick(finding.message) + wording.guess(finding, page)
    if finding.waived:
        text += page.say("waiver.because", why=uncounted.said(finding.waived, page))
    return f"{where}: {severity} {text}".removeprefix(": ")


def _where(finding: Diagnostic) -> str:
    match finding.place:
        case None:
            return ""
        case Origin(file=file, line=number, column=column):
            return f"{file}:{number}:{column}"
        case place:
            return full_address(place)
