"""A document as one stream of lines: paragraphs and table rows, with merged cells seen from every row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from targetlint.forms import fold
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.place import Place

MAX_COVERING = 64  # merged cells seen from one row: no printed form is wider, a hostile file may be


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as seen from one row: columns `left` to `right`, the latter not included.

    `fresh` is False where the cell began in a row above; `bottom` is the first row below the cell. `meant`
    is None where the cell may be a label; else the format says that it is a value, and what it means.
    """

    text: str
    left: int
    right: int
    place: Place
    fresh: bool = True
    bottom: int = 0
    doubtful: bool = False
    meant: str | None = None

    @property
    def spot(self) -> tuple[int, int, int]:
        """Which cell of the document this is."""
        return (self.place.table, self.place.row, self.place.column)


@dataclass(frozen=True)  # without slots: what every layout asks for is kept
class Line:
    """A paragraph (`table` 0) or a row of a table; in an ungridded table columns are ordinals.

    `edge` is the first column right of the table; `merging` as the table says. `over` is the label that
    stands over this part of a header row.
    """

    table: int
    row: int
    slots: tuple[Slot, ...]
    gridded: bool = True
    edge: int = 0
    merging: bool = True
    over: Slot | None = None

    @cached_property
    def fresh(self) -> list[Slot]:
        """The cells that begin here and say something."""
        return [slot for slot in self.slots if slot.fresh and slot.text.strip()]

    @cached_property
    def filled(self) -> bool:
        """Whether the format itself says that values stand here."""
        return any(slot.meant is not None for slot in self.slots)

    @cached_property
    def printed(self) -> list[tuple[Slot, str]]:
        """The cells that begin here and may be labels, with their texts as labels are compared."""
        short = [slot for slot in self.fresh if slot.meant is None and len(slot.text) <= fold.LONGEST_LABEL]
        return [(slot, fold.label(slot.text)) for slot in short]

    @cached_property
    def words(self) -> frozenset[str]:
        """The texts of `printed`: most lines are told from headers by them alone."""
        return frozenset(text for _, text in self.printed)

    def under(self, left: int) -> Slot | None:
        """Return the cell that covers column `left`."""
        return next((slot for slot in self.slots if slot.left <= left < slot.right), None)

    def after(self, slot: Slot) -> Slot | None:
        """Return the cell right of `slot`: an empty one where the file stores none, None at the edge.

        Where the format keeps no merged cells, blanks may belong to `slot`: the next text counts.
        """
        if not self.merging:
            return next((each for each in self.fresh if each.left >= slot.right), None)
        following = next((each for each in self.slots if each.left >= slot.right), None)
        if following is not None and (following.left == slot.right or not self.gridded):
            return following
        return self.unstored(slot.right, slot) if self.gridded and slot.right < self.edge else None

    def unstored(self, column: int, like: Slot) -> Slot:
        """Return an empty cell at `column`, in the table of `like`."""
        place = Place(like.place.document, self.table, self.row, column, like.place.sheet)
        return Slot("", column, column + 1, place, bottom=self.row + 1)


def lines(document: Document) -> list[Line]:
    """Return the lines of `document` that say something, in reading order."""
    every = chain.from_iterable(_block(document.path, block) for block in document.blocks)
    return [line for line in every if line.fresh]


def _block(path: str, block: Paragraph | Table) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        place = Place(path, row=block.number)
        yield Line(0, block.number, (Slot(block.text, 1, 2, place),), gridded=False)
        return
    covering: list[Slot] = []
    edge = max((cell.column + max(cell.colspan, 1) for cell in block.cells), default=0)
    for cells in block.rows():
        row = cells[0].row
        covering = [slot for slot in covering if slot.bottom > row][:MAX_COVERING]
        fresh = [_slot(path, block, cell) for cell in cells]
        slots = sorted([*covering, *fresh], key=lambda slot: slot.left)
        yield Line(block.number, row, tuple(slots), gridded=block.gridded, edge=edge, merging=block.merging)
        covering.extend(replace(slot, fresh=False) for slot in fresh if slot.bottom > row + 1)


def _slot(path: str, table: Table, cell: Cell) -> Slot:
    place = Place(path, table.number, cell.row, cell.column, table.sheet)
    right = cell.column + max(cell.colspan, 1)
    bottom = cell.row + max(cell.rowspan, 1)
    return Slot(
        cell.text, cell.column, right, place, bottom=bottom, doubtful=bool(cell.doubtful), meant=cell.meant
    )
