"""One document that was checked, and a copy of it with the findings in: in the file, else beside a drawing.

Word, Excel and PDF files are annotated as they are; other formats are converted first where LibreOffice is
there and what it makes shows the same. All else gets a page of its own, with the form drawn again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePosixPath

from targetlint.copies.converted import BECOMES, converted
from targetlint.copies.held import held
from targetlint.model.comments import Comments
from targetlint.model.reading import Reading
from targetlint.model.report import DocumentReport, Report
from targetlint.model.said import Said
from targetlint.readers.archive import unnumbered
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.sniff import identify
from targetlint.readers.source import Source
from targetlint.reporters import comments
from targetlint.reporters.json import published_report
from targetlint.reporters.outputs.formats import FORMATS, Manner, render
from targetlint.reporters.tally import by_document
from targetlint.words import say

_IN_PLACE = {"docx": "docx", "xlsx": "xlsx", "pdf": "pdf"}  # format -> the file in `annotate` that writes it


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: what its file holds, its suffix, and what is told where it is another kind of file."""

    data: bytes
    suffix: str
    told: Said | None = None


def annotated(
    document: DocumentReport, report: Report, manner: Manner, reading: Reading, *, listed: bool = False
) -> Copy | Said:
    """Return the copy of a document of `report` with its findings in, or why there is none.

    `manner` says in which language, and from where the links of a page instead of it lead. `listed` also puts
    the findings into a table at the end of a Word document.
    """
    data = held(document, reading)
    if isinstance(data, Said):
        return data
    source = Source(data, document.path, reading.encoding, reading.passwords)
    texts = comments.render(document, report, manner.lang, listed=listed)
    try:
        format_ = identify(source)
        if format_ == "encrypted":  # what is locked is not written anywhere without its lock
            return say("annotate.encrypted")
        made = _copy(source, format_, document, texts)
    except Refusal as refusal:
        if refusal.problem is Problem.ENCRYPTED:
            return say("annotate.encrypted")
        told = refusal.diagnostic(document.path)
        made = say("annotate.refused", message=told.message, act=told.suggestion)
    return made if isinstance(made, Copy) else Copy(_page(document, report, manner), ".html", made)


def _copy(source: Source, format_: str, document: DocumentReport, texts: Comments) -> Copy | Said:
    """Return the annotated file, or why there is none; raise Refusal where it is damaged."""
    suffix = PurePosixPath(unnumbered(source.path)).suffix
    if format_ == "pdf":
        pdf = import_module("targetlint.annotate.pdf").annotated(source, texts)
        return pdf if isinstance(pdf, Said) else Copy(pdf, suffix)
    if format_ in _IN_PLACE:
        return Copy(_written(format_, source.data, texts), suffix)
    if document.document is None or format_ not in BECOMES:
        return say("annotate.format", format=_name(format_))
    found = converted(source.data, document.document, format_, texts.at.keys())
    if isinstance(found, Said):
        return found
    data, places = found
    _, wanted = BECOMES[format_]
    at = {places[spot]: text for spot, text in texts.at.items() if spot in places}
    told = say("annotate.converted", format=_name(format_), suffix=f".{wanted}")
    return Copy(_written(wanted, data, replace(texts, at=at)), f".{wanted}", told)


def _written(format_: str, data: bytes, texts: Comments) -> bytes:
    made: bytes = import_module(f"targetlint.annotate.{_IN_PLACE[format_]}").annotated(data, texts)
    return made


def _name(format_: str) -> Said:
    return say(f"readers.format.{format_}")


def _page(document: DocumentReport, report: Report, manner: Manner) -> bytes:
    """Return the report about one document as a page."""
    findings = by_document(report)[document.path]
    alone = replace(
        report, documents=[document], findings=findings, passed_over=[], unused=[], last_year=None
    )
    return render(FORMATS["html"], published_report(alone), manner)
