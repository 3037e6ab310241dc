"""The habit of one importer: of a quantitative value it keeps the first run of digits, and nothing else.

三百人 becomes empty, 1,200人 becomes 1, 2020年度 becomes 2020. It is the habit of one front end of the budget
system, not an interface of all; what it would read otherwise than a reader does is worth a question.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from targetlint.model.quantity import Number, Quantity, Target, TargetKind

_FIRST_DIGITS = re.compile(r"-?[0-9]+\.?[0-9]*")
_NO_NUMBERS = frozenset({TargetKind.BLANK, TargetKind.PLACEHOLDER, TargetKind.DATE})


def misreading(target: Target) -> tuple[Decimal | None, Number | None] | None:
    """Return what the importer makes of a value, and what it says; None where it does not misread it.

    The first is None for nothing, the second where the value says no number.

    A scale that is written before the unit (36万元) belongs to the unit: 36 is right.

    >>> from targetlint.quantities.parse import parse
    >>> misreading(parse("1,200人"))
    (Decimal('1'), Decimal('1200'))
    """
    if target.kind in _NO_NUMBERS:
        return None
    found = _FIRST_DIGITS.search(target.text)
    imported = Decimal(found[0]) if found else None
    if not target.quantities:
        return None if imported is None else (imported, None)
    stated = [number for each in target.quantities for number in _as_written(each)]
    if imported is not None and any(number == imported for number in stated):
        return None
    return imported, stated[0]


def _as_written(quantity: Quantity) -> list[Number]:
    """Return the numbers that stand for the quantity: its limits, with and without the written scale."""
    limits = [each for each in (quantity.low, quantity.high) if each is not None]
    return [*limits, *(Fraction(each) / Fraction(quantity.scale) for each in limits)]
