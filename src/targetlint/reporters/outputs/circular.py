"""The draft of a circular 通报: totals, the ranking of units, a chart, the most frequent problems."""

from __future__ import annotations

from dataclasses import dataclass, field

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import Facts, Speech
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.league import RANKED, formula, league, names, total
from targetlint.reporters.outputs.letters import Letter, cell, day, figure, package
from targetlint.reporters.outputs.sections import compared

_MARGINS = (2098, 1474, 1984, 1588)  # 37, 26, 35 and 28 mm: those of official papers (GB/T 9704-2012)
_SHOWN = 10  # of the most frequent problems: a circular names what is worth a training


@dataclass(slots=True)
class _Problem:
    """A rule or problem: how often it was found, in how many forms and units."""

    title: str
    times: int = 0
    forms: set[tuple[str, int | None]] = field(default_factory=set)
    units: set[str] = field(default_factory=set)


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the document."""
    return _Circular(report, manner).written()


class _Circular:
    """Writes one circular in one language."""

    def __init__(self, report: published.Report, manner: Manner) -> None:
        self._report, self._facts, self._speech = report, Facts(report), Speech(manner.lang)
        self._standings = league(self._facts)
        self._names = names(self._standings, self._speech, anonymous=manner.anonymous)
        self._anonymous = manner.anonymous
        self._letter = Letter(self._speech, _MARGINS)

    def _say(self, key: str, **values: object) -> str:
        return self._speech.say(f"circular.{key}", **values)

    def written(self) -> bytes:
        """Write it from top to bottom."""
        letter = self._letter
        letter.title(self._say("title"))
        letter.text(self._say("draft"))
        letter.text(self._say("to"))
        self._overall()
        self._ranking()
        self._since()
        self._frequent()
        letter.heading(self._say("demands"))
        letter.text(self._say("demand"), keep=True)
        letter.text(self._say("sender"), right=True, keep=True)
        letter.text(day(self._report.today, self._speech), right=True)
        return package([letter.section(self._speech.versions(self._report))])

    def _overall(self) -> None:
        everything = total(self._facts)
        shown = {column.key: column.text(everything) for column in RANKED}
        self._letter.heading(self._say("overall"))
        self._letter.text(
            self._say(
                "totals",
                today=day(self._report.today, self._speech),
                units=sum(bool(each.unit.name) for each in self._standings),
                files=len(self._report.documents),
                forms=shown["forms"],
                clean=shown["clean"],
                rate=shown["rate"],
                errors=shown["error"],
                each=shown["errors_each"],
                warnings=everything.counts["warning"],
                reviews=everything.counts["review"],
            )
        )
        nameless = sum(each.forms for each in self._standings if not each.unit.name)
        if nameless:
            self._letter.text(self._say("nameless", count=nameless))
        repeats = sum(each.repeats for each in self._report.passed_over)
        if repeats:
            self._letter.text(self._say("repeats", count=repeats))
        waived = sum(each.waiver is not None for each in self._facts.uncounted)
        known = len(self._facts.uncounted) - waived
        if waived or known:
            self._letter.text(self._say("aside", waived=waived, known=known))
        if everything.unchecked:
            self._letter.text(self._say("unchecked", count=everything.unchecked))

    def _ranking(self) -> None:
        """Write the ranking with its formula, and the chart of its first-pass rates."""
        ranked = [(name, each) for name, each in zip(self._names, self._standings, strict=True) if each.rank]
        if not ranked:
            return
        self._letter.heading(self._say("ranking"))
        rank, *others = RANKED
        header = [rank.title(self._speech), self._speech.say("outputs.unit")]
        header += [each.title(self._speech) for each in others]
        rows = [
            [figure(rank.text(each)), cell(name), *(figure(column.text(each)) for column in others)]
            for name, each in ranked
        ]
        self._letter.table((10, 34, 10, 13, 13, 9, 13), header, rows)
        self._letter.remark(formula(self._speech))
        self._letter.caption(self._say("chart"))
        rate = next(each for each in RANKED if each.key == "rate")
        self._letter.bars([(name, float(each.rate or 0.0), rate.text(each)) for name, each in ranked])

    def _since(self) -> None:
        """Write what became of the findings of the run before, by unit, where it was compared with one."""
        if self._report.comparison is None:
            return
        numbers = next(compared(self._report.comparison, self._speech))
        self._letter.heading(numbers.title)
        shown = dict(
            zip((self._speech.unit(each.unit) for each in self._standings), self._names, strict=True)
        )
        shown[self._speech.say("compare.total")] = self._speech.say("compare.total")
        other = self._speech.say("league.other") if self._anonymous else ""
        rows = [
            [cell(shown.get(str(name), other or str(name))), *(figure(str(each)) for each in rest)]
            for name, *rest in numbers.rows
        ]
        self._letter.table((30, *[10] * (len(numbers.header) - 1)), numbers.header, rows)
        self._letter.remark(self._speech.say("compare.formula"))

    def _frequent(self) -> None:
        self._letter.heading(self._say("frequent"))
        problems = sorted(self._problems(), key=lambda each: -each.times)
        if not problems:
            self._letter.text(self._say("no_problem"))
            return
        shown = problems[:_SHOWN]
        self._letter.text(self._say("about_frequent", kinds=len(problems), shown=len(shown)), keep=True)
        header = [self._speech.say("outputs.number"), self._say("problem"), self._say("times")]
        header += [self._say("in_forms"), self._say("in_units")]
        rows = [
            [
                figure(str(number)),
                cell(each.title),
                *(figure(str(count)) for count in (each.times, len(each.forms), len(each.units))),
            ]
            for number, each in enumerate(shown, 1)
        ]
        self._letter.table((8, 52, 12, 14, 14), header, rows)

    def _problems(self) -> list[_Problem]:
        """Return the errors and warnings in checked files by rule, in the order in which they come."""
        found: dict[str, _Problem] = {}
        for unit in self._facts.units:
            for document in (each for each in unit.documents if each.checked):
                for one in self._facts.found[document.path]:
                    if one.severity not in {"error", "warning"}:
                        continue
                    title = (
                        self._speech.title(self._facts, one.rule) or self._speech.pick(one.title) or one.rule
                    )
                    problem = found.setdefault(one.rule, _Problem(title))
                    problem.times += 1
                    problem.forms.add((document.path, one.form))
                    problem.units |= {unit.name} if unit.name else set()
        return list(found.values())
