"""Numbers with their units, as amounts of a type."""

from __future__ import annotations

from decimal import Decimal

from targetlint.lang import ast, types
from targetlint.lang.scope import Meaning
from targetlint.lang.typed import Const
from targetlint.lang.types import count, duration
from targetlint.model.amount import Amount
from targetlint.quantities.units import base


def literal(node: ast.Number) -> Meaning | None:
    """Return what a number with its unit means; None where the unit is unknown."""
    if not node.unit:
        return Meaning(types.NUMBER, Const(Amount(node.number)))
    known = base(node.unit)
    if known is None:
        return None
    unit, dimension, factor = known
    type_ = {"money": types.MONEY, "percent": types.PERCENT, "duration": duration(unit)}.get(
        dimension, count(unit)
    )
    digit = Decimal(1).scaleb(int(node.number.as_tuple().exponent))
    return Meaning(type_, Const(Amount(node.number * factor, unit, digit * factor / 2, scale=factor)))
