"""Waivers × a report → the report with its waived findings, and what is odd about the waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import NamedTuple

from targetlint.fingerprints import Names, Naming, names_of, plain
from targetlint.model.diagnostic import Diagnostic, Severity, Waived
from targetlint.model.place import Origin, Place
from targetlint.model.report import Report, RuleInfo
from targetlint.model.said import Said
from targetlint.model.uncounted import Waiver, WaiverState
from targetlint.waivers.file import did_you_mean, told
from targetlint.words import say

SOON = timedelta(days=30)
"""How long before its last day a waiver is announced to end."""

_NAMED = 3  # names that are shown where a waiver's own is none of them


def covered(report: Report, waivers: Sequence[Waiver], rules: Mapping[str, RuleInfo]) -> Report:
    """Return the report with the findings that waivers cover marked; `rules` are all of its packs.

    Of several waivers the first covers. One that has expired, that means no rule, or one that its pack calls
    mandatory covers nothing and is told. So is one that nothing had a use for, unless the run is of one file
    that it is not about, or did not ask its rule.
    """
    run = _Run.of(report)
    day = date.fromisoformat(report.today)
    held = [_Held(each, rules, day) for each in waivers]
    in_force: dict[str, list[_Held]] = {}
    for each in held:
        if each.state is WaiverState.UNUSED:
            in_force.setdefault(each.rule, []).append(each)
    findings = [
        _marked(finding, [each for each in in_force.get(finding.code, ()) if each.fits(finding, names)])
        for finding, (_, names) in zip(report.findings, run.named, strict=True)
    ]
    odd = [*report.about_waivers, *(found for each in held for found in each.odd(run))]
    odd.sort(
        key=lambda each: (each.place.file, each.place.line) if isinstance(each.place, Origin) else ("", 0)
    )
    return replace(
        report,
        findings=findings,
        waivers=[*report.waivers, *(each.ended() for each in held)],
        about_waivers=odd,
    )


def only_used(report: Report) -> Report:
    """Return the report without the waivers that cover nothing in it, and without what is odd about them."""
    used = [each for each in report.waivers if each.state is WaiverState.USED]
    lines = {(each.origin.file, each.origin.line) for each in used}
    about = [
        each
        for each in report.about_waivers
        if isinstance(each.place, Origin) and (each.place.file, each.place.line) in lines
    ]
    return replace(report, waivers=used, about_waivers=about)


def _marked(finding: Diagnostic, fitting: Sequence[_Held]) -> Diagnostic:
    for each in fitting:
        each.state = WaiverState.USED
    if not fitting or finding.waived:
        return finding
    fitting[0].findings += 1
    waiver = fitting[0].waiver
    return replace(finding, waived=Waived(waiver.reason, waiver.approver, waiver.expires, waiver.origin))


class _Plain(NamedTuple):
    """The names of a form, and of a row in it, as they are compared."""

    unit: str
    project: str
    row: str

    @classmethod
    def of(cls, names: Names) -> _Plain:
        return cls(plain(names.unit), plain(names.project), plain(names.row))


@dataclass(frozen=True, slots=True)
class _Run:
    """A report with what every waiver asks of it, made once: names of its findings, as they are compared too.

    `of_rule` are the same by rule; `forms` are the names of forms with the paths of their documents.
    """

    report: Report
    named: Sequence[tuple[Names, _Plain]]
    of_rule: Mapping[str, Sequence[tuple[Names, _Plain]]]
    forms: Sequence[tuple[_Plain, str]]

    @classmethod
    def of(cls, report: Report) -> _Run:
        naming = Naming(report.documents)
        names = [naming.names(each) for each in report.findings]
        named = [(each, _Plain.of(each)) for each in names]
        of_rule: dict[str, list[tuple[Names, _Plain]]] = {}
        for finding, each in zip(report.findings, named, strict=True):
            of_rule.setdefault(finding.code, []).append(each)
        forms = [
            (_Plain.of(names_of(each.form)), document.path)
            for document in report.documents
            for each in document.forms
        ]
        return cls(report, named, of_rule, forms)


class _Held:
    """A waiver in a run: the rule that it means, and what became of it."""

    def __init__(self, waiver: Waiver, rules: Mapping[str, RuleInfo], today: date) -> None:
        self.waiver = waiver
        self._plain = _Plain(plain(waiver.unit), plain(waiver.project), plain(waiver.row))
        self.findings = 0
        self._rules = rules
        self._rule = next((info for info in rules.values() if info.is_called(waiver.rule)), None)
        self._left = date.fromisoformat(waiver.expires) - today if waiver.expires else None
        self.state = WaiverState.UNUSED
        if self._rule is None:
            self.state = WaiverState.UNKNOWN
        elif self._rule.mandatory:
            self.state = WaiverState.REFUSED
        elif self._left is not None and self._left < timedelta(0):
            self.state = WaiverState.EXPIRED

    @property
    def rule(self) -> str:
        """The id of the rule that is meant, empty where none is."""
        return self._rule.id if self._rule else ""

    def ended(self) -> Waiver:
        """Return the waiver with what became of it."""
        return replace(self.waiver, state=self.state, findings=self.findings)

    def fits(self, finding: Diagnostic, names: _Plain) -> bool:
        """Whether the waiver covers a finding of its rule."""
        path = finding.place.document if isinstance(finding.place, Place) else ""
        return self._of_form(names, path) and self._of_row(names)

    def _of_form(self, names: _Plain, path: str) -> bool:
        waiver, wanted = self.waiver, self._plain
        return (
            (not waiver.unit or wanted.unit == names.unit)
            and (not waiver.project or wanted.project == names.project)
            and (not waiver.file or _at(path, waiver.file))
        )

    def _of_row(self, names: _Plain) -> bool:
        """Whether the row is meant: by the indicator's name, or with its tiers before it."""
        wanted = self._plain.row
        return not wanted or names.row == wanted or names.row.endswith(f"/{wanted}")

    def odd(self, run: _Run) -> Iterator[Diagnostic]:
        """Yield what is to be told of the waiver after the run."""
        values = {"rule": self.waiver.rule, "day": self.waiver.expires}
        origin = self.waiver.origin
        if self.state is WaiverState.UNKNOWN:
            known = [name for info in self._rules.values() for name in (info.id, *info.title)]
            hint = did_you_mean(self.waiver.rule, known, say("waiver.unknown.hint"))
            yield told(origin, "unknown", Severity.WARNING, hint=hint, **values)
        elif self.state is WaiverState.REFUSED:
            yield told(origin, "refused", Severity.WARNING, **values)
        elif self.state is WaiverState.EXPIRED:
            yield told(origin, "expired", Severity.WARNING, **values)
        elif self.state is WaiverState.UNUSED and self._met(run):
            yield told(origin, "unused", Severity.WARNING, hint=self._why(run), **values)
        elif self._left is not None and self._left <= SOON:
            yield told(origin, "expiring", Severity.INFO, **values)

    def _met(self, run: _Run) -> bool:
        """Whether the run could have had a use for the waiver: it asked the rule, of what it is about."""
        report = run.report
        if (
            self._rule is None
            or not report.complete
            or all(each.id != self._rule.id for each in report.rules)
        ):
            return False
        return len(report.documents) > 1 or any(self._of_form(*each) for each in run.forms)

    def _why(self, run: _Run) -> Said:
        """Return the next act: where the rule did find something, which name does not agree."""
        found = run.of_rule.get(self.rule, ())
        if not found:
            return say("waiver.unused.hint")
        otherwise = say("waiver.unused.elsewhere", count=len(found))
        for key in _Plain._fields:
            wanted = _own(self.waiver, key)
            if wanted and plain(wanted) not in {_own(folded, key) for _, folded in found}:
                names = (_own(each, key) for each, _ in found)
                there = list(dict.fromkeys(" ".join(each.split()) for each in names if each.strip()))
                shown = "、".join(there[:_NAMED])
                hint = say("waiver.unused.named", count=len(found), names=shown) if there else otherwise
                return did_you_mean(wanted, there, hint)
        return otherwise


def _own(names: Waiver | Names | _Plain, key: str) -> str:
    """Return one of the names; of a row that of its indicator, without the tiers before it."""
    name: str = getattr(names, key)
    return name.rpartition("/")[2] if key == "row" else name


def _at(path: str, pattern: str) -> bool:
    """Whether the end of a path is what a pattern says, such as `县教育局/*.docx`; `.` is every path."""
    wanted = PurePosixPath(pattern.replace("\\", "/"))
    return not wanted.parts or PurePosixPath(path.replace("\\", "/")).match(str(wanted))
