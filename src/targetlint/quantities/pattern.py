"""The one pattern that finds quantities, dates and set phrases; built once from the tables."""

from __future__ import annotations

import re
from functools import cache

from targetlint.quantities import lexicons, lookalikes
from targetlint.quantities.dates import DAY_RANGE, POINT, RECURRENCE, REPEATED
from targetlint.quantities.numerals import DIGITS, SCALES
from targetlint.quantities.tables import choice
from targetlint.quantities.units import DENOMINATORS, NOT_BEFORE, SPELLINGS

_ARABIC = (
    r"(?:\d{1,3}(?:,\d{3})++(?![\d,])(?:\.\d+)?+|\d{1,3}(?: \d{3})++(?![\d.])"
    r"|\d{1,3}(?:，\d{3})++(?=[^\d，]{1,6}$)|\d++(?:\.\d++)?+)"
)
_SCALE = r"(?:[十万亿]|百(?!分[比点号])|千(?![瓦米克伏卡焦帕赫字])|兆(?![瓦赫帕字]))"
_HAN = f"[{''.join(DIGITS)}{''.join(SCALES)}]"
_HAN_DIGIT = f"[{''.join(DIGITS)}]"
_HAN_RUN = rf"{_HAN}{{1,40}}+(?:点{_HAN_DIGIT}{{1,20}}+[万亿]{{0,2}})?"
_MIXED = (
    rf"{_ARABIC}(?:\s?{_SCALE}{{1,4}}+(?:\d{{1,4}}+{_SCALE}{{1,2}}+){{0,4}}+"
    rf"(?:\d{{1,4}}(?![\d.,:/-]|{_SCALE}))?)?"
)
_TENTHS = r"(?:[一二三四五六七八九十两]|\d{1,2}(?:\.\d)?)\s?成(?![立果功员效就绩为长熟本人品型份])"
NUMBER = (
    rf"(?:[百千]分之(?:{_ARABIC}|{_HAN_RUN})|{_HAN_RUN}分之{_HAN_RUN}"
    rf"|\d{{1,6}}+\s?/\s?\d{{1,6}}+(?!\s?[/年月.\d-])|{_TENTHS}|半(?=个?[年天月日小周])|{_MIXED}|{_HAN_RUN})"
)
_MORE_STARTERS = "第每截不最早到在于从自本当今明次国前近较比与同负几数上下-+±[(“\"'‘"
"""Signs that dates, ordinals, quotations and signed numbers begin with."""

_RANGE_SIGN = r"(?:[-~]|—{1,2}|至|到|--)"
_BETWEEN = r"(?:和|与)(?=[^,，;；。]{1,10}之间)"
_NO_DATE = r"(?!(?:19|20)\d\d\s?年|\d{1,2}\s?月(?!以|内|左))"


def _unit() -> str:
    guards = dict(NOT_BEFORE)
    guards |= {word: "A-Za-z" for word in SPELLINGS if word[-1].isascii() and word[-1].isalpha()}
    return choice(SPELLINGS, guards)


def _prefix() -> str:
    words = rf"{choice(lexicons.PREFIXES)}(?:的|相比)?"
    damaged = r"[WNZ](?=\s?[\d.]{1,6}\s?%)"
    return rf"(?:(?!{lookalikes.LAST_YEARS})(?:{words}|{lexicons.DATED_BASELINE}的?|{damaged})\s{{0,2}}+)"


def _suffix() -> str:
    words = {*lexicons.SUFFIXES, *lexicons.NEUTRAL_SUFFIXES, lexicons.EXCLUDED}
    return rf"(?:\s?{choice(words, lexicons.SUFFIX_NOT_BEFORE)}){{0,3}}"


def _number(place: int, unit: str, tail: str = "") -> str:
    """Return the pattern of a number with its unit; its groups end in `place`, 1 or the range's 2."""
    return (
        rf"(?P<n{place}>{NUMBER})(?!级)(?P<a{place}>[{''.join(lexicons.MIDDLES)}])?+(?P<s{place}>{_SCALE}{{1,3}})?"
        rf"\s?(?P<u{place}>{unit})?{tail}(?:\s?\((?P<alt{place}>(?!不?含)[^()\d]{{1,6}})\))?"
    )


def _quantity() -> str:
    unit, per, prefix = _unit(), choice(DENOMINATORS), _prefix()
    each = rf"(?:每个?{per}(?:每个?{per}){{0,2}}|{per}均)"
    gap = rf"[^\d,，;；。、:：\n()<>≤≥=每{''.join(DIGITS)}]{{0,8}}?"
    minus = r"±|(?<![\w%)])[-+]|负"
    first, second = _number(1, unit, rf"(?P<tail>{_change()})?"), _number(2, unit)
    again = choice({*lexicons.SIGNS, *lexicons.COMPARATORS})
    to = rf"\s?(?:{_RANGE_SIGN}|{_BETWEEN})\s?(?P<pre2>{again})?{_NO_DATE}"
    rates = rf"(?:\s?(?:[/·]|每个?)\s?{per}){{0,3}}"
    return (
        rf"(?:(?P<each>{each})(?P<gap>{gap}))?(?P<pre>{prefix}{{0,5}}+)(?P<minus>{minus})?\s?"
        rf"(?:(?P<phrase>{choice(lexicons.IDIOMS)})|{first}(?:{to}{second})?)"
        rf"(?P<per>{rates})(?P<half>半(?!年|天|月|个|日))?(?P<suf>{_suffix()})"
    )


def _change() -> str:
    digit = rf"(?:\d|{_HAN_DIGIT})"
    return rf"(?<=[元块]){digit}[角毛](?:{digit}分)?"


def _date() -> str:
    lead = r"(?:截至|截止到?|不迟于|不晚于|最迟|最晚|早于|≤|<=|≥|>=|=|<|到|在|于|从|自)\s?"
    end = r"(?:底前|以?前(?![\d一二三四五六七八九十])|之前|为止|止|以?后|之后|起|内)"
    return (
        rf"(?P<lead>{lead})?(?:(?P<each_date>{RECURRENCE})(?P<point0>{REPEATED})|(?P<point1>{POINT})"
        rf"(?:\s?(?:[-~]|—{{1,2}}|至|到|--)\s?(?P<point2>{POINT}|{DAY_RANGE}|(?:19|20)\d\d年?))?)(?P<end>\s?{end})?"
    )


def _starters() -> str:
    """Return every sign a token can begin with, for a quick look before the whole pattern is tried."""
    words = {*lexicons.PREFIXES, *lexicons.IDIOMS, *lookalikes.SLOGANS, *DENOMINATORS, *SCALES, *DIGITS}
    return "".join(sorted({word[0] for word in words} | set(_MORE_STARTERS)))


_CLOCK = (
    r"(?<![\d比])(?:[01]?\d|2[0-4]):[0-5]\d\s?[-~—至到]+\s?(?:[01]?\d|2[0-4]):[0-5]\d"
    r"|(?<![\d比])(?:0?[5-9]|1\d|2[0-4]):[0-5]\d(?!\d)"
)


@cache
def token() -> re.Pattern[str]:
    """Return the pattern; the groups stop, zero, clock, point0/1, ratio, phrase, n1 tell what it found."""
    side = r"\d{1,6}+(?:\.\d{1,4}+)?"
    alternatives = (
        rf"(?P<stop>{'|'.join(lookalikes.STOPS)}|{choice(lookalikes.SLOGANS)})",
        rf"(?P<zero>零(?P<event>{choice(lexicons.ZERO_EVENTS)}))",
        rf"(?P<clock>{_CLOCK})",
        _date(),
        rf"(?P<ratio>(?P<left>{side})\s?:\s?(?P<right>{side}))",
        _quantity(),
    )
    return re.compile(rf"(?=[\dA-Za-z\s{re.escape(_starters())}])(?:{'|'.join(alternatives)})")
