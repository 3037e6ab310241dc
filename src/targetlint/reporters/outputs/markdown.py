"""A report as Markdown: the verdict, a table of units, the findings of each file, what was not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import OPEN, SEVERITIES, Facts, Speech, address
from targetlint.reporters.outputs.formats import Manner

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")


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
        yield f"**{_plain(self._speech.verdict(self._facts))}**\n"
        yield f"{_plain(self._speech.scope(self._facts))}\n"
        if self._report.documents:
            yield from self._units()
        yield from self._open()
        yield from self._unchecked()
        yield f"## {say('outputs.versions')}\n"
        yield _plain(self._speech.versions(self._report))

    def _units(self) -> Iterator[str]:
        say = self._speech.say
        yield f"## {say('outputs.by_unit')}\n"
        severities = [say(f"report.{each}") for each in SEVERITIES]
        yield from _table(
            [say("outputs.unit"), say("outputs.files"), *severities],
            [
                [
                    self._speech.unit(each),
                    str(len(each.documents)),
                    *(str(self._facts.counts(each.documents)[severity]) for severity in SEVERITIES),
                ]
                for each in self._facts.units
            ],
        )
        for unit in self._facts.units:
            yield f"## {_plain(self._speech.unit(unit))}\n"
            for document in unit.documents:
                verdict = say(f"report.verdict_{document.verdict}")
                yield f"### {_plain(document.path)} – {verdict}\n"
                yield from self._list(self._facts.found[document.path])
        if self._facts.elsewhere:
            yield f"## {say('outputs.elsewhere')}\n"
            yield from self._list(self._facts.elsewhere)

    def _list(self, findings: Sequence[published.Finding]) -> Iterator[str]:
        for each in findings:
            head = f"**{self._speech.say(f'report.{each.severity}')}** {_plain(each.rule)}"
            where = f" {_plain(address(each))}" if address(each) else ""
            yield f"- {head}{where} {_plain(self._speech.message(each))}"
            for label, text in self._speech.advice(each):
                yield f"  - {label}: {_plain(text)}"
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
            yield from _table([say(each) for each in header], rows)

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
            yield from _table([say("outputs.file"), say("outputs.reason")], rows)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from (_row(list(map(_plain, row))) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
