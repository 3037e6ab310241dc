"""Why a rule ended as it did on a form: what became of each line, and what every answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from targetlint.model.place import Origin, Place
from targetlint.model.report import RuleStatus
from targetlint.model.said import Said


class Fate(StrEnum):
    """What became of one line, or of the form where the rule goes over none."""

    VIOLATED = "violated"
    PASSED = "passed"
    UNDECIDED = "undecided"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something an answer rests on: `text` as the rule writes it, `value` what it gave.

    `answer` is True, False or None (unknown) where `text` is a condition, else "": then it is a value.
    `place` is the cell it stands in, `origin` where in the rules the clause stands or the value was set, and
    `layer` the pack that set it, both empty where that says nothing new. `more` counts parts left out.
    """

    text: str
    answer: bool | str | None
    value: Said | None = None
    place: Place | None = None
    origin: Origin | None = None
    layer: str = ""
    parts: tuple[Evidence, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """One way through a rule's clauses: the lines it is about, outermost first, and how far it went.

    `lines` are the numbers of the lines within their lists, `keys` their own words.
    """

    fate: Fate
    lines: tuple[int, ...]
    keys: tuple[str, ...]
    place: Place | None
    steps: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Why one rule ended as it did on one form of a document; `says` are the findings it gave."""

    rule: str
    title: Said
    origin: Origin
    document: str
    form: int
    form_title: str
    status: RuleStatus
    says: tuple[Said, ...]
    tracks: tuple[Track, ...]
