"""The ruling lines of a PDF page: strokes that run level or upright, and filled rectangles as thin as lines.

What is drawn inside form objects counts as well. Fat filled rectangles are backgrounds; curves and slanted
lines are drawings, and a page of very many shapes is a drawing as a whole: no tables are looked for there.
Pictures are measured: a page that is one is a scan.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pypdfium2 import PdfPage, raw

from targetlint.readers.lattice import Rule
from targetlint.readers.limits import OBJECTS, SEGMENTS, SHAPES
from targetlint.readers.paper.page import Box
from targetlint.readers.refusal import within

_THIN = 3.0  # points: a filled rectangle that is thinner draws a line
_LEVEL = 1.0  # points: how far the ends of a level or upright line may be off
_DEPTH = 12  # form objects inside form objects; real ones have three levels
_RECTANGLE = 5  # segments of a filled rectangle

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides text (y downwards): lines from corner to corner, pictures, curves."""

    lines: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawn: int = 0

    def rules(self, turn: int) -> tuple[list[Rule], list[Rule]]:
        """Return the horizontal and the vertical lines of the page turned upright (see `Box.turned`)."""
        level: list[Rule] = []
        upright: list[Rule] = []
        for box in (line.turned(turn) for line in self.lines):
            wide, high = box.right - box.left, box.bottom - box.top
            dot = max(wide, high) <= _THIN  # a piece of a line of dots, which may run either way
            if wide > high or dot:
                level.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
            if wide <= high or dot:
                upright.append(Rule((box.left + box.right) / 2, box.top, box.bottom))
        return level, upright


class Tracer:
    """Follows what pages draw, and counts it over all pages of a file."""

    def __init__(self) -> None:
        self._objects = self._segments = 0

    def trace(self, page: PdfPage) -> Drawing:
        """Return what the page draws; raise Refusal where the file draws too much."""
        found = Drawing()
        count = raw.FPDFPage_CountObjects(page.raw)
        for drawn in (raw.FPDFPage_GetObject(page.raw, at) for at in range(count)):
            self._object(drawn, _SAME, 0, found)
        if found.drawn > SHAPES:
            found.lines.clear()
        return found

    def _object(self, drawn: object, matrix: Matrix, depth: int, found: Drawing) -> None:
        self._objects += 1
        within("objects", self._objects, OBJECTS)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            found.drawn += 1
            found.lines += self._path(drawn, matrix) if found.drawn <= SHAPES else ()
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += [box for box in [_bounds(drawn, matrix)] if box]
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = _times(_matrix(drawn), matrix)
            for at in range(raw.FPDFFormObj_CountObjects(drawn)):
                self._object(raw.FPDFFormObj_GetObject(drawn, at), inner, depth + 1, found)

    def _path(self, drawn: object, matrix: Matrix) -> Iterator[Box]:
        """Yield the level and upright lines of a path."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        count = raw.FPDFPath_CountSegments(drawn)
        self._segments += count
        within("lines", self._segments, SEGMENTS)
        if not stroke.value and count <= _RECTANGLE:
            box = _bounds(drawn, matrix)
            yield from [box] if box and _is_thin(box) else []
            return
        for corners in _outlines(drawn, count, _times(_matrix(drawn), matrix)):
            box = _around(corners)
            if _is_thin(box):
                yield box
            elif stroke.value:
                yield from (side for side in map(_around, pairwise(corners)) if _is_thin(side, _LEVEL))


def _outlines(drawn: object, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each run of straight pieces of a path; a curve ends one and begins the next."""
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[float, float]] = []
    first: tuple[float, float] = (0, 0)
    for at in range(count):
        piece = raw.FPDFPath_GetPathSegment(drawn, at)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        kind = raw.FPDFPathSegment_GetType(piece)
        point = _placed(x.value, y.value, matrix)
        if kind == raw.FPDF_SEGMENT_LINETO:
            corners.append(point)
        else:
            if len(corners) > 1:
                yield corners
            corners = [point]
            first = point if kind == raw.FPDF_SEGMENT_MOVETO else first
        if raw.FPDFPathSegment_GetClose(piece):
            corners.append(first)
    if len(corners) > 1:
        yield corners


def _matrix(drawn: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that places as `one` does and then as `other` does."""
    if other is _SAME:
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Return the point on the page, y downwards."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, -(b * x + d * y + f)


def _bounds(drawn: object, matrix: Matrix) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    left, bottom, right, top = (each.value for each in edges)
    return _around([_placed(x, y, matrix) for x in (left, right) for y in (bottom, top)])


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_thin(box: Box, most: float = _THIN) -> bool:
    return min(box.right - box.left, box.bottom - box.top) <= most
