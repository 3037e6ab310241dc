"""Rows that an example gives a decision table which is declared without any, for lower packs to fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from targetlint.lang import declared, lookup
from targetlint.lang.changes import AdjustTable
from targetlint.lang.decision import DecisionTable, TableRow
from targetlint.lang.scope import Scope
from targetlint.lang.syntax.parse import parse
from targetlint.lang.tables import table
from targetlint.lang.trouble import Trouble

Tables = Mapping[str, DecisionTable]


def table_of(given: declared.Given, tables: Tables) -> DecisionTable | None:
    """Return the open decision table that rows are given for; None where something else is given."""
    named = tables.get(given.name.text) if isinstance(given, declared.GivenTable) else None
    return named if named is not None and named.open else None


def filled(givens: Sequence[declared.Given], tables: Tables, trouble: Trouble) -> list[lookup.Table]:
    """Return the open tables with the rows given, typed; what is wrong with a row is told."""
    found = []
    for given in givens:
        declared_table = table_of(given, tables)
        if declared_table is None or not isinstance(given, declared.GivenTable):
            continue
        width = len(declared_table.columns) + 1
        if len(given.columns) != width:
            trouble.tell(given.origin, "rule.row_width", found=len(given.columns), wanted=width)
            continue
        made = table(replace(declared_table, rows=_rows(given, trouble)), Scope(kind=""), trouble).table
        if made is not None:
            found.append(made.value)
    return found


def _rows(given: declared.GivenTable, trouble: Trouble) -> tuple[TableRow, ...]:
    """Return the rows as an adjustment of the table would say them; a mistake in one is told at the table."""
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in given.rows)
    file, told = parse(f"调整 判定表 表\n加入：\n{lines}\n理由 “示例”\n", given.origin.file)
    if told:
        trouble.tell(given.origin, "rule.given_rows", said=told[0].message)
    return tuple(row for each in file.declarations if isinstance(each, AdjustTable) for row in each.added)
