"""Rule packs examined: what is wrong or odd at its line, how much of it, and what each rule costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.report import Cost
from targetlint.model.schema import FORMS
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.grid import Line, draw_whole
from targetlint.reporters.terminal.page import Page, joined

_WIDE = 200  # cells in which every cost has room


def render(told: Sequence[Diagnostic], rules: int, page: Page) -> str:
    """Return everything told, each with its line, and how much it is."""
    counted = Counter(each.severity for each in told)
    counts = {
        "errors": counted[Severity.ERROR],
        "warnings": counted[Severity.WARNING],
        "infos": counted[Severity.INFO],
    }
    return rulefile.render(told, page) + joined([page.say("report.rules_checked", rules=rules, **counts)])


def render_costs(costs: Sequence[Cost], page: Page) -> str:
    """Return a line for each rule and kind of form: how many steps it takes at most."""
    header = [page.say(f"report.column_{name}") for name in ("rule", "form", "steps")]
    lines = [Line("", [each.rule, _kind(each.kind, page), f"{each.steps:,}"]) for each in costs]
    wide = replace(page, width=max(page.width, _WIDE))
    return joined(["", *(draw_whole(header, lines, wide) if lines else [])])


def _kind(name: str, page: Page) -> str:
    return FORMS[name].chinese if page.lang == "zh" else name.replace("_", " ")
