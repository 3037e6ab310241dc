"""problems.xlsx: what was found as sheets to filter, to hand on and to fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from targetlint.reporters import published
from targetlint.reporters.outputs.answers import Answers, identity
from targetlint.reporters.outputs.facts import OPEN, SEVERITIES, STATUSES, Facts, Speech, address, document
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.league import BESIDE, RANKED, Column, Standing, formula, league
from targetlint.reporters.outputs.sections import sections
from targetlint.reporters.outputs.sheets import Entry, Faint, Link, Marked, Number, Sheet, Value, book
from targetlint.reporters.outputs.uris import link
from targetlint.reporters.published_answers import Answer

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
        self._answers = Answers(report, self._facts.findings)
        self._severities = [self._speech.say(f"report.{each}") for each in SEVERITIES]
        self._unit_of = {
            each.path: self._speech.unit(unit) for unit in self._facts.units for each in unit.documents
        }

    def say(self, key: str) -> str:
        """Return a text of this room."""
        return self._speech.say(f"outputs.{key}")

    def made(self) -> Iterator[Sheet]:
        """Yield the sheets in their order."""
        yield self._sheet("summary", ("item", "count"), list(self._summary()), (44, 16))
        yield self._by_unit()
        yield self._details()
        if self._answers.gone:
            yield self._gone()
        yield self._rules()
        header = ("file", "ended", "reason", "suggestion")
        yield self._sheet("unchecked", header, list(self._unchecked()), (50, 14, 60, 60))
        yield from (
            Sheet(each.title, each.header, each.rows, each.widths)
            for each in sections(self._report, self._speech)
        )
        yield self._sheet("notes", ("item", "notes"), list(self._notes()), (24, 100))

    def _sheet(
        self, name: str, header: tuple[str, ...], rows: list[list[Value]], widths: tuple[int, ...]
    ) -> Sheet:
        return Sheet(self.say(name), [*map(self.say, header)], rows, widths)

    def _summary(self) -> Iterator[list[Value]]:
        verdicts: Counter[str] = Counter(each.verdict for each in self._report.documents)
        found = self._facts.counts(self._report.documents)
        for each in self._facts.elsewhere:
            found[each.severity] += 1
        yield [self.say("verdict"), self._speech.say(f"report.verdict_{self._facts.verdict.value}")]
        yield [self.say("files"), len(self._report.documents)]
        for verdict in ("revise", "unchecked", "review", "ready"):
            yield [self._speech.say(f"report.verdict_{verdict}"), verdicts[verdict]]
        repeats = sum(each.repeats for each in self._report.passed_over)
        if repeats:
            yield [self.say("repeats"), repeats]
        yield [self.say("forms"), sum(len(each.forms) for each in self._report.documents)]
        for severity, word in zip(SEVERITIES, self._severities, strict=True):
            yield [Marked(word, severity), found[severity]]
        ended: Counter[str] = Counter(each.status for each in self._report.statuses)
        for status in STATUSES:
            yield [f"{self.say('rules')}: {self.say(f'status_{status}')}", ended[status]]
        filled = Counter(each.corrected or self.say("no_word") for each in self._answers.standing)
        for word, count in sorted(filled.items()):
            yield [f"{self.say('done')}: {word}", count]
        if self._answers.gone:
            yield [self.say("gone"), len(self._answers.gone)]

    def _by_unit(self) -> Sheet:
        columns = (*RANKED, *BESIDE)
        header = [self.say("unit"), *(each.title(self._speech) for each in columns)]
        rows: list[list[Value]] = [
            [self._speech.unit(each.unit), *(_number(column, each) for column in columns)]
            for each in league(self._facts)
        ]
        at = {column.key: number for number, column in enumerate(columns, 2)}
        bars = {at["rate"]: 1, at["errors_each"]: None}
        return Sheet(self.say("by_unit"), header, rows, (36, *[11] * len(columns)), bars)

    def _details(self) -> Sheet:
        found = list(enumerate(self._facts.findings, 1))
        header = [self.say(each) for each in _DETAILS]
        rows = [self._detail(number, each) for number, each in found]
        choices = {_DETAILS.index("done") + 1: self.say("choices").split("|")}
        return Sheet(self.say("details"), header, rows, _DETAIL_WIDTHS, choices=choices)

    def _detail(self, number: int, each: published.Finding) -> list[Value]:
        path = document(each)
        place = address(each)
        spot = self._facts.spot(each)
        return [
            number,
            self._unit_of.get(path, ""),
            self._file(path) if path else "",
            Link(place, link(path, self._folder), spot) if spot else place,
            Marked(self._speech.say(f"report.{each.severity}"), each.severity),
            each.rule,
            self._speech.pick(each.title),
            self._speech.message(each),
            self._speech.found(each),
            self._speech.pick(each.expected),
            self._speech.pick(each.suggestion),
            self._speech.basis(each.basis),
            *_entries(self._answers.of(each)),
            Faint(identity(each)),
        ]

    def _gone(self) -> Sheet:
        """Return what was filled in about findings that are no longer listed: nothing of it is lost."""
        rows: list[list[Value]] = [
            [
                each.unit,
                each.document,
                each.address,
                each.rule,
                each.message,
                *_entries(each),
                Faint(each.finding),
            ]
            for each in self._answers.gone
        ]
        return self._sheet("gone", _GONE, rows, (24, 36, 14, 12, 44, 20, 12, 14, 20))

    def _rules(self) -> Sheet:
        ends = [self.say(f"status_{each}") for each in STATUSES]
        header = [self.say("rule"), self.say("rule_title"), *self._severities, *ends, self.say("reason")]
        widths = (16, 40, *[10] * (len(SEVERITIES) + len(STATUSES)), 50)
        bars = {3 + SEVERITIES.index("error"): None, 3 + SEVERITIES.index("warning"): None}
        return Sheet(self.say("rules"), header, list(self._by_rule()), widths, bars)

    def _by_rule(self) -> Iterator[list[Value]]:
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
            told = self._facts.found[each.path]
            why = "\n".join(self._speech.pick(one.message) for one in told)
            act = "\n".join(self._speech.pick(one.suggestion) for one in told)
            yield [self._file(each.path), self._speech.say("report.verdict_unchecked"), why, act]
        for over in self._report.passed_over:
            yield [self._file(over.path), self.say("passed_over"), self._speech.pick(over.reason), ""]

    def _notes(self) -> Iterator[list[Value]]:
        for name in ("fill", "again", "severity", "status", "unit"):
            yield [self.say("notes"), self.say(f"about_{name}")]
        yield [self._speech.say("league.rank"), formula(self._speech)]
        for section in sections(self._report, self._speech):
            for text in section.texts:
                yield [section.title, text]
        yield ["targetlint", self._report.tool.version]
        for each in self._report.packs:
            yield [each.name, f"{each.id} {each.version} SHA-256 {each.hash}"]
        yield [self.say("versions"), self._speech.versions(self._report)]

    def _file(self, path: str) -> Link:
        """Return a link to a file; from an archive to the archive."""
        return Link(path, link(path, self._folder))


def _number(column: Column, standing: Standing) -> Value:
    figure = column.figure(standing)
    return Number(float(figure), column.shown) if isinstance(figure, Fraction) else figure


def _entries(answer: Answer | None) -> list[Value]:
    """Return the cells that people fill in, with what they filled in before."""
    if answer is None:
        return [Entry(""), Entry(""), Entry("", day=True)]
    return [Entry(answer.corrected), Entry(answer.responsible), Entry(answer.finished, day=True)]


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
    "identity",
)
_DETAIL_WIDTHS = (7, 24, 36, 14, 9, 12, 28, 44, 28, 28, 36, 36, 16, 12, 14, 20)
_GONE = ("unit", "file", "place", "rule", "message", "done", "person", "finished", "identity")
