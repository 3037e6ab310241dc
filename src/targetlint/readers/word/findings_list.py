"""The list of findings that an annotated copy may have at its end: it is no part of the form.

Bookmarks of our name stand in its first and its last line. Office programs keep those; LibreOffice makes two
of one that goes around a table, and content controls around several blocks do not survive it.
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from targetlint.readers.markup import attribute, local

BOOKMARK = "_targetlint_findings"  # a name that begins like this is not listed in Word


def take_out(main: etree._Element) -> None:
    """Take the list out of a main part: from the first block that has a mark of ours to the last."""
    marks = _marks(main)
    blocks = [block for block in map(_block, marks) if block is not None]
    body = blocks[0].getparent() if blocks else None
    if body is None or any(each.getparent() is not body for each in blocks):
        return
    places = [body.index(each) for each in blocks]
    found = list(body)[min(places) : max(places) + 1]
    if len(found) == 1:
        return
    keeps_last = _says_something(found[-1])
    _join(found[0].getprevious())
    for each in found[:-1] if keeps_last else found:
        body.remove(each)
    for each in marks if keeps_last else ():
        _remove(each)


def _marks(main: etree._Element) -> list[etree._Element]:
    starts = [
        each for each in main.iter("{*}bookmarkStart") if (attribute(each, "name") or "").startswith(BOOKMARK)
    ]
    numbers = {attribute(each, "id") for each in starts}
    ends = main.iter("{*}bookmarkEnd") if starts else ()
    return [*starts, *(each for each in ends if attribute(each, "id") in numbers)]


def _block(mark: etree._Element) -> etree._Element | None:
    """Return the block of a w:body that a mark is in, or the mark that stands among them."""
    chain = [mark, *mark.iterancestors()]
    return next((one for one, above in pairwise(chain) if local(above) == "body"), None)


def _says_something(block: etree._Element) -> bool:
    """Whether somebody has gone on writing in the last line of a list."""
    return local(block) == "p" and any((each.text or "").strip() for each in block.iter("{*}t"))


def _join(block: etree._Element | None) -> None:
    """Take the page break before a list out of the line above, where LibreOffice puts it."""
    shown = [] if block is None else list(block.iter("{*}t", "{*}br"))
    if shown and local(shown[-1]) == "br" and attribute(shown[-1], "type") == "page":
        _remove(shown[-1])


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
