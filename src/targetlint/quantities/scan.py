"""Everything a text states in numbers and dates, in order, each with its label."""

from __future__ import annotations

import re
from typing import NamedTuple

from targetlint.model.quantity import DateSpan
from targetlint.quantities import cycles, joins, measures, pairs, stretches
from targetlint.quantities.cursor import Cursor
from targetlint.quantities.dates import Dated
from targetlint.quantities.measures import NO_FLAGS, Each, Reading
from targetlint.quantities.pattern import SAYING, token
from targetlint.quantities.points import When
from targetlint.quantities.tables import Tables
from targetlint.quantities.terms import Term, counts, ranked, term

_DURATION = "duration"
_SOMETHING = re.compile(rf"[\d{SAYING}]")


class Found(NamedTuple):
    """The quantities and dates of a text, and what is odd about the dates."""

    quantities: tuple[Reading, ...]
    dates: tuple[DateSpan, ...] = ()
    date_flags: frozenset[str] = NO_FLAGS


_NOTHING = Found(())
_NO_NUMBERS = frozenset({"stop", "clock"})
"""Matches that only look like numbers."""


def scan(plain: str, when: When, tables: Tables) -> Found:
    """Find what `plain`, a normalised text, states."""
    if _SOMETHING.search(plain) is None:
        return _NOTHING
    matches = list(token(tables).finditer(plain))
    if len(matches) == 1:
        found = _only(plain, matches[0], when, tables)
        if found is not None:
            return found
    return _Scan(Cursor(plain, when, tables, matches)).found() if matches else _NOTHING


def _only(plain: str, match: re.Match[str], when: When, tables: Tables) -> Found | None:
    """Return what the one match in a text says; None where that takes the whole walk."""
    what = match.lastgroup
    if what in _NO_NUMBERS:
        return _NOTHING
    if what == "date" and (match["end"] or match.end() == len(plain)):
        dated = stretches.alone(match, when)
        return Found((), (dated.span,), dated.flags) if dated else _NOTHING
    if what != "term" or match["phrase"]:
        return None
    first = term(match, tables)
    if first is None:
        return _NOTHING
    if first.unit.dimension == _DURATION and (when.year or when.today):
        return None
    alone = first.end - first.start == len(plain.strip())
    if not counts(first, whole=alone or ranked(first)):
        return _NOTHING
    return Found((measures.single(plain, first, 0, None, tables),))


class _Scan:
    """One walk over the matches of the pattern."""

    __slots__ = ("cursor", "dates", "each", "flags", "quantities", "shared")

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.each: Each | None = None
        self.shared: Each | None = None
        self.quantities: list[Reading] = []
        self.dates: list[DateSpan] = []
        self.flags = NO_FLAGS

    def found(self) -> Found:
        """Walk to the end and return what was found."""
        cursor = self.cursor
        while cursor.at < cursor.count:
            match = cursor.matches[cursor.at]
            cursor.at += 1
            if match.start() >= cursor.edge:
                self._read(match)
        return Found(tuple(self.quantities), tuple(self.dates), self.flags)

    def _read(self, match: re.Match[str]) -> None:
        match match.lastgroup:
            case "term" if match["phrase"]:
                self._state(measures.idiom(match, self.cursor.edge, self.cursor.tables))
            case "term":
                self._number()
            case "date":
                self._date(stretches.dated(self.cursor, match))
            case "each":
                self._each(match)
            case "zero":
                self._state(measures.zero(match))
            case "ratio":
                self._state(measures.ratio(match, self.cursor.edge))

    def _state(self, reading: Reading | None) -> None:
        if reading is None:
            return
        plain, self.cursor.edge = self.cursor.plain, reading[0].end
        shared, self.shared = self.shared, self.each
        self.each = None
        if self.quantities:
            before = self.quantities[-1]
            joined = pairs.together(plain, before, reading) or pairs.reached(plain, before, reading)
            if joined:
                self.quantities[-1:] = joined
                while self.dates and self.dates[-1].start >= joined[0][0].start:
                    self.dates.pop()
                return
            if shared and pairs.listed(plain, before, reading):
                self.shared = shared
                reading = (reading[0]._replace(dimension="rate", per=before[0].per), reading[1])
        self.quantities.append(reading)

    def _number(self) -> None:
        cursor = self.cursor
        first = cursor.term(cursor.at - 1)
        if first is None:
            return
        if cursor.at < cursor.count:
            first = self._measure(first)
        each = self.each if self.each and first.start < self.each.end else None
        second = self._upper_end(first) if cursor.at < cursor.count else None
        if second is not None:
            self._state(measures.ranged(cursor.plain, (first, second), cursor.edge, each, cursor.tables))
            return
        alone = not self.quantities and cursor.alone(first)
        if first.unit.dimension == _DURATION and self._date(stretches.distance(cursor, first, alone=alone)):
            return
        if counts(first, whole=alone or ranked(first)):
            self._state(measures.single(cursor.plain, first, cursor.edge, each, cursor.tables))

    def _measure(self, first: Term) -> Term:
        """Return a number with the parts that go on with it: 8天20小时."""
        cursor, parts = self.cursor, [first]
        while (ahead := cursor.term_behind(parts[-1])) is not None:
            both = joins.continued(cursor.plain, parts[-1], ahead, cursor.tables)
            if both is None:
                break
            parts[-1:] = both
            cursor.at += 1
        return parts[0] if len(parts) == 1 else joins.compound(parts, cursor.tables)

    def _upper_end(self, first: Term) -> Term | None:
        cursor = self.cursor
        ahead = cursor.term_behind(first)
        if ahead is None or not joins.is_range(cursor.plain, first, ahead):
            return None
        cursor.at += 1
        return joins.unsigned(cursor.plain, first, self._measure(ahead))

    def _each(self, match: re.Match[str]) -> None:
        found = cycles.each(self.cursor, match)
        if isinstance(found, DateSpan):
            self._date(Dated(found))
        else:
            self.each = found

    def _date(self, dated: Dated | None) -> bool:
        if dated is None:
            return False
        self.each = None
        self.dates.append(dated.span)
        self.flags |= dated.flags
        self.cursor.edge = dated.span.end
        return True
