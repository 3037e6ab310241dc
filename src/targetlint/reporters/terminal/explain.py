"""A rule's page: why it exists, what it rests on, what it asks, its examples; and the list of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from targetlint.model.report import Explanation, RuleInfo
from targetlint.reporters import rule_page
from targetlint.reporters.terminal.grid import Line, draw_whole
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean

_WIDE = 200  # cells in which any rule's title has room: a longer line is the terminal's to break


def render(rule: Explanation, page: Page) -> str:
    """Return the rule's page."""
    info = rule.info
    lines = [page.paint(clean(info.id), info.severity.value) + f"  {page.pick(info.title)}", ""]
    for paragraph in rule_page.paragraphs(rule):
        lines += [*page.wrapped(clean(paragraph), 2, 2), ""]
    for label, text in rule_page.facts(rule):
        lines += page.labelled(page.pick(label), page.pick(text))
    lines += ["", page.paint(page.say("report.rule_source"), "label")]
    lines += [f"  {page.bar} {clean(line)}" for line in rule.text.rstrip().splitlines()]
    return joined(lines)


def render_list(rules: Sequence[RuleInfo], page: Page) -> str:
    """Return one line for each rule: id, severity, dimension and title, which is never cut."""
    wide = replace(page, width=max(page.width, _WIDE))
    header = [page.say(f"report.column_{name}") for name in ("rule", "severity", "dimension", "title")]
    lines = [
        Line(
            "",
            [
                rule.id,
                page.say(f"report.{rule.severity.value}"),
                page.pick(rule_page.dimension(rule)),
                page.pick(rule.title),
            ],
        )
        for rule in rules
    ]
    return joined(
        [
            *(draw_whole(header, lines, wide) if lines else []),
            page.say("report.rules_count", count=len(lines)),
        ]
    )
