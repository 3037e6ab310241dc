"""Lists written inside one cell: 目标1：… 目标2：…, numbered lines, 名称：值 pairs."""

from __future__ import annotations

import re
from collections.abc import Callable

from targetlint.forms.fold import fold, span
from targetlint.quantities.numerals import read

Stretch = tuple[int, int]

_NUMERAL = r"[0-9０-９一二三四五六七八九十]{1,3}"
_NUMBERED_LINE = re.compile(
    rf"(?m)^[^\S\n]*(?:[（(]{_NUMERAL}[）)][^\S\n]*[、.．]?|{_NUMERAL}[^\S\n]*[、.．)）](?![0-9０-９]))"
)
_STEP = re.compile(
    rf"(?:^|(?<=[\n；;]))[^\S\n]*(?:[（(](?P<inner>{_NUMERAL})[）)][^\S\n]*[、.．]?"
    rf"|(?P<word>目标|指标)(?P<named>{_NUMERAL})[^\S\n]*(?:[：:]|[、.．](?![0-9０-９]))"
    rf"|(?P<outer>{_NUMERAL})[^\S\n]*[、.．)）](?![0-9０-９])|(?P<circled>[①-⑳]))"
)
_NEXT = r"(?:[，,、]\s{0,9}|(?<!\s)\s{2,40}|(?<=[\d万亿元])[^\S\n])[^\W\d][^\s：:；;，,、()（）]{0,30}[：:]"
_PAIR = re.compile(
    r"(?:^|(?<=[\s；;，,、])|(?<=其中[：:]))(?P<name>[^\s：:；;，,、][^：:；;，,、\n]{0,30})[：:]"
    rf"(?P<value>(?:(?!{_NEXT})[^；;\n])*)"
)
_TIER = re.compile(r"(?:^|(?<=[\n；;。]))[^\S\n]*(?P<tier>[^\W\d]{2,12})[：:]")
_LEAD = re.compile(r"\s*其中[：:]")
_CLOSING = "；;"


def items(text: str, prefix: str) -> list[Stretch]:
    """Return the items of `text` behind 指标1： or 1、; the whole text where nothing is numbered."""
    marked = rf"{re.escape(prefix)}\s*{_NUMERAL}"
    marked = rf"{marked}\s*[：:、.．]|(?m:^)[^\S\n]*{marked}[^\S\n]"
    marks = list(re.finditer(marked, text)) if prefix else []
    marks = marks or list(_NUMBERED_LINE.finditer(text))
    starts = [mark.end() for mark in marks]
    ends = [mark.start() for mark in marks[1:]] + [len(text)] if marks else []
    found = [_item(text, start, end) for start, end in zip(starts, ends, strict=True)]
    lead = _item(text, 0, marks[0].start() if marks else len(text))
    return [lead, *found] if lead[0] < lead[1] else found


def numbered(text: str) -> list[Stretch]:
    """Return the items of a text that is a list numbered from 1, on lines or behind semicolons; else none.

    A list of one item is told by its word: 目标1：….
    """
    marks = list(_STEP.finditer(text))
    counted = [read(fold(mark[mark.lastgroup or 0]).text) for mark in marks]
    numbers = [None if each is None else each.value for each in counted]
    fewest = 1 if marks and marks[0]["word"] else 2
    if len(marks) < fewest or text[: marks[0].start()].strip() or numbers != [*range(1, len(marks) + 1)]:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = [_item(text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return found if all(start < end for start, end in found) else []


def tiers(text: str, known: Callable[[str], bool]) -> list[tuple[Stretch, Stretch]]:
    """Return the tiers that begin lines or clauses of `text`, 数量：…, each with what stands behind it."""
    marks = [mark for mark in _TIER.finditer(text) if known(mark["tier"])]
    ends = [*(mark.start() for mark in marks[1:]), len(text)] if marks else []
    pairs = zip(marks, ends, strict=True)
    return [(mark.span("tier"), _item(text, mark.end(), end)) for mark, end in pairs]


def pairs(text: str) -> list[tuple[Stretch, Stretch]]:
    """Return the 名称：值 pairs of `text`, set apart by lines, marks or wide space; 其中： names nothing."""
    lead = _LEAD.match(text)
    found = _PAIR.finditer(text, lead.end() if lead else 0)
    return [(span(text, *each.span("name")), span(text, *each.span("value"))) for each in found]


def _item(text: str, start: int, end: int) -> Stretch:
    start, end = span(text, start, end)
    while end > start and text[end - 1] in _CLOSING:
        start, end = span(text, start, end - 1)
    return start, end
