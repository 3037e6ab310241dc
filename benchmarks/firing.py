"""How often each rule fires: on the cases, on those with nothing wrong, and on any folder given.

`python -m benchmarks.firing [FOLDER…] [--rules PACK] [--today YYYY-MM-DD]`. A cell counts findings, and in
brackets the forms that have one. A rule that fires on forms with nothing wrong, or on most forms of a
folder, wants a look; one that fires nowhere is shown by its own examples only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from whole_forms import DAY, cases

from targetlint import lint, rulebook
from targetlint.assets import asset
from targetlint.book import Book
from targetlint.model.report import Report

_NOTHING_WRONG = {"clean", "traps"}


@dataclass
class Fired:
    """What the rules did on some files: `found` counts findings, `hit` forms with one, by rule id."""

    forms: int = 0
    found: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)

    def add(self, reports: Iterable[Report]) -> Fired:
        """Count what `reports` found, and return the counts."""
        for report in reports:
            self.forms += sum(len(document.forms) for document in report.documents)
            self.found.update(each.code for each in report.findings)
            places = {(each.code, each.place.document, each.form) for each in report.findings}
            self.hit.update(code for code, _, _ in places)
        return self

    def cell(self, rule: str) -> str:
        """Return the findings of a rule and the forms that have one."""
        return f"{self.found[rule]} ({self.hit[rule]})" if self.found[rule] else "·"


def on_cases(pack: str) -> dict[str, Fired]:
    """Return what fired on the cases of a pack with something wrong, and on those without."""
    mine = [case for case in cases() if case.pack.name == pack]
    return {
        "defects": Fired().add(case.report() for case in mine if case.group not in _NOTHING_WRONG),
        "clean": Fired().add(case.report() for case in mine if case.group in _NOTHING_WRONG),
    }


def printed(book: Book, columns: dict[str, Fired]) -> None:
    """Print a line for each rule of the book, and one for what else was told."""
    print(" " * 12 + "".join(f"{name[-14:]:>16}" for name in columns))
    print(f"{'forms':12}" + "".join(f"{each.forms:>16}" for each in columns.values()))
    told = {code for each in columns.values() for code in each.found}
    for rule in [*book.rules, *sorted(told - set(book.rules))]:
        print(f"{rule:12}" + "".join(f"{each.cell(rule):>16}" for each in columns.values()))


def main() -> None:
    """Check and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="*", type=Path, help="forms to be checked beside the cases")
    parser.add_argument("--rules", type=Path, default=asset("rules") / "central", help="a pack folder")
    parser.add_argument("--today", type=date.fromisoformat, default=DAY, help="day of the check of folders")
    given = parser.parse_args()
    book, told = rulebook.load([given.rules], today=given.today)
    for each in told:
        print(each.message.en)
    columns = on_cases(given.rules.resolve().name)
    for folder in given.folder:
        columns[str(folder)] = Fired().add([lint.check([folder], book, today=given.today)])
    printed(book, columns)


if __name__ == "__main__":
    main()
