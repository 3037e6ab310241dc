"""What was found and is not counted: waived findings with their reason, and those that a baseline knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.model.diagnostic import Baseline, Diagnostic, Waived
from targetlint.model.place import Place
from targetlint.model.report import Report
from targetlint.model.uncounted import Entry
from targetlint.reporters.places import column_name, full_address
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean
from targetlint.reporters.units import called


def lines(report: Report, page: Page) -> Iterator[str]:
    """Yield each waived finding, and on a verbose page each known one; nothing where there is none."""
    waived = [each for each in report.findings if each.waived]
    known = [each for each in report.findings if each.baseline is Baseline.UNCHANGED]
    if waived:
        yield page.paint(page.say("waiver.title"), "label")
    for each in waived:
        yield from _line(each, page)
    if known and page.verbose:
        yield page.paint(page.say("baseline.title"), "label")
        for each in known:
            yield from _line(each, page)
    if waived or (known and page.verbose):
        yield ""


def _line(finding: Diagnostic, page: Page) -> Iterator[str]:
    where = full_address(finding.place) if isinstance(finding.place, Place) else ""
    text = f"{finding.code} {where} {page.pick(finding.message)}"
    yield from page.wrapped(clean(text), indent=2, hang=6)
    if finding.waived:
        yield from page.wrapped(said(finding.waived, page), indent=6, hang=6)


def said(waived: Waived, page: Page) -> str:
    """Return why a finding is waived, by whom and until when."""
    expires = waived.expires or page.say("waiver.no_end")
    return clean(page.say("waiver.said", reason=waived.reason, approver=waived.approver, expires=expires))


def summary(report: Report, page: Page) -> Iterator[str]:
    """Yield one line of the closing block for the waivers and one for the baseline, where there are any."""
    count = sum(each.waived is not None for each in report.findings)
    if report.waivers:
        files = page.say("report.and").join(dict.fromkeys(each.origin.file for each in report.waivers))
        yield from page.wrapped(clean(page.say("waiver.summary", count=count, file=files)), hang=2)
    if report.baseline is not None:
        base = report.baseline
        text = page.say(
            "baseline.summary",
            file=base.path,
            known=base.known,
            fixed=len(base.fixed),
            unseen=len(base.unseen),
        )
        more = page.say("baseline.see_verbose") if base.known and not page.verbose else ""
        prune = page.say("baseline.see_prune") if base.fixed else ""
        yield from page.wrapped(clean(text + more + prune), hang=2)


def entries(known: Sequence[Entry], page: Page) -> str:
    """Return what a baseline knows, by unit: the rule, and where."""
    shown: list[str] = []
    unit = None
    for each in sorted(known, key=lambda each: called(each.unit)):
        if called(each.unit) != unit:
            unit = called(each.unit)
            shown.append(page.paint(clean(unit or page.say("baseline.no_unit")), "label"))
        column = page.pick(column_name(each.column, in_list=bool(each.row))) if each.column else ""
        where = "  ".join(part for part in (each.project, each.row, column) if part)
        shown += page.wrapped(clean(f"{each.rule}  {where}"), indent=2, hang=6)
    return joined(shown)
