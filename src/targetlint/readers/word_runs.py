"""The text of a Word paragraph as a reader sees it: runs, breaks, symbols, boxes that are ticked.

Tracked changes count as accepted; field codes, hidden runs and phonetic guides are not shown.
"""

from __future__ import annotations

import re

from lxml import etree

from targetlint.readers.markup import attribute, child, is_on, local, natural
from targetlint.readers.symbols import shown

_NO_TEXT = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback", "tbl"}
_PROPERTIES = {"rPr", "pPr", "sdtPr", "sdtEndPr", "sectPr", "fldData", "posOffset"}
_NOT_SHOWN = _NO_TEXT | _PROPERTIES
_PROMPTS = ("单击", "点击", "选择", "请", "Click ", "Choose ", "Enter ")  # how prompts of templates begin
_SYMBOL = re.compile(r"(?:[Ff]0|00)?[0-9A-Fa-f]{2}|2[0-9A-Fa-f]{3}")  # symbol font codes, and real symbols
_MARKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_PAGE_BREAKS = {"page", "column"}


def paragraph(element: etree._Element) -> tuple[str, list[etree._Element]]:
    """Return the text of a w:p (lines separated by newlines) and the contents of its text boxes."""
    pieces: list[str] = []
    boxes: list[etree._Element] = []
    _walk(element, pieces, boxes)
    return "".join(pieces), boxes


def joins_next(element: etree._Element) -> bool:
    """Say whether the mark that ends the w:p is deleted, so that its text runs into the next one's."""
    mark = child(child(element, "pPr"), "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _walk(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    for each in choices(element):
        name = local(each)
        if name in _NOT_SHOWN:
            continue
        if name == "txbxContent":
            boxes.append(each)
        elif name == "r":
            properties = child(each, "rPr")
            if not is_on(child(properties, "vanish")):
                inner: list[str] = []
                _walk(each, inner, boxes)
                pieces.append(_in_font("".join(inner), child(properties, "rFonts")))
        elif name == "t":
            pieces.append(each.text or "")
        elif name == "br":
            pieces.append("" if attribute(each, "type") in _PAGE_BREAKS else "\n")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name == "sym":
            pieces.append(_symbol(each))
        elif name == "ffData":
            pieces.append(_form_field(each))
        else:
            _walk(each, pieces, boxes)


def choices(element: etree._Element) -> list[etree._Element]:
    """Return the children, an mc:AlternateContent replaced by what its first choice holds."""
    found: list[etree._Element] = []
    for each in element:
        if local(each) == "AlternateContent":
            first = child(each, "Choice")
            first = child(each, "Fallback") if first is None else first
            found += [] if first is None else choices(first)
        else:
            found.append(each)
    return found


def _in_font(text: str, fonts: etree._Element | None) -> str:
    """Return `text` with the letters of symbol fonts replaced by what they look like."""
    if fonts is None:
        return text
    ascii_, high = attribute(fonts, "ascii") or "", attribute(fonts, "hAnsi") or ""
    if ascii_ == high == "":
        return text
    return "".join(shown(char, ascii_ if char.isascii() else high or ascii_) for char in text)


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    if not _SYMBOL.fullmatch(code):
        return "\ufffd"
    return shown(chr(int(code, 16)), attribute(element, "font") or "")


def _form_field(data: etree._Element) -> str:
    """Return the box of a FORMCHECKBOX or the chosen entry of a FORMDROPDOWN; "" for others."""
    box = child(data, "checkBox")
    if box is not None:
        state = child(box, "checked")
        return "☑" if is_on(child(box, "default") if state is None else state) else "☐"
    entries = child(data, "ddList")
    if entries is None:
        return ""
    chosen = child(entries, "result")
    chosen = child(entries, "default") if chosen is None else chosen
    number = natural(attribute(chosen, "val") or "0")
    texts = [attribute(each, "val") or "" for each in entries if local(each) == "listEntry"]
    return texts[number] if number is not None and number < len(texts) else ""


def settle_controls(root: etree._Element) -> None:
    """Rewrite content controls in place: Word's prompt is no text, a check box is its state.

    That a control shows its prompt is not enough: programs that fill in templates leave the mark there,
    so the words must also be those of a prompt.
    """
    for control in list(root.iter("{*}sdt")):
        properties, content = child(control, "sdtPr"), child(control, "sdtContent")
        box = child(properties, "checkbox")
        marks = [] if content is None else list(content.iter("{*}t", "{*}sym"))
        if not marks:
            continue
        if box is not None:
            _rewrite(marks, "☑" if is_on(child(box, "checked")) else "☐")
        elif is_on(child(properties, "showingPlcHdr")):
            text = "".join(mark.text or "" for mark in marks)
            if text.lstrip().startswith(_PROMPTS):
                _rewrite(marks, "")


def _rewrite(marks: list[etree._Element], text: str) -> None:
    """Make `text` all that these w:t and w:sym elements show."""
    for mark in marks:
        mark.tag, mark.text = str(mark.tag).rpartition("}")[0] + "}t", ""
    marks[0].text = text
