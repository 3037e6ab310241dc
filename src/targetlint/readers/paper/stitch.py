"""Tables that go on over page breaks: when two parts are one table, and what becomes of the break.

The last block of a page and the first of the next are one table where their outer edges agree and at least
half of the inner ones of the part with fewer. Not so where the second part begins as the first did, with the
same label: that is the next form. Then

- header rows that are printed again are dropped;
- a row that was cut is joined: every cell with text below the break has text right above it, and one of
  them breaks off in the middle while the others may end there; or only one has text below and others were
  finished above;
- a blank cell at the left below the break belongs to the cell above it: a merged cell that the break cuts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from targetlint.readers.paper.flow import begins_anew, goes_on
from targetlint.readers.paper.tables import Field, Part

_SHIFT = 0.01  # of the table's width: how far an edge may be off on another page
_WIDTH = 0.03  # of the table's width: how much wider or narrower it may be on another page (of a scan)
_NEAR = 1.3  # heights of a line: text that is cut by a break ends so near to it
_ENDS = ("。", "；", "：", "！", "？", ";", ":")

Pairs = list[tuple[Field, Field]]
"""Cells that end above a break, each with the one that begins below it between the same edges."""


@dataclass(slots=True)
class _Table:
    """A table that may go on.

    `part` is all of it so far, `rows` are those of its first page, `edges` its column edges (from 0 to 1),
    `bottoms` the cells at its lower end.
    """

    part: Part
    rows: list[list[Field]]
    edges: list[float]
    bottoms: list[Field]


def stitch(pages: Iterable[list[str | Part]]) -> list[str | Part]:
    """Return the blocks of all pages in order, the parts of one table joined."""
    found: list[str | Part] = []
    table: _Table | None = None  # the last block of the page before
    for blocks in pages:
        for at, block in enumerate(blocks):
            goes_on_ = at == 0 and table is not None and isinstance(block, Part) and _joined(table, block)
            if not goes_on_:
                found.append(block)
                table = _table(block) if isinstance(block, Part) and at == len(blocks) - 1 else None
        table = table if blocks else None
    return found


def _table(part: Part) -> _Table:
    bottoms = [each for each in part.fields if each.row + each.rows == part.rows]
    return _Table(part, _rows(part), _edges(part), bottoms)


def _joined(table: _Table, below: Part) -> bool:
    """Append what `below` shows to the table; False where it is another one."""
    above, edges = table.part, _edges(below)
    if not _agree(above, below) or not _are_shared(table.edges, edges):
        return False
    rows = _rows(below)
    printed = _printed_again(table.rows, rows)
    if _is_next_form(table.rows, rows, printed):
        return False
    fields = _moved(above, below, printed)
    tops = sorted((each for each in fields if each.row == 0), key=lambda each: each.left)
    pairs = _pairs(table, tops)
    cut = len(pairs) == len(tops) and _is_cut(above, pairs)
    same = pairs if cut else _merged(tops, pairs)
    first = above.rows - cut
    for upper, lower in same:
        upper.rows += lower.rows - cut
        upper.lines += lower.lines if cut or _texts(upper) != _texts(lower) else []
        upper.cut_below = lower.cut_below
        upper.at += lower.at
    merged = {id(lower) for _, lower in same}
    added = [replace(each, row=each.row + first) for each in fields if id(each) not in merged]
    down = above.ys[-1] - below.ys[printed]
    above.ys[first + 1 :] = [y + down for y in below.ys[printed + 1 :]]
    above.fields += added
    above.inner += below.inner
    table.edges = sorted({*table.edges, *edges})
    ends = [*(upper for upper, _ in same), *added]
    table.bottoms = [each for each in ends if each.row + each.rows == above.rows]
    return True


def _agree(above: Part, below: Part) -> bool:
    """Say whether two parts are equally wide."""
    wide, width = above.box.right - above.box.left, below.box.right - below.box.left
    return abs(wide - width) <= _WIDTH * wide


def _edges(part: Part) -> list[float]:
    """Return the column edges, from 0 to 1."""
    left, wide = part.box.left, part.box.right - part.box.left
    return sorted({(x - left) / wide for each in part.fields for x in (each.left, each.right)})


def _are_shared(one: list[float], other: list[float]) -> bool:
    """Say whether half of the inner edges of the part with fewer are edges of the other as well."""
    few, many = sorted((one, other), key=len)
    shared = sum(_is_among(many, x) for x in few)
    return shared - 2 >= (len(few) - 2) / 2


def _is_among(edges: list[float], x: float) -> bool:
    at = bisect_left(edges, x - _SHIFT)
    return at < len(edges) and edges[at] <= x + _SHIFT


def _rows(part: Part) -> list[list[Field]]:
    """Return the cells that begin in each row, from the left."""
    rows: list[list[Field]] = [[] for _ in range(part.rows)]
    for each in sorted(part.fields, key=lambda each: each.left):
        rows[each.row].append(each)
    return rows


def _texts(cell: Field) -> list[str]:
    return [line.text.strip() for line in cell.lines]


def _printed_again(above: list[list[Field]], below: list[list[Field]]) -> int:
    """Return how many rows at the top of `below` are the first rows of the table again."""
    rows = 0
    reach, says = 0, False
    for number, (upper, lower) in enumerate(zip(above[:-1], below[:-1], strict=False), 1):
        if [(each.rows, _texts(each)) for each in upper] != [(each.rows, _texts(each)) for each in lower]:
            break
        reach = max([reach, *(each.row + each.rows for each in lower)])
        says = says or any(each.lines for each in lower)
        rows = number if reach <= number and says else rows
    return rows


def _is_next_form(above: list[list[Field]], below: list[list[Field]], printed: int) -> bool:
    """Say whether a part begins as the table began: with its title, or at once with its first label."""
    if printed and all(len(row) > 1 for row in below[:printed]):  # column headers, no title
        return False
    label = _texts(below[printed][0]) if below[printed] else []
    return bool(label) and bool(above[printed]) and label == _texts(above[printed][0])


def _moved(above: Part, below: Part, printed: int) -> list[Field]:
    """Return the cells of `below` without the header rows, where they stand when the table goes on."""
    left, base = above.box.left, below.box.left
    scale = (above.box.right - left) / (below.box.right - base)
    down = above.ys[-1] - below.ys[printed]
    found = []
    for each in below.fields:
        if each.row < printed:
            continue
        cell = replace(each, row=each.row - printed, lines=list(each.lines))
        cell.left, cell.right = (left + (x - base) * scale for x in (each.left, each.right))
        for at, line in enumerate(each.lines):
            shift = left + (line.box.left - base) * scale - line.box.left
            cell.lines[at] = replace(line, box=line.box.moved(shift, down))
        found.append(cell)
    return found


def _pairs(table: _Table, tops: Sequence[Field]) -> Pairs:
    off = _SHIFT * (table.part.box.right - table.part.box.left)
    bottoms = sorted(table.bottoms, key=lambda each: each.left)
    starts = [each.left for each in bottoms]
    pairs: Pairs = []
    for lower in tops:
        at = bisect_left(starts, lower.left - off)
        if at < len(bottoms) and abs(starts[at] - lower.left) <= off >= abs(bottoms[at].right - lower.right):
            pairs.append((bottoms[at], lower))
    return pairs


def _is_cut(above: Part, pairs: Pairs) -> bool:
    """Say whether the break cuts a row: these are all cells below it, with those above."""
    if all(upper.cut_below or lower.cut_above for upper, lower in pairs):
        return bool(pairs)
    going = [(upper, lower) for upper, lower in pairs if lower.lines]
    if not going or not all(_reaches(upper, above.ys[-1]) for upper, _ in going):
        return False
    broken = [goes_on(upper.lines[-1], lower.lines[0], above.room(upper)) for upper, lower in going]
    if not any(broken):
        return len(going) == 1 and any(upper.lines and not lower.lines for upper, lower in pairs)
    return all(
        off or _may_end(upper, lower, above) for off, (upper, lower) in zip(broken, going, strict=True)
    )


def _reaches(cell: Field, bottom: float) -> bool:
    """Say whether the cell's text goes down to its lower edge."""
    last = cell.lines[-1] if cell.lines else None
    return last is not None and bottom - last.box.bottom <= _NEAR * last.height


def _may_end(upper: Field, lower: Field, above: Part) -> bool:
    """Say whether a paragraph ends above the break where another begins below it."""
    last, first = upper.lines[-1], lower.lines[0]
    return last.text.rstrip().endswith(_ENDS) or begins_anew(last, first, above.room(upper))


def _merged(tops: Sequence[Field], pairs: Pairs) -> Pairs:
    """Return the pairs that are one merged cell, where the break is between two rows."""
    if not any(each.lines for each in tops):
        return []
    uppers = {id(lower): upper for upper, lower in pairs}
    found: Pairs = []
    leading = True
    for lower in tops:
        upper = uppers.get(id(lower))
        leading = leading and not lower.lines
        if upper is None:
            continue
        open_ = upper.cut_below or lower.cut_above
        spans = leading or (upper.rows > 1 < lower.rows)
        if open_ or (spans and upper.lines and not lower.lines):
            found.append((upper, lower))
    return found
