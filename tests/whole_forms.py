"""Whole forms with the report that they must get: rules/*/cases/*/NAME.SUFFIX.case.

A case is notes (lines that begin with `#`), a form as a table of text (see build_examples.py), a fence and
the report. SUFFIX says in which format the form is written before it is read: txt, docx, xlsx, or json,
which is not a table but the data themselves. The folder says what the case is for: `clean` forms are fit
to be submitted, `defects` are not, and `traps` look wrong and are right.
"""

from __future__ import annotations

import functools
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_examples import WRITERS, source
from shipped_books import shipped_book

from targetlint import lint
from targetlint.assets import asset
from targetlint.model.report import Report
from targetlint.reporters.places import address

FENCE = "\n======== gives ========\n"
DAY = date(2026, 1, 15)  # on which all cases are checked
_NOTE = "#"


@dataclass(frozen=True, slots=True)
class Case:
    """One case file; `pack` is the folder of the rules that check it."""

    path: Path
    pack: Path
    group: str
    suffix: str

    @property
    def name(self) -> str:
        """Pack, group and name: what a test is called."""
        return f"{self.pack.name}/{self.group}/{self.path.name.split('.')[0]}"

    def report(self) -> Report:
        """Check the form of the case by the rules of its pack."""
        given = self.path.read_text(encoding="utf-8").partition(FENCE)[0]
        return reported(given, self.suffix, self.pack)


def cases() -> list[Case]:
    """Return every case of every pack, by pack, group and name."""
    return [
        Case(path, path.parents[2], path.parent.name, path.suffixes[-2][1:])
        for path in sorted(asset("rules").glob("*/cases/*/*.case"))
    ]


def written(text: str, suffix: str) -> bytes:
    """Return the file that the text of a case describes."""
    form = "\n".join(line for line in text.splitlines() if not line.startswith(_NOTE))
    return form.encode() if suffix == "json" else WRITERS[suffix](source(form))


@functools.cache
def reported(text: str, suffix: str, pack: Path) -> Report:
    """Check the form that the text of a case describes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"form.{suffix}")
        path.write_bytes(written(text, suffix))
        return lint.check([path], shipped_book(pack.name, DAY)[0], today=DAY)


def told(report: Report) -> str:
    """Return a report as a reviewer reads it, a finding a line: form, severity, rule, tags, cell, message."""
    return "\n".join(
        f"{each.form or '-'} {each.severity.value} {each.code} [{' '.join(each.tags)}] "
        f"{address(each.place)} {each.message.zh}"
        for each in report.findings
    )
