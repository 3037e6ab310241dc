"""The printable rule book: what each rule asks, and which clauses of which source have rules."""

from __future__ import annotations

from dataclasses import dataclass

from targetlint.model.report import PackInfo, RuleInfo, Setting
from targetlint.model.said import Lang


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a rule asks, and what is said where the answer is wrong; each may be empty."""

    asked: str
    message: str
    expected: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class GivenCells:
    """Lines that an example gives: a header and the cells below it."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An example: how it ends, the cells it gives as (name, text), its lines, and what must be reported."""

    outcome: str
    title: str
    cells: tuple[tuple[str, str], ...]
    tables: tuple[GivenCells, ...]
    expects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule: `steps` choose what is asked about, `aside` says why it is not in force, where it is not."""

    info: RuleInfo
    steps: tuple[str, ...]
    questions: tuple[Question, ...]
    params: tuple[Setting, ...]
    cases: tuple[Case, ...]
    aside: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause and the rules that cite it.

    `listed` where its source names it among its clauses; `verified` where no citation is unchecked.
    """

    clause: str
    rules: tuple[str, ...]
    listed: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A cited document: whether any citation of it was checked, and its clauses with their rules."""

    title: str
    verified: bool
    clauses: tuple[Cited, ...]

    @property
    def lists(self) -> bool:
        """Whether the source says which clauses it has: only then is it known which have no rule."""
        return any(each.listed for each in self.clauses)


@dataclass(frozen=True, slots=True)
class Manual:
    """The whole book; `today` is the day that decides what is in force, ISO 8601."""

    lang: Lang
    packs: tuple[PackInfo, ...]
    today: str
    rules: tuple[RulePage, ...]
    sources: tuple[SourcePage, ...]
