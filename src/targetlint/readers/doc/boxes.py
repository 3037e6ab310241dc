"""Text boxes: a story of their own, and the paragraphs of the body that anchor them.

Source: [MS-DOC] 2.8.32 (PlcftxbxTxt), 2.9.101 (FTXBXS), 2.8.37 (PlcfSpa), 2.9.253 (Spa).
"""

from __future__ import annotations

import struct
from itertools import pairwise

from targetlint.readers.doc.fib import Fib, Part

_TEXT = struct.Struct("<8xH4xL4x")  # of an FTXBXS: whether it is spare, the shape
_SHAPE = struct.Struct("<L22x")  # of a Spa: the shape
_SPARE = 1

Extent = tuple[int, int]
"""Characters of the text, from the first to after the last."""


def anchored(fib: Fib) -> tuple[dict[int, list[Extent]], list[Extent]]:
    """Return the text boxes by the position that anchors them, and those without one.

    A box in a group of shapes has none: the group is anchored, not the box.
    """
    first, end = fib.boxes
    if first == end:
        return {}, []
    starts, entries = _table(fib.part(Part.BOXES), _TEXT)
    if not entries:
        return {}, [(first, end)]
    positions, shapes = _table(fib.part(Part.SHAPES), _SHAPE)
    anchors = {shape: at for (shape,), at in zip(shapes, positions, strict=False)}
    placed: dict[int, list[Extent]] = {}
    loose: list[Extent] = []
    reached = first
    for (spare, shape), (start, after) in zip(entries, pairwise(starts), strict=True):
        extent = max(first + start, reached), min(first + after, end)
        if not spare & _SPARE and extent[0] < extent[1]:
            reached = extent[1]
            (placed.setdefault(anchors[shape], []) if shape in anchors else loose).append(extent)
    return placed, loose


def _table(stored: bytes, entry: struct.Struct) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """Return the positions of a PLC, one more than its entries, and the entries."""
    count = max(0, len(stored) - 4) // (4 + entry.size)
    if not count:
        return (), []
    positions = struct.unpack_from(f"<{count + 1}L", stored)
    return positions, [entry.unpack_from(stored, 4 * (count + 1) + entry.size * at) for at in range(count)]
