"""Expressions as their author wrote them, each node with the place it was written at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal as Only

from targetlint.model.place import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Nodes compare by what they say; where it was written is left out."""

    origin: Origin = field(compare=False, repr=False)


LAST_YEAR = "last year"
"""The name that a path into last year's form begins with, whichever language its keyword is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Node):
    """A name as written, in either language."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName(Node):
    """A type as written after a colon: money, percent, number, date, text, duration, count."""

    word: Only["money", "percent", "count", "number", "date", "duration", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Node):
    """A string; `parts` are its literal pieces and the expressions in braces."""

    parts: tuple[str | Expr, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual(Node):
    """A message: one text for both languages, or `zh "…" en "…"`."""

    zh: Text
    en: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Node):
    """A number with the unit written after it: 36万元 is 36 and 万元, 90% is 90 and %."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Node):
    """A date: 2027-12-31 or 2027年12月31日."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Node):
    """A name and what is reached from it: form.fund_total, indicators[1].value; an int is an index from 1."""

    head: Name
    steps: tuple[Name | int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """A builtin called: count(plan), sum(projects.fund_total where …); `where` filters the first argument."""

    function: Name
    arguments: tuple[Expr, ...]
    where: Expr | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unary(Node):
    """`not` or a leading minus."""

    sign: Only["not", "-"]
    operand: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic(Node):
    """Two operands joined by + - * /."""

    sign: Only["+", "-", "*", "/"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Junction(Node):
    """Two or more operands joined by `and` or by `or`."""

    word: Only["and", "or"]
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(Node):
    """Two operands compared; `is` and `is not` are for text and enums, the signs for numbers and dates."""

    sign: Only["=", "≠", "≥", "≤", ">", "<", "is", "is not"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Approx(Node):
    """`left ≈ right [tolerance X]`."""

    left: Expr
    right: Expr
    tolerance: Expr | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTest(Node):
    """`x is [not] blank|filled|absent|unreadable|quantifiable`."""

    operand: Expr
    state: Only["blank", "filled", "absent", "unreadable", "quantifiable"]
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Node):
    """`x in LIST`, `x contains y`, `x mentions LEXICON`, `x inside PERIOD`."""

    word: Only["in", "contains", "mentions", "inside"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Node):
    """`x between low to high`, both ends included."""

    operand: Expr
    low: Expr
    high: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantifier(Node):
    """`exists x in xs where …`, `no x in xs where …`, `every x in xs has …`; `source` None: named by x."""

    word: Only["exists", "no", "every"]
    name: Name
    source: Expr | None
    condition: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class OrElse(Node):
    """`x or else y`: y where x is unknown."""

    operand: Expr
    default: Expr


Expr = (
    Text | Number | Day | Path | Call | Unary | Arithmetic | Junction | Compare | Approx | StateTest
    | Relation | Between | Quantifier | OrElse
)  # fmt: skip
