"""Decision tables as a rule file declares them: typed columns, a test in every cell, one result a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as Only

from targetlint.lang.ast import Expr, Name, Node, TypeName


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Node):
    """`a: money` of a helper function or a decision table; a `Name` is an enum, a row or a form kind."""

    name: Name
    type: TypeName | Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Node):
    """The head of a column: the parameter it tests, and how."""

    name: Name
    relation: Only["is", "contains", "mentions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Against(Node):
    """`≥ 100万元`: the value stands in this order to the bound."""

    sign: Only["=", "≠", "≥", "≤", ">", "<"]
    bound: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching(Node):
    """`100万元 to 500万元`: the value lies between the two, both included."""

    low: Expr
    high: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Among(Node):
    """`a、b`: the value is one of these, contains one of them or mentions one of them."""

    values: tuple[Expr, ...]


Test = Against | Reaching | Among


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Node):
    """One row: a test for every column (None where any value will do) and the result."""

    tests: tuple[Test | None, ...]
    result: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable(Node):
    """`decision table NAME (a: text, …) gives TYPE [first hit]:` and its rows.

    `default` is the result where no row fits. Without `first hit` at most one row may fit. An `open` table
    has a header only: lower packs give its rows. `head` is what stands above the results. `comment` is the
    comment block right above.
    """

    name: Name
    parameters: tuple[Parameter, ...]
    gives: TypeName | Name
    first_hit: bool
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    default: Expr | None = None
    open: bool = False
    head: str = ""
    comment: str = field(default="", compare=False)
