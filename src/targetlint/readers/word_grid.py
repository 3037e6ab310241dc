"""A Word table as a grid of cells: merged cells once, deleted rows gone, nested tables kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from targetlint.model.document import Cell
from targetlint.readers.limits import CELLS
from targetlint.readers.markup import attribute, child, local, natural
from targetlint.readers.refusal import within
from targetlint.readers.word_runs import choices, joins_next, paragraph

_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_SPAN = 1_000  # Word itself ends at 63 columns


@dataclass(slots=True)
class Grid:
    """The cells of one w:tbl, and what its cells hold besides text: nested w:tbl and text boxes."""

    cells: list[Cell] = field(default_factory=list)
    held: list[etree._Element] = field(default_factory=list)


def unwrapped(element: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the children called one of `wanted`, also out of content controls and insertions."""
    for each in choices(element):
        name = local(each)
        if name in wanted:
            yield each
        elif name in _WRAPPERS:
            yield from unwrapped(each, wanted)


def grid(table: etree._Element) -> Grid:
    """Return the grid of a w:tbl; raise Refusal("limit") where it has too many cells."""
    result = Grid()
    above: dict[int, Cell] = {}  # grid column -> the cell whose vertical merge is open there
    row = 0
    for tr in unwrapped(table, frozenset({"tr"})):
        properties = child(tr, "trPr")
        if child(properties, "del") is None:
            row += 1
            _row(tr, row, 1 + _number(properties, "gridBefore", 0), above, result)
        within("cells", len(result.cells), CELLS)
    return result


def _row(tr: etree._Element, row: int, column: int, above: dict[int, Cell], result: Grid) -> None:
    """Add the cells of one w:tr; `above` is read and kept for the next row."""
    left: Cell | None = None
    for tc in unwrapped(tr, frozenset({"tc"})):
        properties = child(tc, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        span = _number(properties, "gridSpan", 1)
        text = _text(tc, result.held)
        vertical = _merge(properties, "vMerge")
        upper = above.get(column)
        if _merge(properties, "hMerge") == "continue" and left is not None:
            left.colspan += span
            left.hide(text)
        elif vertical == "continue" and upper is not None and upper.colspan == span:
            upper.rowspan = row - upper.row + 1
            upper.hide(text)
            left = upper
        else:
            left = Cell(row, column, text, colspan=span)
            result.cells.append(left)
            above.pop(column, None)
            if vertical:
                above[column] = left
        column += span


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
            open_line = False
    return "\n".join(lines)


def _outline(table: etree._Element) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in grid(table).cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return ["\t".join(texts) for texts in rows.values()]
