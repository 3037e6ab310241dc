"""Every shipped rule is shown in full by its examples, and no change of it goes unnoticed unargued."""

from datetime import date

import pytest

from targetlint import rulebook
from targetlint.assets import asset
from targetlint.lang.library import library
from targetlint.lang.trouble import Trouble
from targetlint.trials.arguments import Arguments
from targetlint.trials.cases import tried
from targetlint.trials.coverage import coverage
from targetlint.trials.mutation import mutation
from targetlint.trials.words import uses, words, words_coverage, words_mutation

TODAY = date(2026, 1, 1)
PACKS = sorted(path.parent for path in asset("rules").glob("*/pack.rules"))


class Shipped:
    def __init__(self, pack):
        self.book, _ = rulebook.load([pack], today=TODAY)
        self.base = library(self.book.whole, Trouble())
        self.all = tried(self.book, self.base)
        self.rules = [each for each in self.all if each.source.pack == pack.name]
        self.words = [
            each for each in words(self.book, self.base) if each.declared.origin.file.startswith(pack.name)
        ]


SHIPPED = [Shipped(pack) for pack in PACKS]
RULES = [pytest.param(shipped, rule, id=rule.source.rule.id) for shipped in SHIPPED for rule in shipped.rules]
WORDS = [pytest.param(shipped, each, id=each.name) for shipped in SHIPPED for each in shipped.words]


def told(*tallies):
    return [gap.message.en for tally in tallies for gap in tally.open_gaps]


@pytest.mark.parametrize(("shipped", "rule"), RULES)
def test_the_examples_show_all_of_a_rule_and_notice_every_change(shipped, rule):
    origin = rule.source.rule
    arguments = Arguments(origin.id, origin.id_origin, origin.comment)
    shown = coverage(rule, arguments)
    noticed = mutation(shipped.book, rule, shipped.base, arguments)
    assert noticed.count
    assert told(shown, noticed) == []
    assert [gap.message.en for gap in arguments.idle()] == []


@pytest.mark.parametrize(("shipped", "each"), WORDS)
def test_an_example_would_miss_every_word(shipped, each):
    used = uses(each, shipped.all)
    assert used is not None, "no rule names the list"
    arguments = Arguments(each.name, each.declared.name.origin, each.declared.comment)
    assert told(words_coverage(each, used, arguments), words_mutation(each, used, arguments)) == []
    assert [gap.message.en for gap in arguments.idle()] == []
