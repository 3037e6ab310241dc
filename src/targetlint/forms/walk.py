"""One form's lines, read by a layout's labels: value to the right, below, or behind a colon."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from targetlint.forms import fold, subtable
from targetlint.forms.gathered import Gathered, part
from targetlint.forms.labels import Index, Labelled
from targetlint.forms.lines import Line, Slot
from targetlint.forms.regions import LONGEST_PAIRED
from targetlint.forms.rows import Written
from targetlint.forms.subtable import SubTable
from targetlint.model.layout import Parts

SIGNATURES = frozenset({"unit", "head", "filler", "phone", "declared_on", "seal"})
LONGEST_WITH_LABELS = 1000  # characters of a cell that may hold labels with their values, and not just prose
_PERIODS = {"fund_total": "total", "annual_fund": "annual"}


@dataclass(slots=True)
class Walk:
    """Goes through the lines in order.

    `table` is the open sub-table, `section` the label that last headed others. `waiting` are labels whose
    value may stand in the next line, and `settled` the cells taken there. `headed` are the columns (table,
    left edge) that a heading label has just begun, `under` those where values stand below labels, `periods`
    which of two budgets the column's sum belongs to.
    """

    index: Index
    gathered: Gathered
    table: SubTable | None = None
    section: str = ""
    waiting: list[tuple[Slot, Labelled]] = field(default_factory=list)
    headed: set[tuple[int, int]] = field(default_factory=set)
    settled: set[tuple[int, int, int]] = field(default_factory=set)
    under: set[tuple[int, int]] = field(default_factory=set)
    periods: dict[tuple[int, int], str] = field(default_factory=dict)

    def read(self, lines: list[Line]) -> None:
        """Read every line."""
        for line in lines:
            self._line(line)
        self._settle(None)

    def _line(self, line: Line) -> None:
        heading = self.index.heading(line)
        if heading is not None:
            self._settle(None)
            self.table = subtable.opened(heading, line, self.gathered, self.section, self.table)
            return
        if self.table is not None and self.table.takes(line, self.index):
            self.table.read(line, self.gathered)
            return
        if line.table:
            self.table = None
        self._settle(line)
        self._labels(line)

    def _settle(self, line: Line | None) -> None:
        """Give each waiting label the cell below it, or an empty one beside it."""
        if self.waiting:
            self.under |= self.headed
        self.headed.clear()
        for slot, what in self.waiting:
            below = self._below(slot, what, line)
            if below is not None:
                self.gathered.used.add(below.spot)
                self.settled.add(below.spot)
                self.under.add((below.place.table, below.left))
                self._take(what, slot, below)
            elif not self._heads_section(what):
                self._take(what, slot, Slot("", slot.left, slot.right, slot.place))
        self.waiting.clear()

    def _below(self, slot: Slot, what: Labelled, line: Line | None) -> Slot | None:
        if line is None or line.table != slot.place.table or what.field in SIGNATURES:
            return None
        below = line.under(slot.left)
        if below is None or not below.fresh or not below.text.strip() or below.left != slot.left:
            return None
        return None if self.index.meaning(below.text) is not None else below

    def _heads_section(self, what: Labelled) -> bool:
        """Tell whether a label without a value may just head the labels beside it."""
        kind = self.gathered.fields.get(what.field)
        return kind is None or kind.type == "rows"

    def _labels(self, line: Line) -> None:
        values: set[tuple[int, int, int]] = set()
        for slot in line.fresh:
            if slot.spot in values or slot.spot in self.settled or slot.meant is not None:
                continue
            meaning = self.index.meaning(slot.text)
            if meaning is None:
                self._unlabelled(slot)
                continue
            self.gathered.used.add(slot.spot)
            if not meaning:
                self._section(slot)
                continue
            value = line.after(slot) if line.table else None
            if value is None or not value.fresh or self._is_label(value) or value.right <= slot.right:
                self.waiting += [(slot, what) for what in self._which(meaning, slot)]
                continue
            whats = self._which(meaning, slot)
            options = self._options(whats, line, value)
            value = replace(value, text=" ".join([value.text, *(each.text for each in options)]))
            values.update(each.spot for each in (value, *options))
            self.gathered.used.update(each.spot for each in (value, *options))
            for what in whats:
                self._take(what, slot, value)

    def _options(self, whats: tuple[Labelled, ...], line: Line, value: Slot) -> list[Slot]:
        """Return the cells behind `value` that hold further check boxes of the same field."""
        fields = {what.field for what in whats}
        words = [fold.fold(each.text).text for each in self.gathered.layout.choices if each.field in fields]
        found: list[Slot] = []
        for slot in line.fresh if words else []:
            printed = fold.fold(slot.text).text
            if slot.left >= value.right and any(word in printed for word in words):
                if self._is_label(slot):
                    break
                found.append(slot)
        return found

    def _section(self, slot: Slot) -> None:
        """Remember a label that carries nothing itself: it heads what follows, and may name its unit."""
        self.section = slot.text
        self.gathered.unit = self.gathered.unit or fold.unit(slot.text)
        self.headed.add((slot.place.table, slot.left))

    def _is_label(self, slot: Slot) -> bool:
        """Tell whether a cell beside a label is itself one, alone or with its value behind it."""
        if slot.meant is not None:
            return False
        if self.index.meaning(slot.text) is not None:
            return True
        pairs = self.index.pairs(slot.text) if slot.text.strip() else []
        return bool(pairs) and pairs[0].label[0] == 0

    def _unlabelled(self, slot: Slot) -> None:
        """Read the pairs inside a cell that is no label; it may also stand under a header of labels."""
        pairs = self.index.pairs(slot.text) if len(slot.text) <= LONGEST_WITH_LABELS else []
        self.gathered.listed(slot)
        if (slot.place.table, slot.left) in self.under:
            self.gathered.used.add(slot.spot)
        for meaning, label, value in pairs:
            self.gathered.used.add(slot.spot)
            for what in self._which(meaning, slot):
                start, end = self._ends(what, slot, *value)
                self.gathered.take(what, part(slot, *label), slot, start, end)

    def _ends(self, what: Labelled, slot: Slot, start: int, end: int) -> tuple[int, int]:
        """Cut a short field off where its line ends, or where another pair begins that no label explains."""
        kind = self.gathered.fields.get(what.field)
        long = kind is not None and kind.type in {"rows", "texts"}
        prose = kind is not None and kind.type == "text" and what.field not in SIGNATURES
        if long or (prose and (slot.place.table or len(slot.text) > LONGEST_PAIRED)):
            return start, end
        return fold.first_phrase(slot.text, start, end)

    def _take(self, what: Labelled, label: Slot, value: Slot) -> None:
        if what.field in _PERIODS:
            self.periods[label.place.table, label.left] = _PERIODS[what.field]
        written = Written(label.text, label.place)
        self.gathered.take(what, written, value, 0, len(value.text))

    def _which(self, meaning: tuple[Labelled, ...], slot: Slot) -> tuple[Labelled, ...]:
        """Return the fields that a label shows; parts belong to the sum, whole or annual, above them."""
        parts = [what for what in meaning if isinstance(what, Parts)]
        if len(parts) < len(meaning) or not parts:
            return tuple(what for what in meaning if not isinstance(what, Parts))
        period = self.periods.get((slot.place.table, slot.left), "")
        return (next((what for what in parts if what.period == period), parts[0]),)
