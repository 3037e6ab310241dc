"""Word documents as plain parts of a package: equal content, equal bytes. Everything we write in Word is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip member: the clock has no part in the bytes
_EVEN = (1134, 1134, 1134, 1134)  # margins of 20 mm
_ROOT = f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
_PAGE_WIDTH, _PAGE_HEIGHT = 11906, 16838  # A4, in twentieths of a point
_OTHER_NAMES = {"仿宋": "FangSong", "黑体": "SimHei", "宋体": "SimSun"}
_SETTINGS = (  # without the mode, Word opens the file as one of an old version
    f'<w:settings {_ROOT}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_FONTS = f"<w:fonts {_ROOT}>" + "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
    for name, other in _OTHER_NAMES.items()
)
_FONTS += "</w:fonts>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of their own, the first of them a new one, counted from 1.

    `body` and `footer` are XML; `margins` are those above, right, below and left, in twentieths of a point.
    """

    body: str
    footer: str = ""
    margins: tuple[int, int, int, int] = _EVEN

    @property
    def width(self) -> int:
        """How wide its text is, in twentieths of a point."""
        return _PAGE_WIDTH - self.margins[1] - self.margins[3]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs as XML, how many columns it covers, and its colour as RRGGBB."""

    body: str
    span: int = 1
    fill: str = ""


def package(sections: Sequence[Section], styles: str, mark: bytes = b"") -> bytes:
    """Return the file; `styles` are what `style` made, `mark` is the package's comment."""
    footed = any(each.footer for each in sections)  # a section without a footer would have that before it
    footers = {number: each.footer or paragraph() for number, each in enumerate(sections, 1) if footed}
    last = len(sections)
    body = "".join(
        each.body + _pages(each, number if footed else 0, closes=number == last)
        for number, each in enumerate(sections, 1)
    )
    parts = {
        "[Content_Types].xml": _types(footers),
        "_rels/.rels": _relations({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_ROOT}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {
                "r1": ("styles", "styles.xml"),
                "r2": ("settings", "settings.xml"),
                "r3": ("fontTable", "fontTable.xml"),
            }
            | {f"f{number}": ("footer", f"footer{number}.xml") for number in footers}
        ),
        "word/styles.xml": f"<w:styles {_ROOT}>{styles}</w:styles>",
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
    } | {f"word/footer{number}.xml": f"<w:ftr {_ROOT}>{text}</w:ftr>" for number, text in footers.items()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = mark
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _EPOCH), _HEAD + text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def fonts(western: str, chinese: str) -> str:
    """Return the fonts of a run."""
    return f'<w:rFonts w:ascii="{western}" w:hAnsi="{western}" w:eastAsia="{chinese}"/>'


def style(identity: str, name: str, paragraphs: str, runs: str) -> str:
    """Return a style of paragraphs; the one called Normal is that of all others."""
    normal = identity == "Normal"
    kind = ' w:default="1"' if normal else ""
    based = "" if normal else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{identity}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{paragraphs}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )


def run(text: str, look: str = "") -> str:
    """Return a text that looks as the properties `look` say; what cannot be shown is a space."""
    shown = "".join(char if char.isprintable() or char in "\n\u3000" else " " for char in text)
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in shown.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def field(name: str) -> str:
    """Return a text that the office program fills in, such as PAGE."""
    return f"<w:fldSimple w:instr={quoteattr(name)}>{run('1')}</w:fldSimple>"


def paragraph(runs: str = "", named: str = "", properties: str = "") -> str:
    """Return a paragraph of the style `named`; other properties of it in the order of the standard."""
    style_ = f'<w:pStyle w:val="{named}"/>' if named else ""
    told = f"<w:pPr>{style_}{properties}</w:pPr>" if style_ or properties else ""
    return f"<w:p>{told}{runs}</w:p>"


def table(
    widths: Sequence[int],
    rows: Sequence[Sequence[Cell]],
    *,
    headings: int = 0,
    lines: str = "999999",
    thick: int = 4,
) -> str:
    """Return a table; widths are in twentieths of a point, 0 is as the text needs.

    The first `headings` rows stand on top of every page; `lines` is the colour of the rules, empty for none,
    and `thick` how thick they are, in eighths of a point.
    """
    fixed = all(widths)
    drawn = "".join(
        f'<w:{side} w:val="{"single" if lines else "nil"}" w:sz="{thick}" w:color="{lines or "auto"}"/>'
        for side in _SIDES
    )
    total = f'w:w="{sum(widths)}" w:type="dxa"' if fixed else 'w:w="0" w:type="auto"'
    layout = '<w:tblLayout w:type="fixed"/>' if fixed else ""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' if each else "<w:gridCol/>" for each in widths)
    body = "".join(_row(cells, widths, heading=at < headings) for at, cells in enumerate(rows))
    return (
        f"<w:tbl><w:tblPr><w:tblW {total}/><w:tblBorders>{drawn}</w:tblBorders>{layout}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], *, heading: bool) -> str:
    at, drawn = 0, ""
    for each in cells:
        width = sum(widths[at : at + each.span])
        at += each.span
        drawn += _cell(each, width)
    top = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{top}</w:trPr>{drawn}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    size = f'<w:tcW w:w="{width}" w:type="{"dxa" if width else "auto"}"/>'
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    return f"<w:tc><w:tcPr>{size}{span}{fill}</w:tcPr>{cell.body}</w:tc>"


def _pages(section: Section, footer: int, *, closes: bool) -> str:
    """Return what ends a section: of the last one it stands alone, of others in a paragraph.

    `footer` is the number of its footer, 0 for none.
    """
    top, right, bottom, left = section.margins
    foot = f'<w:footerReference w:type="default" r:id="f{footer}"/>' if footer else ""
    count = '<w:pgNumType w:start="1"/>' if footer else ""
    pages = (
        f'<w:sectPr>{foot}<w:pgSz w:w="{_PAGE_WIDTH}" w:h="{_PAGE_HEIGHT}"/><w:pgMar w:top="{top}" '
        f'w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
        f"{count}</w:sectPr>"
    )
    if closes:
        return pages
    small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{small}{pages}</w:pPr></w:p>"


def _types(footers: Mapping[int, str]) -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    kinds |= {f"footer{number}": "footer" for number in footers}
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{listed}</Types>"
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
