"""What a rate comes to in a year: 每季度1次 is 4 a year, 3000元/月 is 36000."""

from __future__ import annotations

from decimal import Decimal

from targetlint.model.quantity import Quantity
from targetlint.quantities.numerals import times
from targetlint.quantities.units import base

_TIMES = {"月": Decimal(12), "季度": Decimal(4), "半年": Decimal(2)}


def yearly(quantity: Quantity) -> Quantity | None:
    """Return a rate per month, quarter or half-year as what it comes to in a year, None for any other.

    What else it is per stays: 500元/人·月 is 6000元/人. A share is no part of a yearly one.

    >>> from targetlint.quantities.parse import parse
    >>> yearly(parse("每季度1次").quantities[0]).number
    Decimal('4')
    """
    stretches = [word for word in quantity.per if word in _TIMES]
    if len(stretches) != 1 or quantity.unit == "%":
        return None
    by = _TIMES[stretches[0]]
    per = tuple(word for word in quantity.per if word not in _TIMES)
    known = base(quantity.unit)
    return quantity._replace(
        low=None if quantity.low is None else times(quantity.low, by),
        high=None if quantity.high is None else times(quantity.high, by),
        per=per,
        dimension="rate" if per or known is None else known[1],
    )
