"""Exemptions and disablings over a run: which forms are exempt, and which changes nothing had a use for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from targetlint.lang import typed
from targetlint.lang.batch import Batch
from targetlint.lang.plan import Plan
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.form import Form
from targetlint.model.place import Origin
from targetlint.model.report import RuleStatus, Status


class Exemptions:
    """The exemptions of a rule book and its disablings, and which of them a run had a use for.

    `shadow` are the disabled rules: they are asked, too, until one of them would have reported
    something, and nothing is made of their answers. `disabled_at` says where each is disabled.
    """

    def __init__(self, rules: Sequence[typed.Rule], shadow: Plan, disabled_at: Mapping[str, Origin]) -> None:
        self._exempting = [(index, rule) for index, rule in enumerate(rules) if rule.exemptions]
        self._shadow = shadow
        self._disabled_at = disabled_at
        self._kinds: set[str] = set()
        self._used: set[Origin] = set()

    def of(self, form: Form, batch: Batch) -> dict[int, RuleStatus]:
        """Return the rules, by index, that the form is exempt from."""
        self._kinds.add(form.kind)
        self._watch(form, batch)
        found: dict[int, RuleStatus] = {}
        for index, rule in self._exempting:
            if rule.kind != form.kind:
                continue
            from targetlint.lang.evaluate import holds  # noqa: PLC0415 - few books exempt anything

            for each in rule.exemptions:
                if holds(each.condition, form, batch):
                    self._used.add(each.origin)
                    found.setdefault(index, RuleStatus(rule.id, Status.EXEMPTED, each.reason))
        return found

    def _watch(self, form: Form, batch: Batch) -> None:
        """See whether a disabled rule would have reported something; what was of use is not asked again."""
        waiting = [rule for rule in self._shadow.rules if self._disabled_at[rule.id] not in self._used]
        if not any(rule.kind == form.kind for rule in waiting):
            return
        for hit in self._shadow.run(form, batch).hits:
            self._used.add(self._disabled_at[self._shadow.rules[hit.rule].id])

    def unused(self) -> list[Diagnostic]:
        """Return what changed nothing, of the changes that are about the kinds of form in the run."""
        if not self._exempting and not self._shadow.rules:
            return []
        from targetlint.lang.trouble import Trouble  # noqa: PLC0415 - few books exempt or disable anything

        told = Trouble()
        for _, rule in self._exempting:
            for each in rule.exemptions:
                if rule.kind in self._kinds and each.origin not in self._used:
                    told.tell(each.origin, "rule.unused_exempt", Severity.INFO, rule=rule.id)
        for rule in self._shadow.rules:
            origin = self._disabled_at[rule.id]
            if rule.kind in self._kinds and origin not in self._used:
                told.tell(origin, "rule.unused_disable", Severity.INFO, rule=rule.id)
        return told.diagnostics
