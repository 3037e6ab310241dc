"""What a cell is to say instead: the same text with its signs, digits and spaces put right."""

from __future__ import annotations

from typing import NamedTuple

from targetlint.model.comments import Spot


class Change(NamedTuple):
    """The whole text of a cell as it is read, and as it is to be."""

    before: str
    after: str


Changes = dict[Spot, Change]
"""Where texts are to be other ones, and which."""
