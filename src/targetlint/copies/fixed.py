"""What may be repaired in a document by itself, and a copy with that done: spelling of signs, never content.

Only suggestions of grade `automatic` are applied. The copy is read again: every cell but the repaired ones
must say what it said, and each repaired one its suggestion; else there is no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath

from targetlint import readers
from targetlint.copies.held import held
from targetlint.model.comments import Spot
from targetlint.model.diagnostic import Diagnostic, Grade
from targetlint.model.document import Document, Paragraph
from targetlint.model.form import Form, Listed, Row, Stated
from targetlint.model.place import Place
from targetlint.model.reading import Reading
from targetlint.model.repairs import Fix, Fixed, Left
from targetlint.model.report import DocumentReport
from targetlint.model.retyped import Change, Changes
from targetlint.model.said import Said
from targetlint.quantities.usual import same_but_spelling
from targetlint.readers.archive import unnumbered
from targetlint.readers.refusal import Refusal
from targetlint.readers.sniff import identify
from targetlint.readers.source import Source
from targetlint.words import say

_WRITTEN_BY = {"docx": "docx_text", "xlsx": "xlsx_text"}  # format -> the file in `annotate` that writes it


def fixed(document: DocumentReport, findings: Sequence[Diagnostic], reading: Reading) -> Fixed:
    """Return the document repaired; `findings` are those about it."""
    plan = _planned(document, findings)
    if not plan.fixes:
        return plan
    data = held(document, reading)
    if isinstance(data, Said):
        return replace(plan, why=data)
    try:
        return _written(plan, Source(data, document.path, reading.encoding, reading.passwords))
    except Refusal as refusal:
        told = refusal.diagnostic(document.path)
        return replace(plan, why=say("annotate.refused", message=told.message, act=told.suggestion))


def _planned(document: DocumentReport, findings: Sequence[Diagnostic]) -> Fixed:
    """Return what is to be done: for each cell one text, whichever rules suggest it."""
    forms = {each.form.number: each.form for each in document.forms}
    by_spot: dict[Spot, Fix] = {}
    left: list[Left] = []
    for each in findings:
        if each.grade is Grade.CONFIRM:
            left += _left(each, say("fix.confirm"), automatic=False)
        if each.grade is not Grade.AUTOMATIC or document.document is None:
            continue
        fix = _fix(each, forms.get(each.form), document.document)
        before = None if fix is None else by_spot.get(_spot(fix.place))
        if fix is None:
            left += _left(each, say("fix.unclear"))
        elif before is None:
            by_spot[_spot(fix.place)] = fix
        elif before.after == fix.after:
            rules = tuple(dict.fromkeys((*before.rules, *fix.rules)))
            by_spot[_spot(fix.place)] = replace(before, rules=rules)
        else:
            left += _left(each, say("fix.twice"))
    return Fixed(document, tuple(by_spot.values()), tuple(left))


def _left(finding: Diagnostic, why: Said, *, automatic: bool = True) -> list[Left]:
    place, suggestion = finding.place, finding.suggestion
    if suggestion is None or not isinstance(place, Place):
        return []
    return [Left(place, finding.found or "", suggestion, (finding.code,), why, automatic)]


def _fix(finding: Diagnostic, form: Form | None, document: Document) -> Fix | None:
    """Return the whole cell as it is to be, None where it is not clear which part of it is meant."""
    place, suggestion = finding.place, finding.suggestion
    if form is None or suggestion is None or not isinstance(place, Place):
        return None
    cell = _text(document, place)
    texts = {
        each.text
        for each in _stated(form.values.values())
        if _covers(each.place, place) and same_but_spelling(each.text, suggestion.zh)
    }
    if cell is None or len(texts) != 1:
        return None
    [text] = texts
    if cell.count(text) != 1 or text in {"", suggestion.zh}:
        return None
    return Fix(place, cell, cell.replace(text, suggestion.zh), (finding.code,))


def _stated(values: Iterable[object]) -> Iterator[Stated]:
    for each in values:
        if isinstance(each, Stated):
            yield each
        elif isinstance(each, Listed):
            yield from _stated(each.items)
        elif isinstance(each, Row):
            yield from _stated(each.values.values())


def _covers(outer: Place, inner: Place) -> bool:
    """Whether a place is the cell of another, or a part of it in which that lies."""
    if (outer.document, *_spot(outer)) != (inner.document, *_spot(inner)):
        return False
    return outer.start <= inner.start and (not outer.end or outer.end >= inner.end)


def _spot(place: Place) -> Spot:
    return Spot(place.sheet, place.table, place.row, place.column)


def _text(document: Document, place: Place) -> str | None:
    """Return what stands in the cell or the paragraph, None where there is none."""
    if not place.table:
        lines = (each for each in document.blocks if isinstance(each, Paragraph))
        return next((each.text for each in lines if each.number == place.row), None)
    table = document.tables[place.table - 1]
    cells = (each.text for each in table.cells if (each.row, each.column) == (place.row, place.column))
    return next(cells, None)


def _written(plan: Fixed, source: Source) -> Fixed:
    """Write what can be written of a plan, and compare; raise Refusal where the file is damaged."""
    format_ = identify(source)
    if format_ == "encrypted":
        return replace(plan, why=say("fix.encrypted"))
    if format_ not in _WRITTEN_BY:
        return replace(plan, why=say("fix.format", format=say(f"readers.format.{format_}")))
    changes: Changes = {_spot(each.place): Change(each.before, each.after) for each in plan.fixes}
    write = import_module(f"targetlint.annotate.{_WRITTEN_BY[format_]}").retyped
    data, done = write(source.data, changes)
    fixes = tuple(each for each in plan.fixes if _spot(each.place) in done)
    not_done = tuple(
        Left(each.place, each.before, Said(each.after, each.after), each.rules, say("fix.not_letters"))
        for each in plan.fixes
        if each not in fixes
    )
    if not fixes:
        return replace(plan, why=say("fix.none_written"))
    after, _ = readers.read(replace(source, data=data))
    if not _is_as_meant(plan.document.document, after, {_spot(each.place): each.after for each in fixes}):
        return replace(plan, why=say("fix.not_same"))
    suffix = PurePosixPath(unnumbered(source.path)).suffix
    return replace(plan, fixes=fixes, left=(*plan.left, *not_done), data=data, suffix=suffix)


def _is_as_meant(before: Document | None, after: Document | None, wanted: dict[Spot, str]) -> bool:
    """Whether the copy shows what the original did but for `wanted`."""
    if before is None or after is None:
        return False
    return list(_shown(before, wanted)) == list(_shown(after, {}))


def _shown(document: Document, wanted: dict[Spot, str]) -> Iterator[tuple[object, ...]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.number, wanted.get(Spot("", 0, block.number, 0), block.text)
            continue
        for each in block.cells:
            text = wanted.get(Spot(block.sheet, block.number, each.row, each.column), each.text)
            yield (
                block.sheet,
                block.number,
                each.row,
                each.column,
                each.rowspan,
                each.colspan,
                text,
                each.hidden,
            )
