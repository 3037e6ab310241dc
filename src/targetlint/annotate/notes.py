"""The comments part of a worksheet: ours taken out and put in, everybody else's kept as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from targetlint.model.comments import AUTHOR
from targetlint.model.place import letters
from targetlint.readers.excel.part import position
from targetlint.readers.markup import child, local

_LONGEST = 32_000  # characters; Excel repairs a file, and drops comments, from 32 768 on
_MORE = "\n…"
_BEGIN, _END = "\n──── targetlint ────\n", "\n──── / targetlint ────"
_OURS = re.compile(f"{_BEGIN}.*?{_END}".replace("\n", "\r?\n"), re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Position = tuple[int, int]
"""Row and column of a cell, from 1."""


class Notes:
    """A comments part, or a new one where there is none; `threaded` are the cells with a conversation."""

    def __init__(self, root: etree._Element | None, space: str, threaded: set[str]) -> None:
        self._w = f"{{{space}}}"
        self.root = etree.fromstring(f'<comments xmlns="{space}"/>') if root is None else root
        self.threaded = threaded
        self._authors, self._list = self._part("authors", 0), self._part("commentList", 1)

    def open(self, at: Position) -> bool:
        """Whether a comment of ours would be seen in the cell."""
        return _address(at) not in self.threaded

    def forget(self) -> set[Position]:
        """Take out our comments and what we put below others'; return the cells that have none any more."""
        ours = {str(number) for number, each in enumerate(self._authors) if each.text == AUTHOR}
        gone: set[Position] = set()
        for comment in list(self._list):
            if comment.get("authorId") not in ours:
                _cut(comment)
                continue
            self._list.remove(comment)
            at = position(comment.get("ref") or "")
            if at is not None:
                gone.add(at)
        return gone

    def add(self, texts: Iterable[tuple[Position, str]]) -> set[Position]:
        """Put the texts in; return the cells that had no comment before and need a box."""
        standing = {each.get("ref"): each for each in self._list}
        new: set[Position] = set()
        for at, text in texts:
            other = standing.get(_address(at))
            if other is not None and self.open(at):
                self._below(other, text)
            elif other is None and self.open(at):
                self._list.append(self._comment(at, text))
                new.add(at)
        return new

    def _part(self, name: str, at: int) -> etree._Element:
        found = child(self.root, name)
        if found is None:
            found = etree.Element(self._w + name)
            self.root.insert(at, found)
        return found

    def _comment(self, at: Position, text: str) -> etree._Element:
        names = [each.text for each in self._authors]
        if AUTHOR not in names:
            etree.SubElement(self._authors, self._w + "author").text = AUTHOR
            names.append(AUTHOR)
        author = str(names.index(AUTHOR))
        comment = etree.Element(self._w + "comment", ref=_address(at), authorId=author)
        self._run(etree.SubElement(comment, self._w + "text"), _within(text, _LONGEST))
        return comment

    def _below(self, comment: etree._Element, text: str) -> None:
        """Put `text` below what somebody else wrote, as much of it as a comment holds."""
        holder = child(comment, "text")
        if holder is None:
            holder = etree.SubElement(comment, self._w + "text")
        room = _LONGEST - sum(len(each.text or "") for each in _texts(comment))
        self._run(holder, _BEGIN + _within(text, max(room, 0)) + _END)

    def _run(self, holder: etree._Element, text: str) -> None:
        shown = etree.Element(self._w + "t")
        shown.text = text
        shown.set(_SPACE, "preserve")
        run = etree.Element(self._w + "r")
        run.append(shown)
        runs = [at for at, each in enumerate(holder) if each.tag in {self._w + "t", self._w + "r"}]
        holder.insert(runs[-1] + 1 if runs else 0, run)


def _cut(comment: etree._Element) -> None:
    """Take what stands between our two lines out of the runs, however Excel has divided them since."""
    pieces = list(_texts(comment))
    whole = "".join(each.text or "" for each in pieces)
    for found in reversed(list(_OURS.finditer(whole))):  # a stretch that goes moves those behind it
        _take(pieces, *found.span())


def _take(pieces: Sequence[etree._Element], start: int, end: int) -> None:
    """Take a stretch out of texts that are one behind the other, and runs that are then empty."""
    at = 0
    for each in pieces:
        text = each.text or ""
        each.text = text[: max(start - at, 0)] + text[max(end - at, 0) :]
        at += len(text)
        run = each.getparent()
        holder = None if run is None else run.getparent()
        if text and not each.text and run is not None and holder is not None and local(run) == "r":
            holder.remove(run)


def _texts(comment: etree._Element) -> Iterator[etree._Element]:
    """Yield the texts of a comment that are shown, phonetic guides left aside."""
    for holder in comment.iterchildren("{*}text"):
        yield from holder.iterchildren("{*}t")
        for run in holder.iterchildren("{*}r"):
            yield from run.iterchildren("{*}t")


def _within(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - len(_MORE), 0)] + _MORE


def _address(at: Position) -> str:
    return f"{letters(at[1])}{at[0]}"
