"""Words beside a number that bound, vary or replace it, or merely lead to it (words.table)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from targetlint.model.quantity import Comparator, Number
from targetlint.quantities.table_files import named, table, words


class Idiom(NamedTuple):
    """What a fixed phrase such as 翻一番 says."""

    comparator: Comparator
    number: Number
    unit: str
    direction: str


def _bounds(prefix: str) -> dict[str, Comparator]:
    return {
        word: Comparator[name.upper()]
        for name, spellings in named("words", prefix).items()
        for word in spellings
    }


SIGNS = _bounds("sign")
"""Comparison signs before a number."""

IMITATIONS = frozenset(words("words", "imitations"))
"""Signs typed in place of ≥ and ≤."""

ODD_SIGNS = frozenset("≧≦⩾⩽")
"""The same, as single signs: normalised to ≥ and ≤ before anything is read."""

COMPARATORS = _bounds("before")
"""Words before a number that bound it."""

IMPLICIT = frozenset(words("words", "implicit"))
"""Verbs that mean at least, without saying so."""

ABOUT = frozenset(words("words", "about"))
"""Words before a number that make it vague."""

FROM_BELOW = frozenset(words("words", "from below"))
"""Those of them that come from below."""

MORE = frozenset({"余", "多", "几"})
"""Signs that mean somewhat more than the number, and less than its next unit."""

SUFFIXES = _bounds("after")
"""Words after a number and its unit that bound it."""

(EXCLUDED,) = words("words", "excluded")
"""After a unit: the bound that follows leaves the number out."""

NEUTRAL_SUFFIXES = frozenset(words("words", "neutral"))
"""Words after a number that change nothing in its reading but 之间, which closes a range."""

SUFFIX_NOT_BEFORE = dict(table("words")["neutral not before"])
"""A suffix is none where one of these signs follows it: 内容, 整改."""

PREFIX_NOT_AFTER = dict(table("words")["not after"])
"""A prefix that begins with this sign is none behind these: 签约20家."""

_DIRECTIONS = dict.fromkeys(words("words", "up"), "+") | dict.fromkeys(words("words", "down"), "-")
_ARRIVALS = words("words", "arrive")

CHANGES = {
    verb + end: (direction, end in _ARRIVALS)
    for verb, direction in _DIRECTIONS.items()
    for end in ("", "了", *_ARRIVALS)
} | dict.fromkeys(words("words", "arrive verbs"), ("", True))
"""Verbs of change with their direction, and whether the number is where it arrives: 提高到, 降至."""

DATED_BASELINE = (
    r"(?:(?<=[到至为])(?:19|20)\d\d年度?(?:同期)?的|[较比与](?:(?:19|20)\d\d年度?(?:底|末|同期)?"
    r"|[“\"'‘]?十[一二三四五六]五[”\"'’]?(?:末|期间|时期)?)(?:相比)?)"
)
"""A year or a plan that a number is compared with: 较2020年, 提高到2020年的65%."""

_REFERENCES = words("words", "references")
BASELINES = (
    {mark + name: name for mark in ("较", "比") for name in _REFERENCES}
    | {f"{mark}{name}相比": name for mark in ("与", "同") for name in _REFERENCES}
    | {name: name for name in words("words", "references alone")}
    | {"同比": "同期", "环比": "上期"}
)
"""Phrases before a number that say what it is compared with."""

CURRENCIES = {spelling: name for name, *spellings in table("words")["currencies"] for spelling in spellings}
"""Signs and codes of currencies before a number."""


def _number(written: str) -> Number:
    return Fraction(written) if "/" in written else Decimal(written)


IDIOMS = {
    phrase: Idiom(
        Comparator[comparator.upper()],
        _number(number),
        unit.strip("-"),
        {"+": "+", "down": "-"}.get(direction, ""),
    )
    for phrase, comparator, number, unit, direction in table("words")["idioms"]
}
"""Fixed phrases with their comparator, number, unit and direction."""

PREFIXES = (*SIGNS, *COMPARATORS, *IMPLICIT, *ABOUT, *CURRENCIES, *BASELINES, *CHANGES)
"""Every word that may stand before a number and say how it is meant."""

MORE_IS_BETTER, LESS_IS_BETTER = words("words", "more is better"), words("words", "less is better")
"""What the direction column of a form says."""

LEADS = words("words", "around")
"""Words that lead to a range and say nothing by themselves."""

VERBS = words("words", "verbs")
"""Verbs and particles that name nothing: left out of labels and of values compared with a name."""
