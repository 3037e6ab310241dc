"""Comments in a Word document, each at the paragraphs of its cell; those of an earlier run go.

Source: ECMA-376 part 1, 17.13.4 (comments). Word allows none inside a text box: what is meant there has
its comment at the paragraph that holds the box.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from targetlint.annotate.findings_table import put_list
from targetlint.annotate.parts import Edited, namespace, office
from targetlint.model.comments import AUTHOR, Comments, Spot
from targetlint.readers.markup import attribute, child, local, main_part, natural
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.word.docx import KINDS
from targetlint.readers.word.findings_list import take_out
from targetlint.readers.word.grid import unwrapped
from targetlint.readers.word.story import At, elements

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = ("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference")
_BESIDE = ("commentsExtended", "commentsIds")  # what newer Words keep of comments, by their paragraphs
_BLOCKS = frozenset({"p"})

Ends = tuple[etree._Element, etree._Element]  # noqa: SLF001 - the name of lxml for an element
"""The first and the last w:p of what a comment is about."""


def annotated(data: bytes, comments: Comments) -> bytes:
    """Return the package with `comments` in it; raise Refusal where it is damaged, unsafe or too large."""
    edited = Edited(data)
    name = main_part(edited.package, KINDS, "word/document.xml")
    main = edited.tree(name)
    part = edited.relation(name, "comments")
    space = namespace(main)
    written = etree.Element(f"{{{space}}}comments", nsmap={"w": space}) if part is None else edited.tree(part)
    take_out(main)
    if part is not None:
        _forget(edited, name, main, written)
    number = 1 + max(_numbers(main, written), default=-1)
    for text, ends in _placed(main, comments):
        _mark(ends, space, str(number))
        written.append(_comment(space, str(number), text, comments.day))
        number += 1
    body = child(main, "body")
    if comments.listed and body is not None:
        put_list(body, comments.title, comments.listed)
    if part is None:
        part = edited.free_name(name.rpartition("/")[0] + "/comments{}.xml")
        edited.relate(name, "comments", part, office(space))
        edited.declare(part, _KIND)
    edited.put(part, written)
    edited.put(name, main)
    return edited.packed()


def _placed(main: etree._Element, comments: Comments) -> Iterator[tuple[str, Ends]]:
    """Yield the text of each comment that has a place, and where that is; first that on the whole."""
    first = next((each for each in main.iter("{*}p") if _outside(each) is each), None)
    if first is None:
        raise Refusal(Problem.BROKEN)
    found = stored(main)
    placed = [(text, _ends(found, spot)) for spot, text in comments.at.items()]
    yield comments.whole, (first, first)
    yield from ((text, ends) for text, ends in placed if ends is not None)


def stored(main: etree._Element) -> dict[At, etree._Element]:
    """Return what the readers' places are in `main`, which reading would change: a copy is read."""
    copy = deepcopy(main)
    tags = ("{*}p", "{*}tc")
    pairs = dict(zip(copy.iter(*tags), main.iter(*tags), strict=True))
    return {at: pairs[each] for at, each in elements(copy).items() if each in pairs}


def _ends(found: dict[At, etree._Element], spot: Spot) -> Ends | None:
    """Return where a comment goes, None where there is no such place; that of a row is at its first cell."""
    at = spot.table, spot.row, spot.column
    if spot.table and not spot.column:
        at = min((each for each in found if each[:2] == at[:2]), default=at)
    element = found.get(at)
    if element is None:
        return None
    inside = [element] if local(element) == "p" else [each for _, each in unwrapped(element, _BLOCKS)]
    return (_outside(inside[0]), _outside(inside[-1])) if inside else None


def _outside(paragraph: etree._Element) -> etree._Element:
    """Return the w:p that holds the outermost text box around `paragraph`, itself where there is none."""
    boxes = list(paragraph.iterancestors("{*}txbxContent"))
    return next(boxes[-1].iterancestors("{*}p"), paragraph) if boxes else paragraph


def _mark(ends: Ends, space: str, number: str) -> None:
    """Put the marks of the comment `number` around all that the paragraphs hold."""
    told = {f"{{{space}}}id": number}
    first, last = ends
    behind = 1 if len(first) and local(first[0]) == "pPr" else 0
    first.insert(behind, etree.Element(f"{{{space}}}commentRangeStart", told))
    etree.SubElement(last, f"{{{space}}}commentRangeEnd", told)
    run = etree.SubElement(last, f"{{{space}}}r")
    etree.SubElement(run, f"{{{space}}}commentReference", told)


def _comment(space: str, number: str, text: str, day: str) -> etree._Element:
    w = f"{{{space}}}"
    told = {w + "id": number, w + "author": AUTHOR, w + "date": f"{day}T00:00:00Z", w + "initials": "TL"}
    comment = etree.Element(w + "comment", told, nsmap={"w": space})
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(comment, w + "p"), w + "r")
        shown = etree.SubElement(run, w + "t")
        shown.text = line
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _numbers(main: etree._Element, written: etree._Element) -> Iterator[int]:
    for each in (*written, *main.iter(*_MARKS)):
        number = natural(attribute(each, "id"))
        if number is not None:
            yield number


def _forget(edited: Edited, name: str, main: etree._Element, written: etree._Element) -> None:
    """Take out our comments, their marks, and what is kept of their paragraphs beside them."""
    ours = [each for each in written if attribute(each, "author") == AUTHOR]
    numbers = {attribute(each, "id") for each in ours}
    paragraphs = {attribute(each, "paraId") for comment in ours for each in comment.iter("{*}p")} - {None}
    for each in ours:
        written.remove(each)
    for mark in [each for each in main.iter(*_MARKS) if attribute(each, "id") in numbers]:
        run = mark.getparent()
        alone = (
            run is not None
            and local(run) == "r"
            and all(local(each) == "rPr" for each in run if each is not mark)
        )
        _remove(run if alone and run is not None and local(mark) == "commentReference" else mark)
    for kind in _BESIDE if paragraphs else ():
        part = edited.relation(name, kind)
        if part is not None:
            edited.put(part, _without(edited.tree(part), paragraphs))


def _without(root: etree._Element, paragraphs: set[str | None]) -> etree._Element:
    """Take out what is said of our paragraphs; an answer to one of our comments then stands alone."""
    for each in list(root):
        if attribute(each, "paraId") in paragraphs:
            root.remove(each)
        elif attribute(each, "paraIdParent") in paragraphs:
            for key in [key for key, _ in each.items() if str(key).endswith("}paraIdParent")]:
                del each.attrib[key]
    return root


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
