"""docs/rules/ says what the rules say, and `explain` says the same."""

from __future__ import annotations

import pytest
from build_rule_pages import PAGES, pages
from shipped_books import shipped_book

from targetlint.reporters import rule_page
from targetlint.reporters.terminal import explain
from targetlint.reporters.terminal.page import Page

BOOK, _ = shipped_book()


def test_the_pages_are_current():
    there = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*")}
    assert there == dict(pages()), "python tests/build_rule_pages.py rewrites them"


@pytest.mark.parametrize("rule", list(BOOK.explanations.values()), ids=lambda rule: rule.info.id)
def test_explain_shows_what_the_page_shows(rule):
    page = pages_of(rule)
    for lang in ("zh", "en"):
        shown = explain.render(rule, Page(lang, width=2000))
        for _, text in rule_page.facts(rule):
            assert text.pick(lang) in shown
            assert text.pick(lang).replace("|", r"\|") in page
        assert rule.info.title.pick(lang) in shown
        assert rule.info.title.pick(lang) in page


def pages_of(rule):
    return rule_page.pages([rule])[f"{rule.info.id}.md"]


def test_a_bar_in_a_text_does_not_break_the_table():
    [first, *_] = BOOK.explanations.values()
    broken = rule_page.pages([type(first)(first.info, "", (("甲", "a | b"),), "", ())])
    assert r"甲 = a \| b" in broken[f"{first.info.id}.md"]
