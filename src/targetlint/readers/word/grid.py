"""A Word table as a grid of cells: merged cells once, deleted rows gone, nested tables kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from targetlint.model.document import Cell
from targetlint.readers.limits import CELLS, CHARACTERS
from targetlint.readers.markup import attribute, child, local, natural
from targetlint.readers.refusal import within
from targetlint.readers.word.runs import choices, is_deletion, is_note, joins_next, paragraph
from targetlint.readers.word.widths import Place, settle_widths

_WRAPPERS = frozenset(
    {
        *("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"),
        *("sect", "sub-section", "pBdrGroup", "annotation", "content"),  # Word 2003
    }
)
_SPAN = 1_000  # Word itself ends at 63 columns

Merges = dict[tuple[int, int], Cell]
"""Column and span of a cell -> the cell whose vertical merge goes on below it."""


@dataclass(slots=True)
class Grid:
    """The cells of one w:tbl, and what its cells hold besides text: nested w:tbl and text boxes."""

    cells: list[Cell] = field(default_factory=list)
    held: list[etree._Element] = field(default_factory=list)


def unwrapped(element: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the children called one of `wanted`, also out of content controls, sections and insertions."""
    for each in choices(element):
        name = local(each)
        if name in wanted:
            yield each
        elif name in _WRAPPERS and not (name == "annotation" and is_note(each)):
            yield from unwrapped(each, wanted)


def grid(table: etree._Element) -> Grid:
    """Return the grid of a w:tbl; raise Refusal("limit") where it has too many cells."""
    rows = [_places(tr) for tr in unwrapped(table, frozenset({"tr"})) if not _deleted(child(tr, "trPr"))]
    settle_widths(rows, child(table, "tblGrid"))
    result = Grid()
    above: Merges = {}
    for number, places in enumerate(rows, 1):
        above = _row(places, number, above, result)
        within("cells", len(result.cells), CELLS)
    return result


def _deleted(properties: etree._Element | None) -> bool:
    return properties is not None and any(is_deletion(each) for each in properties)


def _places(tr: etree._Element) -> list[Place]:
    """Return where the cells of a w:tr stand, as it says itself."""
    column = 1 + _number(child(tr, "trPr"), "gridBefore", 0)
    places: list[Place] = []
    for tc in unwrapped(tr, frozenset({"tc"})):
        properties = child(tc, "tcPr")
        if child(properties, "cellDel") is None:
            span = _number(properties, "gridSpan", 1)
            places.append(Place(tc, column, span))
            column += span
    return places


def _row(places: list[Place], row: int, above: Merges, result: Grid) -> Merges:
    """Add the cells of one row, and return those whose vertical merge the next row may go on with."""
    opened: Merges = {}
    left: Cell | None = None
    for place in places:
        properties = child(place.cell, "tcPr")
        held: list[etree._Element] = []
        text = _text(place.cell, held)
        vertical = _merge(properties, "vMerge")
        upper = above.get((place.column, place.span))
        if _merge(properties, "hMerge") == "continue" and left is not None:
            left.colspan = place.column + place.span - left.column
            left.hide(text)
            continue
        if vertical == "continue" and upper is not None:
            upper.rowspan = row - upper.row + 1
            upper.hide(text)
            left = upper
        else:
            left = Cell(row, place.column, text, colspan=place.span)
            result.cells.append(left)
            result.held += held
        if vertical:
            opened[place.column, place.span] = left
    return opened


def _merge(properties: etree._Element | None, name: str) -> str:
    """Return "restart", "continue" or "" (no merge); w:vmerge is how Word 2003 spells it."""
    found = child(properties, name)
    found = child(properties, name.lower()) if found is None else found
    return "" if found is None else attribute(found, "val") or "continue"


def _number(properties: etree._Element | None, name: str, least: int) -> int:
    value = natural(attribute(child(properties, name), "val"))
    return least if value is None else max(least, min(value, _SPAN))


def _text(tc: etree._Element, held: list[etree._Element]) -> str:
    """Return the text of a w:tc; a nested table is also shown in it, a row a line, tabs between cells."""
    lines: list[str] = []
    open_line = False
    for block in unwrapped(tc, frozenset({"p", "tbl"})):
        if local(block) == "p":
            text, boxes = paragraph(block)
            held += boxes
            if open_line:
                lines[-1] += text
            else:
                lines.append(text)
            open_line = joins_next(block)
        else:
            held.append(block)
            lines += _outline(block)
            within("characters", sum(map(len, lines)), CHARACTERS)  # every table around it repeats them
            open_line = False
    return "\n".join(lines)


def _outline(table: etree._Element) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in grid(table).cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return ["\t".join(texts) for texts in rows.values()]
