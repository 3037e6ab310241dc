"""What all rules share, typed once: lists, lexicons, decision tables, helper functions."""

from __future__ import annotations

from dataclasses import replace

from targetlint.lang import ast, members
from targetlint.lang.assembled import Assembled
from targetlint.lang.helpers import helpers
from targetlint.lang.scope import Scope, lexicon
from targetlint.lang.table_analysis import analyse
from targetlint.lang.tables import table
from targetlint.lang.trouble import Trouble
from targetlint.lang.words_in import Lexicon


def library(whole: Assembled, trouble: Trouble) -> Scope:
    """Return the scope that every rule begins with; it belongs to no kind of form yet."""
    for words in whole.lexicons.values():
        if not all(word.strip() for word in (*words.words, *words.exceptions)):
            trouble.tell(words.name.origin, "rule.empty_text")
    lists = {name: each for name, each in whole.lists.items() if members.hold(each, trouble)}
    trouble.excused |= whole.lists.keys() - lists.keys()
    scope = Scope(
        kind="",
        added=whole.added,
        lists={name: tuple(map(_member, each.members)) for name, each in lists.items()},
        lexicons={
            name: lexicon(Lexicon(each.words, each.exceptions)) for name, each in whole.lexicons.items()
        },
    )
    tables = {name: table(each, scope, trouble) for name, each in whole.tables.items()}
    for name, each in tables.items():
        if each.table is not None and not each.table.value.open:
            analyse(whole.tables[name], each.parameters, each.table.value, trouble)
    scope = replace(scope, tables=tables)
    known = {name: (define, whole.own[pack]) for name, (define, pack) in whole.helpers.items()}
    return replace(scope, helpers=helpers(known, scope, trouble))


def _member(member: ast.Name | ast.Text) -> str:
    if isinstance(member, ast.Name):
        return member.text
    return "".join(part for part in member.parts if isinstance(part, str))
