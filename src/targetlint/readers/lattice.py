"""Ruling lines to grids of merged cells: what a printed page keeps of its tables.

Coordinates grow to the right and downwards; their unit is the page's own (points, or pixels of a picture).
Lines that meet make a grid. Its edges are the positions of its lines; two neighbouring positions without a
line between them belong to one cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from targetlint.readers.limits import POSITIONS, RULINGS
from targetlint.readers.refusal import within


class Rule(NamedTuple):
    """A ruling line from `start` to `end`: `at` is the y of a level one, the x of an upright one."""

    at: float
    start: float
    end: float


class Span(NamedTuple):
    """A cell: its first row and column, from 0, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """Edges from left to right and from top to bottom, and the cells between them, row by row.

    `owners` says for each position, row by row, of which cell it is. `open_top` and `open_bottom` are the
    columns where no line closes the grid: a table that was cut there.
    """

    xs: list[float]
    ys: list[float]
    spans: list[Span]
    owners: list[Span]
    open_top: frozenset[int]
    open_bottom: frozenset[int]

    def box(self, span: Span) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge of a cell."""
        right, bottom = span.column + span.columns, span.row + span.rows
        return self.xs[span.column], self.ys[span.row], self.xs[right], self.ys[bottom]

    def find(self, x: float, y: float) -> Span | None:
        """Return the cell in which a point lies; one on an edge belongs to the cell after it."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        wide = len(self.xs) - 1
        inside = 0 <= column < wide and 0 <= row < len(self.ys) - 1
        return self.owners[row * wide + column] if inside else None


def grids(horizontal: Iterable[Rule], vertical: Iterable[Rule], close: float) -> list[Grid]:
    """Return the grids that the lines make, from the top; a frame alone is one of a single cell.

    What is nearer than `close` was meant to be one: ends that miss a line, both lines of a double border.
    Raise Refusal where there are too many lines or cells.
    """
    levels, columns = _joined(horizontal, close), _joined(vertical, close)
    within("lines", len(levels) + len(columns), RULINGS)
    found: list[Grid] = []
    positions = 0
    for across, down in _groups(levels, columns, close):
        xs, ys = _edges(across, down, close), _edges(down, across, close)
        positions += (len(xs) - 1) * (len(ys) - 1)
        within("cells", positions, POSITIONS)
        if len(xs) > 1 and len(ys) > 1:
            found.append(_grid(across, down, xs, ys, close))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(rules: Iterable[Rule], close: float) -> list[Rule]:
    """Join the pieces of lines: what is on one level and touches; drop what stays too short for a cell."""
    found: list[Rule] = []
    for level in _clusters(sorted(rules), close):
        at = sum(rule.at for rule in level) / len(level)
        start, end = None, 0.0
        for rule in sorted(level, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + close:
                end = max(end, rule.end)
                continue
            if start is not None:
                found.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        found += [] if start is None else [Rule(at, start, end)]
    return [rule for rule in found if rule.end - rule.start > close]


def _clusters(rules: Sequence[Rule], close: float) -> Iterator[list[Rule]]:
    """Cut sorted rules where the next is farther than `close` from the first of its cluster."""
    level: list[Rule] = []
    for rule in rules:
        if level and rule.at - level[0].at > close:
            yield level
            level = []
        level.append(rule)
    if level:
        yield level


def _groups(levels: list[Rule], columns: list[Rule], close: float) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the horizontal and the vertical lines of each group that hangs together."""
    forest = _Forest(len(levels) + len(columns))
    columns = sorted(columns)
    at = [rule.at for rule in columns]
    for number, level in enumerate(levels):
        for other in range(bisect_left(at, level.start - close), bisect_right(at, level.end + close)):
            if columns[other].start - close <= level.at <= columns[other].end + close:
                forest.join(number, len(levels) + other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*levels, *columns]):
        pair = groups.setdefault(forest.root(number), ([], []))
        pair[number >= len(levels)].append(rule)
    yield from (pair for pair in groups.values() if all(pair))


def _edges(crossing: list[Rule], along: list[Rule], close: float) -> list[float]:
    """Return the positions of the lines `along`, and where two `crossing` ones go on beyond the outermost."""
    found = [level[0].at for level in _clusters(sorted(along), close)]
    starts, ends = sorted(rule.start for rule in crossing), sorted(rule.end for rule in crossing)
    if starts[1:] and starts[1] < found[0] - 2 * close:
        found.insert(0, starts[1])
    if ends[1:] and ends[-2] > found[-1] + 2 * close:
        found.append(ends[-2])
    return found


def _grid(across: list[Rule], down: list[Rule], xs: list[float], ys: list[float], close: float) -> Grid:
    """Make the grid on these edges, but those that part no two cells."""
    rows, columns = _drawn(across, ys, xs, close), _drawn(down, xs, ys, close)
    kept_ys, kept_xs = _parting(ys, rows), _parting(xs, columns)
    if (len(kept_xs), len(kept_ys)) != (len(xs), len(ys)):
        rows, columns = _drawn(across, kept_ys, kept_xs, close), _drawn(down, kept_xs, kept_ys, close)
    spans = _spans(rows, columns)
    owners = _owners(spans, len(kept_xs) - 1, len(kept_ys) - 1)
    return Grid(kept_xs, kept_ys, spans, owners, _missing(rows[0]), _missing(rows[-1]))


def _parting(edges: list[float], drawn: list[list[bool]]) -> list[float]:
    inner = [edge for edge, where in zip(edges, drawn, strict=True) if any(where)]
    return sorted({edges[0], edges[-1], *inner})


def _missing(drawn: list[bool]) -> frozenset[int]:
    return frozenset(at for at, there in enumerate(drawn) if not there)


def _drawn(rules: list[Rule], edges: list[float], across: list[float], close: float) -> list[list[bool]]:
    """Say for each edge on which stretches between the edges `across` it is drawn: over their middle half."""
    begun = [left + (right - left) / 4 for left, right in pairwise(across)]
    done = [right - (right - left) / 4 for left, right in pairwise(across)]
    begins = [[0] * len(across) for _ in edges]
    for rule in rules:
        edge = _nearest(edges, rule.at)
        first, last = bisect_left(begun, rule.start), bisect_right(done, rule.end)
        if abs(edges[edge] - rule.at) <= close and first < last:
            begins[edge][first] += 1
            begins[edge][last] -= 1
    return [[count > 0 for count in accumulate(edge[:-1])] for edge in begins]


def _nearest(edges: list[float], at: float) -> int:
    after = bisect_left(edges, at)
    if after == len(edges) or (after and at - edges[after - 1] < edges[after] - at):
        return after - 1
    return after


def _spans(rows: list[list[bool]], columns: list[list[bool]]) -> list[Span]:
    """Join the positions between which no line is drawn; what is no rectangle is cut into such."""
    high, wide = len(rows) - 1, len(columns) - 1
    forest = _Forest(high * wide)
    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and not columns[column + 1][row]:
                forest.join(here, here + 1)
            if row + 1 < high and not rows[row + 1][column]:
                forest.join(here, here + wide)
    names = [forest.root(at) for at in range(high * wide)]
    taken = [False] * len(names)
    spans: list[Span] = []
    for at, name in enumerate(names):
        if taken[at]:
            continue
        row, column = divmod(at, wide)
        width = 1
        while column + width < wide and names[at + width] == name and not taken[at + width]:
            width += 1
        height = 1
        while row + height < high and _all(names, taken, at + height * wide, width, name):
            height += 1
        for line in range(at, at + height * wide, wide):
            taken[line : line + width] = [True] * width
        spans.append(Span(row, column, height, width))
    return spans


def _owners(spans: list[Span], wide: int, high: int) -> list[Span]:
    owners = [spans[0]] * (wide * high)
    for span in spans:
        for row in range(span.row, span.row + span.rows):
            start = row * wide + span.column
            owners[start : start + span.columns] = [span] * span.columns
    return owners


def _all(names: list[int], taken: list[bool], at: int, width: int, name: int) -> bool:
    """Say whether all `width` positions from `at` on are free and of the cell `name`."""
    return names[at : at + width] == [name] * width and not any(taken[at : at + width])


class _Forest:
    """Numbers that are joined into sets (union by the smaller number, paths halved)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, number: int) -> int:
        """Return the smallest number of the set."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the sets of two numbers one."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
