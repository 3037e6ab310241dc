"""Numbers as text, exact: 360000, 2.5, 2/3."""

from __future__ import annotations

from fractions import Fraction

from targetlint.model.quantity import Number, decimal


def plain(number: Number) -> str:
    """Return every digit of a number, without an exponent; a fraction that has no decimal stays one.

    >>> from decimal import Decimal
    >>> plain(Decimal("3.60E+5")), plain(Fraction(3, 2)), plain(Fraction(2, 3))
    ('360000', '1.5', '2/3')
    """
    if isinstance(number, Fraction) and decimal(number) != number:
        return str(number)
    digits = f"{decimal(number):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
