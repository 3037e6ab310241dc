"""A rule with the forms of its examples, ready to be run again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from targetlint import examples
from targetlint.lang import declared, typed, vocabulary
from targetlint.lang.assembled import RuleSource
from targetlint.lang.batch import Batch
from targetlint.lang.check import check_again
from targetlint.lang.evaluate import Step, evaluate
from targetlint.lang.given_rows import Tables
from targetlint.lang.library import library
from targetlint.lang.lookup import Table
from targetlint.lang.scope import Meaning, Scope
from targetlint.lang.trouble import Trouble
from targetlint.lang.words_in import Lexicon
from targetlint.model.form import Form
from targetlint.model.layout import Layout
from targetlint.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Case:
    """An example and the forms it describes, the one it is about first."""

    example: declared.Example
    about: Form
    batch: Batch

    def holds(self, rule: typed.Rule) -> bool:
        """Whether the example ends as it claims when `rule` is asked; a crash is no such end."""
        try:
            answers = evaluate((rule,), self.about, self.batch)
            _, wrong = examples.ending((rule,), self.example, self.about, answers)
        except Exception:  # noqa: BLE001 - a changed rule may do what no checked one does
            return False
        return not wrong.zh

    def steps(self, rule: typed.Rule) -> list[Step]:
        """Return every clause of the rule that the example meets."""
        steps: list[Step] = []
        evaluate((rule,), self.about, self.batch, steps)
        return steps


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule as its author wrote it, without what lower layers set, typed for every kind its examples are of.

    `cases` are the examples that end as they claim: the others are told anyway. `constants` are the
    lists, lexicons and tables that it holds, by kind; `meanings` those of its expressions, by kind and the
    identity of the node.
    """

    source: RuleSource
    typed: Mapping[str, typed.Rule]
    constants: Mapping[str, Sequence[object]]
    meanings: Mapping[str, Mapping[int, Meaning]]
    cases: Sequence[Case]


def tried(book: RuleBook, base: Scope | None = None) -> list[Tried]:
    """Return the rules of the book that are in force, with their examples."""
    base = base or library(book.whole, Trouble())
    return [_tried(book, book.whole.rules[name], base) for name in book.rules if name not in book.set_aside]


def again(
    book: RuleBook, rule: declared.Rule, source: RuleSource, kind: str, base: Scope
) -> typed.Rule | None:
    """Return a changed rule typed, or None where the change makes no sense."""
    return check_again(book.whole, RuleSource(rule, source.pack), kind, base)


def _tried(book: RuleBook, source: RuleSource, base: Scope) -> Tried:
    own = RuleSource(source.rule, source.pack)
    layouts, tables = book.layouts, book.whole.tables
    cases = [_case(source.rule, each, layouts, tables) for each in source.rule.examples]
    kinds = dict.fromkeys(vocabulary.form_kind(name.text) or "" for name in source.rule.applies_to)
    rules: dict[str, typed.Rule] = {}
    meanings: dict[str, dict[int, Meaning]] = {}
    for kind in kinds:
        meanings[kind] = {}
        rule = check_again(book.whole, own, kind, base, meanings[kind])
        if rule is not None:
            rules[kind] = rule
    holding = [case for case in cases if case.about.kind in rules and case.holds(rules[case.about.kind])]
    constants = {kind: _constants(rule) for kind, rule in rules.items()}
    return Tried(own, rules, constants, meanings, holding)


def _constants(rule: typed.Rule) -> list[object]:
    values = [each.value for each in typed.walk((rule.pipe, rule.asks)) if isinstance(each, typed.Const)]
    return [value for value in values if isinstance(value, tuple | Lexicon | Table)]


def _case(rule: declared.Rule, example: declared.Example, layouts: Sequence[Layout], tables: Tables) -> Case:
    forms = examples.forms(rule, example, layouts)
    return Case(example, forms[0], examples.batch(rule, example, forms, layouts, tables))
