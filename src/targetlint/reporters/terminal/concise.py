"""One finding per line, for grep, screen readers and old consoles: `FILE!ADDRESS: severity[ID] message`."""

from __future__ import annotations

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin
from targetlint.model.report import Report
from targetlint.reporters.places import full_address
from targetlint.reporters.terminal import summary, wording
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean


def render(report: Report, page: Page) -> str:
    """Return the findings in their order, and the closing block."""
    return joined([*(line(each, page) for each in report.findings), *summary.lines(report, page)])


def line(finding: Diagnostic, page: Page) -> str:
    """Return one finding; the severity is the English word in both languages, so that it can be searched."""
    severity = page.paint(f"{finding.severity.value}[{finding.code}]", finding.severity.value)
    where = _where(finding)
    text = page.pick(finding.message) + wording.guess(finding, page)
    return f"{page.paint(clean(where), 'place')}: {severity} {text}".removeprefix(": ")


def _where(finding: Diagnostic) -> str:
    match finding.place:
        case None:
            return ""
        case Origin(file=file, line=number, column=column):
            return f"{file}:{number}:{column}"
        case place:
            return full_address(place)
