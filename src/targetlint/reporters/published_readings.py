"""The published JSON of `targetlint quantity`, as pydantic models; docs/schema/quantity.schema.json."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from targetlint.model.quantity import Comparator, TargetKind
from targetlint.reporters.beside import ColumnName
from targetlint.reporters.published import Span, Tool
from targetlint.reporters.published_shape import Shape, Text, Written


class Limit(Shape):
    """One limit of what is stated.

    `number` is exact: a decimal such as `"360000"`, or a fraction such as `"2/3"` where no decimal is.
    `included` says whether the number itself is within the limit.
    """

    number: str = Field(pattern=r"^-?\d+(\.\d+|/\d+)?$")
    included: bool


class Yearly(Shape):
    """What a rate comes to in a year; its limits are those of the quantity, and so is what else it is per."""

    low: Limit | None
    high: Limit | None
    unit: Written
    per: list[str]


class Quantity(Shape):
    """One number with its unit and bound.

    `low` and `high` are null where no such limit is stated; both are the number where it is stated
    without a bound. Percentages are as written (95 with unit `%`); money is in 元, and `scale` is the
    scale that was written (`"10000"` for 万). `unit` and `dimension` are empty where no unit is stated
    or implied. `per` holds the denominators of a rate, such as 人 and 月. `approximator` is the word that
    makes the number vague, `direction` + or - for a growth or a decline, `baseline` what it is compared
    with, `label` the words that name it; each is empty where there is none. `written` is what stands
    at `span` in the value's text. `yearly` is what a rate per month, quarter or half-year comes to in a year.
    """

    written: Written
    span: Span
    comparator: Comparator
    low: Limit | None
    high: Limit | None
    unit: Written
    dimension: str
    per: list[str]
    scale: str
    approximator: str
    direction: str = Field(pattern=r"^[+-]?$")
    baseline: Written
    label: Written
    yearly: Yearly | None


class Date(Shape):
    """A day, a period or a deadline.

    `first` and `last` are the days that it covers (of a deadline both are the last day), null where the
    year is not known or the date comes again; `month` and `day` then keep what was written of its last
    day, `first_month` and `first_day` of its first where it is another; each is null where it was not
    written. `grain` is plan (five years), year, half, quarter, month, xun (ten days), week or day.
    `year_known` is false where the year is not written in the value. `cycle` is the grain after which it
    comes again, every `step` of them, and null where it does not; of a week `day` counts from Monday, 1.
    """

    written: Written
    span: Span
    comparator: Comparator
    first: date | None
    last: date | None
    grain: str
    year_known: bool
    cycle: str | None
    step: int
    first_month: int | None
    first_day: int | None
    month: int | None
    day: int | None


class Flag(Shape):
    """Something odd about the value; `name` is what rules ask for, `meaning` says it in words."""

    name: str
    meaning: Text


class Misread(Shape):
    """What an importer would read that keeps the first digits of a value and nothing else.

    It is the habit of one front end, no interface of all. `imported` is null where it finds no digits,
    `stated` is the first number that the value says, null where it says none.
    """

    imported: str | None
    stated: str | None
    meaning: Text


class Column(Shape):
    """A column beside the value, and what the reading owes to it.

    `gave` names what would be read otherwise without the column; `raised` and `settled` are the flags
    that are there, or not there, because of it.
    """

    name: ColumnName
    text: Written
    gave: list[str]
    raised: list[str]
    settled: list[str]


class Reading(Shape):
    """One value as read.

    `quantifiable` says whether it counts as a target that can be measured or checked off on a calendar,
    `why` what its kind means. Spans are code points of `text`. `misread` is null where an importer that keeps
    the first digits reads the same number.
    """

    text: Written
    columns: list[Column]
    kind: TargetKind
    quantifiable: bool
    why: Text
    quantities: list[Quantity]
    dates: list[Date]
    flags: list[Flag]
    misread: Misread | None


class Readings(Shape):
    """The values of one command line, in their order; the same values and columns give the same bytes."""

    schema_version: Literal["1.0"] = "1.0"  # major: a field changed its meaning or went; minor: one came
    tool: Tool
    readings: list[Reading]
