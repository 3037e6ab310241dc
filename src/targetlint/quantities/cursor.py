"""Where a walk over the matches of the pattern has come to, and what stands ahead."""

from __future__ import annotations

import re

from targetlint.quantities.points import When
from targetlint.quantities.tables import Tables
from targetlint.quantities.terms import Term, term

_FAR = 4
"""More signs than this do not stand between the parts of a range or a measure."""


class Cursor:
    """A normalised text with its matches; `at` is the next of them, `edge` where what was read ends."""

    __slots__ = ("_terms", "_whole", "at", "count", "edge", "matches", "plain", "tables", "when")

    def __init__(self, plain: str, when: When, tables: Tables, matches: list[re.Match[str]]) -> None:
        self.plain, self.when, self.tables, self.matches = plain, when, tables, matches
        self.count = len(matches)
        self.at = 0
        self.edge = 0
        self._whole = (len(plain) - len(plain.lstrip()), len(plain.rstrip()))
        self._terms: dict[int, Term | None] = {}

    def ahead(self) -> re.Match[str] | None:
        """Return the next match, None at the end."""
        return self.matches[self.at] if self.at < self.count else None

    def term(self, at: int) -> Term | None:
        """Return match `at`, a number, with what is written at it; None where it is none."""
        if at not in self._terms:
            self._terms[at] = term(self.matches[at], self.tables)
        return self._terms[at]

    def term_behind(self, first: Term) -> Term | None:
        """Return the next match where it is a number close behind `first`."""
        ahead = self.ahead()
        if ahead is None or ahead.lastgroup != "term" or ahead.start() - first.found.end() > _FAR:
            return None
        return None if ahead["phrase"] else self.term(self.at)

    def alone(self, first: Term) -> bool:
        """Whether a number is all that the text says."""
        return (first.start, first.end) == self._whole
