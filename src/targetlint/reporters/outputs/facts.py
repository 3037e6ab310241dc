"""What every report for people says: findings by document, unit and rule, verdicts, what stayed open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from targetlint.model.place import parted
from targetlint.model.said import Lang
from targetlint.reporters import published, published_shape
from targetlint.reporters.places import column_name
from targetlint.reporters.tally import Verdict, overall
from targetlint.reporters.units import unit_of
from targetlint.words import say

SEVERITIES = ("error", "warning", "review", "info")
STATUSES = (
    "passed",
    "violated",
    "undecided",
    "not_applicable",
    "not_run",
    "disabled",
    "exempted",
    "crashed",
)
OPEN = ("crashed", "not_run", "undecided")
VERDICTS = (Verdict.REVISE, Verdict.UNCHECKED, Verdict.REVIEW, Verdict.READY)
_WORKBOOKS = ("xlsx", "xls", "ods")
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HASH = 7  # digits of a pack's hash that are shown: enough to tell two states of a pack apart


@dataclass(slots=True)
class Unit:
    """The documents of one unit, as their forms name it; an empty name where none does."""

    name: str
    documents: list[published.Document] = field(default_factory=list)


class Facts:
    """A report and what it adds up to; `uncounted` are findings that are waived or known from a baseline."""

    def __init__(self, report: published.Report) -> None:
        self.report = report
        self.titles = {each.id: each.title for each in report.rules}
        told = [each for one in report.documents for each in one.diagnostics]
        self.uncounted = [each for each in (*report.findings, *told) if not each.counts]
        self._uncounted: dict[str, list[published.Finding]] = {}
        for each in self.uncounted:
            self._uncounted.setdefault(document(each), []).append(each)
        self.found: dict[str, list[published.Finding]] = {
            one.path: [each for each in one.diagnostics if each.counts] for one in report.documents
        }
        self.elsewhere = list(report.diagnostics)
        self._formats = {each.path: each.format for each in report.documents}
        self.statuses: dict[str, list[published.RuleStatus]] = {each.path: [] for each in report.documents}
        for status in report.statuses:
            self.statuses[status.document].append(status)
        for each in (one for one in report.findings if one.counts):
            path = each.place.document if isinstance(each.place, published.Place) else ""
            self.found.get(path, self.elsewhere).append(each)
        self.units = _units(report.documents)
        verdicts = [Verdict(each.verdict) for each in report.documents]
        self.verdict = overall(verdicts, complete=report.complete)

    def uncounted_of(self, of: published.Document) -> list[published.Finding]:
        """Return what is waived or known in a document."""
        return self._uncounted.get(of.path, [])

    @property
    def findings(self) -> Iterator[published.Finding]:
        """All findings that count, those of each document together, those about none last."""
        for each in self.found.values():
            yield from each
        yield from self.elsewhere

    def counts(self, documents: Sequence[published.Document]) -> Counter[str]:
        """Count the findings of documents by severity."""
        return Counter(each.severity for one in documents for each in self.found[one.path])

    def by_rule(self) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
        """Yield each rule or problem, its findings by severity and its statuses; the most frequent first."""
        found: dict[str, Counter[str]] = {}
        for each in self.findings:
            found.setdefault(each.rule, Counter())[each.severity] += 1
        ended: dict[str, Counter[str]] = {}
        for status in self.report.statuses:
            ended.setdefault(status.rule, Counter())[status.status] += 1
        codes = dict.fromkeys((*found, *ended, *self.titles))
        for code in sorted(codes, key=lambda code: (-sum(found.get(code, Counter()).values()), code)):
            yield code, found.get(code, Counter()), ended.get(code, Counter())

    def spot(self, finding: published.Finding) -> str:
        """Return the cell of a workbook as a link names it, `'Sheet 1'!E20`; empty where it is in none."""
        place = finding.place
        if not isinstance(place, published.Place) or parted(place.document)[1]:
            return ""
        sheet, _, cell = place.address.rpartition("!")
        if self._formats.get(place.document) not in _WORKBOOKS or not sheet:
            return ""
        quoted = sheet.replace("'", "''")
        return f"'{quoted}'!{cell if place.column else f'A{place.row}'}"

    def unchecked(self) -> list[published.Document]:
        """Return the documents that were not checked."""
        return [each for each in self.report.documents if not each.checked]


def _units(documents: Sequence[published.Document]) -> list[Unit]:
    """Group documents by the unit that their first form names, in the order in which they come."""
    units: dict[str, Unit] = {}
    for each in documents:
        name = unit_of(each)
        units.setdefault(name, Unit(name)).documents.append(each)
    return [units[name] for name in sorted(units, key=lambda name: not name)]


class Speech:
    """The words of a report in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue."""
        return say(key, **values).pick(self.lang)

    def pick(self, text: published_shape.Text | None) -> str:
        """Return a text of the report; empty where there is none."""
        return "" if text is None else text.zh if self.lang == "zh" else text.en

    def unit(self, unit: Unit) -> str:
        """Return what a unit is called."""
        return unit.name or self.say("outputs.no_unit")

    def verdict(self, facts: Facts) -> str:
        """Return the verdict on the run as one line, with the files and findings it counts."""
        verdicts = Counter(each.verdict for each in facts.report.documents)
        parts = [self.say(f"report.files_{each.value}", count=verdicts[each]) for each in VERDICTS]
        shown = [part for part, each in zip(parts, VERDICTS, strict=True) if verdicts[each]]
        found: Counter[str] = Counter(each.severity for each in facts.findings)
        said = self.say(
            "report.verdict",
            word=self.say(f"report.verdict_{facts.verdict.value}"),
            count=len(facts.report.documents),
            files=self.say("report.and").join(shown),
            found="  ".join(f"{self.say(f'report.{each}')} {found[each]}" for each in SEVERITIES),
        )
        return said if facts.report.complete else f"{self.say('report.incomplete')} {said}"

    def scope(self, facts: Facts) -> str:
        """Return how many pairs of rule and form ended in which way."""
        counted: Counter[str] = Counter(each.status for each in facts.report.statuses)
        if not counted:
            return self.say("report.scope_none")
        parts = [self.say(f"report.status_{each}", count=counted[each]) for each in STATUSES if counted[each]]
        return self.say("report.scope", total=sum(counted.values()), parts=" + ".join(parts))

    def versions(self, report: published.Report) -> str:
        """Return the packs, the version of the program and the date of the run."""
        packs = self.say("report.and").join(
            f"{each.id} {each.version} ({each.hash[:_HASH]})" for each in report.packs
        )
        return self.say(
            "report.versions", packs=packs or "-", version=report.tool.version, today=report.today
        )

    def title(self, facts: Facts, code: str) -> str:
        """Return what a rule is called; empty for what no rule asks."""
        return self.pick(facts.titles.get(code))

    def message(self, finding: published.Finding) -> str:
        """Return what is wrong, marked where the rule guesses."""
        guess = self.say("report.heuristic") if finding.confidence == "heuristic" else ""
        return self.pick(finding.message) + guess

    def uncounted(self, finding: published.Finding) -> str:
        """Return why a finding is not counted: its waiver, or a baseline; empty where it counts."""
        if finding.waiver is not None:
            waiver = finding.waiver
            expires = waiver.expires or self.say("waiver.no_end")
            why = self.say("waiver.said", reason=waiver.reason, approver=waiver.approver, expires=expires)
            return self.say("waiver.title") + self.say("report.because", why=why)
        return "" if finding.counts else self.say("baseline.title")

    def found(self, finding: published.Finding) -> str:
        """Return what stands in the cell, in words where it is blank; empty where there is no single cell."""
        if finding.found is None:
            return ""
        return finding.found if finding.found.strip() else self.say("report.blank")

    def where(self, finding: published.Finding) -> str:
        """Return the address, and below it the row's own words and the column."""
        place = finding.place
        if not isinstance(place, published.Place):
            return address(finding)
        name = column_name(place.column_role, in_list=bool(place.row_key)) if place.column_role else None
        words = [place.row_key.rpartition("/")[2], name.pick(self.lang) if name else ""]
        return "\n".join(part for part in (place.address, *words) if part)

    def basis(self, clauses: Sequence[published_shape.Basis]) -> str:
        """Return the clauses as they are cited, and whether nobody has checked their wording."""
        cited = [
            f"{each.document} {each.clause}".strip()
            + ("" if each.verified else self.say("report.unverified"))
            for each in clauses
        ]
        return self.say("report.and").join(cited)

    def advice(self, finding: published.Finding) -> Iterator[tuple[str, str]]:
        """Yield what is there, what should be, what to type and why, each with its label."""
        parts = (
            ("found", self.found(finding)),
            ("expected", self.pick(finding.expected)),
            ("suggestion", self.pick(finding.suggestion)),
            ("basis", self.basis(finding.basis)),
        )
        for name, text in parts:
            if text:
                yield self.say(f"report.{name}"), text

    def why(self, status: published.RuleStatus) -> str:
        """Return why a rule did not decide: the cells to blame, else the reason."""
        if not status.causes:
            return self.pick(status.reason)
        said = map(self._cause, status.causes)
        return self.say("report.and").join(dict.fromkeys(said))

    def _cause(self, cause: published.Cause) -> str:
        name = (
            column_name(cause.field, in_list=bool(cause.place and cause.place.row_key))
            if cause.field
            else None
        )
        parts = (
            name.pick(self.lang) if name else "",
            cause.place.address if cause.place else "",
            self.say(f"report.cause_{cause.what.replace('-', '_')}"),
        )
        return " ".join(part for part in parts if part)


def address(finding: published.Finding) -> str:
    """Return where in its document a finding is, or the line of a rule file; empty for a whole document."""
    match finding.place:
        case published.Place(address=address):
            return address
        case published.RuleFilePlace(file=file, line=line):
            return f"{file}:{line}"
    return ""


def document(finding: published.Finding) -> str:
    """Return the path of the document that a finding is about; empty where there is none."""
    return finding.place.document if isinstance(finding.place, published.Place) else ""


def beside(finding: published.Finding, other: published.Related) -> str:
    """Return where a related cell is, with its document where a finding is in another, and its text."""
    own = other.place.document == document(finding)
    return " ".join(filter(None, ("" if own else other.place.document, other.place.address, other.text)))


def legal(text: str) -> str:
    """Replace what XML cannot hold, as U+FFFD; breaks and tabs stay."""
    return _ILLEGAL.sub("\ufffd", text)
