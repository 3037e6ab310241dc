"""The one pattern that finds numbers, dates and set phrases; built once from the tables."""

from __future__ import annotations

import re
from functools import lru_cache

from targetlint.quantities import lexicons
from targetlint.quantities.choice import choice, first_signs
from targetlint.quantities.date_pattern import END, LEAD, POINT, STARTS
from targetlint.quantities.numerals import DIGITS, SCALES, TENS
from targetlint.quantities.table_files import words
from targetlint.quantities.tables import DENOMINATORS, Tables

_HAN_DIGITS = "".join(sign for sign in DIGITS if sign != "两")
_PLAIN_DIGIT = "[一二三四五六七八九]"
_ARABIC = (
    r"(?:\d{1,3}+(?:(?:,\d{3}){1,8}+(?![\d,])(?:\.\d+)?+|(?: \d{3}){1,8}+(?![\d.])"
    r"|(?:，\d{3}){1,8}+(?=[^\d，]{1,6}$))"
    r"|\d++(?:\.\d++)?+|(?<![\w.])\.\d++)"
)
SCALE = r"(?:[十万亿]|百(?!分[比点号])|千(?![瓦米克伏卡焦帕赫字]|分比)|兆(?![瓦赫帕字]))"
"""A scale; 千 and 兆 before 瓦, 米 and the like begin a unit."""

MIDDLE = r"[余多来几](?!元化|样)"
"""A sign between a number and its unit that makes it vague."""

SAYING = f"{''.join((*DIGITS, *SCALES, *TENS))}半几数翻年月日号季度周期天旬假每均"
"""Signs beside digits that numbers and dates are made of; a text without any of them states none."""

_COUNTED = "次个年天月周位名家户项人场期倍份"
_HAN_SIGN = (
    rf"(?:[{_HAN_DIGITS.replace('零', '')}{''.join(TENS)}十百万亿拾佰仟]|零(?!\d)"
    r"|千(?![瓦克伏卡焦帕赫字]|米(?<=[十百万亿]千米))|兆(?![瓦赫帕字])"
    rf"|两(?=[百千万亿])|(?<=[一零])两(?=[{_COUNTED}]))"
)
_HAN_RUN = rf"(?:两|{_HAN_SIGN}){_HAN_SIGN}{{0,40}}+"
_HAN = (
    rf"{_HAN_RUN}(?:\s{_PLAIN_DIGIT}[十百千]{_PLAIN_DIGIT}?){{0,4}}+"
    rf"(?:点[\d{_HAN_DIGITS}]{{1,20}}+[万亿]{{0,2}})?"
)
_SHORT = rf"[\d.{_HAN_DIGITS}两十百千万亿拾佰仟点]{{1,20}}+"
"""The second number of a fraction: whatever it is made of is read afterwards."""

_TENTHS = rf"\s?成(?![立果功员效就绩为长熟本人品型份新])(?:{_PLAIN_DIGIT}|半)?"
_MIXED = (
    rf"\s?{SCALE}{{1,4}}+(?:\s?零?\d{{1,4}}+\s?{SCALE}{{1,2}}+){{0,4}}+"
    rf"(?:零?\d{{1,4}}(?![\d.,:/%年月-]|\s?{SCALE})|{_PLAIN_DIGIT}(?=[元块以左]|[^\w]|$)|零?{_PLAIN_DIGIT}[十百千][{_HAN_DIGITS}十百千]{{0,20}}+)?"
)
_PART = rf"(?:\d{{1,6}}+\s?/\s?\d{{1,6}}+|{_SHORT}分之{_SHORT})"
_NUMBER = (
    rf"(?:{_ARABIC}(?:\s?/\s?\d{{1,6}}+(?!\s?[/年月.\d-])|分之{_SHORT}|\s?又\s?{_PART}|{_TENTHS}|{_MIXED})?"
    rf"|{_HAN}(?:分之{_SHORT}|又{_PART}|{_TENTHS})?"
    r"|好?[数几][十百千万亿]{1,4}|半(?=个|年|天|月|日|小时|周|公[升斤里顷]|[斤升吨亩里]))"
)
_RATE_PER = "人户家校村年月日周亩生班组床次镇县"
_OFTEN = r"一(?:年|个月|周|天|学期)(?=\s?[\d一二两三四五六七八九十]{1,3}\s?次)"
"""How often, without 每: 一年两次."""

_MORE_STARTERS = "好第每截不最早到在于从自本当今明次国前近较比与同负几数上下-+±.[(“\"'‘"
"""Signs that dates, ordinals, quotations and signed numbers begin with."""

_LAST_YEARS = r"近[一二两三四五六七八九十\d]{1,2}年"
"""Years gone by, however a bound stands before them: 高于近三年平均值."""

AGAIN = r"\(不?含\d[\d.,]{0,8}[%‰\u4e00-\u9fff]{0,3}\)"
"""Whether a bound that follows takes the number in, with the number once more: 95%(含95%)以上."""

_EQUALS = r"[<>]\s=|[大小高低多少]于\s?(?:或者?)?\s?等于"
"""Bounds that are written with spaces inside them."""

_CODE = r"(?!Q[1-4]季|(?:[A-Z]{3}|US|HK|NT)[¥$]?\s?\d)"
"""No identifier begins here: a currency stands before its number."""

_STOP_STARTS = r"\dA-Za-z\s第国近前数几十幺一二两三四五六七八九特零“\"'‘\[("
"""Signs that the shapes of what is no number begin with."""

_CLOCK = (
    r"(?<![\d比])(?:[01]?\d|2[0-4]):[0-5]\d\s?[-~—至到]+\s?(?:[01]?\d|2[0-4]):[0-5]\d"
    r"|(?<![\d比])(?:0?[5-9]|1\d|2[0-4]):[0-5]\d(?!\d)"
)
PLAIN_UNITS = "%‰万亿元人次户家件台套亩吨倍名分公小秒天篇批场起册株座条"
"""Signs behind a number with which no date, no identifier and no set phrase goes on."""

_PLAINLY = rf"(?:[≥≤<>=]\s?)?\d{{1,6}}+(?:\.\d{{1,4}}+)?\s?[{PLAIN_UNITS}余多千百]"
"""A number that nothing else can begin with: what is no number need not be tried."""

_A_YEAR = r"(?:19|20)\d\d\s?年(?!代)"
"""A year that is written whole: no identifier and no set phrase begins with one."""

_RATIO_SIDE = r"\d{1,6}+(?:\.\d{1,4}+)?"

TERM = ("pre", "minus", "phrase", "n", "mid", "s", "and", "u", "tail", "alt", "per", "half", "suf")
"""The groups of a number with the words around it: the last ones of the pattern, in this order."""


def prefix_pattern() -> str:
    """Return the pattern of the words before a number."""
    listed = choice(lexicons.PREFIXES, not_after=lexicons.PREFIX_NOT_AFTER)
    ahead = first_signs((*lexicons.PREFIXES, *"12大小高低多少较比与WNZ"))
    damaged = r"[WNZ](?=\s?[\d.]{1,6}\s?%)"
    some = rf"(?:{_EQUALS}|{listed}(?:的|相比)?|{lexicons.DATED_BASELINE}的?|{damaged})"
    return rf"(?:(?={ahead})(?!{_LAST_YEARS}|上(?![十百千万亿年半季月期一升浮])){some}\s{{0,2}}+){{0,5}}+"


def suffix_pattern() -> str:
    """Return the pattern of the words behind a number and its unit."""
    listed = (*lexicons.SUFFIXES, *lexicons.NEUTRAL_SUFFIXES, lexicons.EXCLUDED)
    words = rf"(?={first_signs(listed)})(?:{choice(listed, lexicons.SUFFIX_NOT_BEFORE)}|{AGAIN})"
    return rf"(?:\s?{words}){{0,3}}"


def unit_pattern(tables: Tables) -> str:
    """Return the pattern of every spelling of a unit, what is common before what is rare."""
    latin = {word: "A-Za-z" for word in tables.units if word[-1].isascii() and word[-1].isalpha()}
    rank = {sign: at for at, sign in enumerate(PLAIN_UNITS)}
    listed = sorted(tables.units, key=lambda word: rank.get(word[0], len(rank)))
    return f"(?={first_signs(listed)}){choice(listed, {**latin, **tables.unit_guards})}"


def _term(tables: Tables, per: str) -> str:
    return (
        rf"(?P<pre>{prefix_pattern()})(?:(?=[-+±负零])(?P<minus>±|(?:(?<![\w%)])|(?<=[是为从在到至约过达于]))[-+]|负|零下))?\s?"
        rf"(?:(?P<phrase>{choice(lexicons.IDIOMS)})"
        rf"|(?P<n>{_NUMBER})(?!级)(?P<mid>{MIDDLE})?+(?P<s>{SCALE}{{1,3}})?"
        rf"\s?(?P<and>个(?:半|[多余来])(?=[月小分星工学季钟年]))?(?:\(含\d{{0,6}}\)\s?(?![起间]))?(?P<u>{unit_pattern(tables)})?"
        rf"(?P<tail>(?<=[元块毛米斤度])(?:{_PLAIN_DIGIT}|\d{{1,2}})(?=钱|以|左右|[-~到至]|[^\w(]|$))?"
        r"(?:\s?\((?P<alt>(?!不?含)[^()\d]{1,6})\))?)"
        rf"(?P<per>(?:\s?(?:[/·]|每个?)\s?(?:\d{{1,4}}\s?)?{per}){{0,3}})(?P<half>半(?!年|天|月|个|日))?(?P<suf>{suffix_pattern()})"
    )


def _starters(tables: Tables) -> str:
    """Return every sign a token can begin with, for a quick look before the whole pattern is tried."""
    listed = (*lexicons.PREFIXES, *lexicons.IDIOMS, *tables.slogans, *SCALES, *DIGITS, *TENS)
    return first_signs((*listed, *_MORE_STARTERS, *STARTS, *_RATE_PER))[1:-1]


@lru_cache(maxsize=8)
def token(tables: Tables) -> re.Pattern[str]:
    """Return the pattern; which of the groups stop, zero, clock, date, ratio, each, term is set says what."""
    per = choice(DENOMINATORS)
    stops = "|".join(
        (_LAST_YEARS + "来?", *words("lookalikes", "shapes"), choice(tables.slogans, tables.slogans))
    )
    weekday = "每周(?P<weekday>[一二三四五六日])(?![次场回个])"
    slogans = "".join(sorted({word[0] for word in tables.slogans}))
    steps = r"隔?\s?(?P<steps>\d{1,3}|[一二两三四五六七八九十]{1,3}(?!月))?\s?个?"
    alternatives = (
        rf"(?=[{_STOP_STARTS}{slogans}])(?!{_A_YEAR})(?P<stop>{_CODE}(?:{stops}))",
        rf"(?P<zero>零{choice(tables.zero_events)})",
        rf"(?P<clock>{_CLOCK})",
        rf"(?=[\d{STARTS}])(?P<date>(?P<lead>{LEAD})?(?P<point>{POINT})(?P<end>\s?{END})?)",
        rf"(?=\d)(?P<ratio>{_RATIO_SIDE}\s?:\s?{_RATIO_SIDE})",
        rf"(?P<each>{weekday}|{_OFTEN}|每{steps}{per}(?:每个?{per}){{0,2}}|[{_RATE_PER}]均(?!匀|衡|等|为|有))",
        rf"(?P<term>{_term(tables, per)})",
    )
    *others, term = alternatives
    starters = rf"(?=[\dA-Za-z{_starters(tables)}]|\s[\d(一二三四五六七八九十])"
    return re.compile(rf"{starters}(?:(?!{_PLAINLY})(?:{'|'.join(others)})|{term})")
