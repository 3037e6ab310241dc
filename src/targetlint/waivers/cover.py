"""Waivers × a report → the report with its waived findings, and what is odd about the waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePosixPath

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
    naming = Naming(report.documents)
    named = [naming.names(each) for each in report.findings]
    day = date.fromisoformat(report.today)
    held = [_Held(each, rules, day) for each in waivers]
    findings = [
        _marked(finding, [each for each in held if each.fits(finding, names)])
        for finding, names in zip(report.findings, named, strict=True)
    ]
    odd = [*report.about_waivers, *(found for each in held for found in each.odd(report, named))]
    odd.sort(
        key=lambda each: (each.place.file, each.place.line) if isinstance(each.place, Origin) else ("", 0)
    )
    return replace(
        report,
        findings=findings,
        waivers=[*report.waivers, *(each.ended() for each in held)],
        about_waivers=odd,
    )


def _marked(finding: Diagnostic, fitting: Sequence[_Held]) -> Diagnostic:
    for each in fitting:
        each.state = WaiverState.USED
    if not fitting or finding.waived:
        return finding
    fitting[0].findings += 1
    waiver = fitting[0].waiver
    return replace(finding, waived=Waived(waiver.reason, waiver.approver, waiver.expires, waiver.origin))


class _Held:
    """A waiver in a run: the rule that it means, and what became of it."""

    def __init__(self, waiver: Waiver, rules: Mapping[str, RuleInfo], today: date) -> None:
        self.waiver = waiver
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

    def ended(self) -> Waiver:
        """Return the waiver with what became of it."""
        return replace(self.waiver, state=self.state, findings=self.findings)

    def fits(self, finding: Diagnostic, names: Names) -> bool:
        """Whether the waiver is in force and covers a finding."""
        in_force = self.state in {WaiverState.UNUSED, WaiverState.USED}
        asked = self._rule is not None and self._rule.id == finding.code
        path = finding.place.document if isinstance(finding.place, Place) else ""
        return in_force and asked and self._of_form(names, path) and self._of_row(names)

    def _of_form(self, names: Names, path: str) -> bool:
        waiver = self.waiver
        return (
            (not waiver.unit or plain(waiver.unit) == plain(names.unit))
            and (not waiver.project or plain(waiver.project) == plain(names.project))
            and (not waiver.file or _at(path, waiver.file))
        )

    def _of_row(self, names: Names) -> bool:
        """Whether the row is meant: by the indicator's name, or with its tiers before it."""
        wanted, row = plain(self.waiver.row), plain(names.row)
        return not wanted or row == wanted or row.endswith(f"/{wanted}")

    def odd(self, report: Report, named: Sequence[Names]) -> Iterator[Diagnostic]:
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
        elif self.state is WaiverState.UNUSED and self._met(report):
            yield told(origin, "unused", Severity.WARNING, hint=self._why(report, named), **values)
        elif self._left is not None and self._left <= SOON:
            yield told(origin, "expiring", Severity.INFO, **values)

    def _met(self, report: Report) -> bool:
        """Whether the run could have had a use for the waiver: it asked the rule, of what it is about."""
        if (
            self._rule is None
            or not report.complete
            or all(each.id != self._rule.id for each in report.rules)
        ):
            return False
        about = [
            self._of_form(names_of(each.form), document.path)
            for document in report.documents
            for each in document.forms
        ]
        return len(report.documents) > 1 or any(about)

    def _why(self, report: Report, named: Sequence[Names]) -> Said:
        """Return the next act: where the rule did find something, which name does not agree."""
        found = [
            (finding, names)
            for finding, names in zip(report.findings, named, strict=True)
            if self._rule is not None and finding.code == self._rule.id
        ]
        if not found:
            return say("waiver.unused.hint")
        otherwise = say("waiver.unused.elsewhere", count=len(found))
        for key, known in (
            ("unit", [names.unit for _, names in found]),
            ("project", [names.project for _, names in found]),
            ("row", [names.row.rpartition("/")[2] for _, names in found]),
        ):
            wanted = getattr(self.waiver, key)
            wanted = wanted.rpartition("/")[2] if key == "row" else wanted
            if wanted and plain(wanted) not in map(plain, known):
                there = list(dict.fromkeys(" ".join(each.split()) for each in known if each.strip()))
                shown = "、".join(there[:_NAMED])
                hint = say("waiver.unused.named", count=len(found), names=shown) if there else otherwise
                return did_you_mean(wanted, there, hint)
        return otherwise


def _at(path: str, pattern: str) -> bool:
    """Whether the end of a path is what a pattern says, such as `县教育局/*.docx`."""
    return PurePosixPath(path.replace("\\", "/")).match(pattern.replace("\\", "/"))
