"""What two quantities beside each other say together: a range (≥80%≤90%), a change (从5%降到3%), a list."""

from __future__ import annotations

import re
from fractions import Fraction

from targetlint.model.quantity import Comparator, Quantity
from targetlint.quantities.bounds import DOWN, UP
from targetlint.quantities.choice import choice
from targetlint.quantities.labels import label_of
from targetlint.quantities.lexicons import CHANGES
from targetlint.quantities.measures import Reading

_BETWEEN = re.compile(r"[^\S\n]*[,，]?[^\S\n]*(?:且|并且|而且|而|但|又|并|和|(?:的)?同时|的)?[,，]?[^\S\n]*")
_BOUNDED = UP | DOWN
_CLAUSE = 16
_FROM = re.compile(r"[从由](?:[^,，;；。、从由]{0,12}的)?$")
_ARRIVING = re.compile(rf"[,，]?\s?{choice(word for word, (_, arrives) in CHANGES.items() if arrives)}")
_LISTED = re.compile(r"\s?(?:[、/]|和|与|及|或者?)\s?")


def together(plain: str, before: Reading, behind: Reading) -> list[Reading] | None:
    """Return two bounds as one range; None where they have nothing to do with each other.

    Where no number meets both (≥90%≤80%) they stay apart, with a flag: it cannot be told which one counts.
    """
    (first, flags), (second, more) = before, behind
    if (
        first.comparator not in _BOUNDED
        or second.comparator not in _BOUNDED
        or not _beside(plain, first, second)
    ):
        return None
    lower, upper = (first, second) if first.high is None else (second, first)
    if lower.low is None or lower.high is not None or upper.high is None or upper.low is not None:
        return None
    flags |= more
    strict = not (lower.low_included and upper.high_included)
    if Fraction(lower.low) > Fraction(upper.high) or (strict and lower.low == upper.high):
        return [(each, flags | {"contradictory-bounds"}) for each in (first, second)]
    both = upper._replace(
        comparator=Comparator.RANGE,
        low=lower.low,
        low_included=lower.low_included,
        unit=second.unit or first.unit,
        dimension=second.dimension or first.dimension,
        approximator=lower.approximator or upper.approximator,
        label=first.label,
        start=first.start,
        end=second.end,
    )
    return [(both, flags)]


def reached(plain: str, before: Reading, behind: Reading) -> list[Reading] | None:
    """Return where a change ends, with where it began as its baseline: 从5%降到3%; None where it is none."""
    (first, _), (second, flags) = before, behind
    opening = _FROM.search(plain, max(0, first.start - _CLAUSE), first.start)
    alike = first.dimension in {second.dimension, ""} and not first.direction and not second.direction
    if opening is None or not alike or not _ARRIVING.match(plain, first.end):
        return None
    start = opening.start()
    made = second._replace(
        label=label_of(plain[:start]), baseline=plain[first.start : first.end].strip(), start=start
    )
    return [(made, flags)]


def listed(plain: str, before: Reading, behind: Reading) -> bool:
    """Whether a quantity goes on with a list, and what the first is per holds: 每户3000元、2000元."""
    first, second = before[0], behind[0]
    alike = first.unit == second.unit and bool(first.per) and not second.per and not second.label
    return alike and _LISTED.fullmatch(plain, first.end, second.start) is not None


def _beside(plain: str, first: Quantity, second: Quantity) -> bool:
    alike = first.unit == second.unit or not first.unit or not second.unit
    if not alike or first.per != second.per or not _BETWEEN.fullmatch(plain, first.end, second.start):
        return False
    return not any(each.direction or each.baseline for each in (first, second))
