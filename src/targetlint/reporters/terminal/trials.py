"""The examples that rules carry: those that did not end as their author wrote, and how many did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.page import Page, joined


@dataclass(frozen=True, slots=True)
class Trial:
    """An example that did not end as its author wrote; `detail` says what was wanted and what came.

    `allowed` is True where a lower pack's parameters are the reason.
    """

    rule: str
    title: str
    detail: Said
    origin: Origin
    allowed: bool


def render(trials: Sequence[Trial], count: int, page: Page) -> str:
    """Return the examples that ended otherwise, each at its line, and the count."""
    lines: list[str] = []
    for each in trials:
        severity = "info" if each.allowed else "error"
        word = f"{page.say(f'report.{severity}')}[{each.rule}]"
        text = page.say("report.example_wrong", title=each.title, detail=each.detail)
        first, *rest = page.wrapped(f"{word} {text}", hang=4)
        lines += [page.paint(word, severity) + first.removeprefix(word), *rest]
        lines += [*rulefile.excerpt(each.origin, page), ""]
    failed = sum(not each.allowed for each in trials)
    lines.append(page.say("report.examples_count", count=count, passed=count - failed, failed=failed))
    return joined(lines)
