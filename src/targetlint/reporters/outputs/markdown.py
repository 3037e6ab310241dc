"""A report as Markdown: the verdict, a table of units, the findings of each file, what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import OPEN, Facts, Speech, address
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.league import BESIDE, RANKED, formula, league
from targetlint.reporters.outputs.plain import plain, table
from targetlint.reporters.outputs.sections import markdown, sections


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the text."""
    return ("\n".join(_Pages(report, manner).lines()) + "\n").encode()


class _Pages:
    """Writes one report in one language."""

    def __init__(self, report: published.Report, manner: Manner) -> None:
        self._report, self._facts, self._speech = report, Facts(report), Speech(manner.lang)

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        say = self._speech.say
        yield f"# {say('outputs.title')}\n"
        yield f"**{plain(self._speech.verdict(self._facts))}**\n"
        yield f"{plain(self._speech.scope(self._facts))}\n"
        if self._report.documents:
            yield from self._units()
        if self._facts.elsewhere:
            yield f"## {say('outputs.elsewhere')}\n"
            yield from self._list(self._facts.elsewhere)
        for section in sections(self._report, self._speech):
            yield from markdown(section)
        yield from self._open()
        yield from self._unchecked()
        yield f"## {say('outputs.versions')}\n"
        yield plain(self._speech.versions(self._report))

    def _units(self) -> Iterator[str]:
        say = self._speech.say
        yield f"## {say('outputs.by_unit')}\n"
        columns = (*RANKED, *BESIDE)
        yield from table(
            [say("outputs.unit"), *(each.title(self._speech) for each in columns)],
            [
                [self._speech.unit(each.unit), *(column.text(each) for column in columns)]
                for each in league(self._facts)
            ],
        )
        yield f"{plain(formula(self._speech))}\n"
        for unit in self._facts.units:
            yield f"## {plain(self._speech.unit(unit))}\n"
            for document in unit.documents:
                verdict = say(f"report.verdict_{document.verdict}")
                yield f"### {plain(document.path)} – {verdict}\n"
                found, uncounted = self._facts.found[document.path], self._facts.uncounted_of(document)
                if found or not uncounted:
                    yield from self._list(found)
                if uncounted:
                    yield f"{say('waiver.uncounted', count=len(uncounted))}\n"

    def _list(self, findings: Sequence[published.Finding]) -> Iterator[str]:
        for each in findings:
            head = f"**{self._speech.say(f'report.{each.severity}')}** {plain(each.rule)}"
            where = f" {plain(address(each))}" if address(each) else ""
            yield f"- {head}{where} {plain(self._speech.message(each))}"
            for label, text in self._speech.advice(each):
                yield f"  - {label}: {plain(text)}"
        yield "" if findings else f"{self._speech.say('outputs.nothing')}\n"

    def _open(self) -> Iterator[str]:
        say = self._speech.say
        rows = [
            [each.document, each.rule, say(f"outputs.status_{each.status}"), self._speech.why(each)]
            for each in self._report.statuses
            if each.status in OPEN
        ]
        if rows:
            yield f"## {say('outputs.open')}\n"
            header = ("outputs.file", "outputs.rule", "outputs.ended", "outputs.reason")
            yield from table([say(each) for each in header], rows)

    def _unchecked(self) -> Iterator[str]:
        say = self._speech.say
        rows = [
            [each.path, "；".join(self._speech.pick(told.message) for told in self._facts.found[each.path])]
            for each in self._facts.unchecked()
        ]
        rows += [
            [each.path, say("report.passed_over", why=self._speech.pick(each.reason))]
            for each in self._report.passed_over
        ]
        if rows:
            yield f"## {say('outputs.unchecked')}\n"
            yield from table([say("outputs.file"), say("outputs.reason")], rows)
