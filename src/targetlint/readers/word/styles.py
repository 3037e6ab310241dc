"""The styles of a Word document: what a paragraph or run takes over from the style it names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from targetlint.readers.markup import attribute, child, local

_DEEPEST = 20  # styles based on one another: Word itself ends at 11


class Styles:
    """The w:style elements of a document by their ids; there may be none."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else [each for each in root if local(each) == "style"]
        self._by_id = {attribute(each, "styleId"): each for each in found}

    def __iter__(self) -> Iterator[etree._Element]:
        return iter(self._by_id.values())

    def chain(self, name: str | None) -> Iterator[etree._Element]:
        """Yield the style called `name`, then the ones that it is based on."""
        style = self._by_id.get(name) if name else None
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = self._by_id.get(attribute(child(style, "basedOn"), "val"))


def of_paragraph(paragraph: etree._Element) -> str | None:
    """Return the id of the style that a w:p names."""
    return attribute(child(child(paragraph, "pPr"), "pStyle"), "val")


def of_run(run: etree._Element) -> str | None:
    """Return the id of the style that a w:r names."""
    return attribute(child(child(run, "rPr"), "rStyle"), "val")
