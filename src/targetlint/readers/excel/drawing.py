"""What is drawn on an Excel sheet: the texts of its text boxes, in the order of the file.

Source: ECMA-376 part 1, 20.5 (SpreadsheetML drawings).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from targetlint.readers.markup import child, local, related, tree
from targetlint.readers.package import Package
from targetlint.readers.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Drawn:
    """The texts of the boxes on a sheet; `unread` says that there is more: controls, or a damaged part."""

    texts: tuple[str, ...] = ()
    unread: bool = False


def drawings(package: Package, sheet: str) -> Drawn:
    """Return what is drawn on the worksheet in the part `sheet`; what is damaged there costs no sheet."""
    parts = list(related(package, sheet).values())
    unread = any(kind == "ctrlProp" for kind, _ in parts)
    try:
        texts = [
            _text(body)
            for kind, part in parts
            if kind == "drawing" and part in package
            for body in _bodies(tree(package, part))
        ]
    except Refusal:
        return Drawn(unread=True)
    return Drawn(tuple(texts), unread)


def _bodies(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the xdr:txBody of each shape that is not hidden; of alternatives the first."""
    for each in element:
        name = local(each)
        if name == "AlternateContent":
            yield from _bodies(each[0] if len(each) else each)
        elif name == "sp":
            properties = child(child(each, "nvSpPr"), "cNvPr")
            body = child(each, "txBody")
            if body is not None and not (
                properties is not None and properties.get("hidden") in {"1", "true"}
            ):
                yield body
        else:
            yield from _bodies(each)


def _text(body: etree._Element) -> str:
    lines = []
    for paragraph in body.iterchildren("{*}p"):
        pieces = [
            "\n" if local(run) == "br" else "".join(each.text or "" for each in run.iterchildren("{*}t"))
            for run in paragraph
        ]
        lines.append("".join(pieces))
    return "\n".join(lines)
