"""What a round of `--watch` begins with, and what became of the findings of the round before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from targetlint.model.diagnostic import Diagnostic
from targetlint.reporters.terminal import concise
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean

_MOST = 10  # names or findings that are listed; of the others there is the number


def heading(number: int, time: str, changed: Sequence[str], page: Page) -> str:
    """Return the line above a round: its number, the time, and the files that changed."""
    names = [clean(each) for each in changed[:_MOST]]
    if len(changed) > _MOST:
        names.append(page.say("report.more", count=len(changed) - _MOST))
    text = page.say("runs.round", number=number, time=time, files=page.say("report.and").join(names))
    return joined([page.paint(line, "label") for line in page.wrapped(text, hang=2)])


def compared(before: Mapping[str, Diagnostic], now: Mapping[str, Diagnostic], page: Page) -> str:
    """Return how many findings went, came and stayed, by fingerprint, and those that went and came."""
    fixed = [each for mark, each in before.items() if mark not in now]
    new = [each for mark, each in now.items() if mark not in before]
    counts = {"fixed": len(fixed), "new": len(new), "still": len(now) - len(new)}
    first = page.paint(page.say("runs.compared", **counts), "label")
    return joined([first, *_listed("runs.fixed", fixed, page), *_listed("runs.new", new, page)])


def _listed(key: str, findings: Sequence[Diagnostic], page: Page) -> Iterator[str]:
    for each in findings[:_MOST]:
        yield "  " + page.say(key) + concise.line(each, page)
    if len(findings) > _MOST:
        yield "  " + page.say("report.more", count=len(findings) - _MOST)
