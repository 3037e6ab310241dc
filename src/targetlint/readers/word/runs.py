"""The text of a Word paragraph as a reader sees it: runs, breaks, symbols, fields, boxes that are ticked.

Tracked changes count as accepted; field codes, hidden runs, comments and phonetic guides are not shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from targetlint.readers.markup import attribute, child, is_on, local, natural
from targetlint.readers.symbols import shown
from targetlint.readers.word.fonts import is_symbol

_NO_TEXT = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback", "tbl"}
_PROPERTIES = {"rPr", "sdtPr", "sdtEndPr", "sectPr", "fldData", "posOffset"}
_NOT_SHOWN = _NO_TEXT | _PROPERTIES
_DELETED = "Word.Deletion"  # a kind of aml:annotation (Word 2003)
_NOTES = {_DELETED, "Word.Comment"}  # those whose content is not shown
_SYMBOL = re.compile(r"(?:[Ff]0|00)?[0-9A-Fa-f]{2}|2[0-9A-Fa-f]{3}")  # symbol font codes, and real symbols
_MARKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_PAGE_BREAKS = {"page", "column"}


def paragraph(element: etree._Element) -> Shown:
    """Return what a w:p shows."""
    found = Shown()
    found.walk(element, None)
    return found


def joins_next(element: etree._Element) -> bool:
    """Say whether the mark that ends the w:p is deleted, so that its text runs into the next one's."""
    return _ends_deleted(child(element, "pPr"))


def _ends_deleted(properties: etree._Element | None) -> bool:
    mark = child(properties, "rPr")
    return any(is_deletion(each) for each in mark) if mark is not None else False


def is_deletion(element: etree._Element) -> bool:
    """Say whether an element among properties marks what they belong to as deleted or moved away."""
    name = local(element)
    return name in {"del", "moveFrom"} or (name == "annotation" and attribute(element, "type") == _DELETED)


def is_note(element: etree._Element) -> bool:
    """Say whether an aml:annotation holds what is deleted, or a comment."""
    return attribute(element, "type") in _NOTES


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code, then its result, are the pieces from `start`.

    `control` is what a form field shows by itself: "box", "choice" or nothing.
    """

    start: int
    control: str
    separated: bool = False


@dataclass(slots=True)
class Shown:
    """What a paragraph shows: the pieces of its text, and the contents of its text boxes.

    `joins_next` says that the mark that ends it is deleted, so that its text runs into the next one's.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    joins_next: bool = False
    fields: list[_Field] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, lines separated by newlines."""
        return "".join(self.pieces)

    def walk(self, element: etree._Element, fonts: etree._Element | None) -> None:
        """Take in what `element` holds; `fonts` are those of the run that it belongs to."""
        for each in element:
            name = local(each)
            if name == "r":
                self._run(each)
            elif name == "pPr":
                self.joins_next = self.joins_next or _ends_deleted(each)
            elif name in _NOT_SHOWN or (name == "annotation" and is_note(each)):
                continue
            elif name == "txbxContent":
                self.boxes.append(each)
            elif name == "fldChar":
                self._mark(each)
            elif name == "AlternateContent":
                self._choice(each, fonts)
            else:
                text = _shown(each, name, fonts)
                if text is None:
                    self.walk(each, fonts)
                else:
                    self.pieces.append(text)

    def _choice(self, alternatives: etree._Element, fonts: etree._Element | None) -> None:
        chosen = first_choice(alternatives)
        if chosen is not None:
            self.walk(chosen, fonts)

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        if properties is None or not is_on(child(properties, "vanish")):
            self.walk(run, child(properties, "rFonts"))
            return
        for each in run:
            if local(each) == "fldChar":
                self._mark(each)

    def _mark(self, mark: etree._Element) -> None:
        """Begin, divide or end a field. One that does not end here keeps all its text."""
        kind = attribute(mark, "fldCharType")
        data = child(mark, "ffData")
        if kind == "begin" or data is not None:
            control, text = _form_field(data)
            self.pieces.append(text)
            self.fields.append(_Field(len(self.pieces), control))
        elif self.fields and kind == "separate":
            del self.pieces[self.fields[-1].start :]
            self.fields[-1].separated = True
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            result = "".join(self.pieces[ended.start :]).strip()
            if not ended.separated or (ended.control == "box" and not any(map(str.isalnum, result))):
                del self.pieces[ended.start :]
            elif ended.control == "choice" and result:
                self.pieces[ended.start - 1] = ""


def _shown(element: etree._Element, name: str, fonts: etree._Element | None) -> str | None:
    """Return the text of an element that is one, None for one that only holds others."""
    if name == "t":
        return _in_font((element.text or "").replace("\n", " "), fonts)
    if name == "br":
        return "" if attribute(element, "type") in _PAGE_BREAKS else "\n"
    if name == "sym":
        return _symbol(element)
    return _MARKS.get(name)


def first_choice(alternatives: etree._Element) -> etree._Element | None:
    """Return the first choice of an mc:AlternateContent, else its fallback; what it holds is shown."""
    first = child(alternatives, "Choice")
    return child(alternatives, "Fallback") if first is None else first


def _in_font(text: str, fonts: etree._Element | None) -> str:
    """Return `text` with the letters of symbol fonts replaced by what they look like."""
    if fonts is None or not any(is_symbol(str(font)) for font in fonts.values()):
        return text
    ascii_ = attribute(fonts, "ascii") or ""
    high = attribute(fonts, "hAnsi") or attribute(fonts, "h-ansi") or ""
    return "".join(shown(char, ascii_ if char.isascii() else high or ascii_) for char in text)


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    if not _SYMBOL.fullmatch(code):
        return "\ufffd"
    return shown(chr(int(code, 16)), attribute(element, "font") or "")


def _form_field(data: etree._Element | None) -> tuple[str, str]:
    """Return what a form field is, and the box of a FORMCHECKBOX or the chosen entry of a FORMDROPDOWN."""
    box, entries = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = child(box, "checked")
        return "box", "☑" if is_on(child(box, "default") if state is None else state) else "☐"
    if entries is None:
        return "", ""
    chosen = child(entries, "result")
    chosen = child(entries, "default") if chosen is None else chosen
    number = natural(attribute(chosen, "val") or "0")
    texts = [attribute(each, "val") or "" for each in entries if local(each) == "listEntry"]
    return "choice", texts[number] if number is not None and number < len(texts) else ""
