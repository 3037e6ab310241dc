"""A Word table as a grid of cells: merged cells once, deleted rows gone, nested tables kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from targetlint.model.document import Cell
from targetlint.readers.limits import CELLS, CHARACTERS
from targetlint.readers.markup import attribute, child, local, natural
from targetlint.readers.refusal import within
from targetlint.readers.word.runs import first_choice, is_deletion, is_note, paragraph
from targetlint.readers.word.widths import Stored, settle_widths, width

_WRAPPERS = frozenset(
    {
        *("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"),
        *("sect", "sub-section", "pBdrGroup", "annotation", "content"),  # Word 2003
    }
)
_SPAN = 1_000  # Word itself ends at 63 columns
_ROW, _CELL, _BLOCKS = frozenset({"tr"}), frozenset({"tc"}), frozenset({"p", "tbl"})

Merges = dict[tuple[int, int], Cell]
"""Column and span of a cell -> the cell whose vertical merge goes on below it."""


@dataclass(slots=True)
class Grid:
    """The cells of one w:tbl, the w:tc of each, and what they hold besides text: w:tbl and text boxes."""

    cells: list[Cell] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    held: list[etree._Element] = field(default_factory=list)


def unwrapped(element: etree._Element, wanted: frozenset[str]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the name and the element of the children called one of `wanted`.

    Also of those in content controls, sections, insertions and first choices.
    """
    for each in element:
        name = local(each)
        if name in wanted:
            yield name, each
        elif name in _WRAPPERS and not (name == "annotation" and is_note(each)):
            yield from unwrapped(each, wanted)
        elif name == "AlternateContent":
            chosen = first_choice(each)
            yield from () if chosen is None else unwrapped(chosen, wanted)


def grid(table: etree._Element) -> Grid:
    """Return the grid of a w:tbl; raise Refusal("limit") where it has too many cells."""
    rows = _rows(table)
    settle_widths(rows, child(table, "tblGrid"))
    result = Grid()
    above: Merges = {}
    for number, row in enumerate(rows, 1):
        above = _row(row, number, above, result)
    return result


def _rows(table: etree._Element) -> list[list[Stored]]:
    rows: list[list[Stored]] = []
    count = 0
    for _, tr in unwrapped(table, _ROW):
        properties = child(tr, "trPr")
        if properties is not None and any(is_deletion(each) for each in properties):
            continue
        rows.append(_stored(tr, 1 + _number(child(properties, "gridBefore"), 0)))
        count += len(rows[-1])
        within("cells", count, CELLS)
    return rows


def _stored(tr: etree._Element, column: int) -> list[Stored]:
    """Return the cells of a w:tr as it says itself, the first at `column`."""
    row: list[Stored] = []
    for _, tc in unwrapped(tr, _CELL):
        stated = child(tc, "tcPr")
        properties = {} if stated is None else {local(each): each for each in reversed(stated)}
        if "cellDel" in properties:
            continue
        text, held = _text(tc)
        span = _number(properties.get("gridSpan"), 1)
        wide = width(properties["tcW"]) if "tcW" in properties else None
        across, down = _merge(properties, "hMerge"), _merge(properties, "vMerge")
        row.append(Stored(column, span, wide, text, tc, held, across, down))
        column += span
    return row


def _row(cells: list[Stored], row: int, above: Merges, result: Grid) -> Merges:
    """Add the cells of one row, and return those whose vertical merge the next row may go on with."""
    opened: Merges = {}
    left: Cell | None = None
    for cell in cells:
        upper = above.get((cell.column, cell.span))
        if cell.across == "continue" and left is not None:
            left.colspan = cell.column + cell.span - left.column
            left.hide(cell.text)
            continue
        if cell.down == "continue" and upper is not None:
            upper.rowspan = row - upper.row + 1
            upper.hide(cell.text)
            left = upper
        else:
            left = Cell(row, cell.column, cell.text, colspan=cell.span)
            result.cells.append(left)
            result.elements.append(cell.element)
            result.held += cell.held
        if cell.down:
            opened[cell.column, cell.span] = left
    return opened


def _merge(properties: dict[str, etree._Element], name: str) -> str:
    """Return "restart", "continue" or "" (no merge); w:vmerge is how Word 2003 spells it."""
    found = properties.get(name, properties.get(name.lower()))
    return "" if found is None else attribute(found, "val") or "continue"


def _number(stated: etree._Element | None, least: int) -> int:
    if stated is None:
        return least
    value = natural(attribute(stated, "val"))
    return least if value is None else max(least, min(value, _SPAN))


def _text(tc: etree._Element) -> tuple[str, tuple[etree._Element, ...]]:
    """Return the text of a w:tc, and the nested w:tbl and the text boxes in it.

    A nested table is also shown in the text, a row a line, tabs between cells.
    """
    lines: list[str] = []
    held: list[etree._Element] = []
    open_line = False
    for name, block in unwrapped(tc, _BLOCKS):
        if name == "p":
            shown = paragraph(block)
            held += shown.boxes
            if open_line:
                lines[-1] += shown.text
            else:
                lines.append(shown.text)
            open_line = shown.joins_next
        else:
            held.append(block)
            lines += _outline(block)
            within("characters", sum(map(len, lines)), CHARACTERS)  # every table around it repeats them
            open_line = False
    return "\n".join(lines), tuple(held)


def _outline(table: etree._Element) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in grid(table).cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return ["\t".join(texts) for texts in rows.values()]
