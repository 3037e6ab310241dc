"""What a layer changes of those above it, as its author wrote it: adjustments, disablings, exemptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal as Only

from targetlint.lang.ast import Bilingual, Expr, Name, Node, Text
from targetlint.lang.decision import TableRow
from targetlint.model.diagnostic import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParam(Node):
    """`param p = value` inside `adjust`."""

    name: Name
    value: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust(Node):
    """`adjust RULE param p = value severity … otherwise "…" reason "…" [expires DATE]`."""

    rule: Name
    params: tuple[SetParam, ...] = ()
    severity: Severity | None = None
    otherwise: Bilingual | None = None
    expected: Bilingual | None = None
    suggest: Bilingual | None = None
    grade: Only["automatic", "confirm", "hint"] = "hint"
    drawn: Expr | None = None
    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustList(Node):
    """`adjust list NAME add … remove … reason "…"`."""

    name: Name
    added: tuple[Name | Text, ...] = ()
    removed: tuple[Name | Text, ...] = ()
    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustLexicon(Node):
    """`adjust lexicon NAME add "…" remove "…" except "…" reason "…"`; `exceptions` are added."""

    name: Name
    added: tuple[Name, ...] = ()
    removed: tuple[Name, ...] = ()
    exceptions: tuple[Name, ...] = ()
    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustTable(Node):
    """`adjust decision table NAME add: | … | remove: | … | reason "…"`."""

    name: Name
    added: tuple[TableRow, ...] = ()
    removed: tuple[TableRow, ...] = ()
    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustScale(Node):
    """`adjust scale NAME add "…" reason "…"`: words that the reading of indicator values goes by."""

    name: Name
    added: tuple[Name, ...] = ()
    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disable(Node):
    """`disable RULE reason "…" expires DATE`."""

    rule: Name
    reason: str
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt(Node):
    """`exempt RULE for CONDITION reason "…" expires DATE`: forms for which the condition is true."""

    rule: Name
    condition: Expr
    reason: str
    expires: date


Edit = AdjustList | AdjustLexicon | AdjustTable | AdjustScale
Change = Adjust | Disable | Exempt | Edit
