"""How the units of a run stand: forms without errors, errors for each form, and the rank these give.

Only errors count: what a person must look at, warnings and hints do not, nor files that were not checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from targetlint.model.place import letters
from targetlint.reporters.outputs.facts import SEVERITIES, Facts, Speech, Unit

FORMULA = 1  # printed with every ranking: another way to reckon gets the next number

Figure = int | Fraction | None
"""What stands in a column: a count, a share or a mean, None where there is nothing to reckon."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's numbers; `forms` are those of checked files, `clean` the ones without an error.

    `rank` counts from 1 and is shared by equals; None for a unit without checked forms or without a name.
    """

    unit: Unit
    forms: int
    clean: int
    counts: Counter[str]
    unchecked: int
    rank: int | None = None

    @property
    def rate(self) -> Fraction | None:
        """The share of forms that have no error."""
        return Fraction(self.clean, self.forms) if self.forms else None

    @property
    def errors_each(self) -> Fraction | None:
        """Errors for each form."""
        return Fraction(self.counts["error"], self.forms) if self.forms else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the ranking; `key` names it in the words, `shown` is count, percent or decimal."""

    key: str
    figure: Callable[[Standing], Figure]
    shown: str = "count"

    def title(self, speech: Speech) -> str:
        """Return the column's heading."""
        return speech.say(f"report.{self.key}" if self.key in SEVERITIES else f"league.{self.key}")

    def text(self, standing: Standing) -> str:
        """Return what stands in the column, for people."""
        figure = self.figure(standing)
        if figure is None:
            return "–"
        match self.shown:
            case "percent":
                return f"{_rounded(figure * 100, 1)}%"
            case "decimal":
                return _rounded(figure, 2)
        return str(figure)


RANKED = (  # what the rank is made of
    Column("rank", lambda each: each.rank),
    Column("forms", lambda each: each.forms),
    Column("clean", lambda each: each.clean),
    Column("rate", lambda each: each.rate, "percent"),
    Column("error", lambda each: each.counts["error"]),
    Column("errors_each", lambda each: each.errors_each, "decimal"),
)
BESIDE = (  # what has no part in it
    Column("files", lambda each: len(each.unit.documents)),
    Column("unchecked", lambda each: each.unchecked),
    Column("warning", lambda each: each.counts["warning"]),
    Column("review", lambda each: each.counts["review"]),
    Column("info", lambda each: each.counts["info"]),
)


def league(facts: Facts) -> list[Standing]:
    """Return the units by rank, equals as they come in the run; those without a rank last."""
    found = sorted((_standing(facts, each) for each in facts.units), key=_order)
    ranked: list[Standing] = []
    for place, each in enumerate(found, 1):
        if each.rate is None or not each.unit.name:
            ranked.append(each)
            continue
        same = ranked and ranked[-1].rank and _order(ranked[-1]) == _order(each)
        rank = ranked[-1].rank if same else place
        ranked.append(_at(each, rank))
    return ranked


def total(facts: Facts) -> Standing:
    """Return the numbers of all units together."""
    return _standing(facts, Unit("", facts.report.documents))


def names(standings: Sequence[Standing], speech: Speech, *, anonymous: bool) -> list[str]:
    """Return what the units are called, in their order; 单位A, 单位B, … where they are not to be named."""
    if not anonymous:
        return [speech.unit(each.unit) for each in standings]
    return [speech.say("league.somebody", letter=letters(at)) for at, _ in enumerate(standings, 1)]


def formula(speech: Speech) -> str:
    """Return how the rank is reckoned, in words, with the number of the formula."""
    return speech.say("league.formula", number=FORMULA)


def _order(standing: Standing) -> tuple[bool, Fraction, Fraction]:
    """Return what units are ranked by: the share of clean forms, then the errors for each form."""
    rate, each = standing.rate, standing.errors_each
    return (rate is None or not standing.unit.name, -(rate or Fraction()), each or Fraction())


def _rounded(figure: int | Fraction, digits: int) -> str:
    """Return a number that is not negative, rounded as people do: a half goes up."""
    units = 10**digits
    whole, rest = divmod(int(figure * units + Fraction(1, 2)), units)
    return f"{whole}.{rest:0{digits}}"


def _at(standing: Standing, rank: int | None) -> Standing:
    return Standing(standing.unit, standing.forms, standing.clean, standing.counts, standing.unchecked, rank)


def _standing(facts: Facts, unit: Unit) -> Standing:
    """Count a unit's numbers; what is said of a file that was not checked is no error in a form."""
    counts: Counter[str] = Counter()
    forms = clean = 0
    checked = [each for each in unit.documents if each.checked]
    for each in checked:
        found = facts.found[each.path]
        counts.update(one.severity for one in found)
        wrong = {one.form for one in found if one.severity == "error"}
        forms += len(each.forms)
        clean += 0 if None in wrong else sum(form.number not in wrong for form in each.forms)
    return Standing(unit, forms, clean, counts, len(unit.documents) - len(checked))
