"""Everything a text states in numbers and dates, in order, each with its label."""

from __future__ import annotations

import re
from typing import NamedTuple

from targetlint.model.quantity import DateSpan
from targetlint.quantities import cycles, joins, limited, measures, stretches
from targetlint.quantities.cursor import Cursor
from targetlint.quantities.dates import Dated
from targetlint.quantities.measures import NO_FLAGS, Each, Reading
from targetlint.quantities.pattern import token
from targetlint.quantities.points import When
from targetlint.quantities.tables import Tables
from targetlint.quantities.terms import Term, counts, ranked, term

_DURATION = "duration"


class Found(NamedTuple):
    """The quantities and dates of a text, and what is odd about the dates."""

    quantities: tuple[Reading, ...]
    dates: tuple[DateSpan, ...] = ()
    date_flags: frozenset[str] = NO_FLAGS


_NOTHING = Found(())


def scan(plain: str, when: When, tables: Tables) -> Found:
    """Find what `plain`, a normalised text, states."""
    matches = list(token(tables).finditer(plain))
    if not matches:
        return _NOTHING
    if len(matches) == 1 and matches[0]["n"]:
        found = _only(plain, matches[0], when, tables)
        if found is not None:
            return found
    return _Scan(Cursor(plain, when, tables, matches)).found()


def _only(plain: str, match: re.Match[str], when: When, tables: Tables) -> Found | None:
    """Return the one number of a text, as most values have one; None where it takes the whole walk."""
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

    __slots__ = ("cursor", "dates", "each", "flags", "quantities")

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.each: Each | None = None
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
        self.cursor.edge = reading[0].end
        self.each = None
        if self.quantities:
            bounded = limited.together(self.cursor.plain, self.quantities[-1], reading)
            if bounded:
                self.quantities[-1:] = bounded
                return
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
