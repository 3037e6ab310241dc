"""Automatic list numbers of Word paragraphs, written out before the text is read.

Source: ECMA-376 part 1, 17.9: a paragraph names a list (w:num) and a level; the list's levels say how its
numbers look. Word 2003 stores the number beside the paragraph. Left out are bullets, bare numbers (1 and not
1.), which only count rows, and those of blank paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from targetlint.readers.list_numbers import counted
from targetlint.readers.markup import attribute, child, is_on, local, natural
from targetlint.readers.word.runs import joins_next, paragraph
from targetlint.readers.word.styles import Styles

_LEVELS = 9
_LONGEST = 40  # characters of a level's text: it is repeated with each paragraph
_PLACEHOLDER = re.compile(r"%([1-9])")
_MARKED = re.compile(r"[^\W_].{0,40}[^\w\s]|[^\w\s].{0,40}[^\W_]")  # a letter of a symbol font has no mark

Counts = list[int | None]
"""The number of the last paragraph of each level, None where the level has not begun (again)."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of one level look: `text` holds %1 for the first level's number, and so on.

    `legal` writes the numbers of all levels in digits; `style` is the paragraph style of the level, if any.
    """

    start: int
    format: str
    text: str
    close: bool
    legal: bool
    style: str | None


def settle_numbers(
    root: etree._Element, styles: Styles, numbering: etree._Element | None, *, revised: bool
) -> None:
    """Write each numbered paragraph's number in front of its text, in place.

    `revised` says that there are tracked changes: then a paragraph may be one with the next.
    """
    if numbering is None and next(root.iter("{*}listPr"), None) is None:
        return
    lists = _Lists(numbering, styles)
    joined = False
    for each in list(root.iter("{*}p")) if revised else _listed(root):
        if revised and joins_next(each):  # the next has the number
            joined = True
            continue
        label = _stored(each) or lists.label(each)
        if label and not joined and paragraph(each).text.strip():
            _write(each, label)
        joined = False


def _listed(root: etree._Element) -> list[etree._Element]:
    """Return each w:p that names a list or a style: no other has a number."""
    named = root.iter("{*}numPr", "{*}listPr", "{*}pStyle")
    found = (next(each.iterancestors("{*}p"), None) for each in named)
    return [each for each in dict.fromkeys(found) if each is not None]


def _stored(element: etree._Element) -> str:
    """Return the number that Word 2003 keeps with a paragraph, empty for a bullet."""
    text = _value(child(child(element, "pPr"), "listPr"), "t")
    return f"{text} " if _MARKED.search(text) else ""


def _write(element: etree._Element, label: str) -> None:
    space = str(element.tag).rpartition("}")[0] + "}"
    run = etree.Element(space + "r")
    etree.SubElement(run, space + "t").text = label
    element.insert(0 if child(element, "pPr") is None else 1, run)


def _value(holder: etree._Element | None, name: str) -> str:
    """Return the value of the child `name`, empty where there is none."""
    return attribute(child(holder, name), "val") or ""


def _level(element: etree._Element) -> _Level:
    start = natural(_value(element, "start"))
    return _Level(
        0 if start is None else start,
        _value(element, "numFmt"),
        _value(element, "lvlText")[:_LONGEST],
        close=_value(element, "suff") == "nothing",
        legal=is_on(child(element, "isLgl")),
        style=_value(element, "pStyle") or None,
    )


class _Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: etree._Element | None, styles: Styles) -> None:
        held = [] if numbering is None else list(numbering)
        self._styles = styles
        self._kinds = {
            attribute(each, "abstractNumId"): each for each in held if local(each) == "abstractNum"
        }
        self._lists = {attribute(each, "numId"): each for each in held if local(each) == "num"}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, Counts] = {}
        self._begun: set[tuple[str, int]] = set()
        self._by_style: dict[str, tuple[str, int | None]] = {}

    def label(self, element: etree._Element) -> str:
        """Count a w:p where it is numbered, and return its number as it is shown."""
        name, at = self._reference(element)
        levels = self._of(name) if name in self._lists else {}
        if at not in levels or any(local(each) == "Fallback" for each in element.iterancestors()):
            return ""
        return _shown(levels, at, self._count(name, at, levels))

    def _reference(self, element: etree._Element) -> tuple[str, int]:
        """Return the list and the level that a w:p or its style names; an empty name is none."""
        properties = child(element, "pPr")
        own, style = child(properties, "numPr"), _value(properties, "pStyle")
        of_style = self._of_style(style)
        name, level = _value(own, "numId") or of_style[0], natural(_value(own, "ilvl"))
        level = of_style[1] if level is None else level
        if level is None and style and name in self._lists:
            level = next((at for at, each in self._of(name).items() if each.style == style), 0)
        return name, level or 0

    def _of_style(self, style: str) -> tuple[str, int | None]:
        """Return the list and the level that a style names, or the styles that it is based on."""
        if style not in self._by_style:
            name, level = "", None
            for each in self._styles.chain(style):
                stated = child(child(each, "pPr"), "numPr")
                name = name or _value(stated, "numId")
                level = natural(_value(stated, "ilvl")) if level is None else level
            self._by_style[style] = name, level
        return self._by_style[style]

    def _of(self, name: str) -> dict[int, _Level]:
        """Return the levels of a list: those of its kind, and its own in their place."""
        if name not in self._levels:
            listed = self._lists[name]
            own = [child(each, "lvl") for each in listed if local(each) == "lvlOverride"]
            found = [*self._kind(listed), *(each for each in own if each is not None)]
            numbered = {natural(attribute(each, "ilvl")): _level(each) for each in found}
            self._levels[name] = {
                at: each for at, each in numbered.items() if at is not None and at < _LEVELS
            }
        return self._levels[name]

    def _kind(self, listed: etree._Element) -> list[etree._Element]:
        """Return the w:lvl elements of a list's kind, or of the list style that the kind stands for."""
        kind = self._kinds.get(_value(listed, "abstractNumId"))
        link = _value(kind, "numStyleLink")
        if link:
            style = next(self._styles.chain(link), None)
            other = self._lists.get(_value(child(child(style, "pPr"), "numPr"), "numId"))
            kind = None if other is None else self._kinds.get(_value(other, "abstractNumId"))
        return [] if kind is None else [each for each in kind if local(each) == "lvl"]

    def _count(self, name: str, at: int, levels: dict[int, _Level]) -> Counts:
        """Return the numbers of all levels at the list's next paragraph of level `at`."""
        counts = self._counts.setdefault(_value(self._lists[name], "abstractNumId"), [None] * _LEVELS)
        for above in range(at):
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start
        last, again = counts[at], self._restart(name, at)
        counts[at] = again if again is not None else levels[at].start if last is None else last + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        return counts

    def _restart(self, name: str, at: int) -> int | None:
        """Return the number that a list begins a level with where it begins anew, the first time only."""
        if (name, at) in self._begun:
            return None
        self._begun.add((name, at))
        overrides = [each for each in self._lists[name] if local(each) == "lvlOverride"]
        own = [each for each in overrides if natural(attribute(each, "ilvl")) == at]
        return natural(_value(own[0], "startOverride")) if own else None


def _shown(levels: dict[int, _Level], at: int, counts: Counts) -> str:
    """Return the number of a paragraph as it is shown; empty where that cannot be said, and for bullets."""
    level = levels[at]
    texts: dict[str, str] = {}
    for digit in _PLACEHOLDER.findall(level.text):
        of, number = int(digit) - 1, counts[int(digit) - 1]
        how = "decimal" if level.legal else levels[of].format if of in levels else ""
        text = None if number is None else counted(number, how)
        if text is None:
            return ""
        texts[digit] = text
    whole = _PLACEHOLDER.sub(lambda found: texts[found[1]], level.text)
    says_more = _PLACEHOLDER.sub("", level.text).strip() or level.format.startswith("decimalEnclosed")
    return whole + ("" if level.close else " ") if texts and says_more else ""
