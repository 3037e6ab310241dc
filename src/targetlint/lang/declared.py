"""What a rule file declares, clause by clause, as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal as Only

from targetlint.lang.ast import Expr, Name, Node, Path, Text, TypeName
from targetlint.lang.printed import LayoutDecl
from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said

# --- clauses of a rule ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual(Node):
    """A message: one text for both languages, or `zh "…" en "…"`."""

    zh: Text
    en: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Param(Node):
    """`param p: percent = 90% [allowed 80% to 100%]`."""

    name: Name
    type: TypeName
    value: Expr
    low: Expr | None = None
    high: Expr | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Node):
    """`when condition`."""

    condition: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Each(Node):
    """`for each x [in xs] [where …]`; `source` None: the list whose lines are called x."""

    name: Name
    source: Expr | None
    where: Expr | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Let(Node):
    """`let x = …`."""

    name: Name
    value: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Node):
    """One question: `require` or `forbid`, with what is said where the answer is wrong.

    `at` are the places it points at, the first being the main one; `mark` is a text in that place to
    underline; without `otherwise` the message is made from the comparison.
    """

    word: Only["require", "forbid"]
    condition: Expr
    at: tuple[Expr, ...] = ()
    mark: Expr | None = None
    otherwise: Bilingual | None = None
    expected: Bilingual | None = None
    suggest: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite(Node):
    """`basis NAME ["clause"]`, NAME being a declared source."""

    source: Name
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenValue(Node):
    """`given fund_total = 36万元`: the cell's text as a form would show it; `None` is an empty cell."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTable(Node):
    """`given indicators:` and a pipe table; `columns` is its header, `rows` its cells, trimmed."""

    name: Name
    columns: tuple[Name, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenForm(Node):
    """`given another project_form:` and the givens after it: a further form of the batch."""

    kind: Name
    givens: tuple[GivenValue | GivenTable, ...]


Given = GivenValue | GivenTable | GivenForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect(Node):
    """`expect [at path] [contains "text"]`."""

    at: Path | None
    contains: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Node):
    """`example passes|fails|undecided "title"`; `kind` is the form kind where the rule applies to several."""

    outcome: Only["passes", "fails", "undecided"]
    title: str
    kind: Name | None = None
    givens: tuple[Given, ...] = ()
    expects: tuple[Expect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Node):
    """A check. `comment` is the comment block right above it: why the rule exists."""

    id: str
    id_origin: Origin = field(compare=False, repr=False)
    title: Bilingual
    comment: str
    applies_to: tuple[Name, ...]
    dimension: str = ""
    severity: Severity = Severity.ERROR
    confidence: Confidence = Confidence.CERTAIN
    tags: tuple[str, ...] = ()
    basis: tuple[Cite, ...] = ()
    params: tuple[Param, ...] = ()
    pipe: tuple[When | Each | Let, ...] = ()
    asks: tuple[Ask, ...] = ()
    if_unknown: Only["error", "warning", "review", "info", "skip"] | None = None
    examples: tuple[Example, ...] = ()


# --- other declarations -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Node):
    """`pack "name" version 2026.1.0`."""

    name: Said
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extends(Node):
    """`extends "pack id or name" [version 2026.1]`."""

    pack: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Node):
    """`source measures = "title" verified|unverified`."""

    name: Name
    title: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList(Node):
    """`list NAME: member, …`: enum members or strings."""

    name: Name
    members: tuple[Name | Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon(Node):
    """`lexicon NAME: "word", … [except "word", …]`: found as substrings, the longest first."""

    name: Name
    words: tuple[str, ...]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParam(Node):
    """`param p = value` inside `adjust`."""

    name: Name
    value: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust(Node):
    """`adjust RULE param p = value reason "…" [expires DATE]`."""

    rule: str
    params: tuple[SetParam, ...]
    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disable(Node):
    """`disable RULE reason "…" expires DATE`."""

    rule: str
    reason: str
    expires: date


Declaration = Pack | Extends | Source | WordList | Lexicon | Rule | Adjust | Disable | LayoutDecl


@dataclass(frozen=True, slots=True)
class File:
    """One rule file as parsed; a broken declaration is left out and told in the diagnostics."""

    path: str
    declarations: tuple[Declaration, ...]
