"""What the author of a rule file wrote, each node with the place it was written at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal as Only

from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Nodes compare by what they say; where it was written is left out."""

    origin: Origin = field(compare=False, repr=False)


# --- expressions ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Node):
    """A name as written, in either language."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Node):
    """A string; `parts` are its literal pieces and the expressions in braces."""

    parts: tuple[str | Expr, ...]


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


# --- clauses of a rule ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual(Node):
    """A message: one text for both languages, or `zh "…" en "…"`."""

    zh: Text
    en: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName(Node):
    """A type as written after a colon: money, percent, number, date, text, duration, count."""

    word: Only["money", "percent", "count", "number", "date", "duration", "text"]


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


Declaration = Pack | Extends | Source | WordList | Lexicon | Rule | Adjust | Disable | LayoutDecl


@dataclass(frozen=True, slots=True)
class File:
    """One rule file as parsed; a broken declaration is left out and told in the diagnostics."""

    path: str
    declarations: tuple[Declaration, ...]
