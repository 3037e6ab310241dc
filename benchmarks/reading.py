"""How fast files are read: files a second for each format and a fixed mix, and ratios against other readers.

`python -m benchmarks.reading [--seconds N]`. The peers read the same bytes in the same run, in turn with
this project: python-docx and openpyxl read every cell's text, pdfplumber finds and extracts every table,
LibreOffice converts one .doc in one process. Only the ratios hold on another machine.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import every_format
import openpyxl
import pdfplumber

from targetlint import readers
from targetlint.readers.source import Source

FORMS = ["01-clean-special-fund", "02-special-fund-and-department", "04-county-road-projects"]
MIX = (  # what a county's clerks send: shares of a batch, in files
    *("docx",) * 6,
    *("docx to doc",) * 4,
    *("xlsx",) * 3,
    *("xlsx to xls",) * 2,
    *("txt", "docx to html", "docx to rtf", "docx to odt", "xlsx to ods", "xlsx to csv"),
)


@dataclass(frozen=True, slots=True)
class Peer:
    """Another reader of one format; `bar` is how many times faster this project is to be."""

    format: str
    name: str
    bar: float
    read: Callable[[bytes], object]


def by_python_docx(data: bytes) -> list[str]:
    """Read every cell of every table by the library's own way."""
    found = docx.Document(io.BytesIO(data))
    return [cell.text for table in found.tables for row in table.rows for cell in row.cells]


def by_openpyxl(data: bytes) -> list[object]:
    """Read every cell of every sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def by_pdfplumber(data: bytes) -> list[object]:
    """Find and extract every table."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [table.extract() for page in pdf.pages for table in page.find_tables()]


def by_libreoffice(data: bytes) -> object:
    """Convert one file in a process of its own, as a reader through LibreOffice would."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        path = Path(place, "form.doc")
        path.write_bytes(data)
        return every_format.convert(Path(place), [path], "docx")


PEERS = (
    Peer("docx", "python-docx", 5, by_python_docx),
    Peer("xlsx", "openpyxl", 10, by_openpyxl),
    Peer("docx to pdf", "pdfplumber", 4, by_pdfplumber),
    Peer("docx to doc", "LibreOffice, one process a file", 100, by_libreoffice),
)


def timed(read: Callable[[bytes], object], data: bytes) -> float:
    """Return the seconds that one reading takes, without the garbage that the reading before it left."""
    gc.collect()
    begun = time.perf_counter()
    read(data)
    return time.perf_counter() - begun


def ours(format_: str) -> Callable[[bytes], object]:
    """Return this project's reading of a format, which fails where nothing is read."""
    path = f"x.{format_.rpartition(' ')[2]}"

    def read(data: bytes) -> object:
        document, told = readers.read(Source(data, path))
        if document is None:
            raise RuntimeError(told[0].message.en)
        return document

    return read


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3, help="time for each format and each peer")
    seconds = parser.parse_args().seconds
    files = {
        (name, suffix): every_format.made(name, suffix)
        for name in FORMS
        for suffix in ("txt", "docx", "xlsx")
    }
    files |= every_format.every(FORMS)
    formats = sorted({format_ for _, format_ in files})
    medians = {}
    print(f"{'format':16} {'ms a file':>10} {'files/s':>9}")
    for format_ in formats:
        batch = [files[name, format_] for name in FORMS if (name, format_) in files]
        read = ours(format_)
        until = time.perf_counter() + seconds
        spent = [[timed(read, data)] for data in batch]  # once, to load what the format needs
        while time.perf_counter() < until:
            for each, data in zip(spent, batch, strict=True):
                each.append(timed(read, data))
        medians[format_] = statistics.mean(statistics.median(each) for each in spent)
        print(f"{format_:16} {medians[format_] * 1000:10.2f} {1 / medians[format_]:9.0f}")
    mix = statistics.mean(medians[each] for each in MIX)
    print(f"{'a fixed mix':16} {mix * 1000:10.2f} {1 / mix:9.0f}   (no PDF: {', '.join(dict.fromkeys(MIX))})")
    for peer in PEERS:
        _compare(peer, [files[name, peer.format] for name in FORMS], seconds)


def _compare(peer: Peer, batch: list[bytes], seconds: float) -> None:
    """Time both in turn on the same bytes; print the median of the ratios, file by file."""
    read = ours(peer.format)
    ratios: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(ratios) < len(batch):
        ratios += [timed(peer.read, data) / timed(read, data) for data in batch]
    ratio = statistics.median(ratios)
    verdict = "met" if ratio >= peer.bar else "MISSED"
    print(f"{peer.format}: {ratio:.1f}× {peer.name} (bar {peer.bar:g}×: {verdict}; {len(ratios)} pairs)")


if __name__ == "__main__":
    main()
