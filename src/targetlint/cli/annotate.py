"""`targetlint annotate PATH… -o DIR`: check forms, and write copies with the findings as comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path

from targetlint.cli import paths
from targetlint.cli.book import complain
from targetlint.cli.check import Check
from targetlint.cli.codes import UNTRUSTED
from targetlint.cli.outputs import Output
from targetlint.model.comments import Comments
from targetlint.model.report import DocumentReport, Report
from targetlint.model.said import Said
from targetlint.readers.refusal import Refusal
from targetlint.readers.sniff import identify
from targetlint.readers.source import Source
from targetlint.reporters import comments
from targetlint.reporters.outputs.formats import Manner
from targetlint.words import say

_MARK = "_自检批注"
_SHEETS = frozenset({"xls", "xlsb", "csv", "ods", "spreadsheetml"})  # what is to be saved as .xlsx


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotate(Check):
    """One run of the command, with its options as given; `unwritten` are copies that the system refused."""

    copies: Path
    output: Sequence[str] = ()
    sarif_profile: str = "standard"
    show_files: bool = False
    unwritten: list[Path] = field(default_factory=list)

    def run(self) -> int:
        """Check, write the copies, and return the exit code."""
        for path in self.paths:
            if self._holds_copies(path):
                complain(self.lang, "annotate.inside", output=self.copies, path=path)
                return UNTRUSTED
        code = Check.run(self)  # super() does not know a class with slots
        return UNTRUSTED if self.unwritten else code

    def _holds_copies(self, path: Path) -> bool:
        """Whether the folder for copies lies in `path` and has files that would be checked with it."""
        try:
            inside = self.copies.resolve().is_relative_to(path.resolve())
            return inside and self.copies.is_dir() and any(self.copies.iterdir())
        except OSError:  # what is wrong there is told when it is read or written
            return False

    def write(self, report: Report, wanted: Sequence[Output], manner: Manner) -> bool:
        """Show the report, and write the copies."""
        written = Check.write(self, report, wanted, manner)
        for document in report.documents:
            self._copy(document, report)
        return written

    def _copy(self, document: DocumentReport, report: Report) -> None:
        path = Path(document.path)
        made = _made(path, document, comments.render(document, report, self.lang))
        if isinstance(made, Said):
            complain(self.lang, "annotate.none", path=path, why=made)
            return
        wanted = self.copies / self._within(path)
        try:
            wanted.parent.mkdir(parents=True, exist_ok=True)
            written = _new(wanted, made)
        except OSError as error:
            self.unwritten.append(wanted)
            complain(self.lang, "annotate.unwritten", path=wanted, error=error.strerror or str(error))
            return
        complain(self.lang, "annotate.written", path=written)

    def _within(self, path: Path) -> Path:
        """Return where the copy goes below the folder for copies: as it lies in the folder checked."""
        for folder in self.paths:
            if paths.is_folder(folder) and path.is_relative_to(folder):
                return path.relative_to(folder)
        return Path(path.name)


def _made(path: Path, document: DocumentReport, texts: Comments) -> bytes | Said:
    """Return the annotated copy of a file, or why there is none."""
    if document.document is None:
        return say("annotate.unread")
    try:
        data = path.read_bytes() if path.is_file() else None
    except OSError:
        data = b""
    if data is None:
        return say("annotate.in_archive")
    if sha256(data).hexdigest() != document.sha256:
        return say("annotate.changed")
    try:
        return _annotated(data, path, texts)
    except Refusal as refusal:
        told = refusal.diagnostic(document.path)
        return say("annotate.refused", message=told.message, act=told.suggestion)


def _annotated(data: bytes, path: Path, texts: Comments) -> bytes | Said:
    format_ = identify(Source(data, path.as_posix()))
    if format_ == "docx":
        from targetlint.annotate import docx  # noqa: PLC0415 - lxml: only for the format that is met

        return docx.annotated(data, texts)
    if format_ == "xlsx":
        from targetlint.annotate import xlsx  # noqa: PLC0415 - the same

        return xlsx.annotated(data, texts)
    if format_ == "encrypted":
        return say("annotate.encrypted")
    suffix = ".xlsx" if format_ in _SHEETS else ".docx"
    return say("annotate.format", format=say(f"readers.format.{format_}"), suffix=suffix)


def _new(wanted: Path, data: bytes) -> Path:
    """Write a new file called as `wanted` with our mark, and return its path; never over another one."""
    stem = wanted.stem.partition(_MARK)[0]
    for number in count(1):
        path = wanted.with_name(f"{stem}{_MARK}{number if number > 1 else ''}{wanted.suffix}")
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError
