"""What an indicator value says: quantities, dates and the kind of target they make."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

Number = Decimal | Fraction


def decimal(number: Number) -> Decimal:
    """Return a number as a decimal; a fraction that has none is rounded to the context's 28 digits."""
    return number if isinstance(number, Decimal) else Decimal(number.numerator) / Decimal(number.denominator)


class Comparator(StrEnum):
    """How a stated number bounds the result."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "~"
    RANGE = "range"


class Quantity(NamedTuple):
    """One number with its unit and bound, and the stretch of the cell that says it.

    `low` and `high` are the limits of what is stated, None where it states none: `≥95%` has low 95
    and no high, `36万元` has both 360000. Percentages stay as written (95 with unit `%`); money is in
    yuan (unit `元`) and `scale` keeps the written scale (10000). `dimension` is one of money, percent,
    permille, percent_point, count, rate, ratio, multiple, score, area, length, mass, volume, energy,
    power, concentration, sound, temperature, angle, voltage, data, age, duration, rank, or empty where no
    unit is stated. `per` holds the denominators of a rate, such as ("人", "月"). `digit` is what one unit
    of the last written digit, in the base unit: 1 for `36元`, 10000 for `36万元`. `approximator` is the
    word that makes it vague (约 余 左右 近 多 …), `direction` "+", "-" or "" (growth, decline), `baseline`
    what it is compared with (上年, 同期 …), `label` the words before it that name it. `start` and `end`
    are code points of the cell's text.
    """

    comparator: Comparator
    low: Number | None
    high: Number | None
    low_included: bool = True
    high_included: bool = True
    unit: str = ""
    dimension: str = ""
    per: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)
    digit: Decimal = Decimal(1)
    approximator: str = ""
    direction: str = ""
    baseline: str = ""
    label: str = ""
    start: int = 0
    end: int = 0

    @property
    def number(self) -> Number | None:
        """The number as stated: the lower limit where there is one, else the upper."""
        return self.low if self.low is not None else self.high

    @property
    def indefinite(self) -> bool:
        """Whether only its order of magnitude is said: 数十家, 几百万元."""
        low, high = self.low, self.high
        return (
            self.approximator in {"数", "几"}
            and low is not None
            and high is not None
            and high >= 10 * low > 0
        )


class DateSpan(NamedTuple):
    """A day, a period or a deadline, with the stretch of the cell that says it.

    `first` and `last` are the days it covers; for a deadline (`comparator` AT_MOST) only `last` counts
    and `first` is the same day. They are None where the year is neither written nor known from the
    form, or where the date comes again; `month` and `day` then keep what was written of the last day, and
    `first_month` and `first_day` of the first where it is another. `grain` is one of plan (five years), year,
    half, quarter, month, xun (ten days), week, day. `year_known` is False where the year came from the
    form. `cycle` is the grain after which it comes again, every `step` of them (每月10日前: month; of a week
    `day` counts from Monday, 1; of a month or quarter 31 is the last day), and empty where it does not.
    """

    comparator: Comparator
    first: date | None
    last: date | None
    grain: str
    year_known: bool = True
    cycle: str = ""
    step: int = 1
    first_month: int = 0
    first_day: int = 0
    month: int = 0
    day: int = 0
    start: int = 0
    end: int = 0

    @property
    def binding(self) -> bool:
        """Whether it is a date to hold somebody to: a year that is merely named is not."""
        if self.cycle:
            return bool(self.month or self.day)
        return self.grain not in {"year", "plan"} or self.comparator is not Comparator.EQUAL

    @property
    def recurring(self) -> bool:
        """Whether it comes again: 每月10日前."""
        return bool(self.cycle)


class TargetKind(StrEnum):
    """What sort of target a value is (design: quantities 4.6)."""

    QUANTITY = "quantity"
    MULTIPLE = "multiple"
    DATE = "date"
    ZERO = "zero"
    LEVEL = "level"
    SCALE = "scale"
    BINARY = "binary"
    SYMBOLIC = "symbolic"
    VAGUE = "vague"
    BASELINE = "baseline"
    PLACEHOLDER = "placeholder"
    TEMPLATE = "template"
    BLANK = "blank"
    ECHO = "echo"
    TEXT = "text"


class Target(NamedTuple):
    """The reading of an indicator value; `text` is the cell untouched, spans point into it.

    `flags` are names such as bare, redundant-comparator, contradictory-comparator, contradictory-bounds,
    sign-conflict, inverted-range, percent-or-point, invalid-date, implied-unit, label-in-value,
    suspect-ocr-sign.
    """

    text: str
    kind: TargetKind
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    flags: frozenset[str] = frozenset()

    @property
    def sole(self) -> Quantity | None:
        """The one quantity that is stated; None where there are none or several, or it is indefinite."""
        one = self.quantities[0] if len(self.quantities) == 1 else None
        return None if one is None or one.indefinite else one

    @property
    def quantified(self) -> bool:
        """Whether the value states something that can be measured or checked off on a calendar."""
        return self.kind in {TargetKind.QUANTITY, TargetKind.MULTIPLE, TargetKind.ZERO, TargetKind.DATE}
