"""Every shipped rule is shown in full by its examples, and no change of it goes unnoticed unargued."""

from datetime import date
from functools import cache

import pytest

from targetlint import packs, rulebook
from targetlint.assets import asset
from targetlint.lang.decision import DecisionTable
from targetlint.lang.declared import Lexicon, Rule, WordList
from targetlint.lang.library import library
from targetlint.lang.trouble import Trouble
from targetlint.trials.arguments import Arguments
from targetlint.trials.cases import tried
from targetlint.trials.coverage import coverage
from targetlint.trials.mutation import mutation
from targetlint.trials.words import uses, words, words_coverage, words_mutation

pytestmark = pytest.mark.no_cover  # every rule goes the same ways
TODAY = date(2026, 1, 1)
PACKS = sorted(path.parent for path in asset("rules").glob("*/pack.rules"))


class Shipped:
    """A shipped pack, with its examples ready to run."""

    def __init__(self, pack):
        self.book, _ = rulebook.load([pack], today=TODAY)
        self.base = library(self.book.whole, Trouble())
        self.all = tried(self.book, self.base)
        self.rules = {each.source.rule.id: each for each in self.all}
        self.words = {each.name: each for each in words(self.book, self.base)}


@cache
def shipped_examples(pack):
    """Make what the tests of a pack share, when the first of them needs it."""
    return Shipped(pack)


def declared_in(pack):
    """What the files of a pack declare; what is beside it in its book is tried with its own pack."""
    return [each for layer in packs.layers(pack) if layer.id == pack.name for each in layer.declared()]


DECLARED = [(pack, each) for pack in PACKS for each in declared_in(pack)]
RULES = [(pack, each.id) for pack, each in DECLARED if isinstance(each, Rule)]
WORDS = [
    (pack, each.name.text) for pack, each in DECLARED if isinstance(each, WordList | Lexicon | DecisionTable)
]


def told(*tallies):
    return [gap.message.en for tally in tallies for gap in tally.open_gaps]


@pytest.mark.parametrize(("pack", "name"), RULES, ids=lambda part: getattr(part, "name", part))
def test_the_examples_show_all_of_a_rule_and_notice_every_change(pack, name):
    shipped = shipped_examples(pack)
    rule = shipped.rules[name]
    origin = rule.source.rule
    arguments = Arguments(origin.id, origin.id_origin, origin.comment)
    shown = coverage(rule, arguments)
    noticed = mutation(shipped.book, rule, shipped.base, arguments)
    assert noticed.count
    assert told(shown, noticed) == []
    assert [gap.message.en for gap in arguments.idle()] == []


@pytest.mark.parametrize(("pack", "name"), WORDS, ids=lambda part: getattr(part, "name", part))
def test_an_example_would_miss_every_word(pack, name):
    shipped = shipped_examples(pack)
    each = shipped.words[name]
    used = uses(each, shipped.all)
    assert used is not None, "no rule names the list"
    arguments = Arguments(each.name, each.declared.name.origin, each.declared.comment)
    assert told(words_coverage(each, used, arguments), words_mutation(each, used, arguments)) == []
    assert [gap.message.en for gap in arguments.idle()] == []
