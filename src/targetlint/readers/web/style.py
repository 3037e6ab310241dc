"""What attributes and style sheets say that matters to a reader: what is hidden, and symbol fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from targetlint.readers.symbols import shown

Attributes = Mapping[str, str]

_DECLARATION = re.compile(r"\s*([a-z-]{1,40})\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_CLASS = re.compile(r"[a-z0-9]*\.([\w-]+)", re.IGNORECASE)
_HIDING = {  # property -> values; the last are Word's notes, at the end of the page
    "display": {"none"},
    "mso-hide": {"all"},
    "mso-element": {"footnote-list", "endnote-list", "comment-list"},
}


class Look(NamedTuple):
    """How an element looks: `font` is its symbol font, "" any other font, None that of the element around."""

    hidden: bool
    font: str | None


def look(attributes: Attributes, classes: Mapping[str, str]) -> Look:
    """Return how an element looks; `classes` are the fonts of the classes, from `class_fonts`."""
    if not attributes:
        return Look(hidden=False, font=None)
    style = _declared(attributes.get("style", ""))
    hidden = "hidden" in attributes or any(style.get(name) in values for name, values in _HIDING.items())
    font = _font(style)
    for name in attributes.get("class", "").split():
        font = classes.get(name) if font is None else font
    if font is None and "face" in attributes:
        font = _symbolic(attributes["face"])
    return Look(hidden, font)


def class_fonts(sheet: str) -> dict[str, str]:
    """Return the fonts that a style sheet gives to classes; Excel sets every font so."""
    found: dict[str, str] = {}
    for rule in sheet.replace("<!--", "").split("}"):
        selectors, _, body = rule.partition("{")
        font = _font(_declared(body))
        if font is not None:
            names = (_CLASS.fullmatch(each.strip()) for each in selectors.split(","))
            found.update((name[1], font) for name in names if name)
    return found


def _declared(style: str) -> dict[str, str]:
    pairs = (_DECLARATION.match(each) for each in style.split(";"))
    return {pair[1].lower(): pair[2].strip().lower() for pair in pairs if pair}


def _font(style: Mapping[str, str]) -> str | None:
    family = style.get("mso-symbol-font-family") or style.get("font-family")
    return None if family is None else _symbolic(family)


def _symbolic(family: str) -> str:
    """Return the first of the font names where it is a symbol font that we know, else ""."""
    name = family.partition(",")[0].strip(" \t\n\"'")
    return name if shown("a", name) != "a" else ""
