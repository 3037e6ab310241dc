"""A lower and an upper bound beside each other as one range: ≥80%≤90%, 大于10小于20, 3年以上7年以下."""

from __future__ import annotations

import re
from fractions import Fraction

from targetlint.model.quantity import Comparator, Quantity
from targetlint.quantities.bounds import DOWN, UP
from targetlint.quantities.measures import Reading

_BETWEEN = re.compile(r"[^\S\n]*[,，]?[^\S\n]*(?:且|并且|而且|而|但|又|并|和|(?:的)?同时|的)?[,，]?[^\S\n]*")
_BOUNDED = UP | DOWN


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


def _beside(plain: str, first: Quantity, second: Quantity) -> bool:
    alike = first.unit == second.unit or not first.unit or not second.unit
    if not alike or first.per != second.per or not _BETWEEN.fullmatch(plain, first.end, second.start):
        return False
    return not any(each.direction or each.baseline for each in (first, second))
