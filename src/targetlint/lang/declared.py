"""What a rule file declares, clause by clause, as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal as Only

from targetlint.lang.ast import Bilingual, Expr, Name, Node, Path, Text, TypeName
from targetlint.lang.changes import Change
from targetlint.lang.decision import DecisionTable, Parameter
from targetlint.lang.marking import SchemeDecl
from targetlint.lang.printed import LayoutDecl
from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said

# --- clauses of a rule ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Param(Node):
    """`param p: percent = 90% [allowed 80% to 100%] [only up|only down]`: how far lower layers may go."""

    name: Name
    type: TypeName
    value: Expr
    low: Expr | None = None
    high: Expr | None = None
    only: Only["up", "down"] | None = None


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
    underline; without `otherwise` the message is made from the comparison. `grade` says how far the
    suggestion may be trusted, `drawn` the cell it is taken from, or a text that names another source.
    """

    word: Only["require", "forbid"]
    condition: Expr
    at: tuple[Expr, ...] = ()
    mark: Expr | None = None
    otherwise: Bilingual | None = None
    expected: Bilingual | None = None
    suggest: Bilingual | None = None
    grade: Only["automatic", "confirm", "hint"] = "hint"
    drawn: Expr | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLastYear(Node):
    """`given last year:` and the givens after it: the form as it was a year ago."""

    givens: tuple[GivenValue | GivenTable, ...]


Given = GivenValue | GivenTable | GivenForm | GivenLastYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect(Node):
    """`expect [at path] [contains "text"]`."""

    at: Path | None
    contains: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Node):
    """`example passes|fails|undecided "title" [for KIND] [based on "fixture"]`.

    `kind` is the form kind where the rule applies to several; what the example gives replaces what its
    fixture gives.
    """

    outcome: Only["passes", "fails", "undecided"]
    title: str
    kind: Name | None = None
    based_on: Name | None = None
    givens: tuple[Given, ...] = ()
    expects: tuple[Expect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Node):
    """A check. `comment` is the comment block right above it: why the rule exists.

    `stages` are the stages of the procedure it is asked in, all where empty; it is in force from the day
    `since` to the day `until`, both included; `formerly` are ids it had before.
    """

    id: str
    id_origin: Origin = field(compare=False, repr=False)
    title: Bilingual
    comment: str
    applies_to: tuple[Name, ...]
    dimension: str = ""
    severity: Severity = Severity.ERROR
    confidence: Confidence = Confidence.CERTAIN
    tags: tuple[str, ...] = ()
    stages: tuple[Name, ...] = ()
    since: date | None = None
    until: date | None = None
    mandatory: bool = False
    formerly: tuple[Name, ...] = ()
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
    """`source measures = "title" verified|unverified [clauses "Article 5", …]`.

    `clauses` are those that a rule could be expected for; the rule book says which of them have none.
    """

    name: Name
    title: str
    verified: bool
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList(Node):
    """`list NAME: member, …`: enum members or strings; `comment` is the comment block right above."""

    name: Name
    members: tuple[Name | Text, ...]
    comment: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon(Node):
    """`lexicon NAME: "word", … [except "word", …]`: found as substrings, the longest first.

    `comment` is the comment block right above.
    """

    name: Name
    words: tuple[str, ...]
    exceptions: tuple[str, ...]
    comment: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Define(Node):
    """`define gap(a: money) = a - form.fund_total`: an expression under a name."""

    name: Name
    parameters: tuple[Parameter, ...]
    value: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture(Node):
    """`fixture "title" [for KIND]` and the givens after it: what several examples build on."""

    title: Name
    kind: Name | None
    givens: tuple[Given, ...]


Declaration = (
    Pack
    | Extends
    | Source
    | WordList
    | Lexicon
    | DecisionTable
    | Define
    | Fixture
    | Rule
    | Change
    | LayoutDecl
    | SchemeDecl
)


@dataclass(frozen=True, slots=True)
class File:
    """One rule file as parsed; a broken declaration is left out and told in the diagnostics.

    `broken` are the names that those would have declared: who uses one of them has made no mistake.
    `cut` says that the file was too large, and what it would have declared is not known.
    """

    path: str
    declarations: tuple[Declaration, ...]
    broken: tuple[str, ...] = ()
    cut: bool = False
