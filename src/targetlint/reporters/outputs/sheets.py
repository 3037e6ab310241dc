"""A workbook as plain parts of a package: texts, numbers, links, filters; equal sheets, equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from targetlint.model.place import letters
from targetlint.reporters.outputs.facts import legal

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip member: the clock has no part in the bytes
_LONGEST = 32_767  # characters that a cell of Excel holds
_MOST_LINKS = 65_530  # of one sheet: with more Excel calls the file damaged
_PLAIN, _HEADING, _LINK = range(3)  # the styles, in the order of `_STYLES`
_FILLS = {"error": 3, "warning": 4, "review": 5, "info": 6}  # the styles of severities
_COLOURS = ("FFF4B6B6", "FFFBE3A6", "FFCFE0F7", "FFE8E8E8")


@dataclass(frozen=True, slots=True)
class Link:
    """A text that opens `target`, a URI or a place in the workbook that begins with `#`."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text on the colour of a severity."""

    text: str
    severity: str


Value = str | int | Link | Marked


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its first row is the heading, which stays in sight and filters; widths in characters."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int]


def book(sheets: Sequence[Sheet], cut: str, mark: bytes) -> bytes:
    """Return the workbook; `cut` ends texts that are too long for a cell, `mark` is the package's comment."""
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml", False)]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(
                    ("worksheet", f"worksheets/sheet{number}.xml", False)
                    for number, _ in enumerate(sheets, 1)
                ),
                ("styles", "styles.xml", False),
            ]
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in enumerate(sheets, 1):
        written = _Written(sheet, cut)
        parts[f"xl/worksheets/sheet{number}.xml"] = written.xml
        if written.outside:
            links = [("hyperlink", target, True) for target in written.outside]
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(links)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = mark
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), _HEAD + text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


class _Written:
    """One sheet as XML, and the URIs outside that it refers to, in the order of their ids."""

    def __init__(self, sheet: Sheet, cut: str) -> None:
        self.outside: list[str] = []
        self._links: list[str] = []
        self._cut = cut
        last = f"{letters(len(sheet.header))}{len(sheet.rows) + 1}"
        rows = "".join(self._rows(sheet))
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
            for number, width in enumerate(sheet.widths, 1)
        )
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        self.xml = (
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            "</sheetView></sheetViews>"
            f'<cols>{columns}</cols><sheetData>{rows}</sheetData><autoFilter ref="A1:{last}"/>{links}'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )

    def _rows(self, sheet: Sheet) -> Iterator[str]:
        heading = "".join(
            self._text(f"{letters(column)}1", text, _HEADING) for column, text in enumerate(sheet.header, 1)
        )
        yield f'<row r="1">{heading}</row>'
        for number, values in enumerate(sheet.rows, 2):
            cells = "".join(
                self._cell(f"{letters(column)}{number}", value) for column, value in enumerate(values, 1)
            )
            yield f'<row r="{number}">{cells}</row>'

    def _cell(self, at: str, value: Value) -> str:
        match value:
            case int():
                return f'<c r="{at}" s="{_PLAIN}"><v>{value}</v></c>'
            case Link(text=text, target=target):
                return self._text(at, text, _LINK if self._linked(at, target) else _PLAIN)
            case Marked(text=text, severity=severity):
                return self._text(at, text, _FILLS[severity])
            case str():
                return self._text(at, value, _PLAIN)

    def _text(self, at: str, text: str, style: int) -> str:
        text = legal(text)
        if len(text) > _LONGEST:
            text = text[: _LONGEST - len(self._cut)] + self._cut
        return (
            f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        )

    def _linked(self, at: str, target: str) -> bool:
        if len(self._links) == _MOST_LINKS:
            return False
        if target.startswith("#"):
            self._links.append(f'<hyperlink ref="{at}" location={quoteattr(target[1:])}/>')
        else:
            self.outside.append(target)
            self._links.append(f'<hyperlink ref="{at}" r:id="r{len(self.outside)}"/>')
        return True


def _workbook(sheets: Sequence[Sheet]) -> str:
    """Return the workbook: its sheets, and of each the name that Excel keeps its filter under."""
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="r{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"'{escape(sheet.name)}'!$A$1:${letters(len(sheet.header))}${len(sheet.rows) + 1}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"'{escape(sheet.name)}'!$1:$1</definedName>"
        for number, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    )


def _types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str, bool]]) -> str:
    """Return relationships r1, r2, … of (type, target, whether it is outside)."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if outside else "/>")
        for number, (kind, target, outside) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _styles() -> str:
    """Return the styles: plain, heading, link, and one for each severity; all wrap at the top."""
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{each}"/></patternFill></fill>'
        for each in ("FFD9D9D9", *_COLOURS)
    )
    fonts = (
        '<sz val="11"/><name val="宋体"/>',
        '<b/><sz val="11"/><name val="宋体"/>',
        '<u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/>',
    )
    listed = [(0, 0), (1, 2), (2, 0), *((0, 3 + number) for number, _ in enumerate(_COLOURS))]
    formats = "".join(
        f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyFont="1" applyFill="1" '
        'applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        for font, fill in listed
    )
    thin = "".join(
        f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="{len(fonts)}">'
        + "".join(f"<font>{each}</font>" for each in fonts)
        + f'</fonts><fills count="{3 + len(_COLOURS)}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        f'<borders count="2"><border/><border>{thin}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(listed)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


_STYLES = _styles()
