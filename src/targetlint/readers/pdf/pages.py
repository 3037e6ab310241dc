"""The pages of a PDF one after the other: with their text, or as scans with what is recognised in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument, PdfPage, raw

from targetlint.readers import ocr
from targetlint.readers.limits import SCANS
from targetlint.readers.paper.page import Box, Glyph, Page
from targetlint.readers.pdf.rulings import Drawing, Tracer
from targetlint.readers.pdf.text import UNKNOWN, Text, text
from targetlint.readers.refusal import Problem, Refusal

_CLOSE = 3.0  # points between what was meant to be one line, such as a double border
_FEW = 30  # characters: a page number, the mark of a scanning program
_COVERED = 0.5  # of the page, by pictures: a scan may have white margins
_OUTLINES = 100  # drawn shapes on a page without characters: its letters are drawn as shapes
_GARBLED = 0.3  # of the characters without a meaning: better looked at than read
_RESOLUTION = 200 / 72  # pixels a point: what small Chinese print needs to be recognised
_LONGEST = 4000  # pixels of the longer side: A3 has 3 300


@dataclass(slots=True)
class Reading:
    """What became of the pages by their numbers: read, recognised in pictures, or not read at all.

    `turns` says of those that were read how their text runs (see `Box.turned`).
    """

    read: list[int] = field(default_factory=list)
    turns: dict[int, int] = field(default_factory=dict)
    recognised: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def pages(self, opened: PdfDocument) -> Iterator[Page]:
        """Yield the pages; raise Refusal where one is damaged or holds too much."""
        tracer = Tracer()
        characters = 0
        for at in range(len(opened)):
            try:
                page, count = self._page(opened, at, tracer, characters)
            except Refusal:
                raise
            except MemoryError:
                raise
            except Exception as error:  # pdfium fails in many ways on what is damaged on purpose
                raise Refusal(Problem.BROKEN) from error
            characters += count
            yield page

    def _page(self, opened: PdfDocument, at: int, tracer: Tracer, characters: int) -> tuple[Page, int]:
        page = _flattened(opened, at)
        try:
            words, drawing = text(page, characters), tracer.trace(page)
            count = len(words.seen) + len(words.unseen)
            return self._made(page, at + 1, words, drawing), count
        finally:
            page.close()

    def _made(self, page: PdfPage, number: int, words: Text, drawing: Drawing) -> Page:
        left, bottom, right, top = page.get_bbox()
        box = Box(left, -top, right, -bottom)
        turned = box.turned(words.turn)
        seen = [each for each in words.seen if turned.holds(each.x, each.y)]
        level, upright = drawing.rules(words.turn)
        made = Page(number, turned, _CLOSE, seen, level, upright)
        garbled = _is_garbled(seen)
        if not garbled and not _is_scan(made, box, drawing):
            if seen:
                self.read.append(number)
                self.turns[number] = words.turn
            return made
        if ocr.installed() and len(self.recognised) < SCANS:
            self.recognised.append(number)
            return ocr.recognise(_picture(page), number)
        if len(words.unseen) > _FEW:  # what a scanning program recognised, laid under the picture
            self.recognised.append(number)
            return Page(number, turned, _CLOSE, words.unseen)
        self.unread.append(number)
        return Page(number, turned, _CLOSE) if garbled else made


def _flattened(opened: PdfDocument, at: int) -> PdfPage:
    """Return a page whose filled-in fields and notes are part of what it draws."""
    page = opened[at]
    if raw.FPDFPage_GetAnnotCount(page.raw) < 1:
        return page
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return opened[at]


def _is_scan(page: Page, box: Box, drawing: Drawing) -> bool:
    """Say whether what the page shows is in pictures, or in shapes that are no characters."""
    signs = sum(not each.text.isspace() for each in page.glyphs)
    if not signs and drawing.drawn >= _OUTLINES:
        return True
    covered = sum(box.common(each) for each in drawing.pictures)
    return signs <= _FEW and covered >= _COVERED * box.area


def _is_garbled(glyphs: list[Glyph]) -> bool:
    """Say whether too many characters are drawn that the file does not name."""
    return sum(each.text == UNKNOWN for each in glyphs) > _GARBLED * len(glyphs)


def _picture(page: PdfPage) -> ocr.Picture:
    scale = min(_RESOLUTION, _LONGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return ocr.Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
