"""The worth of a book's examples: coverage and mutation of its rules and word lists, comments weighed in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from targetlint.lang.library import library
from targetlint.lang.trouble import Trouble
from targetlint.model.trials import Tally
from targetlint.rulebook import RuleBook
from targetlint.trials.arguments import Arguments
from targetlint.trials.cases import tried
from targetlint.trials.coverage import coverage
from targetlint.trials.mutation import mutation
from targetlint.trials.words import Words, uses, words, words_coverage, words_mutation


@dataclass(slots=True)
class Worth:
    """What was asked for of the two: what the examples show, and which changes they notice."""

    shown: Tally | None = None
    noticed: Tally | None = None

    @property
    def complete(self) -> bool:
        """Whether every gap is argued."""
        return not any(tally.open_gaps for tally in (self.shown, self.noticed) if tally is not None)


def worth(
    book: RuleBook, packs: Collection[str], select: Sequence[str], *, shown: bool, noticed: bool
) -> Worth:
    """Return what the examples of `packs` are worth; extended packs have their own authors.

    With `select`, only the rules that it names count, and no word lists: other rules may show their words.
    Where both are asked for, comments that argue nothing are told, and words that no example even uses are
    told once.
    """
    base = library(book.whole, Trouble())
    rules = tried(book, base)
    chosen = [
        rule
        for rule in rules
        if rule.source.pack in packs
        and (not select or any(map(book.rules[rule.source.rule.id].answers_to, select)))
    ]
    lists = [] if select else [each for each in words(book, base) if _pack(each) in packs]
    arguments = {
        rule.source.rule.id: Arguments(
            rule.source.rule.id, rule.source.rule.id_origin, rule.source.rule.comment
        )
        for rule in chosen
    }
    arguments |= {
        each.name: Arguments(each.name, each.declared.name.origin, each.declared.comment) for each in lists
    }
    found = Worth(Tally() if shown else None, Tally() if noticed else None)
    for rule in chosen:
        if found.shown is not None:
            found.shown.add(coverage(rule, arguments[rule.source.rule.id]))
        if found.noticed is not None:
            found.noticed.add(mutation(book, rule, base, arguments[rule.source.rule.id]))
    for each in lists:
        used = uses(each, rules)
        if used is None:
            continue
        if found.shown is not None:
            found.shown.add(words_coverage(each, used, arguments[each.name]))
        if found.noticed is not None:
            found.noticed.add(words_mutation(each, used, arguments[each.name]))
    if found.shown is not None and found.noticed is not None:
        unused = {(gap.about, gap.mark) for gap in found.shown.gaps}
        told = [gap for gap in found.noticed.gaps if (gap.about, gap.mark) in unused]
        found.noticed.count -= len(told)
        found.noticed.gaps = [gap for gap in found.noticed.gaps if gap not in told]
        found.shown.gaps += [gap for each in arguments.values() for gap in each.idle()]
    return found


def _pack(each: Words) -> str:
    return each.declared.origin.file.partition("/")[0]
