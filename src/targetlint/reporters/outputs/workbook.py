"""problems.xlsx: what was found as sheets to filter, to hand on and to fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import OPEN, SEVERITIES, STATUSES, Facts, Speech, address, document
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.sheets import Link, Marked, Sheet, Value, book
from targetlint.reporters.outputs.uris import link

_REASONS = 5  # different reasons that are named for one rule


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the workbook."""
    sheets = _Sheets(report, manner)
    return book(list(sheets.made()), sheets.say("cut"), report.tool.name.encode())


class _Sheets:
    """The sheets of one report in one language."""

    def __init__(self, report: published.Report, manner: Manner) -> None:
        self._report, self._facts, self._speech = report, Facts(report), Speech(manner.lang)
        self._folder = manner.folder
        self._severities = [self._speech.say(f"report.{each}") for each in SEVERITIES]
        self._unit_of = {
            each.path: self._speech.unit(unit) for unit in self._facts.units for each in unit.documents
        }

    def say(self, key: str) -> str:
        """Return a text of this room."""
        return self._speech.say(f"outputs.{key}")

    def made(self) -> Iterator[Sheet]:
        """Yield the sheets in their order."""
        yield self._sheet("summary", ("item", "count"), list(self._summary()), (44, 60))
        header = ("unit", "files", "forms")
        yield self._sheet(
            "by_unit", header, list(self._by_unit()), (36, 10, 10, 10, 10, 10, 10), self._severities
        )
        yield self._sheet("details", _DETAILS, list(self._details()), _DETAIL_WIDTHS)
        ends = [self.say(f"status_{each}") for each in STATUSES]
        widths = (16, 40, *[10] * (len(SEVERITIES) + len(STATUSES)), 50)
        more = (*self._severities, *ends, self.say("reason"))
        yield self._sheet("rules", ("rule", "rule_title"), list(self._rules()), widths, more)
        yield self._sheet("unchecked", ("file", "ended", "reason"), list(self._unchecked()), (50, 20, 70))
        yield self._sheet("notes", ("item", "notes"), list(self._notes()), (24, 100))

    def _sheet(
        self,
        name: str,
        header: tuple[str, ...],
        rows: list[list[Value]],
        widths: tuple[int, ...],
        more: list[str] | tuple[str, ...] = (),
    ) -> Sheet:
        return Sheet(self.say(name), [*map(self.say, header), *more], rows, widths)

    def _summary(self) -> Iterator[list[Value]]:
        verdicts: Counter[str] = Counter(each.verdict for each in self._report.documents)
        found = self._facts.counts(self._report.documents)
        for each in self._facts.elsewhere:
            found[each.severity] += 1
        yield [self.say("verdict"), self._speech.say(f"report.verdict_{self._facts.verdict.value}")]
        yield [self.say("files"), len(self._report.documents)]
        for verdict in ("revise", "unchecked", "review", "ready"):
            yield [self._speech.say(f"report.verdict_{verdict}"), verdicts[verdict]]
        yield [self.say("forms"), sum(len(each.forms) for each in self._report.documents)]
        for severity, word in zip(SEVERITIES, self._severities, strict=True):
            yield [Marked(word, severity), found[severity]]
        ended: Counter[str] = Counter(each.status for each in self._report.statuses)
        for status in STATUSES:
            yield [f"{self.say('rules')}: {self.say(f'status_{status}')}", ended[status]]

    def _by_unit(self) -> Iterator[list[Value]]:
        for unit in self._facts.units:
            counts = self._facts.counts(unit.documents)
            forms = sum(len(each.forms) for each in unit.documents)
            numbers = [len(unit.documents), forms, *(counts[each] for each in SEVERITIES)]
            yield [self._speech.unit(unit), *numbers]

    def _details(self) -> Iterator[list[Value]]:
        for number, each in enumerate(self._facts.findings, 1):
            path = document(each)
            yield [
                number,
                self._unit_of.get(path, ""),
                self._file(path) if path else "",
                address(each),
                Marked(self._speech.say(f"report.{each.severity}"), each.severity),
                each.rule,
                self._speech.pick(each.title),
                self._speech.message(each),
                self._speech.found(each),
                self._speech.pick(each.expected),
                self._speech.pick(each.suggestion),
                self._speech.basis(each.basis),
                "",
                "",
                "",
            ]

    def _rules(self) -> Iterator[list[Value]]:
        reasons: dict[str, Counter[str]] = {}
        for status in self._report.statuses:
            if status.status in OPEN:
                reasons.setdefault(status.rule, Counter())[self._speech.why(status)] += 1
        for code, found, ended in self._facts.by_rule():
            most = reasons.get(code, Counter[str]()).most_common()
            why = [f"{reason} ×{count}" for reason, count in most[:_REASONS]]
            if len(most) > _REASONS:
                why.append(self._speech.say("report.more", count=len(most) - _REASONS))
            numbers = [*(found[each] for each in SEVERITIES), *(ended[each] for each in STATUSES)]
            yield [code, self._speech.title(self._facts, code), *numbers, "\n".join(why)]

    def _unchecked(self) -> Iterator[list[Value]]:
        for each in self._facts.unchecked():
            why = "\n".join(self._speech.pick(told.message) for told in self._facts.found[each.path])
            yield [self._file(each.path), self._speech.say("report.verdict_unchecked"), why]
        for over in self._report.passed_over:
            yield [self._file(over.path), self.say("passed_over"), self._speech.pick(over.reason)]

    def _notes(self) -> Iterator[list[Value]]:
        for name in ("fill", "severity", "status", "unit"):
            yield [self.say("notes"), self.say(f"about_{name}")]
        yield ["targetlint", self._report.tool.version]
        for each in self._report.packs:
            yield [each.name, f"{each.id} {each.version} SHA-256 {each.hash}"]
        yield [self.say("versions"), self._speech.versions(self._report)]

    def _file(self, path: str) -> Link:
        """Return a link to a file; from an archive to the archive."""
        return Link(path, link(path, self._folder))


_DETAILS = (
    "number",
    "unit",
    "file",
    "place",
    "severity",
    "rule",
    "rule_title",
    "message",
    "found",
    "expected",
    "suggestion",
    "basis",
    "done",
    "person",
    "finished",
)
_DETAIL_WIDTHS = (7, 24, 36, 14, 9, 12, 28, 44, 28, 28, 36, 36, 16, 12, 14)
