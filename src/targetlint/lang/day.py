"""The day of a run, which notes how long the answers that it gave will stay the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(slots=True)
class Span:
    """Days, both included, by their ordinals."""

    first: int = date.min.toordinal()
    last: int = date.max.toordinal()

    def __contains__(self, day: date) -> bool:
        return self.first <= day.toordinal() <= self.last


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """The day of a run, or a day `ahead` of it; it can only be compared with dates.

    `span` are the days on which every comparison made so far has the same answer: what was decided by
    them holds on any of these days.

    >>> today = Day(date(2026, 3, 1))
    >>> date(2026, 2, 28) < today, date(2026, 3, 31) < today + timedelta(days=30)
    (True, False)
    >>> date.fromordinal(today.span.first), date.fromordinal(today.span.last)
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 1))
    """

    today: date
    ahead: int = 0
    span: Span = field(default_factory=Span)

    def __add__(self, time: timedelta) -> Day:
        return Day(self.today, self.ahead + time.days, self.span)

    def __gt__(self, other: date) -> bool:
        return self._is_after(other.toordinal())

    def __ge__(self, other: date) -> bool:
        return self._is_after(other.toordinal() - 1)

    def __lt__(self, other: date) -> bool:
        return not self._is_after(other.toordinal() - 1)

    def __le__(self, other: date) -> bool:
        return not self._is_after(other.toordinal())

    def _is_after(self, other: int) -> bool:
        turns = other - self.ahead + 1  # the first day of a run for which the answer is yes
        answer = self.today.toordinal() >= turns
        if answer:
            self.span.first = max(self.span.first, turns)
        else:
            self.span.last = min(self.span.last, turns - 1)
        return answer
