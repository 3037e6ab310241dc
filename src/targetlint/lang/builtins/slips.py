"""Builtins that see slips of whoever filled in a form: names that say nothing, a text pasted twice."""

from __future__ import annotations

import re

from targetlint.lang import types
from targetlint.lang.builtins._declare import builtin
from targetlint.lang.words_in import folded
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.quantity import Quantity, Target
from targetlint.quantities.added import tables
from targetlint.quantities.parse import extract

_LABELS = "一级|二级|三级|绩效|数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响"
_NOTHING = re.compile(
    rf"(?:(?:{_LABELS})?(?:指标|目标)[\d一二三四五六七八九十]*|[(（]?\d+)[)）]?[:：.、．,，]*"
)
_TWICE = re.compile(r"[≥≤<>=＝》《约达]*(.{2,80}?)\1")
_CLOSING = ")） 　。"


@builtin("没有说明", "text", gives=types.BOOL)
def names_nothing(name: str) -> bool:
    """Whether the name of an indicator is only a number or the form's own label.

    Takes    a name.
    Gives    yes for 88, 指标1： and 数量指标, which say nothing of what is measured; no for 满意度指标.
    Example  names_nothing(indicator.name)
    """
    return _NOTHING.fullmatch(folded(name)) is not None


@builtin("叠写", "text", gives=types.TEXT)
def written_twice(text: str) -> str | None:
    """What a text says twice in a row where it begins, as when it was pasted twice: 854万854万.

    Takes    a text.
    Gives    what stands there twice, once: figures together with their unit, or four letters and more.
    Unknown  when nothing does; 1:1:2 and 天天 are nothing of the kind.
    Example  written_twice(name) is filled
    """
    match = _TWICE.match(folded(text))
    part = match[1] if match else ""
    figures = bool(re.search(r"\d", part)) and bool(re.search(r"[^\W\d_]|%", part))
    return part if figures or len(re.findall(r"[^\W\d_]", part)) >= 4 else None  # noqa: PLR2004 - a phrase


@builtin("与名称矛盾", "target", "text", gives=types.BOOL, reads=True)
def contradicts_name(value: Target, name: str, added: Added = NOTHING_ADDED) -> bool:
    """Whether the name of an indicator ends in another number than its value states: 达标率100% and ≥98%.

    Takes    an indicator value and the name.
    Gives    yes, or no where the value states no single number or the name ends in none of the same unit;
             numbers inside the name only say of what (65岁以上老人体检率) and are left aside.
    Example  contradicts_name(indicator.value, indicator.name)
    """
    stated, named = value.sole, _last(name, added)
    if stated is None or named is None or (stated.unit, stated.per) != (named.unit, named.per):
        return False
    return stated.number != named.number


def _last(name: str, added: Added) -> Quantity | None:
    """Return the number in which a name ends."""
    quantities, _ = extract(name, tables=tables(added))
    end = len(name.rstrip(_CLOSING))
    return next((each for each in quantities if each.unit and each.end >= end), None)
