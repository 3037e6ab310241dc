"""What people filled in: read out of a workbook that was given back, and found again at its finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from targetlint.model.document import Document, Table
from targetlint.reporters import published
from targetlint.reporters.outputs.facts import address, document
from targetlint.reporters.published_answers import Answer
from targetlint.words import say

FILLED = ("corrected", "responsible", "finished")  # the columns that are for people
_TOLD = {  # what else is read of a line -> its column
    "finding": "identity",
    "unit": "unit",
    "document": "file",
    "address": "place",
    "rule": "rule",
    "message": "message",
}
_COLUMNS = _TOLD | {"corrected": "done", "responsible": "person", "finished": "finished"}


def identity(finding: published.Finding) -> str:
    """Return what tells a finding from all others, in this run and the next."""
    return finding.fingerprint or " ".join(filter(None, (finding.rule, document(finding), address(finding))))


@dataclass(frozen=True, slots=True)
class Filled:
    """The answers of a workbook; `lost` are lines with an answer and without the finding's identity.

    A line is the name of its sheet and its number.
    """

    answers: list[Answer] = field(default_factory=list)
    lost: list[tuple[str, int]] = field(default_factory=list)


def read(document: Document) -> Filled | None:
    """Return what was filled in; None where no sheet has the columns of ours, in either language."""
    filled, found = Filled(), False
    for block in document.blocks:
        if isinstance(block, Table):
            found = _read(block, filled) or found
    return filled if found else None


def _read(table: Table, filled: Filled) -> bool:
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text.strip()
    columns: dict[str, int] = {}
    for number, cells in sorted(rows.items()):
        if not columns:
            columns = _heading(cells)
            continue
        line = {name: cells.get(column, "") for name, column in columns.items()}
        if not any(line.get(name) for name in FILLED):
            continue
        if line["finding"]:
            filled.answers.append(Answer(**{name: line.get(name, "") for name in _COLUMNS}))
        else:
            filled.lost.append((table.sheet, number))
    return bool(columns)


def _heading(cells: dict[int, str]) -> dict[str, int]:
    """Return the columns by name where a row is the heading of our sheets, else nothing."""
    named = {name: _column(cells, set(say(f"outputs.{key}"))) for name, key in _COLUMNS.items()}
    found = {name: column for name, column in named.items() if column}
    return found if {"finding", *FILLED} <= found.keys() else {}


def _column(cells: dict[int, str], titles: set[str]) -> int:
    return next((column for column, text in cells.items() if text in titles), 0)


def merged(answers: Iterable[Answer]) -> tuple[list[Answer], list[tuple[Answer, Answer]]]:
    """Return one answer for each finding, later ones first in every column, and which did not agree."""
    kept: dict[str, Answer] = {}
    apart = []
    for each in answers:
        before = kept.get(each.finding)
        if before is None:
            kept[each.finding] = each
            continue
        if any(_apart(getattr(before, name), getattr(each, name)) for name in FILLED):
            apart.append((before, each))
        update = {name: getattr(each, name) or getattr(before, name) for name in FILLED}
        kept[each.finding] = each.model_copy(update=update)
    return list(kept.values()), apart


def _apart(before: str, after: str) -> bool:
    return bool(before and after and before != after)


class Answers:
    """The answers of a report, at the findings that it has and those that it no longer has."""

    def __init__(self, report: published.Report, findings: Iterable[published.Finding]) -> None:
        self._kept = {each.finding: each for each in report.answers}
        there = {identity(each) for each in findings}
        self.standing = [each for each in report.answers if each.finding in there]
        self.gone = [each for each in report.answers if each.finding not in there]

    def of(self, finding: published.Finding) -> Answer | None:
        """Return what was filled in about a finding."""
        return self._kept.get(identity(finding))

    def words(self, finding: published.Finding) -> str:
        """Return it on one line; empty where nothing was filled in."""
        answer = self.of(finding)
        return given(answer) if answer else ""


def given(answer: Answer) -> str:
    """Return what was filled in on one line."""
    return " ".join(text for name in FILLED if (text := getattr(answer, name)))
