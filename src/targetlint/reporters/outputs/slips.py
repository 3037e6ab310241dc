"""Return slips 退回单: what each unit is to correct, to look at and to send back, on pages of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.model.file_name import MOST, apart, file_name, shortened
from targetlint.reporters import published
from targetlint.reporters.docx import Cell, Section
from targetlint.reporters.outputs.answers import Answers
from targetlint.reporters.outputs.facts import Facts, Speech, Unit, document
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.letters import Letter, across, cell, day, figure, package
from targetlint.reporters.tally import Verdict, overall

_MARGINS = (1134, 1134, 1134, 1134)  # 20 mm: a slip is mostly tables


def render(report: published.Report, manner: Manner) -> bytes:
    """Return one document with a slip for every unit, each beginning on a new page."""
    slips = _Slips(report, manner)
    return package([slips.slip(each) for each in slips.units])


def render_folder(report: published.Report, manner: Manner) -> dict[str, bytes]:
    """Return a document for every unit, by the name of its file."""
    slips = _Slips(report, manner)
    names = file_names([each.name or slips.nobody for each in slips.units])
    return {name: package([slips.slip(each)]) for name, each in zip(names, slips.units, strict=True)}


def file_names(units: Sequence[str]) -> list[str]:
    """Return a file name for each unit that any system accepts; equal ones are told apart by a number.

    >>> file_names(["县教育局", "a/b", "A/B", "con", " .", "~x"])
    ['县教育局.docx', 'a_b.docx', 'A_B (2).docx', '_con.docx', '_.docx', '_~x.docx']
    """
    return apart(f"{_stem(each)}.docx" for each in units)


def _stem(unit: str) -> str:
    """Return what a unit's file is called: nothing that is hidden or looks like an Office lock."""
    stem = file_name(unit.lstrip(" .")) or "_"
    return shortened(f"_{stem}" if stem.startswith("~") else stem, most=MOST - len(".docx"))


class _Slips:
    """The slips of one report in one language."""

    def __init__(self, report: published.Report, manner: Manner) -> None:
        self._report, self._facts, self._speech = report, Facts(report), Speech(manner.lang)
        self._answers = Answers(report, self._facts.findings)
        self.nobody = self._speech.say("slips.of_no_unit")
        self.units = self._facts.units or [Unit("")]

    def slip(self, unit: Unit) -> Section:
        """Return the pages of a unit."""
        return _Slip(self._report, self._facts, self._speech, self._answers, unit).section()


class _Slip:
    """Writes the slip of one unit."""

    def __init__(
        self, report: published.Report, facts: Facts, speech: Speech, answers: Answers, unit: Unit
    ) -> None:
        self._report, self._facts, self._speech, self._answers = report, facts, speech, answers
        self._unit, self._cited = unit, dict[str, int]()
        self._letter = Letter(speech, _MARGINS)
        self._verdict = overall([Verdict(each.verdict) for each in unit.documents])
        self._found = [one for each in unit.documents for one in facts.found[each.path]]

    def _say(self, key: str, **values: object) -> str:
        return self._speech.say(f"slips.{key}", **values)

    def section(self) -> Section:
        """Write it from top to bottom."""
        self._head()
        counts = {each: sum(one.severity == each for one in self._asked) for each in ("error", "warning")}
        correct = [each for each in self._asked if each.severity in counts]
        self._points("correct" if counts["error"] else "warned", correct, **counts)
        self._look()
        self._points("hints", [each for each in self._asked if each.severity == "info"])
        self._unchecked()
        self._aside()
        self._foot()
        name = self._speech.unit(self._unit)
        return self._letter.section(f"{name}　{self._speech.versions(self._report)}")

    @property
    def _asked(self) -> list[published.Finding]:
        """What was found in files that were checked."""
        return [each for each in self._found if each.outcome == "fail"]

    def _wrong(self, severity: str) -> bool:
        return any(each.severity == severity for each in self._asked)

    def _head(self) -> None:
        ready = self._verdict is Verdict.READY
        self._letter.title(self._say("title_ready" if ready else "title"))
        unit, today = self._speech.unit(self._unit), day(self._report.today, self._speech)
        self._letter.lines([(self._say("unit", unit=unit), self._say("day", today=today))])
        self._letter.heading(self._say("result"))
        documents = self._unit.documents
        forms = sum(len(each.forms) for each in documents)
        word = self._speech.say(f"report.verdict_{self._verdict.value}")
        received = self._say("received", files=len(documents), forms=forms)
        after = self._verdict.value
        after = "warned" if after == "ready" and self._wrong("warning") else after
        self._letter.text(f"{received}{word}{self._say(f'after_{after}')}", keep=True)
        rows = [
            [
                figure(str(number)),
                cell(each.path),
                cell("\n".join(form.title.strip() for form in each.forms if form.title.strip())),
                figure(self._speech.say(f"report.verdict_{each.verdict}")),
            ]
            for number, each in enumerate(documents, 1)
        ]
        header = [self._speech.say("outputs.number"), self._speech.say("outputs.file")]
        header += [self._say("form"), self._speech.say("outputs.verdict")]
        self._letter.table((8, 44, 30, 18), header, rows)

    def _points(self, name: str, found: Sequence[published.Finding], **counts: int) -> None:
        """Write a heading and the table of what was found, if anything was."""
        if not found:
            return
        self._letter.heading(self._say(name, count=len(found), **counts))
        self._table(found)

    def _table(self, found: Sequence[published.Finding]) -> None:
        keys = ("outputs.number", "slips.point", "outputs.message", "slips.advice", "outputs.basis")
        header = [*map(self._speech.say, keys), self._speech.say("outputs.done")]
        rows: list[list[Cell]] = []
        path = ""
        for number, each in enumerate(found, 1):
            if document(each) != path:
                path = document(each)
                rows.append([across(self._say("in_file", path=path), 6)])
            rows.append(self._row(number, each))
        self._letter.table((7, 17, 29, 25, 8, 14), header, rows)
        clauses = list(dict.fromkeys(each for one in found for each in self._clauses(one)))
        for clause in clauses:
            self._letter.remark(self._say("clause", number=self._cited[clause], clause=clause))

    def _row(self, number: int, finding: published.Finding) -> list[Cell]:
        severity = self._speech.say(f"report.{finding.severity}")
        found = self._speech.found(finding)
        said = [self._say("marked", severity=severity, message=self._speech.message(finding))]
        said += [self._labelled("found", found)] if found else []
        advice = [
            self._labelled(name, text)
            for name, text in (
                ("expected", self._speech.pick(finding.expected)),
                ("suggestion", self._speech.pick(finding.suggestion)),
            )
            if text
        ]
        return [
            figure(str(number)),
            cell(self._speech.where(finding)),
            cell("\n".join(said)),
            cell("\n".join(advice)),
            figure(
                self._speech.say("report.and").join(self._number(each) for each in self._clauses(finding))
            ),
            cell(self._answers.words(finding)),
        ]

    def _clauses(self, finding: published.Finding) -> list[str]:
        return [self._speech.basis([each]) for each in finding.basis]

    def _number(self, clause: str) -> str:
        """Return the number under which the slip cites a clause, the first time a new one."""
        return str(self._cited.setdefault(clause, len(self._cited) + 1))

    def _labelled(self, name: str, text: str) -> str:
        return self._say("labelled", label=self._speech.say(f"report.{name}"), text=text)

    def _look(self) -> None:
        """Write what a person must look at: questions of rules and of readers, and what was not decided."""
        found = [each for each in self._found if each.outcome == "review"]
        found += [each for each in self._asked if each.severity == "review"]
        undecided = list(self._open("undecided"))
        if not found and not undecided:
            return
        self._letter.heading(self._say("look", count=len(found) + len(undecided)))
        self._letter.text(self._say("about_look"), keep=True)
        if found:
            self._table(found)
        self._rules(undecided)

    def _unchecked(self) -> None:
        """Write which files were not checked, and which rules did not run."""
        errors = [each for each in self._found if each.outcome == "error"]
        rest = [*self._open("crashed"), *self._open("not_run")]
        if not errors and not rest:
            return
        self._letter.heading(self._say("unchecked"))
        self._letter.text(self._say("about_unchecked"), keep=True)
        if errors:
            header = [self._speech.say("outputs.file"), self._speech.say("outputs.reason"), self._say("act")]
            rows = [
                [
                    cell(document(each)),
                    cell(self._speech.message(each)),
                    cell(self._speech.pick(each.suggestion)),
                ]
                for each in errors
            ]
            self._letter.table((34, 33, 33), header, rows)
        self._rules(rest)

    def _aside(self) -> None:
        """Write what does not count: findings and rules that are waived, and what a baseline knows."""
        found = [one for each in self._unit.documents for one in self._facts.uncounted_of(each)]
        rules = list(self._open("exempted"))
        if not found and not rules:
            return
        self._letter.heading(self._say("aside"))
        if found:
            keys = ("outputs.file", "slips.point", "outputs.message", "outputs.reason")
            rows = [
                [
                    cell(document(each)),
                    cell(self._speech.where(each)),
                    cell(self._speech.message(each)),
                    cell(self._speech.uncounted(each)),
                ]
                for each in found
            ]
            self._letter.table((25, 20, 30, 25), [*map(self._speech.say, keys)], rows)
        self._rules(rules)

    def _rules(self, told: Sequence[tuple[str, str, str]]) -> None:
        """Write a table of rules, why they ended as they did, and in which files."""
        if told:
            header = [self._speech.say(f"outputs.{each}") for each in ("rule", "reason", "file")]
            self._letter.table((36, 34, 30), header, [[*map(cell, row)] for row in told])

    def _open(self, status: str) -> Iterator[tuple[str, str, str]]:
        """Yield the rules that ended in one way on the unit's forms, those of one reason together.

        Behind rules and reason stand the files, unless it is so in all that were checked.
        """
        reasons: dict[tuple[str, str], dict[str, None]] = {}
        for each in self._unit.documents:
            for one in self._facts.statuses[each.path]:
                if one.status == status:
                    title = self._speech.title(self._facts, one.rule) or one.rule
                    ended, why = self._speech.say(f"outputs.status_{status}"), self._speech.why(one)
                    why = self._say("labelled", label=ended, text=why) if why else ended
                    reasons.setdefault((why, each.path), {})[title] = None
        files: dict[tuple[str, str], list[str]] = {}
        for (why, path), titles in reasons.items():
            files.setdefault((self._speech.say("slips.and").join(titles), why), []).append(path)
        checked = sum(each.checked for each in self._unit.documents)
        for (rules, why), paths in files.items():
            everywhere = len(paths) == checked > 1
            yield rules, why, self._say("every_file") if everywhere else "\n".join(paths)

    def _foot(self) -> None:
        pairs = (("checked_by", "unit_head"), ("handled_by", "returned_on"))
        self._letter.lines([(self._say(left), self._say(right)) for left, right in pairs])
