"""Tables of .doc files as targetlint reads them, held against LibreOffice's cell by cell.

Run `.venv/bin/python -m benchmarks.doc_tables [FOLDER]`; by default the public test files beside the
checkout. LibreOffice makes a .docx of each file, a process a file, and our reader of .docx reads that.
The bar: the texts of the cells are the same in every file of Word 97 or later that is not damaged on purpose;
what differs because LibreOffice changes it is told with its reason.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from targetlint.model.document import Document
from targetlint.readers.compound import Compound
from targetlint.readers.doc import reader as doc
from targetlint.readers.doc.fib import Fib
from targetlint.readers.doc.pieces import Pieces
from targetlint.readers.ole import MAGIC, kind
from targetlint.readers.refusal import Refusal
from targetlint.readers.source import Source
from targetlint.readers.word import docx

CORPUS = Path(__file__).parents[2] / "shared/corpus/poi/doc"
SECONDS = 60  # for LibreOffice and one file
FUZZED = re.compile(r"fuzz|crash", re.IGNORECASE)  # names of files that were damaged on purpose
CODE = re.compile("\x13\\s*([A-Za-z]+)")
CALCULATED = {  # fields that LibreOffice fills in anew when it opens a file
    *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "PAGE", "NUMPAGES", "SECTIONPAGES"),
    *("FILENAME", "AUTHOR", "USERNAME", "USERINITIALS", "LASTSAVEDBY", "TITLE", "SUBJECT", "DOCPROPERTY"),
    *("NUMCHARS", "NUMWORDS", "REVNUM", "SEQ", "STYLEREF", "SECTION", "PAGEREF"),
}
SHOWN = 5  # differing cells told for a file


@dataclass
class Result:
    """One file: why we did not read it, and the texts of the cells as both find them.

    `placed` counts those that stand at the same place; `reason` says why LibreOffice may show another text.
    """

    name: str
    refused: str = ""
    converted: bool = False
    ours: Counter[str] = field(default_factory=Counter)
    theirs: Counter[str] = field(default_factory=Counter)
    placed: int = 0
    reason: str = ""
    seconds: float = 0.0
    their_seconds: float = 0.0

    def counts(self) -> bool:
        """Say whether the bar holds for the file."""
        return self.converted and self.refused in {"", "broken"} and not FUZZED.search(self.name)

    def wrong(self) -> bool:
        """Say whether we miss the bar."""
        return self.counts() and (bool(self.refused) or (self.ours != self.theirs and not self.reason))

    def line(self) -> str:
        """Return what a person is told about the file."""
        told = f"{self.name}: {1000 * self.seconds:.1f} ms, LibreOffice {self.their_seconds:.1f} s: "
        if self.refused:
            return told + f"refused: {self.refused}"
        if not self.converted:
            return told + "read; not read by LibreOffice"
        told += figures([self])
        if self.ours == self.theirs:
            return told
        told += f"\n    {self.reason or 'NOT EXPLAINED'}"
        told += f"\n    only here: {list(self.ours - self.theirs)[:SHOWN]}"
        return told + f"\n    only in LibreOffice: {list(self.theirs - self.ours)[:SHOWN]}"


def figures(results: list[Result]) -> str:
    """Return recall and precision of the texts, and how many of them stand at the same place."""
    same = sum((each.ours & each.theirs).total() for each in results)
    ours, theirs = sum(each.ours.total() for each in results), sum(each.theirs.total() for each in results)
    if not ours and not theirs:
        return "no tables"
    placed = sum(each.placed for each in results)
    shares = ((same, theirs), (same, ours), (placed, theirs))
    recall, precision, place = (f"{100 * part / whole:.1f} %" if whole else "-" for part, whole in shares)
    return f"{theirs} cells, recall {recall}, precision {precision}, same place {place}"


def measured(path: Path, folder: Path) -> Result:
    """Read a file both ways; `folder` is where LibreOffice works."""
    result = Result(path.name)
    source = Source(path.read_bytes(), path.name)
    begun = time.perf_counter()
    document = _ours(source, result)
    between = time.perf_counter()
    made = converted(path, folder)
    result.seconds, result.their_seconds = between - begun, time.perf_counter() - between
    result.converted = made is not None
    if document is None or made is None:
        return result
    theirs, _ = docx.read(Source(made, path.name))
    result.ours, result.theirs = _texts(document), _texts(theirs)
    result.placed = (_places(document) & _places(theirs)).total()
    result.reason = _reason(source, document)
    return result


def _reason(source: Source, document: Document) -> str:
    """Return what in the file LibreOffice is known to change, "" where there is nothing of the kind."""
    fields = CALCULATED & {each.upper() for each in CODE.findall(Pieces(Fib(Compound(source.data))).text)}
    if fields:
        return f"LibreOffice calculates these fields anew: {', '.join(sorted(fields))}"
    if document.revised:
        return "changes are tracked, and LibreOffice loses a deletion that begins at the end of a row"
    return ""


def _ours(source: Source, result: Result) -> Document | None:
    format_ = kind(source.data) if source.data.startswith(MAGIC) else "not OLE"
    if format_ != "doc":
        result.refused = format_
        return None
    try:
        return doc.read(source)[0]
    except Refusal as refusal:
        result.refused = refusal.problem
        return None


def converted(path: Path, folder: Path) -> bytes | None:
    """Return the .docx that LibreOffice makes of a file; it exits with 0 even where it makes none."""
    out = Path(tempfile.mkdtemp(dir=folder))
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx", "--outdir", str(out), str(path)]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the office program, on a file of the folder that was named
        command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    made = next(out.glob("*.docx"), None)
    return made.read_bytes() if made else None


def _texts(document: Document) -> Counter[str]:
    return Counter(cell.text for table in document.tables for cell in table.cells)


def _places(document: Document) -> Counter[tuple[object, ...]]:
    return Counter(
        (table.number, cell.row, cell.column, cell.rowspan, cell.colspan, cell.text)
        for table in document.tables
        for cell in table.cells
    )


def main() -> int:
    """Measure all files of a folder; return 1 where a difference is not explained."""
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed: there is nothing to compare with")
        return 1
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    results = []
    with tempfile.TemporaryDirectory(prefix="targetlint-") as folder:
        for path in sorted(each for each in corpus.iterdir() if each.suffix.lower() == ".doc"):
            results.append(measured(path, Path(folder)))
            print(results[-1].line())
    counted = [each for each in results if each.counts()]
    refused = Counter(each.refused for each in results if each.refused)
    print(f"\n{len(results)} files: {len(results) - refused.total()} read; refused: {dict(refused)}")
    if counted:
        with_tables = sum(bool(each.theirs) for each in counted)
        print(f"{len(counted)} held against LibreOffice, {with_tables} with tables: {figures(counted)}")
        ours, theirs = sum(each.seconds for each in counted), sum(each.their_seconds for each in counted)
        print(
            f"{1000 * ours / len(counted):.1f} ms a file; LibreOffice takes {theirs / ours:.0f} times as long"
        )
    explained = [each.name for each in counted if each.ours != each.theirs and each.reason]
    wrong = [each.name for each in counted if each.wrong()]
    print(f"differ with a reason: {explained or 'none'}; without: {wrong or 'none'}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
