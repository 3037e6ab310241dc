"""A scoring scheme as a rule file declares it: what findings cost, the items, the grades."""

from __future__ import annotations

from dataclasses import dataclass

from targetlint.lang.ast import Bilingual, Name, Node, Number
from targetlint.model.diagnostic import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class DeductDecl(Node):
    """`deduct ["RULE", …] [dimension] [severity] 3 [to 6]`: each finding, and one rule at most."""

    selectors: tuple[Name, ...]
    dimension: str
    severity: Severity | None
    each: Number
    most: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecl(Node):
    """`item "…" completeness points 10 [counts "RULE", …] [counts default] [judged "…"]`."""

    name: Bilingual
    dimension: str
    points: Number
    selectors: tuple[Name, ...]
    rest: bool
    judged: Bilingual | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeDecl(Node):
    """`grade good 80%`."""

    grade: Name
    least: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeDecl(Node):
    """`scheme "title"` and its clauses; `basis` are (source, clause)."""

    name: Bilingual
    basis: tuple[tuple[Name, str], ...]
    deductions: tuple[DeductDecl, ...]
    items: tuple[ItemDecl, ...]
    grades: tuple[GradeDecl, ...]
