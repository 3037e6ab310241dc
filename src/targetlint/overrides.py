"""What settings change for some forms only: which rules they are exempt from, which severity findings get."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from targetlint.lang.vocabulary import form_kind
from targetlint.lang.words_in import folded
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.form import SENDERS, Form
from targetlint.model.report import RuleInfo, RuleStatus, Status
from targetlint.model.settings import Override, line_of
from targetlint.words import say


@dataclass(frozen=True, slots=True)
class Changes:
    """What the overrides come to for one form: exempt rules by id, and other severities by rule."""

    exempt: Mapping[str, RuleStatus]
    severity: Mapping[str, Severity]


_NONE = Changes({}, {})


class Overrides:
    """The overrides of a run over its rules: exemptions add up, of severities the last one counts."""

    def __init__(self, overrides: Sequence[Override], rules: Mapping[str, RuleInfo]) -> None:
        self._overrides = overrides
        self._rules = rules

    def of(self, form: Form) -> Changes:
        """Return what is otherwise for `form`."""
        met = [each for each in self._overrides if meets(each, form)]
        if not met:
            return _NONE
        exempt: dict[str, RuleStatus] = {}
        severity: dict[str, Severity] = {}
        for override in met:
            why = say("settings.exempt", reason=override.reason, origin=line_of(override.origin))
            exempt |= {
                name: RuleStatus(name, Status.EXEMPTED, why)
                for name in self._unasked(override)
                if form.kind in map(form_kind, self._rules[name].applies_to)
            }
            for selector, wanted in override.severity.items():
                severity |= dict.fromkeys(self._named([selector]), wanted)
        return Changes(exempt, severity)

    def _unasked(self, override: Override) -> Collection[str]:
        asked = self._named(override.select) if override.select else list(self._rules)
        return {*self._rules} - {*asked} | {*self._named(override.ignore)}

    def _named(self, selectors: Sequence[str]) -> list[str]:
        return [name for name, info in self._rules.items() if any(map(info.answers_to, selectors))]

    def weighed(self, finding: Diagnostic, changes: Changes) -> Diagnostic:
        """Return the finding with the severity that its rule has for this form.

        What the rule itself told with another severity (a difference that rounding explains, a question
        that was not decided) stays as it is.
        """
        wanted = changes.severity.get(finding.code)
        if wanted is None or finding.severity is not self._rules[finding.code].severity:
            return finding
        if finding.outcome is not (Outcome.REVIEW if finding.severity is Severity.REVIEW else Outcome.FAIL):
            return finding
        outcome = Outcome.REVIEW if wanted is Severity.REVIEW else Outcome.FAIL
        return replace(finding, severity=wanted, outcome=outcome)


def meets(override: Override, form: Form) -> bool:
    """Whether an override is about a form; where the form does not state its unit, one by unit is not."""
    return (
        (not override.files or any(each.matches(form.place.document) for each in override.files))
        and (not override.units or any(_is_called(form.text(name), override.units) for name in SENDERS))
        and (not override.projects or _is_called(form.text("project_name"), override.projects))
    )


def _is_called(name: str, patterns: Sequence[str]) -> bool:
    """Whether a name is one of `patterns`, as `is` compares texts in rules; `*` stands for anything."""
    said = folded(name)
    return bool(said) and any(_compiled(each).fullmatch(said) for each in patterns)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, folded(pattern).split("*"))), re.IGNORECASE)
