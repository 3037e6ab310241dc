"""docs/language.md: whatever a rule can say stands on the page, in both languages."""

import os
import re

import language_tables
import pytest

from targetlint.assets import asset
from targetlint.lang.builtins import TABLE
from targetlint.lang.syntax.keywords import keywords
from targetlint.lang.vocabulary import ATTRIBUTES, STATE_WORDS
from targetlint.model.schema import ENUMS, FORMS, ROWS

PAGE = asset("docs") / "language.md"
FIELDS = {each for kind in (*FORMS.values(), *ROWS.values()) for each in kind.fields.values()}


@pytest.mark.skipif(not PAGE.is_file(), reason="the manual is not installed with the program")
@pytest.mark.parametrize(
    ("known", "pattern"),
    [
        ({(each.name, each.chinese) for each in FIELDS}, "{} {} ("),
        ({(each.name, each.chinese) for each in (*FORMS.values(), *ROWS.values())}, "{} {}"),
        ({pair for members in ENUMS.values() for pair in members.items()}, "{} {}"),
        ({(each.name, each.chinese) for each in ATTRIBUTES.values()}, "{} {}"),
        ({(each.name, each.chinese) for each in TABLE.values()}, "{}("),
    ],
    ids=["fields", "kinds", "members", "attributes", "functions"],
)
def test_every_name_is_on_the_page(known, pattern):
    page = PAGE.read_text(encoding="utf-8")
    assert [pair for pair in sorted(known) if pattern.format(*pair) not in page] == []


@pytest.mark.skipif(not PAGE.is_file(), reason="the manual is not installed with the program")
@pytest.mark.parametrize("name", list(language_tables.tables()))
def test_made_tables_are_current(name):
    """UPDATE_GOLDEN=1 makes them anew."""
    page = PAGE.read_text(encoding="utf-8")
    whole = re.compile(rf"(<!-- made: {name} -->\n)(.*?)(\n?<!-- end -->)", re.DOTALL)
    wanted = language_tables.tables()[name]
    found = whole.search(page)
    assert found, f"docs/language.md has no place for the table {name}"
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(
            page[: found.end(1)] + wanted + "\n<!-- end -->" + page[found.end() :], encoding="utf-8"
        )
        return
    assert found[2] == wanted


def test_the_states_are_those_of_the_grammar():
    states = [each for each in keywords().values() if each.section == "state"]
    assert tuple(word for each in states for word in (each.en, each.zh)) == STATE_WORDS
