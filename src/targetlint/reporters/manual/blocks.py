"""What a printed page is made of, whatever it is printed with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A rule's id that leads to the rule's page."""

    rule: str


Words = Sequence[str | Ref]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1; `rule` is the id of the rule whose page it opens."""

    level: int
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words; `faint` where they only accompany others."""

    words: Words
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a rule, as written."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; without a header its first column is one."""

    header: Sequence[str]
    rows: Sequence[Sequence[Words]]


Block = Heading | Paragraph | Lines | Grid
