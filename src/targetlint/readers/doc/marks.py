"""What the mark that ends a paragraph, a cell or a row says, and where the edges of a row are.

Source: [MS-DOC] 2.4.3 (Overview of Tables), 2.6.2 (Paragraph Properties), 2.9.318 (TDefTableOperand),
2.9.206 (PrcData), 2.9.315 (TC80), 2.9.317 (TCGRF).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from targetlint.readers.doc.fib import Fib
from targetlint.readers.doc.pieces import Pieces
from targetlint.readers.doc.properties import TABLE, of_paragraphs, sprms
from targetlint.readers.doc.styles import Styles
from targetlint.readers.edges import Box, ordinal
from targetlint.readers.refusal import Problem, Refusal

_IN_TABLE, _ENDS_ROW = 0x2416, 0x2417  # sprmPFInTable, sprmPFTtp
_DEPTH = 0x6649  # sprmPItap
_ENDS_INNER_CELL, _ENDS_INNER_ROW = 0x244B, 0x244C  # sprmPFInnerTableCell, sprmPFInnerTtp
_LIST, _LIST_LEVEL = 0x460B, 0x260A  # sprmPIlfo, sprmPIlvl
_LISTED = frozenset({_LIST, _LIST_LEVEL})
_WANTED = _LISTED | {_IN_TABLE, _ENDS_ROW, _DEPTH, _ENDS_INNER_CELL, _ENDS_INNER_ROW, TABLE}
_ELSEWHERE = {0x6645, 0x6646}  # sprmPHugePapx: the sprms stand in the Data stream, at this offset
_CELL = 20  # bytes of a TC80
_ACROSS, _DOWN = 0b11, 0b1100000  # of the TCGRF that it begins with
_GOES_DOWN, _OPENS_DOWN = 0b0100000, 0b1100000


@dataclass(frozen=True, slots=True)
class Mark:
    """What ends at a mark, and what list the paragraph is in.

    `list` names it from 1 (0: none) and `depth` the level in it; `level` counts the tables around the
    paragraph, and `row` is the definition of the row that ends here.
    """

    list: int = 0
    depth: int = 0
    level: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    row: bytes = b""


class Marks:
    """The marks of a document, by where they are in the text."""

    def __init__(self, fib: Fib, pieces: Pieces) -> None:
        self._fib, self._pieces = fib, pieces
        self._runs = of_paragraphs(fib)
        self._styles = Styles(fib)
        self._known: dict[tuple[bytes, bytes], Mark] = {}
        self._collected: dict[bytes, dict[int, bytes]] = {}
        self._read = 0

    def at(self, position: int) -> Mark:
        """Return what the mark at `position` says; raise Refusal where that is damaged."""
        piece = self._pieces.at(position)
        key = (self._runs.at(piece.stored(position)), piece.changed)
        if key not in self._known:
            of_style = self._styles.properties(int.from_bytes(key[0][:2], "little"), _LISTED)
            own = self._properties(key[0][2:]) | self._properties(key[1])
            self._known[key] = _mark(of_style | own)
        return self._known[key]

    def _properties(self, stored: bytes) -> dict[int, bytes]:
        """Return the sprms that matter here, with those that are kept in the Data stream."""
        if stored not in self._collected:
            found: dict[int, bytes] = {}
            for sprm, operand in sprms(stored):
                if sprm in _ELSEWHERE:
                    found |= self._in_data(int.from_bytes(operand, "little"))
                elif sprm in _WANTED:
                    found[sprm] = operand
            self._collected[stored] = found
        return self._collected[stored]

    def _in_data(self, at: int) -> dict[int, bytes]:
        """Return the sprms of the PrcData at an offset; all together they cannot exceed the stream."""
        data = self._fib.data()
        stored = data[at + 2 : at + 2 + int.from_bytes(data[at : at + 2], "little")]
        self._read += len(stored)
        if self._read > len(data):
            raise Refusal(Problem.BROKEN)
        return {sprm: operand for sprm, operand in sprms(stored) if sprm in _WANTED}


def _mark(found: dict[int, bytes]) -> Mark:
    list_ = int.from_bytes(found.get(_LIST, b""), "little", signed=True)
    depth = int.from_bytes(found.get(_LIST_LEVEL, b""), "little")
    if not any(found.get(_IN_TABLE, b"")):
        return Mark(list_, depth)
    return Mark(
        list_,
        depth,
        level=max(1, int.from_bytes(found.get(_DEPTH, b"\1"), "little", signed=True)),
        ends_cell=any(found.get(_ENDS_INNER_CELL, b"")),
        ends_row=any(found.get(_ENDS_ROW, b"")) or any(found.get(_ENDS_INNER_ROW, b"")),
        row=found.get(TABLE, b""),
    )


def boxes(texts: list[str], row: bytes) -> list[Box]:
    """Return the cells of a row between the edges that its definition states.

    The first cell of those that are merged across has one mark, the others another: which is which, Word
    and its specification tell differently, so the first decides. Cells beyond those that are defined stand
    at the end, a column each.
    """
    count = min(row[0], len(texts)) if row else 0
    edges_end = 1 + 2 * (row[0] + 1) if row else 0
    if not count or edges_end > len(row):
        return ordinal(texts)
    edges = struct.unpack_from(f"<{count + 1}h", row, 1)
    found: list[Box] = []
    opening = 0
    for number, (text, left, right) in enumerate(zip(texts, edges, edges[1:], strict=False)):
        at = edges_end + _CELL * number
        flags = int.from_bytes(row[at : at + 2], "little")
        across, down = flags & _ACROSS, flags & _DOWN
        goes_on = across != 0 and opening not in {0, across}
        opening = opening if goes_on else across
        found.append(Box(text, left, right, goes_on, down == _GOES_DOWN, down == _OPENS_DOWN))
    return found + ordinal(texts[count:], edges[-1])
