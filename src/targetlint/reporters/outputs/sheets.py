"""A workbook as plain parts of a package: texts, numbers, links, filters; equal sheets, equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from targetlint.model.place import letters
from targetlint.reporters.outputs.facts import legal
from targetlint.reporters.outputs.row_heights import height
from targetlint.reporters.outputs.sheet_styles import STYLES, style

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip member: the clock has no part in the bytes
_LONGEST = 32_767  # characters that a cell of Excel holds
_MOST_LINKS = 65_530  # of one sheet: with more Excel calls the file damaged
_LONGEST_LINK = 2_079  # characters of a link's target and of its spot: the same
_DASHES = 2  # in 2026-03-01
_FIRST_DAY = date(1899, 12, 30)  # of Excel's count of days


@dataclass(frozen=True, slots=True)
class Link:
    """A text that opens the URI `target`, and there `spot`: a sheet and a cell, as Excel writes them."""

    text: str
    target: str
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text on the colour of a severity."""

    text: str
    severity: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number shown as percent or decimal."""

    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that people fill in; what looks like 2026-03-01 in a cell for a `day` is stored as one."""

    text: str
    day: bool = False


@dataclass(frozen=True, slots=True)
class Faint:
    """A text that people need not read."""

    text: str


Value = str | int | Number | Link | Marked | Entry | Faint | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its first row is the heading, which stays in sight and filters; widths in characters.

    Columns count from 1: those in `bars` have a bar behind each number, as long as the number is great, full
    at the value given or, where that is None, at the greatest; those in `choices` offer words to pick from.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int]
    bars: Mapping[int, int | None] = field(default_factory=dict)
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)


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
        "xl/styles.xml": STYLES,
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
            f'<cols>{columns}</cols><sheetData>{rows}</sheetData><autoFilter ref="A1:{last}"/>'
            f"{_bars(sheet)}{_choices(sheet)}{links}"
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )

    def _rows(self, sheet: Sheet) -> Iterator[str]:
        heading = "".join(
            self._text(f"{letters(column)}1", text, "heading") for column, text in enumerate(sheet.header, 1)
        )
        yield f'<row r="1" ht="{_height(sheet.header, sheet)}">{heading}</row>'
        for number, values in enumerate(sheet.rows, 2):
            cells = "".join(
                self._cell(f"{letters(column)}{number}", value) for column, value in enumerate(values, 1)
            )
            yield f'<row r="{number}" ht="{_height(values, sheet)}">{cells}</row>'

    def _cell(self, at: str, value: Value) -> str:
        match value:
            case int():
                return _number(at, value, "plain")
            case Number(value=number, shown=shown):
                return _number(at, number, shown)
            case Link(text=text):
                return self._text(at, text, "link" if self._linked(at, value) else "plain")
            case Marked(text=text, severity=severity):
                return self._text(at, text, severity)
            case Faint(text=text):
                return self._text(at, text, "faint")
            case Entry(text=text, day=for_day):
                day = _day(text) if for_day else None
                look = "day" if for_day else "entry"
                return self._text(at, text, look) if day is None else _number(at, day, look)
            case None:
                return self._text(at, "", "plain")
            case str():
                return self._text(at, value, "plain")

    def _text(self, at: str, text: str, look: str) -> str:
        if not text:
            return f'<c r="{at}" s="{style(look)}"/>'
        text = legal(text)
        if len(text) > _LONGEST:
            text = text[: _LONGEST - len(self._cut)] + self._cut
        told = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return f'<c r="{at}" s="{style(look)}" t="inlineStr">{told}</c>'

    def _linked(self, at: str, link: Link) -> bool:
        if len(self._links) == _MOST_LINKS or max(len(link.target), len(link.spot)) > _LONGEST_LINK:
            return False
        self.outside.append(link.target)
        spot = f" location={quoteattr(legal(link.spot))}" if link.spot else ""
        self._links.append(f'<hyperlink ref="{at}" r:id="r{len(self.outside)}"{spot}/>')
        return True


def _height(values: Sequence[Value], sheet: Sheet) -> int:
    texts = (each if isinstance(each, str) else getattr(each, "text", "") for each in values)
    return height(zip(texts, sheet.widths, strict=True))


def _number(at: str, value: float, look: str) -> str:
    return f'<c r="{at}" s="{style(look)}"><v>{value!r}</v></c>'


def _day(text: str) -> int | None:
    """Return Excel's count of a day written as 2026-03-01; None for any other text."""
    try:
        return (date.fromisoformat(text) - _FIRST_DAY).days if text.count("-") == _DASHES else None
    except ValueError:
        return None


def _bars(sheet: Sheet) -> str:
    """Return the bars behind the numbers of columns."""
    drawn = ""
    for number, (column, full) in enumerate(sheet.bars.items(), 1):
        longest = '<cfvo type="max"/>' if full is None else f'<cfvo type="num" val="{full}"/>'
        drawn += (
            f'<conditionalFormatting sqref="{_below(sheet, column)}"><cfRule type="dataBar" '
            f'priority="{number}"><dataBar minLength="0" maxLength="100"><cfvo type="num" val="0"/>'
            f'{longest}<color rgb="FF9DC3E6"/>'
            "</dataBar></cfRule></conditionalFormatting>"
        )
    return drawn if sheet.rows else ""


def _choices(sheet: Sheet) -> str:
    """Return the lists to pick from; other words may be typed in all the same."""
    listed = "".join(
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{_below(sheet, column)}">'
        f'<formula1>"{escape(",".join(words))}"</formula1></dataValidation>'
        for column, words in sheet.choices.items()
        if sheet.rows
    )
    count = len(sheet.choices)
    return f'<dataValidations count="{count}">{listed}</dataValidations>' if listed else ""


def _below(sheet: Sheet, column: int) -> str:
    """Return the cells of a column below its heading."""
    return f"{letters(column)}2:{letters(column)}{len(sheet.rows) + 1}"


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
