"""The VML boxes in which Excel shows comments: one for each, hidden until somebody points at the cell."""

from __future__ import annotations

from lxml import etree

from targetlint.readers.markup import child, local, natural

SHAPES = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_V, _O, _X = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_NAMES = {"v": _V, "o": _O, "x": _X}
_CLUSTER = 1024  # ids of shapes that belong to one drawing
_WIDE, _HIGH = 4, 12  # columns and rows that a box covers: room for a finding with its advice
_TYPE = f"""<v:shapetype xmlns:v="{_V}" xmlns:o="{_O}" id="_x0000_t202" coordsize="21600,21600" o:spt="202"
 path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
_SHAPE = f"""<v:shape xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}" id="_x0000_s{{number}}" type="#_x0000_t202"
 style="position:absolute;width:320pt;height:180pt;z-index:1;visibility:hidden" fillcolor="#ffffe1"
 o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>
<v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{{anchor}}</x:Anchor>
<x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column></x:ClientData></v:shape>"""


def empty_boxes(number: int) -> etree._Element:
    """Return a drawing without boxes for the sheet `number`, from 1."""
    root = etree.Element("xml", nsmap=_NAMES)
    layout = etree.SubElement(root, f"{{{_O}}}shapelayout", {f"{{{_V}}}ext": "edit"})
    etree.SubElement(layout, f"{{{_O}}}idmap", {f"{{{_V}}}ext": "edit", "data": str(number)})
    return root


def place_boxes(root: etree._Element, gone: set[tuple[int, int]], new: set[tuple[int, int]]) -> None:
    """Take out the boxes of comments at `gone` (row, column) and put in those at `new`, in place."""
    for shape in [each for each in root.iterchildren("{*}shape") if _cell(each) in gone]:
        root.remove(shape)
    if new and not any(each.get("id") == "_x0000_t202" for each in root.iterchildren("{*}shapetype")):
        root.append(etree.fromstring(_TYPE))
    number = _highest(root)
    for row, column in sorted(new):
        number += 1
        top = max(row - 2, 0)
        anchor = f"{column}, 15, {top}, 4, {column + _WIDE}, 31, {top + _HIGH}, 4"
        root.append(
            etree.fromstring(_SHAPE.format(number=number, anchor=anchor, row=row - 1, column=column - 1))
        )


def _cell(shape: etree._Element) -> tuple[int, int] | None:
    """Return the cell whose comment a box shows, None for any other shape."""
    told = child(shape, "ClientData")
    if told is None or told.get("ObjectType") != "Note":
        return None
    row, column = (natural((told.findtext("{*}" + name) or "").strip()) for name in ("Row", "Column"))
    return None if row is None or column is None else (row + 1, column + 1)


def _highest(root: etree._Element) -> int:
    """Return the highest number of a shape, or the last one before the first that the drawing may give."""
    told = (natural((each.get("id") or "").rpartition("_s")[2]) for each in root if local(each) == "shape")
    mapped = (natural((each.get("data") or "1").split(",")[0]) or 1 for each in root.iter("{*}idmap"))
    return max([each for each in told if each] + [next(mapped, 1) * _CLUSTER])
