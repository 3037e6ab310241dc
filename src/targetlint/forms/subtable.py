"""A list shown as a sub-table with a header row: its lines, with the tiers filled down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from targetlint.forms import fold
from targetlint.forms.gathered import Gathered, Texts
from targetlint.forms.labels import Heading, Index
from targetlint.forms.lines import Line, Slot
from targetlint.forms.rows import Written
from targetlint.forms.values import member
from targetlint.model.layout import Label, Layout, Tier

_TIERS = ("tier1", "tier2")
_POINTS = re.compile(r"\([^()]*\)$")
_HORIZONS = (
    ("long_term", re.compile("长期|中期|总体|实施期|项目期")),
    ("annual", re.compile("年度|当年|本年")),
)


@dataclass(slots=True)
class SubTable:
    """An open sub-table. `section` is the left edge of the label `title` beside it, 0 where it has none."""

    heading: Heading
    head: Line
    layout: Layout
    section: int = 0
    title: str = ""
    horizon: Written | None = None
    last: dict[str, Written] = field(default_factory=dict)
    tables: set[int] = field(default_factory=set)

    def takes(self, line: Line, index: Index) -> bool:
        """Tell whether `line` still belongs to the sub-table."""
        first = self._first(line)
        if line.table not in self.tables:
            return self._goes_on(line)
        if self.section:
            return first.left >= self.columns[0][0] or self._misaligned(line)
        if self._names_tier(first.text) or first.left > self.columns[0][0]:
            return True
        return index.meaning(first.text) is None and not self._sparse(line)

    def _first(self, line: Line) -> Slot:
        """Return the line's first cell; the one behind, where the label beside the table stands again."""
        first, *others = line.fresh
        again = self.section == first.left and fold.label(first.text) == self.title
        return others[0] if again and others and self._names_tier(others[0].text) else first

    def _names_tier(self, text: str) -> bool:
        bare = _bare(text)
        return self._tier(text) is not None or any(member(tier, bare) for tier in _TIERS)

    def _sparse(self, line: Line) -> bool:
        """Tell whether the line has fewer cells than the header: a label of its own with a wide text."""
        if not line.gridded:
            return len(line.slots) < len(self.columns)
        return any(sum(slot.left <= left < slot.right for left, _ in self.columns) > 1 for slot in line.fresh)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a further table, as wide, goes on with the tiers: a page broke it in two."""
        first = self._first(line)
        goes_on = line.table > 0 and line.edge == self.head.edge and self._names_tier(first.text)
        if goes_on:
            self.tables.add(line.table)
        return goes_on

    @property
    def columns(self) -> tuple[tuple[int, Label], ...]:
        """The columns, left to right."""
        return tuple(sorted(self.heading.at, key=lambda each: each[0]))

    def splits(self, heading: Heading, line: Line) -> bool:
        """Tell whether `line` is the header's second row: a wide column's cell split into several."""
        below = (line.table, line.row) == (self.head.table, self.head.row + 1)
        return below and heading.columns is self.heading.columns

    def split(self, heading: Heading, line: Line) -> SubTable:
        """Take the second header row's columns, and keep the first one's beside them.

        Without a grid columns are ordinals: those right of the split move by the cells that it adds.
        """
        named = {column.field for _, column in heading.at}
        first = min(left for left, _ in heading.at)
        more = 0 if line.gridded else len(line.slots) - len(self.head.slots)
        kept = [
            (left + more if left > first else left, column)
            for left, column in self.heading.at
            if column.field not in named
        ]
        self.heading = Heading(heading.columns, (*heading.at, *kept))
        self.head = line
        return self

    def read(self, line: Line, gathered: Gathered) -> None:
        """Read `line` as a line of the list."""
        shift = self._shift(line)
        texts: Texts = {}
        seen: set[tuple[int, int, int]] = set()
        for left, column in self.columns:
            slot = line.under(left - shift) or line.unstored(left, line.slots[0])
            if slot.spot in seen:
                slot = Slot("", slot.left, slot.right, slot.place)
            elif slot.fresh or column.field not in _TIERS:
                seen.add(slot.spot)
            texts.setdefault(column.field, Written(slot.text, slot.place, column.unit))
        first = self._first(line)
        gathered.used.update(seen, (slot.spot for slot in line.fresh if slot.left < first.left))
        self._fill_tiers(texts)
        if self.horizon is not None:
            texts.setdefault("horizon", self.horizon)
        gathered.rows[self.heading.columns.field].append(texts)

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
        if tier is not None and tier.member and (name == "tier2") == (tier.member not in _FIRST):
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
        for left, column in self.columns:
            if column.field in _TIERS and member(column.field, _bare(first.text)) and left > first.left:
                return left - first.left
        return 0

    def _misaligned(self, line: Line) -> bool:
        return self._shift(line) > 0


_FIRST = frozenset({"cost_tier", "output", "benefit", "satisfaction"})


def opened(heading: Heading, line: Line, gathered: Gathered, title: str, before: SubTable | None) -> SubTable:
    """Open the sub-table under the header row `line`.

    `title` is the label that stood above it, `before` the sub-table that was open: where the header is
    merely printed again, its tiers go on.
    """
    if before is not None and before.splits(heading, line):
        gathered.used.update(slot.spot for slot in line.fresh)
        return before.split(heading, line)
    table = SubTable(heading, line, gathered.layout, tables={line.table})
    if before is not None and before.heading.columns is heading.columns:
        table.last = before.last
    first = table.columns[0][0]
    beside = [slot for slot in line.slots if slot.right <= first and slot.text.strip()]
    if beside:
        table.section = beside[-1].left
        title = beside[-1].text
        table.title = fold.label(title)
    name = heading.columns.field
    gathered.rows.setdefault(name, [])
    gathered.places.setdefault(name, line.slots[0].place)
    gathered.used.update(slot.spot for slot in line.slots if slot.fresh)
    if name == "indicators" and "指标" in fold.fold(title).text:
        horizon = next((each for each, words in _HORIZONS if words.search(fold.fold(title).text)), "")
        if horizon:
            place = beside[-1].place if beside else line.slots[0].place
            table.horizon = Written(title.strip(), place, member=horizon)
    return table


def _bare(text: str) -> str:
    return _POINTS.sub("", fold.label(text))
