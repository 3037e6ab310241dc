"""What is told of a rule, in both languages: the one source of `explain` and of docs/rules/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from targetlint.model.diagnostic import Basis
from targetlint.model.report import Asked, Explanation, RuleInfo
from targetlint.model.said import Said
from targetlint.model.schema import FORMS
from targetlint.words import say

Fact = tuple[Said, Said]
"""A label and what stands behind it."""

DIMENSIONS = ("completeness", "relevance", "appropriateness", "feasibility")
_INDEX = ("rule", "severity", "dimension", "title")


def facts(rule: Explanation) -> Iterator[Fact]:
    """Yield what is known of a rule, in the order in which it is read; what is empty is left out."""
    info = rule.info
    yield _label("severity"), say(f"report.{info.severity}")
    yield _label("confidence"), say(f"report.confidence_{info.confidence}")
    yield from _unless_empty("dimension", dimension(info))
    yield from _unless_empty("applies_to", _listed(map(_kind, info.applies_to)))
    yield from _unless_empty("tags", _listed(Said(tag, tag) for tag in info.tags))
    yield from _unless_empty("pack", _same(f"{info.pack}  {info.origin.file}:{info.origin.line}"))
    for basis in info.basis:
        yield say("report.basis"), _cited(basis)
    if not info.basis:
        yield say("report.basis"), say("report.rule_no_basis")
    for name, value in rule.params:
        yield from _unless_empty("param", _same(value if name in value else f"{name} = {value}"))
    for asked in rule.asked:
        yield from _asked(asked)
    for outcome, title in rule.examples:
        yield say("report.example"), say(f"report.example_{outcome}", title=title)


def paragraphs(rule: Explanation) -> list[str]:
    """Return why a rule exists, as its author wrote it, each paragraph on one line."""
    return [_joined(each) for each in rule.why.split("\n\n") if each.strip()]


def dimension(rule: RuleInfo) -> Said:
    """Return the dimension of a rule in words."""
    known = rule.dimension in DIMENSIONS
    return say(f"report.dimension_{rule.dimension}") if known else _same(rule.dimension)


def pages(rules: Sequence[Explanation]) -> Mapping[str, str]:
    """Return the pages of some rules as Markdown, in both languages, by file name; README.md lists them."""
    found = {f"{each.info.id}.md": _markdown(each) for each in rules}
    return found | {"README.md": _index([each.info for each in rules])}


def _markdown(rule: Explanation) -> str:
    info = rule.info
    rows = [f"| {_both(label)} | {_cell(text.zh)} | {_cell(text.en)} |" for label, text in facts(rule)]
    source = [f"    {line}".rstrip() for line in rule.text.rstrip().splitlines()]
    blocks = [
        f"# {info.id} {info.title.zh}",
        info.title.en,
        *(f"> {each}" for each in paragraphs(rule)),
        "\n".join(["| | 中文 | English |", "|---|---|---|", *rows]),
        f"## {_both(_label('source'))}",
        "\n".join(source),
    ]
    return "\n\n".join(blocks) + "\n"


def _index(rules: Sequence[RuleInfo]) -> str:
    header = [_both(say(f"report.column_{name}")) for name in _INDEX]
    rows = [
        f"| [{each.id}]({each.id}.md) | {_both(say(f'report.{each.severity}'))} | {_both(dimension(each))} "
        f"| {_cell(each.title.zh)}<br>{_cell(each.title.en)} |"
        for each in rules
    ]
    title = say("report.rules_pages")
    lines = [f"| {' | '.join(header)} |", "|---" * len(header) + "|", *rows]
    return "\n".join([f"# {title.zh} {title.en}", "", *lines]) + "\n"


def _asked(asked: Asked) -> Iterator[Fact]:
    if asked.message is not None:
        yield _label("message"), asked.message
    if asked.expected is not None:
        yield say("report.expected"), asked.expected
    if asked.suggestion is not None:
        grade = say(f"score.{asked.grade}")
        yield say("report.suggestion"), say("score.suggestion", grade=grade, text=asked.suggestion)


def _label(name: str) -> Said:
    return say(f"report.rule_{name}")


def _unless_empty(name: str, text: Said) -> Iterator[Fact]:
    if text.zh:
        yield _label(name), text


def _same(text: str) -> Said:
    return Said(text, text)


def _listed(several: Iterable[Said]) -> Said:
    parts = list(several)
    return Said("、".join(each.zh for each in parts), ", ".join(each.en for each in parts))


def _kind(written: str) -> Said:
    """Return a form kind's name, whichever language its author wrote."""
    for kind in FORMS.values():
        if written in {kind.name, kind.chinese}:
            return Said(kind.chinese, kind.name.replace("_", " "))
    return _same(written)


def _cited(basis: Basis) -> Said:
    text = f"{basis.document} {basis.clause}".strip()
    unverified = Said("", "") if basis.verified else say("report.unverified")
    return Said(text + unverified.zh, text + unverified.en)


def _joined(paragraph: str) -> str:
    """Put the lines of a comment together: with a space between letters, without one between 汉字."""
    first, *rest = [line.strip() for line in paragraph.splitlines() if line.strip()]
    for line in rest:
        first += (" " if first[-1].isascii() or line[0].isascii() else "") + line
    return first


def _both(said: Said) -> str:
    return f"{said.zh} {said.en}" if said.zh != said.en else said.zh


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
