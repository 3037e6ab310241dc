"""A number with its unit and the precision it was written with: what rules calculate with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in its base unit: money in 元, percentages as written with `%`, counts with their noun.

    `slack` is half of one unit of the last written digit; a sum carries the finest of its terms' slacks
    and the number of its `terms`, so that the slacks can be added up (XBRL Calculations 1.1). `scale` is
    the power of ten it was written with (10000 for 万元); `own_unit` is False where the unit came from
    the label or the layout and not from the cell itself (66万 counts as the cell's own).
    """

    number: Decimal
    unit: str = ""
    slack: Decimal = Decimal(0)
    terms: int = 1
    scale: Decimal = Decimal(1)
    own_unit: bool = True


class Period(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date
