"""A rule's page: why it exists, what it rests on, what it asks, its examples; and the list of rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from targetlint.model.report import Explanation, RuleInfo
from targetlint.model.schema import FORMS
from targetlint.reporters.terminal import wording
from targetlint.reporters.terminal.grid import Line, draw_whole
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean

_WIDE = 200  # cells in which any rule's title has room: a longer line is the terminal's to break
_DIMENSIONS = frozenset({"completeness", "relevance", "appropriateness", "feasibility"})


def render(rule: Explanation, page: Page) -> str:
    """Return the rule's page."""
    info = rule.info
    lines = [page.paint(clean(info.id), info.severity.value) + f"  {page.pick(info.title)}", ""]
    for paragraph in rule.why.split("\n\n"):
        lines += [*page.wrapped(clean(_joined(paragraph)), 2, 2), ""] if paragraph.strip() else []
    lines += _facts(rule, page)
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
                _dimension(rule, page),
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


def _facts(rule: Explanation, page: Page) -> Iterator[str]:
    info = rule.info
    kinds = [_kind(name, page) for name in info.applies_to]
    listed = page.say("report.and").join
    yield from _fact("severity", page.say(f"report.{info.severity.value}"), page)
    yield from _fact("confidence", page.say(f"report.confidence_{info.confidence.value}"), page)
    yield from _fact("dimension", _dimension(info, page), page)
    yield from _fact("applies_to", listed(kinds), page)
    yield from _fact("tags", listed(info.tags), page)
    yield from _fact("pack", f"{info.pack}  {info.origin.file}:{info.origin.line}", page)
    for basis in info.basis:
        yield from page.labelled(page.say("report.basis"), wording.cited(basis, page))
    if not info.basis:
        yield from page.labelled(page.say("report.basis"), page.say("report.rule_no_basis"))
    for name, value in rule.params:
        yield from _fact("param", value if name in value else f"{name} = {value}", page)
    for outcome, title in rule.examples:
        yield from page.labelled(
            page.say("report.example"), page.say(f"report.example_{outcome}", title=title)
        )


def _fact(name: str, text: str, page: Page) -> list[str]:
    return page.labelled(page.say(f"report.rule_{name}"), clean(text)) if text else []


def _joined(paragraph: str) -> str:
    """Put the lines of a comment together: with a space between letters, without one between 汉字."""
    first, *rest = [line.strip() for line in paragraph.splitlines() if line.strip()]
    for line in rest:
        first += (" " if first[-1].isascii() or line[0].isascii() else "") + line
    return first


def _kind(written: str, page: Page) -> str:
    """Return a form kind's name in the page's language, whichever the author wrote."""
    for kind in FORMS.values():
        if written in {kind.name, kind.chinese}:
            return kind.chinese if page.lang == "zh" else kind.name.replace("_", " ")
    return written


def _dimension(rule: RuleInfo, page: Page) -> str:
    known = rule.dimension in _DIMENSIONS
    return page.say(f"report.dimension_{rule.dimension}") if known else clean(rule.dimension)
