"""docs/coverage.md: every defect of the catalogue has its rules or the reason why it has none."""

import re

import pytest
from shipped_books import shipped_book

from targetlint.assets import asset

PAGE = asset("docs") / "coverage.md"
COUNTS = {"A": 24, "B": 22, "C": 22, "D": 24, "E": 20}
RULES = shipped_book()[0].rules


def _rows():
    lines = PAGE.read_text(encoding="utf-8").splitlines() if PAGE.is_file() else []
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if re.match(r"\| [A-E]\d", line)
    ]


pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the manual is not installed with the program")


def test_every_defect_stands_there_once():
    wanted = [f"{part}{number:02}" for part, count in COUNTS.items() for number in range(1, count + 1)]
    assert [row[0] for row in _rows()] == wanted


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_the_rules_named_are_those_that_carry_the_tag(row):
    named = [] if row[2] == "-" else row[2].split("、")
    assert sorted(named) == sorted(identity for identity, info in RULES.items() if row[0] in info.tags)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_a_defect_without_rules_has_a_reason(row):
    assert row[2] != "-" or row[3]
