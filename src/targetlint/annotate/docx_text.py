"""Texts of a Word document put right, letter by letter: runs and their formats stay."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from targetlint.annotate.docx import stored
from targetlint.annotate.letters import retype
from targetlint.annotate.parts import Edited
from targetlint.model.comments import Spot
from targetlint.model.retyped import Changes
from targetlint.readers.markup import child, is_on, local, main_part
from targetlint.readers.word.docx import KINDS

_APART = frozenset(  # what holds no text of the cell itself, or text that is made anew from elsewhere
    {"del", "moveFrom", "tbl", "txbxContent", "instrText", "rt", "Fallback", "fldSimple", "pPr", "rPr"}
)


def retyped(data: bytes, changes: Changes) -> tuple[bytes, set[Spot]]:
    """Return the package with `changes` made, and the places of those that could be.

    Raise Refusal where it is damaged, unsafe or too large.
    """
    edited = Edited(data)
    name = main_part(edited.package, KINDS, "word/document.xml")
    main = edited.tree(name)
    places = stored(main)
    done: set[Spot] = set()
    for spot, change in changes.items():
        cell = places.get((spot.table, spot.row, spot.column))
        if cell is not None and not _is_bound(cell) and retype(list(_texts(cell)), change):
            done.add(spot)
    edited.put(name, main)
    return edited.packed(), done


def _texts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what holds the letters of a cell or paragraph, as a reader sees them."""
    for each in element:
        name = local(each)
        if name == "t":
            yield each
        elif name == "r" and is_on(child(child(each, "rPr"), "vanish")):
            continue
        elif name not in _APART:
            yield from _texts(each)


def _is_bound(cell: etree._Element) -> bool:
    """Say whether Word fills the cell from elsewhere: it would put the old text back."""
    inside = any(local(each) == "dataBinding" for each in cell.iter("{*}dataBinding"))
    around = (child(each, "sdtPr") for each in cell.iterancestors("{*}sdt"))
    return inside or any(child(each, "dataBinding") is not None for each in around if each is not None)
