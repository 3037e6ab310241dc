"""The examples that rules carry: how many held, what none of them shows, and which changes none notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.model.trials import Ending, Gap, Tally
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.page import Page, joined


def render(endings: Sequence[Ending], shown: Tally | None, noticed: Tally | None, page: Page) -> str:
    """Return the examples that ended otherwise and the gaps, each at its line, and the counts."""
    lines: list[str] = []
    for each in endings:
        if each.detail.zh:
            severity = "info" if each.passed else "error"
            text = page.say("report.example_wrong", title=each.title, detail=each.detail)
            lines += _headed(severity, each.rule, text, page)
            lines += [*rulefile.excerpt(each.origin, page), ""]
    for tally in (shown, noticed):
        for gap in tally.open_gaps if tally is not None else ():
            lines += [*_gap(gap, page), ""]
    failed = sum(not each.passed for each in endings)
    count = len(endings)
    lines.append(page.say("report.examples_count", count=count, passed=count - failed, failed=failed))
    for key, tally in (("shown", shown), ("noticed", noticed)):
        if tally is not None:
            lines.append(_count(key, tally, page))
    return joined(lines)


def _gap(gap: Gap, page: Page) -> Iterator[str]:
    yield from _headed("warning", gap.about, page.pick(gap.message), page)
    yield from rulefile.excerpt(gap.origin, page)
    yield from page.labelled(page.say("report.suggestion"), page.pick(gap.hint))
    yield from page.labelled(page.say("trial.or"), page.say("trial.argue", mark=gap.mark))


def _headed(severity: str, about: str, text: str, page: Page) -> Iterator[str]:
    word = f"{page.say(f'report.{severity}')}[{about}]"
    first, *rest = page.wrapped(f"{word} {text}", hang=4)
    yield page.paint(word, severity) + first.removeprefix(word)
    yield from rest


def _count(key: str, tally: Tally, page: Page) -> str:
    argued = len(tally.gaps) - len(tally.open_gaps)
    return page.say(
        f"trial.count_{key}", met=tally.met, count=tally.count, open=len(tally.open_gaps), argued=argued
    )
