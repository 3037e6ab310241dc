"""Texts of an Excel workbook put right, letter by letter: rich text and the formats of cells stay.

A text that several cells share becomes a second one for the cell that is meant. What a formula shows is
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from targetlint.annotate.letters import retype
from targetlint.annotate.parts import Edited
from targetlint.model.comments import Spot
from targetlint.model.retyped import Change, Changes
from targetlint.readers.excel.part import position
from targetlint.readers.excel.xlsx import KINDS, worksheets
from targetlint.readers.markup import child, local, main_part, natural, related


def retyped(data: bytes, changes: Changes) -> tuple[bytes, set[Spot]]:
    """Return the package with `changes` made, and the places of those that could be.

    Raise Refusal where it is damaged, unsafe or too large.
    """
    edited = Edited(data)
    book = main_part(edited.package, KINDS, "xl/workbook.xml")
    strings = edited.relation(book, "sharedStrings")
    shared = None if strings is None else edited.tree(strings)
    done: set[Spot] = set()
    for sheet, _, part in worksheets(edited.tree(book), related(edited.package, book)):
        wanted = {(spot.row, spot.column): spot for spot in changes if spot.table and spot.sheet == sheet}
        if not wanted:
            continue
        root = edited.tree(part)
        for cell in root.iter("{*}c"):
            spot = wanted.get(position(cell.get("r") or "") or (0, 0))
            if spot is not None and _retype(cell, changes[spot], shared):
                done.add(spot)
        edited.put(part, root)
    if shared is not None and strings is not None and done:
        edited.put(strings, shared)
    return edited.packed(), done


def _retype(cell: etree._Element, change: Change, shared: etree._Element | None) -> bool:
    value, kind = child(cell, "v"), cell.get("t")
    if child(cell, "f") is not None:
        return False
    if kind == "inlineStr":
        inline = child(cell, "is")
        return inline is not None and retype(list(_texts(inline)), change)
    if kind == "s" and shared is not None and value is not None:
        return _retype_shared(value, change, shared)
    return kind == "str" and value is not None and retype([value], change)


def _retype_shared(value: etree._Element, change: Change, shared: etree._Element) -> bool:
    items = list(shared.iterchildren("{*}si"))
    number = natural((value.text or "").strip())
    if number is None or number >= len(items):
        return False
    own = deepcopy(items[number])
    if not retype(list(_texts(own)), change):
        return False
    items[-1].addnext(own)
    value.text = str(len(items))
    if shared.get("uniqueCount"):
        shared.set("uniqueCount", str(len(items) + 1))
    return True


def _texts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what holds the letters of a string, phonetic guides left aside."""
    for each in element.iter("{*}t"):
        parent = each.getparent()
        if parent is None or local(parent) != "rPh":
            yield each
