"""The text of an OpenDocument paragraph as a reader sees it: breaks, symbols, boxes that are ticked.

Tracked changes count as accepted: what was deleted is kept elsewhere in the file. Notes, comments, hidden
text and phonetic guides are not shown. Source: OpenDocument 1.3 part 3, 6.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from targetlint.readers.markup import attribute, local, natural
from targetlint.readers.odf.controls import content_box, field
from targetlint.readers.odf.parts import Look, Styles
from targetlint.readers.prompts import is_prompt
from targetlint.readers.symbols import shown

DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
PARAGRAPHS = frozenset({"p", "h"})
_NOT_SHOWN = frozenset({"note", "annotation", "ruby-text", "script", "object", "tracked-changes", "forms"})
_BLOCKS = PARAGRAPHS | {"table"}
_MOST_SPACES = 100  # of one text:s: blanks to write on are shorter
_SPACE, _TAB, _BREAK = "\x01", "\x02", "\x03"  # those that count, which no XML can hold
_LETTER = "A"  # a picture in every symbol font
_BLANKS = re.compile(r"[ \t\r\n]+")
_COUNTED = str.maketrans(_SPACE + _TAB + _BREAK, " \t\n")


class Reader:
    """Reads paragraphs with the styles and the form controls of one file."""

    def __init__(self, styles: Styles, controls: dict[str, str]) -> None:
        self._styles = styles
        self._controls = controls

    def paragraph(self, element: etree._Element) -> tuple[str, list[etree._Element]]:
        """Return the text of a text:p or text:h (lines separated by newlines) and what is drawn in it."""
        pieces: list[str] = []
        drawn: list[etree._Element] = []
        look = self._styles.look("paragraph", attribute(element, "style-name") or "", Look())
        self._walk(element, look, pieces, drawn)
        return _BLANKS.sub(" ", "".join(pieces)).strip(" ").translate(_COUNTED), drawn

    def control(self, element: etree._Element) -> str:
        """Return what the form control that a draw:control stands for shows."""
        return self._controls.get(attribute(element, "control") or "", "")

    def _walk(
        self, element: etree._Element, look: Look, pieces: list[str], drawn: list[etree._Element]
    ) -> None:
        """Add what the content of `element` shows to `pieces`, and its text boxes to `drawn`."""
        if look.hidden:
            return
        pieces.append(_in_look(element.text, look))
        for each in element:
            name = local(each)
            if name == "control" and is_drawn(each):
                pieces.append(self.control(each))
            elif is_drawn(each) and name != "a":
                drawn.append(each)
            elif name == "s":
                pieces.append(_SPACE * min(natural(attribute(each, "c")) or 1, _MOST_SPACES))
            elif name in {"tab", "line-break"}:
                pieces.append(_TAB if name == "tab" else _BREAK)
            elif name == "fieldmark":
                pieces.append(field(each))
            elif name == "content-control":
                pieces.append(content_box(each) or self._filled(each, look, drawn))
            elif name == "span":
                inner = self._styles.look("text", attribute(each, "style-name") or "", look)
                self._walk(each, inner, pieces, drawn)
            elif name not in _NOT_SHOWN:
                self._walk(each, look, pieces, drawn)
            pieces.append(_in_look(each.tail, look))

    def _filled(self, control: etree._Element, look: Look, drawn: list[etree._Element]) -> str:
        """Return what a content control holds, "" where that is a prompt to fill it in."""
        inner: list[str] = []
        self._walk(control, look, inner, drawn)
        text = "".join(inner)
        return "" if attribute(control, "showing-place-holder") == "true" and is_prompt(text) else text


def is_drawn(element: etree._Element) -> bool:
    """Say whether the element is a frame, a shape or a control."""
    return str(element.tag).startswith(DRAWING)


def blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables and controls of a holder, out of lists, shown sections and boxes."""
    for each in holder:
        name = local(each)
        if name in _BLOCKS or (name == "control" and is_drawn(each)):
            yield each
        elif name not in _NOT_SHOWN and not (name == "section" and _is_hidden(each)):
            yield from blocks(each)


def _is_hidden(section: etree._Element) -> bool:
    return attribute(section, "display") == "none" or attribute(section, "is-hidden") == "true"


def _in_look(text: str | None, look: Look) -> str:
    """Return `text` with the letters of symbol fonts replaced by what they look like."""
    if not text or shown(_LETTER, look.font) == _LETTER:  # any other font
        return text or ""
    return "".join(shown(char, look.font) for char in text)
