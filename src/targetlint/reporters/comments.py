"""What is written in the margins of an annotated copy: the findings of each cell, and the verdict on all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from targetlint.model.comments import Comments, Spot
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport, Report
from targetlint.model.said import Lang
from targetlint.reporters.places import address, full_address
from targetlint.reporters.tally import by_document, verdict
from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import one_line
from targetlint.reporters.terminal.uncounted import said
from targetlint.reporters.terminal.wording import cited, guess

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML


def render(document: DocumentReport, report: Report, lang: Lang, *, listed: bool = False) -> Comments:
    """Return the comments on a document: one for each cell with findings, and one with all of them.

    What is waived or known from a baseline has no comment of its own: it stands at the end of the list.
    `listed` also asks for the table of all findings that count.
    """
    page = Page(lang)
    findings = sorted(by_document(report)[document.path], key=lambda each: not each.counts)
    at: dict[Spot, list[str]] = {}
    for each in findings:
        place = each.place
        if isinstance(place, Place) and place.row and each.counts:
            spot = Spot(place.sheet, place.table, place.row, place.column)
            at.setdefault(spot, []).append("\n".join(_finding(each, document.path, page)))
    whole = _writable("\n".join(_whole(document, report, findings, page)))
    cells = {spot: _writable("\n\n".join(told)) for spot, told in at.items()}
    if not listed:
        return Comments(report.today, whole, cells)
    return Comments(report.today, whole, cells, page.say("annotate.list"), tuple(_listed(findings, page)))


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def _listed(findings: Sequence[Diagnostic], page: Page) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table: number, place, what is wrong, what should be or is to be done."""
    yield tuple(page.say(f"annotate.list_{each}") for each in ("number", "place", "finding", "act"))
    for number, each in enumerate((each for each in findings if each.counts), 1):
        where = address(each.place) if isinstance(each.place, Place) else ""
        said = (("expected", each.expected), ("suggestion", each.suggestion))
        acts = "\n".join(_line(label, page.pick(text), page) for label, text in said if text)
        yield str(number), where, _writable(_headline(each, page)), _writable(acts)


def _whole(
    document: DocumentReport, report: Report, findings: Sequence[Diagnostic], page: Page
) -> Iterator[str]:
    """Yield the verdict, what was checked by what, and a line for each finding."""
    yield page.say(
        "annotate.verdict",
        word=page.say(f"report.verdict_{verdict(document, findings)}"),
        count=sum(each.counts for each in findings),
    )
    packs = page.say("report.and").join(f"{each.name} {each.version}".strip() for each in report.packs)
    yield page.say("report.versions", packs=packs, version=report.version, today=report.today)
    yield page.say("annotate.original", path=document.path, sha256=document.sha256)
    for number, each in enumerate(findings, 1):
        where = address(each.place) if isinstance(each.place, Place) else ""
        yield " ".join(part for part in (f"{number}.", where, _headline(each, page)) if part)
        if each.waived:
            yield said(each.waived, page)
        elif each.counts and not (isinstance(each.place, Place) and each.place.row):
            yield from _advice(each, document.path, page)


def _finding(finding: Diagnostic, path: str, page: Page) -> Iterator[str]:
    yield _headline(finding, page)
    yield from _advice(finding, path, page)


def _headline(finding: Diagnostic, page: Page) -> str:
    key = "waiver.title" if finding.waived else "baseline.title"
    word = page.say(f"report.{finding.severity.value}" if finding.counts else key)
    return f"{word}[{finding.code}] {page.pick(finding.message)}{guess(finding, page)}"


def _advice(finding: Diagnostic, path: str, page: Page) -> Iterator[str]:
    """Yield what is there, what should be, what to type, the clauses, and the other places it is about."""
    if finding.found is not None:
        yield _line("found", one_line(finding.found).text or page.say("report.blank"), page)
    if finding.expected:
        yield _line("expected", page.pick(finding.expected), page)
    if finding.suggestion:
        yield _line("suggestion", page.pick(finding.suggestion), page)
    for basis in finding.basis:
        yield _line("basis", cited(basis, page), page)
    for each in finding.related:
        where = address(each.place) if each.place.document == path else full_address(each.place)
        text = page.say("report.quoted", text=one_line(each.text).text) if each.text.strip() else ""
        yield _line("related", f"{where} {text}".strip(), page)
    if finding.blocks:
        rules = page.say("report.and").join(finding.blocks)
        yield _line("blocks", page.say("report.blocked", rules=rules), page)


def _line(label: str, text: str, page: Page) -> str:
    return page.say("annotate.line", label=page.say(f"report.{label}"), text=text)
