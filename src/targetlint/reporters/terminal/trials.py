"""The examples that rules carry: those that did not end as their author wrote, and how many did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean

_OUTCOMES = frozenset({"passes", "fails", "undecided"})


@dataclass(frozen=True, slots=True)
class Trial:
    """An example that did not end as wanted; `wanted` and `found` are passes, fails or undecided."""

    rule: str
    title: str
    wanted: str
    found: str
    detail: Said
    origin: Origin


def render(wrong: Sequence[Trial], count: int, page: Page) -> str:
    """Return the examples that went wrong, each at its line, and the count."""
    lines: list[str] = []
    for each in wrong:
        word = f"{page.say('report.error')}[{each.rule}]"
        wanted, found = (_outcome(outcome, page) for outcome in (each.wanted, each.found))
        text = page.say("report.example_wrong", title=each.title, wanted=wanted, found=found)
        first, *rest = page.wrapped(f"{word} {text}", hang=4)
        lines += [page.paint(word, "error") + first.removeprefix(word), *rest]
        lines += rulefile.excerpt(each.origin, page)
        detail = page.pick(each.detail)
        lines += [*(page.labelled(page.say("report.found"), detail) if detail else []), ""]
    failed = len(wrong)
    lines.append(page.say("report.examples_count", count=count, passed=count - failed, failed=failed))
    return joined(lines)


def _outcome(outcome: str, page: Page) -> str:
    return page.say(f"report.example_{outcome}") if outcome in _OUTCOMES else clean(outcome)
