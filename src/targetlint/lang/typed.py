"""A rule after checking: every name resolved, every operation chosen; what both evaluators run.

Nodes are immutable and compare by content, so that equal work in several rules is found and done once.
A node gives a value or an `Unknown`; `Cell` gives the cell itself, `Var` also a row or form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal

from targetlint.model.diagnostic import Basis, Confidence, Grade, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said


@dataclass(frozen=True, slots=True)
class Const:
    """A literal, a parameter, a list or an enum member."""

    value: Any


@dataclass(frozen=True, slots=True)
class Var:
    """A bound name: `form`, a line of a `for each`, or a `let`; `sure` where it is never unknown."""

    name: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """Field `name` of a row or form: the cell itself, or Unknown where `base` is."""

    base: Typed
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a cell says."""

    cell: Typed


@dataclass(frozen=True, slots=True)
class Readable:
    """A cell itself, or Unknown where it has no value: what builtins take that need its place."""

    cell: Typed


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a value: `value.unit`; `name` is its key in the vocabulary ("target.unit")."""

    operand: Typed
    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene's not."""

    operand: Typed


@dataclass(frozen=True, slots=True)
class Logic:
    """Kleene's and / or."""

    word: Literal["and", "or"]
    parts: tuple[Typed, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """A primitive of lang/runtime.py on values; unknown where an operand is."""

    name: str
    operands: tuple[Typed, ...]


@dataclass(frozen=True, slots=True)
class InState:
    """Whether a cell (or a computed value) is in one of `states`; the answer is never unknown."""

    operand: Typed
    states: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Quantified:
    """exists / no / every over the members of `source`."""

    word: Literal["exists", "no", "every"]
    var: str
    source: Typed
    condition: Typed


@dataclass(frozen=True, slots=True)
class Select:
    """The members of `source` for which `condition` holds; unknown where it is for any."""

    var: str
    source: Typed
    condition: Typed


@dataclass(frozen=True, slots=True)
class Collect:
    """`value` for each member of `source`; unknown where any is."""

    var: str
    source: Typed
    value: Typed


@dataclass(frozen=True, slots=True)
class Call:
    """A builtin on its arguments; unknown where an argument is, or where the builtin says so."""

    name: str
    arguments: tuple[Typed, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """The other forms of the batch of one kind and of this form's year; unknown where there are none."""

    kind: str


@dataclass(frozen=True, slots=True)
class LastYear:
    """This form as it was a year ago; unknown where it is not there."""


@dataclass(frozen=True, slots=True)
class Open:
    """A decision table that a lower pack is to fill; unknown where none did. An example may give its rows."""

    table: Const


@dataclass(frozen=True, slots=True)
class OrElse:
    """`operand`, or `default` where it is unknown."""

    operand: Typed
    default: Typed


Typed = (
    Const | Var | Cell | Known | Readable | Attribute | Not | Logic | Operation | InState
    | Quantified | Select | Collect | Call | Peers | LastYear | Open | OrElse
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    """A text with holes: literal pieces and numbers of the ask's `values`."""

    parts: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A template in both languages."""

    zh: Template
    en: Template


@dataclass(frozen=True, slots=True)
class Filter:
    """`when`: the rest holds only where `condition` is true."""

    condition: Typed


@dataclass(frozen=True, slots=True)
class Loop:
    """`for each`: the rest is done for every member of `source` for which `where` is true."""

    var: str
    source: Typed
    where: Typed | None


@dataclass(frozen=True, slots=True)
class Bind:
    """`let`."""

    var: str
    value: Typed


@dataclass(frozen=True, slots=True)
class Shown:
    """Something a message shows: a cell by its text, another value by its kind, a member by its `enum`."""

    node: Typed
    enum: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: it is broken where `condition` is `wrong`; `rounding` where it is an approximation.

    `values` are what the templates show; `at` are the places, the main one first. `grade` says how far
    `suggest` may be trusted; `drawn` is the number of the value it is taken from, or names its source.
    """

    condition: Typed
    wrong: bool
    rounding: bool
    at: tuple[Typed, ...]
    mark: Typed | None
    values: tuple[Shown, ...]
    otherwise: Message
    expected: Message | None
    suggest: Message | None
    grade: Grade = Grade.HINT
    drawn: int | str | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """Forms for which `condition` is true are not asked; `reason` says by whom, why and until when."""

    condition: Typed
    reason: Said
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for one form kind, checked.

    `alone` is what is left of it without its questions and without what asks of other forms: whether the
    form itself has anything to ask about. It is None where the rule asks nothing of other forms.
    """

    id: str
    kind: str
    title: Said
    dimension: str
    severity: Severity
    confidence: Confidence
    tags: tuple[str, ...]
    basis: tuple[Basis, ...]
    pipe: tuple[Filter | Loop | Bind, ...]
    asks: tuple[Ask, ...]
    if_unknown: str
    exemptions: tuple[Exemption, ...] = ()
    alone: Rule | None = field(init=False, compare=False)
    asks_last_year: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        others = {node for node in walk((self.pipe, self.asks)) if isinstance(node, Peers | LastYear)}
        alone = replace(self, pipe=_of_the_form(self.pipe), asks=()) if others else None
        object.__setattr__(self, "alone", alone)
        object.__setattr__(self, "asks_last_year", LastYear() in others)


def _of_the_form(pipe: Sequence[Filter | Loop | Bind]) -> tuple[Filter | Loop | Bind, ...]:
    """Return the clauses that ask nothing of other forms, not even through what an earlier one binds."""
    kept: list[Filter | Loop | Bind] = []
    of_others: set[str] = set()
    for clause in pipe:
        names = {node.name for node in walk(clause) if isinstance(node, Var)}
        if names & of_others or any(isinstance(node, Peers | LastYear) for node in walk(clause)):
            of_others |= {clause.var} if isinstance(clause, Loop | Bind) else set()
        else:
            kept.append(clause)
    return tuple(kept)


def walk(node: object) -> Iterator[object]:
    """Yield `node` and every node below it, outermost first.

    What a constant holds is no node, and what is only derived from nodes is left out.
    """
    if isinstance(node, Const):
        yield node
    elif is_dataclass(node):
        yield node
        for each in fields(node):
            if each.compare:
                yield from walk(getattr(node, each.name))
    elif isinstance(node, tuple):
        for part in node:
            yield from walk(part)
