"""The parts of our letters in Word: titles, headings that count, tables, the line at the foot of pages."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.reporters import docx
from targetlint.reporters.docx import Cell, Section
from targetlint.reporters.outputs.facts import Speech

MARK = b"targetlint"  # of a file as it was written: office programs drop it when they save
_WESTERN = "Times New Roman"
_HEAD_FILL = "E7E6E6"
_GRAINS = 50  # steps of a bar: 2 % each
_BAR = "5B9BD5"
_APART = 24  # eighths of a point between bars
_ON_A_PAGE = 25  # bars that are kept together
_KEEP = "<w:keepNext/>"
_ACROSS_FILL = "F2F2F2"
_HERE = "\0"  # in a text, where a field is to stand
_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'


def package(sections: Sequence[Section]) -> bytes:
    """Return the file."""
    return docx.package(sections, _STYLES, MARK)


class Letter:
    """A letter that is written from top to bottom, in one language."""

    def __init__(self, speech: Speech, margins: tuple[int, int, int, int]) -> None:
        self._speech, self._margins, self._heads = speech, margins, 0
        self._body: list[str] = []

    @property
    def width(self) -> int:
        """How wide the text is, in twentieths of a point."""
        return Section("", margins=self._margins).width

    def section(self, footer: str) -> Section:
        """Return what was written as pages of their own; `footer` stands below the number of each."""
        before, _, after = self._speech.say("slips.page", page=_HERE).partition(_HERE)
        runs = docx.run(before) + docx.field("PAGE") + docx.run(f"{after}\n{footer}")
        return Section("".join(self._body), docx.paragraph(runs, "Foot"), self._margins)

    def title(self, text: str) -> None:
        """Write the title."""
        self._body.append(docx.paragraph(docx.run(text), "Title"))

    def heading(self, text: str) -> None:
        """Write a heading with its number, as in 一、 or 1."""
        numerals = self._speech.say("slips.numerals").split("、")
        said = self._speech.say("slips.heading", number=numerals[self._heads], text=text)
        self._heads += 1
        self._body.append(docx.paragraph(docx.run(said), "Heading1"))

    def caption(self, text: str) -> None:
        """Write what the next table is called."""
        self._body.append(docx.paragraph(docx.run(text), "Caption"))

    def text(self, text: str, *, right: bool = False, keep: bool = False) -> None:
        """Write a paragraph of running text; with `keep` what follows stands on the same page."""
        properties = (_KEEP if keep else "") + (_RIGHT if right else "")
        self._body.append(docx.paragraph(docx.run(text), "Body", properties))

    def remark(self, text: str) -> None:
        """Write a paragraph in the small letters of tables."""
        self._body.append(docx.paragraph(docx.run(text), "Small"))

    def lines(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Write two texts on each line, one on the left and one in the middle, without rules."""
        half = self.width // 2  # the style keeps the lines on one page
        rows = [[Cell(docx.paragraph(docx.run(each), "Body0")) for each in pair] for pair in pairs]
        self._body.append(docx.table((half, half), rows, lines=""))
        self._body.append(docx.paragraph(named="Gap"))  # a text may not end in a table

    def table(self, parts: Sequence[int], header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Write a table; `parts` say how wide its columns are to each other."""
        heading = [Cell(docx.paragraph(docx.run(each), "TableHead"), fill=_HEAD_FILL) for each in header]
        self._body.append(docx.table(self._widths(parts), [heading, *rows], headings=1))
        self._body.append(docx.paragraph(named="Gap"))

    def bars(self, bars: Sequence[tuple[str, float, str]]) -> None:
        """Write a bar chart of shaded cells: the label, the length from 0 to 1, and what stands behind it."""
        label, room = self.width * 30 // 100, self.width * 12 // 100
        grain = (self.width - label - room) // _GRAINS
        together = _KEEP if len(bars) <= _ON_A_PAGE else ""
        rows = []
        for name, length, told in bars:
            filled = round(length * _GRAINS)
            drawn = [Cell(small("", together), filled, _BAR)] if filled else []
            rest = [Cell(small(told), _GRAINS - filled + 1)]
            rows.append([Cell(small(name, together + _RIGHT)), *drawn, *rest])
        widths = (label, *[grain] * _GRAINS, room)
        self._body.append(docx.table(widths, rows, lines="FFFFFF", thick=_APART))
        self._body.append(docx.paragraph(named="Gap"))

    def _widths(self, parts: Sequence[int]) -> list[int]:
        return [self.width * each // sum(parts) for each in parts]


def cell(text: str) -> Cell:
    """Return a cell of a table in small letters."""
    return Cell(small(text))


def across(text: str, span: int) -> Cell:
    """Return a cell that is a heading over `span` columns, on the page of what follows."""
    return Cell(small(text, _KEEP), span, _ACROSS_FILL)


def figure(text: str) -> Cell:
    """Return a cell with a number, in the middle."""
    return Cell(small(text, _CENTRE))


def small(text: str, properties: str = "") -> str:
    """Return a paragraph in the small letters of tables."""
    return docx.paragraph(docx.run(text), "Small", properties)


def day(today: str, speech: Speech) -> str:
    """Return a day that is written as 2026-03-01 in words."""
    year, month, number = map(int, today.split("-"))
    return speech.say("slips.date", year=year, month=month, day=number)


def _styles() -> str:
    """Return the styles, like those of official papers: 仿宋 for text, 黑体 for headings."""
    song, hei, fang = (docx.fonts(_WESTERN, each) for each in ("宋体", "黑体", "仿宋"))
    tight = '<w:spacing w:before="0" w:after="0"/>'
    lines = '<w:spacing w:after="60" w:line="520" w:lineRule="exact"/>'
    return "".join(
        (
            docx.style("Normal", "Normal", tight, f'{fang}<w:sz w:val="28"/>'),
            docx.style(
                "Title",
                "Title",
                '<w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>',
                f'{song}<w:b/><w:sz w:val="44"/>',
            ),
            docx.style(
                "Heading1",
                "heading 1",
                '<w:keepNext/><w:spacing w:before="200" w:after="100"/><w:outlineLvl w:val="0"/>',
                f'{hei}<w:sz w:val="28"/>',
            ),
            docx.style(
                "Caption",
                "caption",
                '<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>',
                f'{hei}<w:sz w:val="24"/>',
            ),
            docx.style("Body", "Body Text", f'{lines}<w:ind w:firstLineChars="200" w:firstLine="560"/>', ""),
            docx.style("Body0", "Line", f'{_KEEP}<w:spacing w:before="60" w:after="60"/>', ""),
            docx.style("Small", "Small", tight, f'{fang}<w:sz w:val="21"/>'),
            docx.style(
                "TableHead", "Table Head", f"<w:keepNext/>{tight}{_CENTRE}", f'{hei}<w:sz w:val="21"/>'
            ),
            docx.style("Gap", "Gap", '<w:spacing w:line="120" w:lineRule="exact"/>', '<w:sz w:val="8"/>'),
            docx.style("Foot", "footer", _CENTRE, f'{fang}<w:sz w:val="18"/>'),
        )
    )


_STYLES = _styles()
