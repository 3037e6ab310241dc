"""Office files built in code, and documents written out as text: what the reader tests compare."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from targetlint import readers
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Cell, Document, Paragraph
from targetlint.readers.source import Source

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OOXML = "application/vnd.openxmlformats-officedocument."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(data: bytes, path: str, **told: object) -> tuple[Document | None, list[Diagnostic]]:
    """What the readers make of `data`; `told` is what a user says about it (encoding, passwords)."""
    return readers.read(Source(data, path, **told))


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of `parts`, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, method)
    return stream.getvalue()


def types(parts: dict[str, str]) -> str:
    """A [Content_Types].xml for part -> kind."""
    each = (f'<Override PartName="/{part}" ContentType="{_OOXML}{kind}"/>' for part, kind in parts.items())
    return f'<Types xmlns="{_PACKAGE}content-types">{"".join(each)}</Types>'


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """A .rels part for id -> (kind, target)."""
    each = (
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{"".join(each)}</Relationships>'


def docx(body: str, part: str = "word/document.xml", namespace: str = WORD) -> bytes:
    """A Word document whose w:body holds `body` (prefixes w, w14, mc and v are declared)."""
    prefixes = (
        f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    kinds = types({part: "wordprocessingml.document.main+xml"})
    document = f"<w:document {prefixes}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": kinds, part: document})


def xlsx(described: str) -> bytes:
    """A workbook from sections: `## sheet NAME [STATE]` with the inside of a worksheet, `## formats` and
    `## strings` with one number format or shared string a line, `## 1904` for the old date system.
    """
    sheets: list[tuple[str, str, str]] = []
    lists: dict[str, list[str]] = {"formats": [], "strings": []}
    for section in described.split("## ")[1:]:
        head, _, body = section.partition("\n")
        kind, *words = head.split()
        if kind == "sheet":
            sheets.append((words[0], words[1] if len(words) > 1 else "visible", body))
        else:
            lists[kind] = body.splitlines()
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types({"xl/workbook.xml": "spreadsheetml.sheet.main+xml"})
    }
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" r:id="s{number}"/>'
        for number, (name, state, _) in enumerate(sheets, 1)
    )
    old = '<workbookPr date1904="1"/>' if "1904" in lists else ""
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">{old}<sheets>{listed}</sheets></workbook>'
    )
    targets = {
        f"s{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)
    }
    targets |= {"st": ("styles", "/xl/styles.xml"), "ss": ("sharedStrings", "sharedStrings.xml")}
    parts["xl/_rels/workbook.xml.rels"] = relations(targets)
    parts["xl/styles.xml"] = _styles(lists["formats"])
    strings = "".join(f"<si><t>{escape(each)}</t></si>" for each in lists["strings"])
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_SHEET}">{strings}</sst>'
    for number, (_, _, body) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_SHEET}">{body}</worksheet>'
    return packed(parts)


def _styles(formats: list[str]) -> str:
    own = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats)
    )
    cells = "".join(
        f'<xf numFmtId="{code if code.isdecimal() else 200 + at}"/>' for at, code in enumerate(formats)
    )
    return f'<styleSheet xmlns="{_SHEET}"><numFmts>{own}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'


def written(document: Document | None, diagnostics: list[Diagnostic]) -> str:
    """What was read, a line per paragraph and cell: `row,column+rowspan×colspan 'text'`, then remarks."""
    lines: list[str] = []
    if document:
        lines.append(f"{document.format}{' revised' if document.revised else ''}")
        for block in document.blocks:
            if isinstance(block, Paragraph):
                lines.append(f"paragraph {block.number} {block.text!r}")
                continue
            sheet = f" {block.sheet}" if block.sheet else ""
            lines.append(f"table {block.number}{sheet}{'' if block.gridded else ' without grid'}")
            lines += [_cell(cell) for row in block.rows() for cell in row]
    for each in diagnostics:
        lines.append(f"{each.severity} {each.outcome} {each.code}: {each.message.zh}")
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    span = f"+{cell.rowspan}×{cell.colspan}" if (cell.rowspan, cell.colspan) != (1, 1) else ""
    hidden = f" hidden {cell.hidden!r}" if cell.hidden else ""
    doubtful = f" doubtful {cell.doubtful}" if cell.doubtful else ""
    return f"  {cell.row},{cell.column}{span} {cell.text!r}{hidden}{doubtful}"
