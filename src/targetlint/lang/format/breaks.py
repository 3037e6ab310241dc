"""A clause on one line, or broken where its parts meet: the loosest parts first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from targetlint.lang.format.spelling import Piece
from targetlint.lang.format.tables import width
from targetlint.lang.syntax.keywords import by_spelling

MAX_WIDTH = 110
"""Columns of a line, a 汉字 taking two: what a page beside another window shows."""

_INNER = 2
"""More columns before the parts of a part: what holds more tightly stands further in."""

_DEEPER = 10  # a level in parentheses is beyond every level outside of them

_LEVELS = {
    "_ZH": 0, "_EN": 0, "_ALLOWED": 1, "_WHERE": 2, "_HAS": 2, "_OR": 3, "_AND": 4, "_COMMA": 5, "_UNIT": 6,
    "_TOLERANCE": 6, "_EQUALS": 7, "GREATER_EQUAL": 7, "LESS_EQUAL": 7, "UNEQUAL": 7, "GREATER": 7, "LESS": 7,
    "_APPROX": 7, "_IS": 7, "_IS_NOT": 7, "_IN": 7, "_CONTAINS": 7, "_MENTIONS": 7, "PLUS": 8, "STRING": 9,
}  # fmt: skip
"""How loosely what stands before a token holds to it; a comma counts for the token behind it."""

_FILLED = frozenset({_LEVELS["_COMMA"], _LEVELS["PLUS"], _LEVELS["STRING"]})
"""Levels at which as many parts share a line as there is room for; at others each has its own."""


def lines(run: Sequence[Piece], indent: int, deeper: int) -> list[str]:
    """Return `run` as lines: the first one indented by `indent`, further ones by `deeper`."""
    whole = " " * indent + written(run)
    levels = [_level(before, piece) for before, piece in pairwise(run)]
    loosest = min((each for each in levels if each is not None), default=None)
    if width(whole) <= MAX_WIDTH or loosest is None:
        return [whole]
    parts: list[list[Piece]] = [[run[0]]]
    for piece, level in zip(run[1:], levels, strict=True):
        if level == loosest:
            parts.append([piece])
        else:
            parts[-1].append(piece)
    if loosest % _DEEPER in _FILLED:
        parts = _filled(parts, indent, deeper)
    found: list[str] = []
    for number, part in enumerate(parts):
        found += lines(part, deeper if number else indent, deeper + _INNER)
    return found


def written(run: Sequence[Piece]) -> str:
    """Return `run` as one line without indentation."""
    return "".join(" " * (piece.spaced and number > 0) + piece.text for number, piece in enumerate(run))


def _filled(parts: Sequence[list[Piece]], indent: int, deeper: int) -> list[list[Piece]]:
    found = [parts[0]]
    for part in parts[1:]:
        joined = [*found[-1], *part]
        if (indent if len(found) == 1 else deeper) + width(written(joined)) <= MAX_WIDTH:
            found[-1] = joined
        else:
            found.append(part)
    return found


def _level(before: Piece, piece: Piece) -> int | None:
    """Return the level of the gap between two pieces; None where no line may end there."""
    if piece.token.kind == "NAME" and _opens_declaration(piece.text):
        return None
    kind = piece.token.kind
    if kind == "_EQUALS" and piece.token.parent != "sign":
        return None  # it gives a name its value and compares nothing
    if before.token.kind == "_COMMA":
        kind = "_COMMA"
    elif kind == "_COMMA" or (kind == "STRING" and before.token.kind not in {"STRING", "NAME"}):
        return None
    level = _LEVELS.get(kind)
    return None if level is None else level + _DEEPER * piece.depth


def _opens_declaration(text: str) -> bool:
    """Whether a line that begins with `text` would be taken for a declaration: 来源 is a field, too."""
    word = by_spelling().get(text)
    return word is not None and word.section == "declaration"
