"""An indicator value as a target, and the quantities and dates of running text."""

from __future__ import annotations

from targetlint.model.quantity import DateSpan, Quantity, Target, TargetKind


def parse(  # noqa: PLR0913 - each argument is one column of the form
    text: str,
    *,
    sign: str = "",
    unit: str = "",
    direction: str = "",
    indicator: str = "",
    year: int | None = None,
) -> Target:
    """Read an indicator value."""
    del sign, unit, direction, indicator, year
    return Target(text, TargetKind.TEXT)


def extract(text: str, *, year: int | None = None) -> tuple[tuple[Quantity, ...], tuple[DateSpan, ...]]:
    """Read running text."""
    del text, year
    return (), ()
