"""Comments in an Excel workbook, one a cell; those of an earlier run go.

Source: ECMA-376 part 1, 18.7 (comments), part 4, 19.2 (their boxes are VML). A cell can have one comment:
where somebody else's stands, ours is put below it, between two lines that are found again. A cell with a
conversation (threaded comments) keeps it alone: Excel shows nothing else there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lxml import etree

from targetlint.annotate.boxes import SHAPES, empty_boxes, place_boxes
from targetlint.annotate.notes import Notes
from targetlint.annotate.parts import Edited, namespace, office
from targetlint.model.comments import Comments
from targetlint.readers.excel.part import position
from targetlint.readers.excel.xlsx import KINDS, worksheets
from targetlint.readers.markup import attribute, child, local, main_part, related
from targetlint.readers.refusal import Problem, Refusal

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BEHIND = frozenset(  # what follows legacyDrawing in a worksheet; AlternateContent holds controls
    {
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
        *("tableParts", "extLst", "AlternateContent"),
    }
)


def annotated(data: bytes, comments: Comments) -> bytes:
    """Return the package with `comments` in it; raise Refusal where it is damaged, unsafe or too large."""
    edited = Edited(data)
    name = main_part(edited.package, KINDS, "xl/workbook.xml")
    book = edited.tree(name)
    sheets = list(worksheets(book, related(edited.package, name)))
    shown = [sheet for sheet, state, _ in sheets if state == "visible"]
    if not shown:
        raise Refusal(Problem.BROKEN)
    wanted = _by_sheet(comments)
    wanted.setdefault(shown[0], {})
    for number, (sheet, _, part) in enumerate(sheets, 1):
        texts = wanted.get(sheet, {}) if sheet in shown else {}
        if texts or sheet == shown[0] or edited.relation(part, "comments"):
            _Sheet(edited, part, number).comment(texts, comments.whole if sheet == shown[0] else "")
    return edited.packed()


def _by_sheet(comments: Comments) -> dict[str, dict[tuple[int, int], str]]:
    """Return the comments on cells: sheet -> (row, column) -> text; that of a row is at its first column."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    for spot, text in comments.at.items():
        if spot.table and spot.row:
            found.setdefault(spot.sheet, {})[spot.row, max(spot.column, 1)] = text
    return found


class _Sheet:
    """One worksheet of a workbook that is being changed, `number` counting from 1."""

    def __init__(self, edited: Edited, part: str, number: int) -> None:
        self._edited, self._part, self._number = edited, part, number
        self._root = edited.tree(part)
        self._space = namespace(self._root)
        self._office = office(self._space)

    def comment(self, texts: dict[tuple[int, int], str], whole: str) -> None:
        """Replace our comments by `texts`, and put `whole` in the first free cell of the first row."""
        part = self._edited.relation(self._part, "comments")
        notes = Notes(self._edited.tree(part) if part else None, self._space, self._threaded())
        before = etree.tostring(notes.root)
        gone = notes.forget()
        new = notes.add(_with_whole(texts, whole, self._first(notes)))
        if etree.tostring(notes.root) == before:
            return
        self._draw(gone, new)
        if part is None:
            part = self._edited.free_name("xl/comments{}.xml")
            self._edited.relate(self._part, "comments", part, self._office)
            self._edited.declare(part, _KIND)
        self._edited.put(part, notes.root)

    def _first(self, notes: Notes) -> tuple[int, int]:
        """Return the first cell of the first row that shows a comment of ours."""
        covered = _covered(self._root)
        return next((1, each) for each in count(1) if each not in covered and notes.open((1, each)))

    def _threaded(self) -> set[str]:
        part = self._edited.relation(self._part, "threadedComment")
        return {each.get("ref") or "" for each in self._edited.tree(part)} if part else set()

    def _draw(self, gone: set[tuple[int, int]], new: set[tuple[int, int]]) -> None:
        """Take the boxes of comments out and in, in the drawing that the sheet names, or a new one."""
        stated = child(self._root, "legacyDrawing")
        parts = related(self._edited.package, self._part)
        part = parts.get(attribute(stated, "id") or "", ("", ""))[1]
        known = bool(part) and self._edited.has(part)
        if not new and not (gone and known):
            return
        boxes = self._edited.tree(part) if known else empty_boxes(self._number)
        place_boxes(boxes, gone, new)
        if not known:
            part = self._edited.free_name("xl/drawings/vmlDrawing{}.vml")
            identity = self._edited.relate(self._part, "vmlDrawing", part, self._office)
            self._edited.declare(part, SHAPES)
            self._name(identity, stated)
        self._edited.put(part, boxes)

    def _name(self, identity: str, stated: etree._Element | None) -> None:
        """Let the worksheet name its drawing, at the place that the schema has for it."""
        if stated is None:
            stated = etree.Element(f"{{{self._space}}}legacyDrawing", nsmap={"r": self._office})
            at = next((at for at, each in enumerate(self._root) if local(each) in _BEHIND), len(self._root))
            self._root.insert(at, stated)
        stated.set(f"{{{self._office}}}id", identity)
        self._edited.put(self._part, self._root)


def _with_whole(
    texts: dict[tuple[int, int], str], whole: str, first: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the cells and their texts, `whole` in the cell `first`, before the text that it has."""
    if whole:
        rest = texts.get(first, "")
        yield first, f"{whole}\n\n{rest}" if rest else whole
    yield from ((at, text) for at, text in texts.items() if not (whole and at == first))


def _covered(worksheet: etree._Element) -> set[int]:
    """Return the columns of the first row that a merged cell hides."""
    found: set[int] = set()
    for each in worksheet.iter("{*}mergeCell"):
        left, _, right = (each.get("ref") or "").partition(":")
        first, last = position(left), position(right)
        if first and last and first[0] == 1:
            found |= set(range(first[1] + 1, last[1] + 1))
    return found
