"""The closing block of a report: the verdict, what was checked and what not, by which rules, what next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from targetlint.model.diagnostic import Severity
from targetlint.model.report import Cause, FormReport, Report, RuleStatus, Status
from targetlint.reporters import tally
from targetlint.reporters.places import address, column_name
from targetlint.reporters.tally import Verdict
from targetlint.reporters.terminal import comparison, last_year, score, uncounted
from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import clean, one_line

_STYLE = {
    Verdict.READY: "good",
    Verdict.REVIEW: Severity.REVIEW.value,
    Verdict.REVISE: Severity.ERROR.value,
    Verdict.UNCHECKED: Severity.ERROR.value,
}
_RARE = frozenset({Status.CRASHED, Status.EXEMPTED})  # a none of these is not worth a word
_TOLD = (Status.CRASHED, Status.NOT_RUN, Status.UNDECIDED, Status.DISABLED, Status.EXEMPTED)
_HASH = 7  # digits of a pack's hash that are shown: enough to tell two states of a pack apart
_CAUSES = 3  # cells that are named for one undecided rule


def lines(report: Report, page: Page, *, ruled: bool = True) -> list[str]:
    """Return the closing block, with the reasons for what was not decided where the page is verbose.

    A line across the page is above it where it is `ruled`.
    """
    if page.quiet:
        return list(_reasons(report, page, (Status.CRASHED,)))
    counted = tally.statuses(report)
    return [
        *(_reasons(report, page, _TOLD) if page.verbose else ()),
        *(comparison.summary(report.comparison, page) if report.comparison else []),
        *([page.paint(page.rule, "faint")] if ruled else ()),
        *_verdict(report, page),
        *([] if report.complete else page.wrapped(page.say("report.incomplete"), hang=2)),
        *page.wrapped(_scope(counted, page), hang=2),
        *_not_run(report, page),
        *(last_year.lines(report.last_year, page) if report.last_year else []),
        *uncounted.summary(report, page),
        *score.summary(report, page),
        *_passed_over(report, page),
        *page.wrapped(_versions(report, page), hang=2),
        *page.wrapped(_next(report, page), hang=2),
    ]


def _verdict(report: Report, page: Page) -> list[str]:
    verdicts = Counter(tally.verdicts(report).values())
    overall = tally.overall(list(verdicts), complete=report.complete)
    parts = [
        page.say(f"report.files_{each.value}", count=verdicts[each])
        for each in (Verdict.REVISE, Verdict.UNCHECKED, Verdict.REVIEW, Verdict.READY)
        if verdicts[each]
    ]
    found = tally.severities(report)
    counts = "  ".join(f"{page.say(f'report.{each.value}')} {found[each]}" for each in Severity)
    word = page.say(f"report.verdict_{overall.value}")
    text = page.say(
        "report.verdict",
        word=word,
        count=len(report.documents),
        files=page.say("report.and").join(parts),
        found=counts,
    )
    first, *rest = page.wrapped(text, hang=2)
    return [page.paint(word, _STYLE[overall]) + first.removeprefix(word), *rest]


def _scope(counted: Counter[Status], page: Page) -> str:
    if not counted:
        return page.say("report.scope_none")
    parts = [
        page.say(f"report.status_{each.value}", count=counted[each])
        for each in Status
        if counted[each] or each not in _RARE
    ]
    text = page.say("report.scope", total=sum(counted.values()), parts=" + ".join(parts))
    open_ended = any(counted[each] for each in _TOLD) and not page.verbose
    return text + (page.say("report.see_verbose") if open_ended else "")


def _not_run(report: Report, page: Page) -> list[str]:
    """Return why rules were not run, each reason once with the number of rules and forms, if any were not."""
    statuses = (each for document in report.documents for form in document.forms for each in form.statuses)
    counts = Counter(each.reason for each in statuses if each.status is Status.NOT_RUN and each.reason)
    if not counts:
        return []
    reasons = [
        page.say("report.not_run_reason", reason=page.pick(reason), count=count)
        for reason, count in counts.items()
    ]
    text = page.say("report.not_run_why", reasons=page.say("report.and").join(reasons))
    return page.wrapped(text, hang=2)


def _passed_over(report: Report, page: Page) -> Iterator[str]:
    """Yield how many files repeat others, which ones where the page is verbose, and how many are no forms."""
    repeats = [each for each in report.passed_over if each.repeats]
    if repeats:
        more = "" if page.verbose else page.say("report.list_verbose")
        yield from page.wrapped(page.say("report.repeats_count", count=len(repeats)) + more, hang=2)
    for each in repeats if page.verbose else ():
        why = page.say("report.passed_over", why=each.reason)
        yield from page.wrapped(f"{clean(each.path)}  {why}", indent=2, hang=4)
    if len(report.passed_over) > len(repeats):
        count = len(report.passed_over) - len(repeats)
        yield from page.wrapped(page.say("report.passed_over_count", count=count), hang=2)


def _versions(report: Report, page: Page) -> str:
    packs = page.say("report.and").join(
        f"{each.id} {each.version} ({each.hash[:_HASH]})" for each in report.packs
    )
    return page.say("report.versions", packs=packs or "-", version=report.version, today=report.today)


def _next(report: Report, page: Page) -> str:
    verdicts = list(tally.verdicts(report).values())
    overall = tally.overall(verdicts, complete=report.complete)
    rules = {each.id for each in report.rules}
    first = next((each.code for each in report.findings if each.counts and each.code in rules), "")
    explain = page.say("report.next_explain", rule=first) if first else ""
    rest = page.say("report.next_rest") if Verdict.UNCHECKED in verdicts and overall is Verdict.REVISE else ""
    return page.say(f"report.next_{overall.value}") + rest + explain


def _reasons(report: Report, page: Page, ended: Sequence[Status]) -> Iterator[str]:
    """Yield the rules that ended so, under each form, and why: what was not decided, or not run."""
    titles = {each.id: each.title for each in report.rules}
    for document in report.documents:
        for form in document.forms:
            told = [each for status in ended for each in form.statuses if each.status is status]
            if told:
                heading = page.wrapped(page.say("report.open", form=_form(form)), hang=2)
                yield from (page.paint(line, "label") for line in heading)
                where = f" --> {document.path} {address(form.form.place)}".rstrip()
                yield page.paint(clean(where), "place")
            for status in told:
                title = page.pick(titles[status.rule]) if status.rule in titles else ""
                word = page.say(f"report.word_{status.status.value}")
                why = _why(status, form.form.kind, page)
                yield from page.wrapped(f"{word} {status.rule} {title}{why}", indent=2, hang=6)


def _form(form: FormReport) -> str:
    return one_line(form.form.title or form.form.layout).text


def _why(status: RuleStatus, kind: str, page: Page) -> str:
    """Return the first cells to blame, else the reason, behind a colon; empty where there is neither."""
    said = [page.pick(status.reason)] if status.reason and not status.causes else []
    said += [_cause(each, kind, page) for each in status.causes[:_CAUSES]]
    if len(status.causes) > _CAUSES:
        said.append(page.say("report.more", count=len(status.causes) - _CAUSES))
    return page.say("report.because", why=page.say("report.and").join(said)) if said else ""


def _cause(cause: Cause, kind: str, page: Page) -> str:
    in_list = bool(cause.place and cause.place.row_key)
    name = page.pick(column_name(cause.field, in_list=in_list, kind=kind)) if cause.field else ""
    where = address(cause.place) if cause.place else ""
    what = page.say(f"report.cause_{cause.what.replace('-', '_')}")
    return " ".join(part for part in (name, where, what) if part)
