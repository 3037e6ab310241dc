"""What is odd about a decision table as a whole: rows that repeat, hide or contradict others, and gaps.

A row is a box: for each parameter the regions of table_regions.py that fit it, as bits. One box is taken
from another by counting bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.lang import decision, lookup, table_regions
from targetlint.lang.lookup import alike
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import Type
from targetlint.lang.words_in import folded
from targetlint.model.diagnostic import Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said

MOST_PIECES = 500
"""Of what is left of a box: more are not looked into, and nothing is told of them."""

MOST_SHOWN = 3
"""Gaps that are told of one table; whoever has closed these sees the next."""

Box = tuple[int, ...]
"""For each parameter the regions that fit, as bits."""


def analyse(
    declared: decision.DecisionTable, types: Sequence[Type], table: lookup.Table, trouble: Trouble
) -> None:
    """Tell what is odd about a table whose cells are all right."""
    _Analysis(declared, types, table, trouble).tell()


class _Analysis:
    def __init__(
        self,
        declared: decision.DecisionTable,
        types: Sequence[Type],
        table: lookup.Table,
        trouble: Trouble,
    ) -> None:
        self._declared = declared
        self._types = types
        self._table = table
        self._trouble = trouble
        tested = [[self._tests(row, number) for row in table.rows] for number in range(len(types))]
        self._comparable = all(map(table_regions.of_one_unit, tested))
        self._regions = [
            table_regions.regions(each, type_) for each, type_ in zip(tested, types, strict=True)
        ]
        self._boxes = [self._box(row) for row in table.rows]

    def tell(self) -> None:
        for column, head in enumerate(self._declared.columns):
            if self._table.rows and all(row.tests[column] is None for row in self._table.rows):
                self._say(head.origin, "table_idle", name=head.name.text)
        if not self._comparable:
            return
        for later in range(len(self._boxes)):
            if not all(self._boxes[later]):
                self._say(self._table.rows[later].origin, "table_never")
            elif self._table.first_hit:
                self._hidden(later)
            else:
                self._against_earlier(later)
        if self._table.default is None and all(type_.kind != "text" for type_ in self._types):
            self._gaps()

    def _say(
        self,
        origin: Origin,
        key: str,
        severity: Severity = Severity.WARNING,
        *,
        line: int = 0,
        name: str = "",
    ) -> None:
        self._trouble.tell(origin, f"rule.{key}", severity, line=line, name=name)

    def _tests(self, row: lookup.Row, number: int) -> list[lookup.Test]:
        """Return what a row tests of a parameter."""
        return [
            test
            for column, test in zip(self._table.columns, row.tests, strict=True)
            if column == number and test is not None
        ]

    def _box(self, row: lookup.Row) -> Box:
        found = [(1 << len(regions)) - 1 for regions in self._regions]
        for column, test in zip(self._table.columns, row.tests, strict=True):
            if test is not None:
                found[column] &= table_regions.fitting(test, self._regions[column])
        return tuple(found)

    # --- rows against rows ----------------------------------------------------------------------------

    def _hidden(self, later: int) -> None:
        """Tell of a row that is never the first to fit."""
        left = _left(self._boxes[later], self._boxes[:later])
        if left == []:
            line = next(
                row.origin.line
                for row, box in zip(self._table.rows, self._boxes, strict=True)
                if _meet(box, self._boxes[later])
            )
            self._say(self._table.rows[later].origin, "table_hidden", line=line)

    def _against_earlier(self, later: int) -> None:
        """Tell of the first earlier row that fits where this one does."""
        row, box = self._table.rows[later], self._boxes[later]
        for earlier, other in enumerate(self._boxes[:later]):
            if not _meet(box, other):
                continue
            line = self._table.rows[earlier].origin.line
            if not alike(row.result, self._table.rows[earlier].result):
                certain = self._certain(earlier, later)
                severity = Severity.ERROR if certain else Severity.WARNING
                key = "rule.table_overlap" if certain else "rule.table_words_overlap"
                self._trouble.tell(row.origin, key, severity, line=line, where=self._where(box, other))
                return
            if _within(box, other):
                self._say(row.origin, "table_repeated", line=line)
                return
            if _within(other, box):
                self._say(self._table.rows[earlier].origin, "table_repeated", line=row.origin.line)
                return

    def _where(self, one: Box, other: Box) -> Said:
        """Return one case that two rows both fit, in words."""
        common = [a & b for a, b in zip(one, other, strict=True)]
        said = [self._named(number, bits & -bits) for number, bits in enumerate(common)]
        return _and(said)

    def _certain(self, earlier: int, later: int) -> bool:
        """Whether two rows meet by more than words of which one contains the other."""
        for number, type_ in enumerate(self._types):
            tests = [self._tests(self._table.rows[at], number) for at in (earlier, later)]
            if type_.kind != "text" or not all(tests):
                continue
            words = [{folded(word) for test in each for word in table_regions.words(test)} for each in tests]
            if not words[0] & words[1]:
                return False
        return True

    # --- gaps -----------------------------------------------------------------------------------------

    def _gaps(self) -> None:
        whole = tuple((1 << len(regions)) - 1 for regions in self._regions)
        left = _left(whole, self._boxes)
        if not left:
            return
        said = [
            _and([self._named(number, bits) for number, bits in enumerate(box) if bits != whole[number]])
            for box in left[:MOST_SHOWN]
        ]
        more = "" if len(left) <= MOST_SHOWN else "……"
        gaps = Said("；".join(each.zh for each in said) + more, "; ".join(each.en for each in said) + more)
        self._trouble.tell(self._declared.name.origin, "rule.table_gap", Severity.INFO, gaps=gaps)

    def _named(self, number: int, bits: int) -> Said:
        name = self._declared.parameters[number].name.text
        chosen = [region for at, region in enumerate(self._regions[number]) if bits >> at & 1]
        said = table_regions.named(chosen, self._types[number])
        return Said(f"{name}：{said.zh}", f"{name}: {said.en}")


def _and(said: Sequence[Said]) -> Said:
    return Said("，".join(each.zh for each in said), ", ".join(each.en for each in said))


def _meet(one: Box, other: Box) -> bool:
    return all(a & b for a, b in zip(one, other, strict=True))


def _within(inner: Box, outer: Box) -> bool:
    return all(a & ~b == 0 for a, b in zip(inner, outer, strict=True))


def _left(whole: Box, taken: Sequence[Box]) -> list[Box] | None:
    """Return what is left of a box without some others, in pieces; None where the pieces are too many."""
    pieces = [whole]
    for box in taken:
        pieces = [rest for piece in pieces for rest in _without(piece, box)]
        if len(pieces) > MOST_PIECES:
            return None
    return pieces


def _without(piece: Box, box: Box) -> Iterator[Box]:
    if not _meet(piece, box):
        yield piece
        return
    rest = list(piece)
    for at, bits in enumerate(box):
        outside = rest[at] & ~bits
        if outside:
            yield (*rest[:at], outside, *rest[at + 1 :])
            rest[at] &= bits
