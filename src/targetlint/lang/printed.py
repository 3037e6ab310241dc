"""Printed forms as a rule file declares them: a layout, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from targetlint.lang.ast import Name, Node, TypeName


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutLabel(Node):
    """`field NAME: "label", … [unit 万元]`; `type` is set where the layout declares a field of its own."""

    name: Name
    texts: tuple[str, ...]
    unit: str = ""
    type: TypeName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutParts(Node):
    """`parts NAME [annual|total]: "label", … [unit 万元]`."""

    name: Name
    texts: tuple[str, ...]
    unit: str = ""
    period: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutItems(Node):
    """`items NAME [under TIER]: "label", … numbered "目标"`."""

    name: Name
    texts: tuple[str, ...]
    prefix: str
    under: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutTable(Node):
    """`table NAME: column "header" "header", column …`; `indicator table:` is the same for indicators."""

    name: Name | None
    columns: tuple[LayoutLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutTier(Node):
    """`tier "label" [as MEMBER] [under TIER1]`."""

    text: str
    member: Name | None = None
    under: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChoice(Node):
    """`option NAME: "label" as MEMBER, …`."""

    name: Name
    options: tuple[tuple[str, Name], ...]


LayoutClause = LayoutLabel | LayoutParts | LayoutItems | LayoutTable | LayoutTier | LayoutChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutDecl(Node):
    """`layout T2 "name" reads as KIND title "…" …`; `ignored` are labels that carry nothing."""

    id: Name
    name: str
    kind: Name
    titles: tuple[str, ...]
    unit: str = ""
    ignored: tuple[str, ...] = ()
    clauses: tuple[LayoutClause, ...] = ()
