"""A list shown as a sub-table with a header row: its lines, with the tiers filled down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter

from targetlint.forms import fold, sides, split
from targetlint.forms.gathered import Gathered, Texts
from targetlint.forms.labels import Heading, Index
from targetlint.forms.lines import Line, Slot
from targetlint.forms.rows import Written
from targetlint.forms.values import member
from targetlint.model.layout import Layout, Tier
from targetlint.model.place import Place
from targetlint.model.schema import ENUMS

_TIERS = ("tier1", "tier2")
_POINTS = re.compile(r"\([^()]*\)$")


@dataclass(slots=True)
class SubTable:
    """An open sub-table; `section` is the label beside it, if any, and `section_left` that label's edge.

    `head` is the header row, `last` what its tiers said last, `tables` the tables it runs through.
    """

    heading: Heading
    head: Line
    layout: Layout
    section: str = ""
    section_left: int = 0
    horizon: Written | None = None
    last: dict[str, Written] = field(default_factory=dict)
    tables: set[int] = field(default_factory=set)

    def takes(self, line: Line, index: Index) -> bool:
        """Tell whether `line` still belongs to the sub-table."""
        first, start = self._first(line), self.heading.at[0][0]
        if line.filled:
            return line.table in self.tables
        if line.table not in self.tables:
            return self._goes_on(line, first)
        if self.section_left:
            return first.left >= start or self._shift(line) > 0
        if self._names_tier(first.text) or first.left > start:
            return True
        return index.meaning(first.text) is None and not self._sparse(line)

    def _first(self, line: Line) -> Slot:
        """Return the line's first cell; the one behind, where the label beside the table stands again."""
        first, *others = line.fresh
        again = self.section_left == first.left and fold.label(first.text) == self.section
        return others[0] if again and others and self._names_tier(others[0].text) else first

    def _names_tier(self, text: str) -> bool:
        bare = _bare(text)
        return self._tier(text) is not None or any(member(tier, bare) for tier in _TIERS)

    def _sparse(self, line: Line) -> bool:
        """Tell whether the line has fewer cells than the header: a label of its own with a wide text."""
        if not line.gridded:
            return len(line.slots) < len(self.heading.at)
        edges = [left for left, _ in self.heading.at]
        return any(sum(slot.left <= left < slot.right for left in edges) > 1 for slot in line.fresh)

    def _goes_on(self, line: Line, first: Slot) -> bool:
        """Tell whether a further table, as wide, goes on with the tiers: a page broke it in two."""
        return line.table > 0 and line.edge == self.head.edge and self._names_tier(first.text)

    def splits(self, heading: Heading, line: Line) -> bool:
        """Tell whether `line` is the header's second row: a wide column's cell split into several."""
        below = (line.table, line.row) == (self.head.table, self.head.row + 1)
        return below and heading.columns is self.heading.columns

    def split(self, heading: Heading, line: Line) -> SubTable:
        """Take the second header row's columns, and keep the first one's beside them.

        Without a grid columns are ordinals: those right of the split move by the cells that it adds.
        """
        named = {column.field for _, column in heading.at}
        first = heading.at[0][0]
        more = 0 if line.gridded else len(line.slots) - len(self.head.slots)
        kept = [
            (left + more if left > first else left, column)
            for left, column in self.heading.at
            if column.field not in named
        ]
        columns = sorted([*heading.at, *kept], key=itemgetter(0))
        passed = {left + more if left > first else left for left in self.heading.passed} | heading.passed
        self.heading = Heading(heading.columns, tuple(columns), frozenset(passed))
        self.head = line
        return self

    def read(self, line: Line, gathered: Gathered) -> None:
        """Read `line` as a line of the list; a further row of its header is none, whatever its cells say."""
        self.tables.add(line.table)
        if self._heads(line):
            return
        shift = self._shift(line)
        texts: Texts = {}
        seen: set[tuple[int, int, int]] = set()
        for left, column in self.heading.at:
            slot = line.under(left - shift) or line.unstored(left, line.slots[0])
            if slot.spot in seen:
                slot = Slot("", slot.left, slot.right, slot.place)
            elif slot.fresh or column.field not in _TIERS:
                seen.add(slot.spot)
            unit = column.unit or gathered.unit or self.layout.unit
            texts.setdefault(column.field, Written(slot.text, slot.place, unit, meant=slot.meant))
        first = self.heading.at[0][0] if line.filled else self._first(line).left
        beside = (
            slot.spot for slot in line.fresh if slot.left < first or slot.left + shift in self.heading.passed
        )
        gathered.used.update(seen, beside)
        name = self.heading.columns.field
        if line.filled:  # as it stands: the format merges no cells and splits its lines itself
            gathered.rows[name].append(texts)
            return
        self._fill_tiers(texts)
        if self.horizon is not None:
            texts.setdefault("horizon", self.horizon)
        gathered.rows[name] += split.indicators(texts) if name == "indicators" else [texts]

    def _heads(self, line: Line) -> bool:
        """Tell whether a cell of the header, other than the label beside the table, goes down into `line`."""
        first = self.heading.at[0][0]
        titles = {
            (slot.spot, slot.text) for slot in self.head.slots if slot.left >= first and slot.text.strip()
        }
        return any((slot.spot, slot.text) in titles for slot in line.slots)

    def _fill_tiers(self, texts: Texts) -> None:
        for name in _TIERS:
            cell = texts.get(name)
            if cell is None:
                continue
            if cell.text.strip():
                if name == "tier1" and self.last.get(name) != cell:
                    self.last.pop("tier2", None)
                self.last[name] = cell
            texts[name] = self._meant(name, self.last.get(name, cell))
        tier = self._tier(texts["tier2"].text) if "tier2" in texts else None
        if tier is not None and tier.under and not texts.get("tier1", texts["tier2"]).text.strip():
            texts["tier1"] = texts["tier2"]._replace(member=tier.under)

    def _meant(self, name: str, cell: Written) -> Written:
        tier = self._tier(cell.text)
        if tier is not None and tier.member and (name == "tier2") == (tier.member not in ENUMS["tier1"]):
            return cell._replace(member=tier.member)
        return cell._replace(member=member(name, _bare(cell.text)) or "") if cell.text.strip() else cell

    def _tier(self, text: str) -> Tier | None:
        bare = _bare(text)
        return next((tier for tier in self.layout.tiers if _bare(tier.text) == bare), None)

    def _shift(self, line: Line) -> int:
        """Return by how many columns a line without spans stands too far left: the file lost empty cells."""
        missing = len(self.head.slots) - len(line.slots)
        if line.gridded or missing <= 0:
            return 0
        first = line.fresh[0]
        for left, column in self.heading.at:
            if column.field in _TIERS and member(column.field, _bare(first.text)) and left > first.left:
                return left - first.left
        return 0


def opened(
    heading: Heading, line: Line, gathered: Gathered, section: str, before: SubTable | None
) -> SubTable:
    """Open the sub-table under the header row `line`.

    `section` is the label that stood above it, `before` the sub-table that was open: where the header is
    merely printed again, its tiers go on.
    """
    if before is not None and before.splits(heading, line):
        gathered.used.update(slot.spot for slot in line.fresh)
        return before.split(heading, line)
    table = SubTable(heading, line, gathered.layout, tables={line.table})
    if before is not None and before.heading.columns is heading.columns:
        table.last = before.last
    named = line.slots[0]
    for slot in line.slots:
        if slot.right <= heading.at[0][0] and slot.text.strip():
            named, section = slot, slot.text
            table.section, table.section_left = fold.label(section), slot.left
    name = heading.columns.field
    gathered.rows.setdefault(name, [])
    gathered.places.setdefault(name, line.slots[0].place)
    gathered.used.update(slot.spot for slot in line.slots if slot.fresh)
    if name == "indicators":
        over = line.over
        table.horizon = _horizon(section, named.place) if over is None else _over(over)
    return table


def _horizon(section: str, place: Place) -> Written | None:
    """Return the horizon that a label such as 年度绩效指标 gives to the indicators beside or below it."""
    printed = fold.fold(section).text
    found = sides.horizon(printed)
    return Written(section.strip(), place, member=found) if found and "指标" in printed else None


def _over(label: Slot) -> Written:
    return Written(label.text.strip(), label.place, member=sides.horizon(fold.fold(label.text).text))


def _bare(text: str) -> str:
    return _POINTS.sub("", fold.label(text)).removesuffix("指标")
