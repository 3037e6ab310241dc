"""Highlights in a PDF, each over its cell, with the comment as its text; those of an earlier run go.

Source: ISO 32000-1, 12.5.6 (markup annotations), 7.5.6 (incremental updates). The file is continued, not
written anew: what stands in it stays, byte for byte, and what is changed stands behind it. A note on the
first page has the comment on the whole.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PdfReadError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from targetlint.model.comments import AUTHOR, Comments, Spot
from targetlint.model.said import Said
from targetlint.readers.paper.page import Box
from targetlint.readers.pdf.reader import cells
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source
from targetlint.words import say

_YELLOW = (1.0, 0.93, 0.55)  # red, green, blue: a highlight is multiplied with what is below it
_PRINTED = 4  # the flag of an annotation that is printed, too
_ICON = 20.0  # points: the side of the note's icon
_CORNER = 12.0  # points from the corner of the page to the note
_OBJECTS = 1_000_000  # what pypdf takes
_ANNOTATIONS, _AUTHOR = NameObject("/Annots"), "/T"

Drawn = Sequence[tuple[int, Box]]
"""The page of a cell, from 1, and its box there; several where a page break cuts it."""


def annotated(source: Source, comments: Comments) -> bytes | Said:
    """Return the file with `comments` in it, or why it can have none.

    Raise Refusal where it is damaged, locked or too large.
    """
    at = cells(source)
    if comments.at and not at:
        return say("annotate.no_places")
    by_page: dict[int, list[tuple[Box, str]]] = {}
    for spot, text in comments.at.items():
        for number, box in _drawn(at, spot):
            by_page.setdefault(number, []).append((box, text))
    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted:
            return _protected(reader)
        return _continued(source.data, reader, comments, by_page)
    except (MemoryError, Refusal):
        raise
    except Exception as error:  # pypdf fails in many ways on what other programs read all the same
        raise Refusal(Problem.BROKEN) from error


def _protected(reader: PdfReader) -> Said:
    """Return that the file may be read and not changed; raise Refusal where even that takes a password."""
    if not reader.decrypt(""):
        raise Refusal(Problem.ENCRYPTED)
    return say("annotate.protected")


def _drawn(at: dict[tuple[int, int, int], list[tuple[int, Box]]], spot: Spot) -> Drawn:
    """Return where a comment goes, nothing where that is nowhere; that of a row is at its first cell."""
    place = spot.table, spot.row, spot.column
    if spot.table and not spot.column:
        place = min((each for each in at if each[:2] == place[:2]), default=place)
    return at.get(place, ())


def _continued(
    data: bytes, reader: PdfReader, comments: Comments, by_page: dict[int, list[tuple[Box, str]]]
) -> bytes:
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    _pass_over(writer, int(reader.trailer.get("/Size", 0)))
    for number, page in enumerate(writer.pages, 1):
        stated = _resolved(page.get(_ANNOTATIONS))
        before = list(stated) if isinstance(stated, ArrayObject) else []
        kept = [each for each in before if not _is_ours(_resolved(each))]
        new = [_highlight(box, text, comments.day, writer) for box, text in by_page.get(number, ())]
        if number == 1:
            new.insert(0, _note(reader.pages[0], comments))
        if new or len(kept) < len(before):
            page[_ANNOTATIONS] = ArrayObject([*kept, *map(writer._add_object, new)])  # noqa: SLF001 - it has no other way
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _pass_over(writer: PdfWriter, size: int) -> None:
    """Let new objects have numbers from `size` on: one below may be that of a list of objects."""
    within("records", size, _OBJECTS)
    objects = writer._objects  # noqa: SLF001 - it counts only what the lists name
    objects += [None] * (size - 1 - len(objects))


def _is_ours(annotation: PdfObject | None) -> bool:
    """Whether an annotation is ours, or the window that a viewer has added to one of ours."""
    if not isinstance(annotation, DictionaryObject):
        return False
    told = _resolved(annotation.get("/Parent")) if annotation.get("/Subtype") == "/Popup" else annotation
    return isinstance(told, DictionaryObject) and told.get(_AUTHOR) == AUTHOR


def _resolved(stated: PdfObject | None) -> PdfObject | None:
    """Return what is referred to, None where nothing is there: that is no error (7.3.10)."""
    try:
        return None if stated is None else stated.get_object()
    except PdfReadError:
        return None


def _highlight(box: Box, text: str, day: str, writer: PdfWriter) -> DictionaryObject:
    left, low, right, high = box
    made = _annotation("/Highlight", box, text, day)
    made[NameObject("/QuadPoints")] = _numbers(left, high, right, high, left, low, right, low)
    drawn = writer._add_object(_filled(right - left, high - low))  # noqa: SLF001 - as above
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawn})
    return made


def _filled(width: float, height: float) -> StreamObject:
    """Return how a highlight looks: programs left to themselves round its ends, or show none in print."""
    multiply = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/ExtGState"): DictionaryObject({NameObject("/M"): multiply})})
    made = StreamObject()
    made.set_data("/M gs {} {} {} rg 0 0 {:.2f} {:.2f} re f".format(*_YELLOW, width, height).encode())
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Subtype")] = NameObject("/Form")
    made[NameObject("/BBox")] = _numbers(0, 0, width, height)
    made[NameObject("/Resources")] = states
    return made


def _note(page: PageObject, comments: Comments) -> DictionaryObject:
    """Return the note on the whole, in a corner of what is shown: the upper left, on an upright page."""
    left, top = float(page.cropbox.left) + _CORNER, float(page.cropbox.top) - _CORNER
    made = _annotation("/Text", Box(left, top - _ICON, left + _ICON, top), comments.whole, comments.day)
    made[NameObject("/Name")] = NameObject("/Note")
    return made


def _annotation(kind: str, box: Box, text: str, day: str) -> DictionaryObject:
    moment = TextStringObject(f"D:{day.replace('-', '')}000000Z")
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(*box),
            NameObject("/C"): _numbers(*_YELLOW),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject(_AUTHOR): TextStringObject(AUTHOR),
            NameObject("/Contents"): TextStringObject(text.replace("\n", "\r")),
            NameObject("/CreationDate"): moment,
            NameObject("/M"): moment,
        }
    )


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(f"{each:.2f}") for each in values])
