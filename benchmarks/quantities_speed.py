"""Values a second beside other readers, in turns within one run: what the machine does meets all of them."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from targetlint.quantities.parse import parse

_ROUNDS = 15
_SLOW_ROUNDS = 1
_SLOW_VALUES = 20
"""Recognizers-Text reads so slowly that a part of the values must do."""

_HAN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点"
_CN2AN_PATTERN = re.compile(
    r"(?P<before>≥|≤|>|<|=|不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于|超过|低于|少于|至少|最多|约|近)?\s*"
    rf"(?P<number>-?\d[\d,]*(?:\.\d+)?[十百千万亿]*|[{_HAN}]+)\s*"
    r"(?P<unit>人次|场次|平方米|公里|个百分点|万元|元|%|‰|亩|吨|人|户|家|个|项|次|期|场|件|套|台|篇|天|年|月|小时)?"
    r"(?P<after>以上|以下|以内|左右|内)?"
)
_CULTURE = "zh-cn"
_RECOGNIZERS = {
    "recognizers_number": ("recognize_number", "recognize_percentage"),
    "recognizers_number_with_unit": ("recognize_dimension", "recognize_currency"),
    "recognizers_date_time": ("recognize_datetime",),
}


def report(values: Sequence[str]) -> list[str]:
    """Return a line for each reader: values a second, and how many times as fast as it we are."""
    ours = _seconds(parse, values)
    lines = []
    cn2an = _cn2an()
    if cn2an is None:
        lines.append("cn2an + regex: cn2an is not installed here (it is in the dev extra)")
    else:
        mine, theirs = _in_turns(parse, cn2an, values, _ROUNDS)
        ours = min(ours, mine)
        lines.append(_line("cn2an + regex", theirs, len(values), theirs / mine))
    recognizers = _recognizers()
    if recognizers is None:
        lines.append("Recognizers-Text: not installed here (recognizers-text-suite with emoji<2)")
    else:
        part = values[:: max(1, len(values) // _SLOW_VALUES)]
        mine, theirs = _in_turns(parse, recognizers, part, _SLOW_ROUNDS)
        lines.append(_line("Recognizers-Text, five models", theirs, len(part), theirs / mine))
    return [_line("targetlint", ours, len(values), 1.0), *lines]


def _line(name: str, seconds: float, count: int, times: float) -> str:
    return f"{name:32}{count / seconds:12,.0f} values/s{'' if times == 1.0 else f'   we: ×{times:,.2f}'}"


def _in_turns(
    one: Callable[[str], Any], other: Callable[[str], Any], values: Sequence[str], rounds: int
) -> tuple[float, float]:
    """Return the median seconds of both readers for all values, read in turns."""
    pairs = [(_seconds(one, values), _seconds(other, values)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _seconds(read: Callable[[str], Any], values: Sequence[str]) -> float:
    start = time.perf_counter()
    for value in values:
        read(value)
    return time.perf_counter() - start


def _cn2an() -> Callable[[str], Any] | None:
    """Return the plain way to read a value: one regular expression, and cn2an for its numerals."""
    try:
        convert = importlib.import_module("cn2an").cn2an
    except ImportError:
        return None

    def read(value: str) -> list[tuple[str, Any, str, str]]:
        return list(_found(value, convert))

    return read


def _found(value: str, convert: Callable[[str, str], Any]) -> Iterator[tuple[str, Any, str, str]]:
    for match in _CN2AN_PATTERN.finditer(value):
        written = match["number"].replace(",", "")
        try:
            number = convert(written, "smart")
        except ValueError:
            continue
        yield match["before"] or "", number, match["unit"] or "", match["after"] or ""


def _recognizers() -> Callable[[str], Any] | None:
    """Return Microsoft's models for numbers, percentages, dimensions, money and dates, in turn."""
    try:
        models = [
            getattr(importlib.import_module(module), name)
            for module, names in _RECOGNIZERS.items()
            for name in names
        ]
    except ImportError:
        return None

    def read(value: str) -> list[Any]:
        return [model(value, _CULTURE) for model in models]

    read("1")  # the first call builds the models
    return read
