"""Every rule that ships compiles, cites what it rests on, and is shown to pass and to fail."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from shipped_books import shipped_book

from targetlint import examples
from targetlint.assets import asset
from targetlint.model.diagnostic import Severity

TODAY = date(2026, 1, 1)
PACKS = sorted(path.parent for path in asset("rules").glob("*/pack.rules"))
CENTRAL, TOLD = shipped_book(today=TODAY)
EXAMPLES = [(name, each.title) for name, rule in CENTRAL.sources.items() for each in rule.examples]

# the defects of domain.md that the first issue asks for; later rules only add
WANTED = frozenset(
    {
        *("A01", "A04", "A05", "A12", "A15", "B01", "B02", "B06", "B10", "B12", "B13"),
        *("C01", "C02", "C12", "C14", "C20"),
        *("D01", "D02", "D06", "D10", "D12", "D15", "D16", "D18", "D20", "D24", "E01", "E02"),
    }
)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_the_pack_compiles(pack):
    _, told = shipped_book(pack.name, TODAY)
    assert [each for each in told if each.severity is Severity.ERROR] == []


def test_the_central_pack_has_nothing_to_be_told():
    assert TOLD == []


def test_the_defects_asked_for_are_covered():
    tags = {tag for info in CENTRAL.rules.values() for tag in info.tags}
    assert tags >= WANTED
    assert len(CENTRAL.rules) >= 30


@pytest.mark.parametrize("rule", list(CENTRAL.sources.values()), ids=lambda rule: rule.id)
class TestEveryRule:
    def test_is_shown_to_pass_and_to_fail(self, rule):
        assert {"passes", "fails"} <= {example.outcome for example in rule.examples}

    def test_says_why_it_exists(self, rule):
        assert rule.comment

    def test_says_its_dimension_and_both_titles(self, rule):
        assert rule.dimension
        assert rule.title.zh != rule.title.en

    def test_speaks_both_languages(self, rule):
        for ask in rule.asks:
            for text in (ask.otherwise, ask.expected, ask.suggest):
                assert text is None or text.zh.parts != text.en.parts or _no_words(text.zh)

    def test_stands_in_the_file_of_its_name(self, rule):
        assert Path(rule.origin.file).stem == rule.id


def _no_words(text):
    """Whether a text is made of signs and values only, such as ≥__%: the same in every language."""
    return not any(char.isalpha() for part in text.parts if isinstance(part, str) for char in part)


@cache
def endings():
    return {(each.rule, each.title): each for each in examples.run(CENTRAL)}


def test_every_example_is_run_once():
    assert sorted(endings()) == sorted(EXAMPLES)


@pytest.mark.parametrize(("rule", "title"), EXAMPLES)
def test_the_example_is_true(rule, title):
    assert endings()[rule, title].passed, endings()[rule, title].detail.en
