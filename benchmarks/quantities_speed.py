"""Values a second beside other readers, in turns within one run: what the machine does meets all of them.

Processor time is measured, as others may use the machine meanwhile, and a turn lasts about as long for
either reader, so that none is measured only in the caches that the other left. A reader's line says how
many times as long as we it takes for the same values.

What must not be faster than we is `cn2an.transform` with a regular expression: what a user of cn2an writes
who wants the bound, the number and the unit of a value, with that library's own function for text in which
numerals stand. Beside it stands a leaner way, for which cn2an only converts what the expression has found:
it is as fast as few bounds and units and no dates, ranges, rates or kinds let it be; we need not be.
"""

from __future__ import annotations

import importlib
import re
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from statistics import median
from typing import Any

from targetlint.quantities.parse import parse

_ROUNDS = 25
_TURN = 0.04
"""Seconds that a turn lasts, where one pass over the values does not last longer."""

_SLOW_ROUNDS = 5
_SLOW_VALUES = 25
"""Recognizers-Text is so slow that a part of the values must do."""

_HAN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点"
_REST = re.compile(
    r"(?P<before>≥|≤|>|<|=|不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于|超过|低于|少于|至少|约|近)?"
    rf"\s*(?P<number>-?\d[\d,]*(?:\.\d+)?[十百千万亿]*|[{_HAN}]+)\s*"
    r"(?P<unit>人次|场次|平方米|公里|个百分点|万元|元|%|‰|亩|吨|人|户|家|个|项|次|期|场|件|套|天|年|月)?"
    r"(?P<after>以上|以下|以内|左右|内)?"
)
"""What a short expression can do for the rest: few bounds and units, and no rates, ranges or dates."""

_CULTURE = "zh-cn"
_RECOGNIZERS = {
    "recognizers_number": ("recognize_number", "recognize_percentage"),
    "recognizers_number_with_unit": ("recognize_dimension", "recognize_currency"),
    "recognizers_date_time": ("recognize_datetime",),
}

Reader = Callable[[str], Any]


def report(values: Sequence[str]) -> list[str]:
    """Return a line for each reader that is installed, and one for each that is not."""
    parse(values[0])  # the patterns are made once
    part = values[:: max(1, len(values) // _SLOW_VALUES)]
    others = (
        ("cn2an.transform + regex", _cn2an(_transformed), values, _ROUNDS),
        ("regex + cn2an of what it finds", _cn2an(_converted), values, _ROUNDS),
        ("Recognizers-Text, five models", _recognizers(), part, _SLOW_ROUNDS),
    )
    lines = [f"{'reader':34}{'values/s':>12}{'takes':>12}"]
    for name, reader, some, rounds in others:
        if reader is None:
            lines.append(f"{name:34}  not installed here")
            continue
        ours, theirs = _in_turns(reader, some, rounds)
        lines.append(f"{name:34}{len(some) / theirs:12,.0f}{theirs / ours:11,.2f}×")
        lines.append(f"{'  targetlint, the same values':34}{len(some) / ours:12,.0f}")
    return lines


def _in_turns(other: Reader, values: Sequence[str], rounds: int) -> tuple[float, float]:
    """Return the median seconds that we and another reader take for all values, read in turns."""
    turn = max(_TURN, _seconds(other, values, 1))
    passes = [max(1, round(turn / _seconds(reader, values, 1))) for reader in (parse, other)]
    pairs = [(_seconds(parse, values, passes[0]), _seconds(other, values, passes[1])) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _seconds(read: Reader, values: Sequence[str], passes: int) -> float:
    """Return the seconds that a pass over the values takes on average."""
    start = time.process_time()
    for _ in range(passes):
        for value in values:
            read(value)
    return (time.process_time() - start) / passes


def _cn2an(reader: Callable[[Any, str], Any]) -> Reader | None:
    try:
        module = importlib.import_module("cn2an")
    except ImportError:
        return None
    warnings.simplefilter("ignore")  # it warns of every numeral that it cannot read
    return partial(reader, module)


def _transformed(module: Any, value: str) -> list[tuple[str | None, ...]]:  # noqa: ANN401 - a foreign module
    """Let cn2an write all numerals of a value as digits, and a regular expression find the rest."""
    with suppress(ValueError):
        value = module.transform(value, "cn2an")
    return [found.groups() for found in _REST.finditer(value)]


def _converted(module: Any, value: str) -> list[tuple[Any, ...]]:  # noqa: ANN401 - a foreign module
    """Let a regular expression find the numerals and the rest, and cn2an read the numerals."""
    read: list[tuple[Any, ...]] = []
    for found in _REST.finditer(value):
        before, number, unit, after = found.groups()
        with suppress(ValueError):
            read.append((before, module.cn2an(number.replace(",", ""), "smart"), unit, after))
    return read


def _recognizers() -> Reader | None:
    """Return Microsoft's models for numbers, percentages, dimensions, money, dates, one after another."""
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
