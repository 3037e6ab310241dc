"""A number of the pattern with what is written at it: its unit, its bound, what it is per."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from targetlint.quantities import bounds, lexicons
from targetlint.quantities.numerals import FORMAL, ONE, Numeral, plus, read, times
from targetlint.quantities.pattern import TERM
from targetlint.quantities.tables import DENOMINATORS, Tables, Unit
from targetlint.quantities.units import unit as unit_of
from targetlint.quantities.written import Written, halved, is_loose, number, pair_of_digits, scaled

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_RATES = re.compile(r"[\s/·每]+")
_BARE_SCALES = frozenset("百千万亿")
_SCALED = frozenset("万亿兆")
_RANKED = frozenset({"", "名", "位", "%"})
_BEFORE_TIMES = frozenset("提之以目年月日底")
"""Behind these 前 is no rank: 提前3天, 之前, 年前."""

_PIECE = "块"
"""A piece of something or, among coins, 元."""


@dataclass(slots=True, eq=False)
class Term:
    """A number with its words.

    `numeral`, of two the lower, has the scale and the half behind it, not the unit's factor; `upper` is the
    higher (三五百), `some` whether only an order of magnitude is said (数十). `text` is the numeral as it
    stands there, `pre` and `suf` are the words before and behind it, and `around` what they say. `start` and
    `end` leave out white space. Of several parts of one measure, `found` is the last.
    """

    found: re.Match[str]
    start: int
    end: int
    text: str
    numeral: Numeral
    upper: Numeral | None
    some: bool
    unit: Unit
    pre: str
    suf: str
    around: bounds.Bounds
    middle: str = ""
    per: tuple[str, ...] = ()


def term(found: re.Match[str], tables: Tables) -> Term | None:
    """Read a match with a number; None where it is no number."""
    pre, minus, _, text, mid, scale, middle, spelled, tail, alt, per, half, suf = found.groups()[-len(TERM) :]
    written = number(text, tables)
    if spelled and len(text) == 2 and text[0] > "9":  # noqa: PLR2004 - 两三个
        written = pair_of_digits(text) or written
    if written is None:
        return None
    if scale:
        written = scaled(written, scale)
    unit = tables.units[spelled] if spelled else written.unit
    below = ""
    if alt:
        written, unit, below = _bracketed(written, unit, alt.strip(), tables)
    if middle:
        mid = mid or middle.strip("个半")
    if half or (middle and "半" in middle):
        written = halved(written)
    if tail:
        written, unit = _tailed(written, unit, tail, tables)
    if minus and minus not in {"±", "+"}:
        written = _negated(written)
    around = bounds.NOTHING
    if pre or suf:
        around = bounds.around(pre, suf)
        if around.currency and not unit.name:
            unit = tables.units[around.currency]
    start, end = found.span()
    if " " in found.string:
        start, end = _trimmed(found.string, start, end)
    per_what = rates(per + "/" + below) if per or below else ()
    numeral, upper, _, some = written
    return Term(found, start, end, text, numeral, upper, some, unit, pre, suf, around, mid or "", per_what)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start] == " ":
        start += 1
    while text[end - 1] == " ":
        end -= 1
    return start, end


def _bracketed(written: Written, unit: Unit, alt: str, tables: Tables) -> tuple[Written, Unit, str]:
    """Return what a unit in brackets says, and what it is per: 36（万元）, 500（元/人）."""
    known = unit_of(alt, tables)
    name, slash, below = alt.partition("/")
    if slash and name in DENOMINATORS and unit.dimension:
        return written, unit, alt
    if known is None:
        known = unit_of(name, tables)
    else:
        below = ""
    if known is None or unit.dimension:
        return written, unit, below if known else ""
    found, by = known
    if by != ONE:
        written = written._replace(numeral=written.numeral.scaled(by))
    return written, replace(found, factor=ONE), below


def _tailed(written: Written, unit: Unit, tail: str, tables: Tables) -> tuple[Written, Unit]:
    """Read 五块六 and 1米75: digits behind the unit are parts of it."""
    if unit.name == _PIECE:
        unit = tables.units["元"]
    numeral, more = written.numeral, read(tail)
    if more is None:
        return written, unit
    digit = _TENTH if len(tail) == 1 else _HUNDREDTH
    value = plus(numeral.value, times(more.value, digit))
    return written._replace(numeral=numeral._replace(value=value, digit=digit)), unit


def _negated(written: Written) -> Written:
    numeral, upper = written.numeral, written.upper
    low = numeral._replace(value=times(numeral.value, -ONE))
    if upper is None:
        return written._replace(numeral=low)
    return written._replace(numeral=upper._replace(value=times(upper.value, -ONE)), upper=low)


@lru_cache(maxsize=512)
def rates(written: str) -> tuple[str, ...]:
    """Return what a rate is per: (人, 月) of /人·月 and of 每人每月."""
    return tuple(rate(word) for word in _RATES.split(written) if word)


def rate(word: str) -> str:
    """Return the one name of what a rate is per: 月 of 个月."""
    return DENOMINATORS.get(word) or DENOMINATORS.get(word.removeprefix("个"), word)


def counts(term: Term, *, whole: bool) -> bool:
    """Whether the number counts something: Arabic does, Han needs a unit, a scale or a bound beside it.

    `whole`: it is all that the text says, or one end of a range.
    """
    found, text = term.found, term.text
    if text[0] <= "9":
        follower = found.string[found.end() : found.end() + 1]
        return bool(term.unit.name) or not (follower.isascii() and follower.isalpha())
    if is_loose(text):
        return _loose(term, whole=whole)
    return whole or bool(
        term.unit.dimension
        or term.around is not bounds.NOTHING
        or term.middle
        or term.per
        or found["s"]
        or not _SCALED.isdisjoint(text)
    )


def _loose(term: Term, *, whole: bool) -> bool:
    """Whether a lone formal sign or a lone scale is a number: 近万人, 拾 alone; not 万 alone, nor 队伍."""
    found = term.found
    if term.text in FORMAL:
        before = found.string[: found.start("n")][-1:]
        apart = not "\u4e00" <= before <= "\u9fff" or bool(term.pre)
        return whole or (apart and bool(term.unit.name))
    around = term.around
    spoken = around.comparator is not None and lexicons.SIGNS.keys().isdisjoint(term.pre)
    return bool(around.approximator or term.middle or (spoken and term.unit.name))


def ranked(term: Term) -> bool:
    """Whether 前 before the number makes it a rank: 前三名, 前10%, but not 提前3天."""
    start, text = term.found.start("n"), term.found.string
    if not start or text[start - 1] != "前" or term.unit.name not in _RANKED:
        return False
    return start == 1 or text[start - 2] not in _BEFORE_TIMES
