"""The table of all findings behind a Word document, for offices that print: comments may not be printed.

A bookmark of our name goes around it (ECMA-376 part 1, 17.13.6): the readers pass it over, and the next run
takes it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from targetlint.annotate.parts import namespace
from targetlint.readers.markup import attribute, local, natural
from targetlint.readers.word.findings_list import BOOKMARK

_WIDTHS = (7, 15, 43, 35)  # hundredths of the table: number, place, what is wrong, what to do
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HALF_POINTS = "18"


def put_list(body: etree._Element, title: str, rows: Sequence[Sequence[str]]) -> None:
    """Put the list behind all that a w:body holds, on a page of its own, before what closes its section."""
    w = f"{{{namespace(body)}}}"
    marked = (natural(attribute(each, "id")) for each in body.iter("{*}bookmarkStart"))
    number = str(1 + max((each for each in marked if each is not None), default=-1))
    made = etree.Element(w + "body", nsmap={"w": namespace(body)})
    heading = _in(made, w, "p")
    _in(heading, w, "pPr")
    _in(heading, w, "bookmarkStart", id=number, name=BOOKMARK)
    _in(_in(heading, w, "r"), w, "br", type="page")
    _text(heading, w, title, strong=True)
    _table(made, w, rows)
    _in(_in(made, w, "p"), w, "bookmarkEnd", id=number)
    end = next((at for at, each in enumerate(body) if local(each) == "sectPr"), len(body))
    body[end:end] = list(made)


def _table(content: etree._Element, w: str, rows: Sequence[Sequence[str]]) -> None:
    table = _in(content, w, "tbl")
    properties = _in(table, w, "tblPr")
    _in(properties, w, "tblW", w="5000", type="pct")
    borders = _in(properties, w, "tblBorders")
    for side in _SIDES:
        _in(borders, w, side, val="single", sz="4", space="0", color="auto")
    _in(properties, w, "tblLayout", type="fixed")
    columns = _in(table, w, "tblGrid")
    for width in _WIDTHS:
        _in(columns, w, "gridCol", w=str(90 * width))
    for number, row in enumerate(rows):
        line = _in(table, w, "tr")
        said = _in(line, w, "trPr")
        _in(said, w, "cantSplit")
        if number == 0:
            _in(said, w, "tblHeader")
        for width, text in zip(_WIDTHS, row, strict=True):
            cell = _in(line, w, "tc")
            _in(_in(cell, w, "tcPr"), w, "tcW", w=str(50 * width), type="pct")
            for part in text.split("\n"):
                _text(_in(cell, w, "p"), w, part, strong=number == 0)


def _text(paragraph: etree._Element, w: str, text: str, *, strong: bool = False) -> None:
    shape = _in(paragraph, w, "pPr") if not len(paragraph) else paragraph[0]
    _in(shape, w, "spacing", before="0", after="0")
    run = _in(paragraph, w, "r")
    shape = _in(run, w, "rPr")
    if strong:
        _in(shape, w, "b")
    _in(shape, w, "sz", val=_HALF_POINTS)
    shown = _in(run, w, "t")
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _in(holder: etree._Element, w: str, name: str, /, **told: str) -> etree._Element:
    return etree.SubElement(holder, w + name, {w + key: value for key, value in told.items()})
