"""What is to be said in the margins of a document: one comment for each cell, and one for the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

AUTHOR = "targetlint"  # whose comments a later run replaces; it leaves everybody else's


class Spot(NamedTuple):
    """Where a comment belongs, counted as in `Place`; `column` 0 is a whole row, `table` 0 a paragraph."""

    sheet: str
    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments on one document, their lines separated by newlines; `day` is ISO 8601.

    `listed` are the rows of a table with all findings, the first that of the headings, and `title` stands
    above it; there is none to be put into the document where it is empty.
    """

    day: str
    whole: str
    at: dict[Spot, str]
    title: str = ""
    listed: tuple[tuple[str, ...], ...] = ()
