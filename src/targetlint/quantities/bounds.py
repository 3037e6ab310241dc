"""The words before and after a number: comparator, direction, baseline, currency, and their quarrels."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from targetlint.model.quantity import Comparator
from targetlint.quantities import lexicons
from targetlint.quantities.choice import choice

EQUAL, RANGE, ABOUT = Comparator.EQUAL, Comparator.RANGE, Comparator.ABOUT
AT_LEAST, MORE, AT_MOST, LESS = Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS
"""The members by themselves: an enum looks one up slowly, and they are asked for with every value."""

UP = frozenset({AT_LEAST, MORE})
DOWN = frozenset({AT_MOST, LESS})
_STRICT = {AT_LEAST: MORE, AT_MOST: LESS}


_LOOSE = frozenset({AT_LEAST, AT_MOST})
_BEFORE_VERB = 10
"""So many signs before a number may hold a bound and the verb between them: 至少开展2次."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the words around a number say; `comparator` is None where they leave it open."""

    comparator: Comparator | None = None
    approximator: str = ""
    direction: str = ""
    arrives: bool = False
    baseline: str = ""
    currency: str = ""
    flags: frozenset[str] = frozenset()


@cache
def _prefix_words() -> re.Pattern[str]:
    return re.compile(rf"{lexicons.DATED_BASELINE}|{choice(lexicons.PREFIXES)}|[WNZ]")


@cache
def _bound_before_verb() -> re.Pattern[str]:
    words = [word for word in lexicons.COMPARATORS if len(word) > 1 and lexicons.COMPARATORS[word] in _LOOSE]
    return re.compile(rf"({choice(words)})[\u4e00-\u9fff]{{1,4}}$")


@cache
def _suffix_words() -> re.Pattern[str]:
    return re.compile(choice(lexicons.SUFFIXES))


_LEFT_OUT = re.compile(re.escape(lexicons.EXCLUDED.removesuffix(")")) + "(?!税)")

NOTHING = Bounds()
_ABOUT_VERBS = "占有达"
"""约占 is no other approximator than 约."""


def ahead(text: str, edge: int, start: int) -> Comparator | None:
    """Return the bound that stands before the verb of a number: 至少开展2次, 不超过总量的5%."""
    found = _bound_before_verb().search(text, max(edge, start - _BEFORE_VERB), start)
    return lexicons.COMPARATORS[found[1]] if found else None


@lru_cache(maxsize=2_048)
def around(before: str, after: str) -> Bounds:
    """Read the words around a number; where they repeat or contradict each other the flags say so."""
    return _together(_before(before), _after(after))


def _before(words: str) -> Bounds:
    """Read the words before a number: `较上年增长不低于`."""
    comparators: list[Comparator] = []
    flags: set[str] = set()
    approximator = direction = baseline = currency = ""
    arrives = implicit = False
    for word in _prefix_words().findall("".join(words.split())):
        if word in lexicons.SIGNS:
            comparators.append(lexicons.SIGNS[word])
            flags |= {"imitation-sign"} if word in lexicons.IMITATIONS else set()
        elif word in lexicons.COMPARATORS:
            comparators.append(lexicons.COMPARATORS[word])
        elif word in lexicons.IMPLICIT:
            implicit = True
        elif word in lexicons.ABOUT:
            approximator = word.rstrip(_ABOUT_VERBS)
        elif word in lexicons.CURRENCIES:
            currency = lexicons.CURRENCIES[word]
        elif word in "WNZ":
            flags.add("suspect-ocr-sign")
        elif word in lexicons.BASELINES:
            baseline = lexicons.BASELINES[word]
        elif word in lexicons.CHANGES:
            change, arrives = lexicons.CHANGES[word]
            direction = change or direction
        else:
            baseline = word.lstrip("较比与").removesuffix("相比").removesuffix("的")
    comparator = _agree(comparators, flags)
    if comparator is None and implicit:
        comparator = AT_LEAST
        flags.add("implicit-comparator")
    return Bounds(comparator, approximator, direction, arrives, baseline, currency, frozenset(flags))


def _after(words: str) -> Bounds:
    """Read the words after a number and its unit: `（含）以上`."""
    comparators: list[Comparator] = []
    approximator = ""
    for word in _suffix_words().findall(words):
        if lexicons.SUFFIXES[word] in _STRICT and _LEFT_OUT.search(words):
            comparators.append(_STRICT[lexicons.SUFFIXES[word]])
        elif lexicons.SUFFIXES[word] is ABOUT:
            approximator = word
        else:
            comparators.append(lexicons.SUFFIXES[word])
    return Bounds(comparators[0] if comparators else None, approximator)


def _together(prefix: Bounds, suffix: Bounds) -> Bounds:
    """Return what both say; where they repeat or contradict each other the flags say so."""
    flags = set(prefix.flags)
    comparator = prefix.comparator
    if "implicit-comparator" in flags and suffix.comparator is not None:
        flags.discard("implicit-comparator")
        comparator = suffix.comparator
    elif prefix.comparator is not None and suffix.comparator is not None:
        _agree([prefix.comparator, suffix.comparator], flags)
    else:
        comparator = prefix.comparator or suffix.comparator
    return replace(
        prefix,
        comparator=comparator,
        approximator=prefix.approximator or suffix.approximator,
        flags=frozenset(flags),
    )


def conflict(one: Comparator, other: Comparator) -> bool:
    """Return whether two bounds point in opposite directions, or one is = and the other is not."""
    return (one in UP) != (other in UP) or (one in DOWN) != (other in DOWN)


def _agree(comparators: list[Comparator], flags: set[str]) -> Comparator | None:
    bounds = [each for each in comparators if each is not ABOUT]
    for other in bounds[1:]:
        flags.add("contradictory-comparator" if conflict(bounds[0], other) else "redundant-comparator")
    if bounds:
        return bounds[0]
    return comparators[0] if comparators else None
