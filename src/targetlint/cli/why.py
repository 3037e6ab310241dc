"""`targetlint why RULE FILE` and `why-not`: what a rule made of a form, and what its answer rests on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from targetlint import intake
from targetlint.cli import paths, streams
from targetlint.cli.book import complain, load, no_such_rule
from targetlint.cli.codes import CLEAN, UNCHECKED, UNTRUSTED
from targetlint.cli.reading import Reads
from targetlint.intake import Understood
from targetlint.lang.batch import Batch
from targetlint.lang.trace import account
from targetlint.model.account import Account, Fate
from targetlint.model.form import Form
from targetlint.model.settings import Settings
from targetlint.overrides import Overrides
from targetlint.reporters import why_json
from targetlint.reporters.terminal import rulefile, why
from targetlint.rulebook import RuleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Why(Reads):
    """One run of `why`, with its options as given: the lines that decided how the rule ended."""

    fates: ClassVar[Sequence[Fate]] = (Fate.VIOLATED, Fate.UNDECIDED, Fate.PASSED, Fate.LEFT_OUT)
    first_only: ClassVar[bool] = True  # the lines of the first fate that any line has are the reason

    rule: str
    file: Path
    form: int
    row: int
    rules: Sequence[Path]
    format: str
    verbose: bool
    color: str
    settings: Settings = field(default_factory=Settings)

    def run(self) -> int:
        """Write why the rule ended as it did on each form, and return the exit code."""
        if not paths.exists(self.file):
            complain(self.lang, "cli.no_path", path=self.file)
            return UNTRUSTED
        errors = streams.page(sys.stderr, self.lang, self.color)
        book = load(self.rules, errors)
        if book is None:
            return UNTRUSTED
        called = [each.id for each in book.rules.values() if each.is_called(self.rule)]
        if not called:
            no_such_rule(self.lang, self.rule, book.rules.values())
            return UNTRUSTED
        reading = self.reading()
        if reading is None:
            return UNTRUSTED
        taken_in = intake.take_in([self.file], book.layouts, reading)
        answers = [each for each in taken_in if isinstance(each, Understood)]
        for each in answers:
            streams.put(rulefile.render(each.diagnostics, errors), sys.stderr)
        forms = [report.form for each in answers for report in each.document.forms]
        asked = [each for each in forms if self.form in {0, each.number}]
        if forms and not asked:
            complain(self.lang, "cli.no_such_form", number=self.form, count=len(forms))
            return UNTRUSTED
        accounts = [self._account(book, name, each, forms) for each in asked for name in called]
        return self._write(accounts)

    def _account(self, book: RuleBook, name: str, form: Form, forms: Sequence[Form]) -> Account:
        exempt = Overrides(self.settings.overrides, book.rules).of(form).exempt
        aside = book.set_aside.get(name) or exempt.get(name)
        whole = account(book.whole, book.whole.rules[name], form, Batch(forms), aside)
        tracks = [each for each in whole.tracks if not self.row or self.row in each.lines[:1]]
        fates = [fate for fate in self.fates if any(each.fate is fate for each in tracks)]
        wanted = fates[:1] if self.first_only and not self.row else fates
        return replace(whole, tracks=tuple(each for fate in wanted for each in tracks if each.fate is fate))

    def _write(self, accounts: Sequence[Account]) -> int:
        if not accounts:
            complain(self.lang, "cli.no_form", path=self.file)
            return UNCHECKED
        if self.row and not any(each.tracks for each in accounts):
            complain(self.lang, "cli.no_such_row", number=self.row)
            return UNTRUSTED
        if self.format == "json":
            streams.put_json(why_json.render(accounts))
            return CLEAN
        page = streams.page(sys.stdout, self.lang, self.color, verbose=self.verbose)
        streams.put("\n".join(why.render(each, page) for each in accounts), sys.stdout)
        return CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot(Why):
    """One run of `why-not`: the lines for which the rule reported nothing, and where each left it."""

    fates: ClassVar[Sequence[Fate]] = (Fate.UNDECIDED, Fate.LEFT_OUT, Fate.PASSED)
    first_only: ClassVar[bool] = False
