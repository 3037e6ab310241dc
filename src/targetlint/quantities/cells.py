"""One field as one value: an amount of money, a count, a day, a stretch of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from targetlint.model.amount import Amount, Period


def amount(text: str, unit: str = "") -> Amount | None:
    """Read one amount."""
    raise NotImplementedError(text, unit)


def day(text: str, edge: Literal["first", "last"], year: int | None = None) -> date | None:
    """Read one day."""
    raise NotImplementedError(text, edge, year)


def period(text: str) -> Period | None:
    """Read a period."""
    raise NotImplementedError(text)
