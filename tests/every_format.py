"""The example forms in every format: what this project writes itself, and what LibreOffice makes of that."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import build_examples
import office_pdf
from office import WORD

OFFICE = shutil.which("soffice")
FROM_WORD = {  # suffix -> LibreOffice's name of the conversion of a .docx
    "doc": "doc",
    "rtf": "rtf",
    "odt": "odt",
    "html": "html:HTML (StarWriter)",
    "pdf": "pdf",
}
FROM_EXCEL = {  # the same of an .xlsx
    "xls": "xls",
    "ods": "ods",
    "html": "html:HTML (StarCalc)",
    "pdf": "pdf",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76",  # comma, quote, UTF-8
}
_MAIN = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
_SECONDS = 120  # for one start of LibreOffice on all examples: it takes ten


def made(name: str, suffix: str) -> bytes:
    """Return example `name` as this project writes it: txt, docx or xlsx."""
    text = (build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8")
    return build_examples.WRITERS[suffix](build_examples.source(text))


def word_2003(name: str) -> bytes:
    """Return example `name` as Word 2003 writes XML: the body of its .docx in the older namespace.

    LibreOffice writes this format, too, but loses vertical merges.
    """
    old = "http://schemas.microsoft.com/office/word/2003/wordml"
    with zipfile.ZipFile(io.BytesIO(made(name, "docx"))) as archive:
        text = archive.read("word/document.xml").decode()
    text = text.replace(WORD, old).replace("w:document", "w:wordDocument").replace("w:vMerge", "w:vmerge")
    return text.encode()


def flat_package(name: str) -> bytes:
    """Return example `name` as a flat package: the parts of its .docx in one XML file."""
    with zipfile.ZipFile(io.BytesIO(made(name, "docx"))) as archive:
        parts = {each: archive.read(each).decode() for each in ("_rels/.rels", "word/document.xml")}
    kinds = {"_rels/.rels": "vnd.openxmlformats-package.relationships", "word/document.xml": _MAIN}
    each = (
        f'<pkg:part pkg:name="/{part}" pkg:contentType="application/{kinds[part]}+xml"><pkg:xmlData>'
        f"{text.partition('?>')[2]}</pkg:xmlData></pkg:part>"
        for part, text in parts.items()
    )
    namespace = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    return f'<?xml version="1.0"?><pkg:package {namespace}>{"".join(each)}</pkg:package>'.encode()


def excel_2003(name: str) -> bytes:
    """Return example `name` as Excel 2003 writes XML: one sheet, paragraphs merged across it."""
    blocks = build_examples.source((build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8"))
    grids = [block for block in blocks if isinstance(block, build_examples.Grid)]
    width = max(len(grid.rows[0]) for grid in grids)
    rows: list[list[build_examples.Box]] = []
    for block in blocks:
        if isinstance(block, str):
            rows.append([build_examples.Box(0, 0, block, 1, width)])
            continue
        boxes = block.boxes()
        rows += [[box for box in boxes if box.row == at] for at in range(len(block.rows))]
    table = "".join(f"<Row>{''.join(map(_cell_2003, row))}</Row>" for row in rows)
    namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="绩效目标"><Table>{table}</Table></Worksheet>'
    head = f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{namespace}"'
    return f'{head} xmlns:ss="{namespace}">{sheet}</Workbook>'.encode()


def _cell_2003(box: build_examples.Box) -> str:
    spans = f' ss:MergeAcross="{box.colspan - 1}"' * (box.colspan > 1)
    spans += f' ss:MergeDown="{box.rowspan - 1}"' * (box.rowspan > 1)
    text = escape(box.text).replace("\n", "&#10;")
    return f'<Cell ss:Index="{box.column + 1}"{spans}><Data ss:Type="String">{text}</Data></Cell>'


def as_pdf(blocks: build_examples.Source) -> bytes:
    """Write a PDF file: one tall page, texts wrapped inside their cells."""
    wide, tall, margin = 1000, 4000, 40
    sheet = office_pdf.Sheet(wide, tall)
    top = float(tall - margin)
    for block in blocks:
        if isinstance(block, str):
            sheet.text(margin, top - 12, block)
            top -= 20
            continue
        columns = len(block.rows[0])
        width = (wide - 2 * margin) / columns
        rows = [[*row] for row in block.rows]
        for box in block.boxes():
            rows[box.row][box.column] = _wrapped(box.text, width * box.colspan - 12)
        top = sheet.table(margin, top, [width] * columns, rows) - 10
    return office_pdf.pdf(sheet)


def _wrapped(text: str, width: float) -> str:
    """Break lines where the next character (ten points, Latin ones five) would cross the cell's edge."""
    lines = []
    for line in text.split("\n"):
        lines.append("")
        used = 0.0
        for sign in line:
            used += 5 if sign.isascii() else 10
            if used > width:
                lines.append("")
                used = 5 if sign.isascii() else 10
            lines[-1] += sign
    return "\n".join(lines)


def convert(folder: Path, files: list[Path], conversion: str) -> dict[str, bytes]:
    """Let LibreOffice convert `files` at one start; return what came of each, by its stem.

    A file that it could not convert is missing: its exit code says nothing.
    """
    assert OFFICE
    out = folder / conversion.replace(":", "-").replace(" ", "-")
    command = [OFFICE, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", conversion, "--outdir", str(out), *map(str, files)]
    suffix = conversion.partition(":")[0]
    for _ in range(2):  # with a new profile it may only make that, and want to be started again
        _run(command)
        found = {each.stem: each.read_bytes() for each in out.glob(f"*.{suffix}")}
        if found:
            return found
    return {}


def every(names: list[str]) -> dict[tuple[str, str], bytes]:
    """Return the examples in every format: (name, "docx to pdf") -> bytes."""
    found = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        for source, conversions in (("docx", FROM_WORD), ("xlsx", FROM_EXCEL)):
            files = []
            for name in names:
                files.append(folder / f"{name}.{source}")
                files[-1].write_bytes(made(name, source))
            for suffix, conversion in conversions.items():
                for name, data in convert(folder, files, conversion).items():
                    found[name, f"{source} to {suffix}"] = data
    return found


def _run(command: list[str]) -> None:
    process = subprocess.Popen(  # noqa: S603 - the office program that was found
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
