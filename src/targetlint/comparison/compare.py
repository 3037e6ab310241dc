"""Two reports of the published format → what became of the findings of the first."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Protocol

from targetlint.comparison.run import Run, decided, differ, document_of, forms_matched, said, unasked
from targetlint.fingerprints import plain
from targetlint.model.comparison import (
    Change,
    Changed,
    Comparison,
    FormChanged,
    RuleChanged,
    RuleDifference,
)
from targetlint.model.diagnostic import Severity
from targetlint.model.said import Said
from targetlint.reporters import published
from targetlint.reporters.json_uncounted import compared
from targetlint.words import say

_Pair = tuple[published.Finding, published.Finding]


class _KeyOf(Protocol):
    """What makes findings of two runs the same; None for one that has no such key."""

    def __call__(self, finding: published.Finding, *, is_now: bool) -> Hashable: ...


def compare(old: published.Report, new: published.Report, path: str) -> Comparison | Said:
    """Return what became of the findings of `old`, which was read from `path`; or why that cannot be said.

    Findings are the same where their fingerprints are. Where a form was renamed (its unit or project was put
    right) in the same file, its findings are matched by rule, row and column instead.
    """
    if old.fingerprints != new.fingerprints:
        return say("compare.other_fingerprints")
    return _Compared(old, new).made(path)


def with_previous(new: published.Report, old: published.Report, path: str) -> published.Report | Said:
    """Return the new report with the comparison in it, as `check --previous` writes it; or why not."""
    found = compare(old, new, path)
    return found if isinstance(found, Said) else new.model_copy(update={"comparison": compared(found)})


class _Compared:
    """The comparison of two runs while it is made."""

    def __init__(self, old: published.Report, new: published.Report) -> None:
        self._old, self._new = Run(old), Run(new)
        self._forward = forms_matched(self._old, self._new)
        self._backward: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for mine, theirs in self._forward.items():
            for each in theirs:
                self._backward.setdefault(each, []).append(mine)
        self._rules = {rule.id: other for rule in old.rules if (other := self._new.rule_of(rule)) is not None}
        self._before = {rule.id: self._old.rules[name] for name, rule in self._rules.items()}

    def made(self, path: str) -> Comparison:
        """Return the comparison."""
        pairs, gone, came = self._matched()
        found = [self._stayed(one, other) for one, other in pairs]
        found += [self._gone(each) for each in gone]
        found += [self._came(each) for each in came]
        order = list(Change)
        found.sort(key=lambda each: (order.index(each.change), not each.unit, each.unit))
        old = self._old.report
        return Comparison(
            path,
            old.today,
            old.tool.version,
            tuple(found),
            tuple(self._rules_changed()),
            tuple(self._forms_changed()),
            tuple(self._notes()),
        )

    def _matched(self) -> tuple[list[_Pair], list[published.Finding], list[published.Finding]]:
        """Return the findings that both runs have, those of the old one alone, those of the new one alone."""
        pairs: list[_Pair] = []
        gone, came = self._old.findings, self._new.findings
        for key in (self._fingerprint, self._place, self._quoted):
            more, gone, came = _paired(gone, came, key)
            pairs += more
        return pairs, gone, came

    def _fingerprint(self, finding: published.Finding, *, is_now: bool) -> Hashable:
        del is_now
        return finding.fingerprint or None

    def _place(self, finding: published.Finding, *, is_now: bool) -> Hashable:
        """Return rule, form, row and column: of a form that is called otherwise now."""
        form = self._form(finding, is_now=is_now)
        if form is None or not isinstance(finding.place, published.Place):
            return None
        rule = self._rule(finding, is_now=is_now)
        return form, rule, plain(finding.place.row_key), finding.place.column_role

    def _quoted(self, finding: published.Finding, *, is_now: bool) -> Hashable:
        """Return rule, form, column and the cell's words: of a row that is called otherwise now."""
        form, words = self._form(finding, is_now=is_now), plain(finding.found or "")
        if form is None or not words or not isinstance(finding.place, published.Place):
            return None
        return form, self._rule(finding, is_now=is_now), finding.place.column_role, words

    def _form(self, finding: published.Finding, *, is_now: bool) -> tuple[str, int] | None:
        """Return the form of a finding as the new run has it."""
        if is_now:
            return self._new.form_of(finding)
        form = self._old.form_of(finding)
        return None if form is None else next(iter(self._forward.get(form, [])), None)

    def _rule(self, finding: published.Finding, *, is_now: bool) -> str:
        now = None if is_now else self._rules.get(finding.rule)
        return now.id if now else finding.rule

    def _stayed(self, old: published.Finding, new: published.Finding) -> Changed:
        updated = (old.message, old.found, old.severity) != (new.message, new.found, new.severity)
        if new.waiver is not None and old.waiver is None:
            return self._changed(
                new, Change.WAIVED, updated=updated, reason=say("compare.waived", reason=new.waiver.reason)
            )
        return self._changed(new, Change.REMAINING, updated=updated)

    def _gone(self, finding: published.Finding) -> Changed:
        """Say why a finding of the old run is not in the new one."""
        rule, form = self._old.rules.get(finding.rule), self._old.form_of(finding)
        if rule is None or form is None:
            there = document_of(finding) in self._new.checked
            return self._changed(finding, Change.FIXED if there else Change.FORM_GONE, is_now=False)
        forms = self._forward.get(form, [])
        if not forms:
            return self._changed(finding, Change.FORM_GONE, is_now=False)
        now = self._rules.get(rule.id)
        if now is None or differ(rule, now):
            why = say("compare.rule_removed" if now is None else "compare.rule_changed")
            return self._changed(finding, Change.BY_RULES, is_now=False, reason=why)
        ended = [self._new.statuses.get((*each, now.id)) for each in forms]
        row = finding.place.row_key if isinstance(finding.place, published.Place) else ""
        if all(each is not None and decided(each, row) for each in ended):
            return self._changed(finding, Change.FIXED, is_now=False)
        stopped = [each for each in ended if each is not None and unasked(each)]
        if stopped:
            why = say("compare.not_asked", why=_because(stopped[0]))
            return self._changed(finding, Change.BY_RULES, is_now=False, reason=why)
        return self._changed(finding, Change.OPEN, is_now=False, reason=say("compare.open"))

    def _came(self, finding: published.Finding) -> Changed:
        """Say why a finding of the new run is not in the old one."""
        rule, form = self._new.rules.get(finding.rule), self._new.form_of(finding)
        if rule is None or form is None:
            known = document_of(finding) in self._old.units
            change = Change.NEW if known or not document_of(finding) else Change.FORM_NEW
            return self._changed(finding, change)
        forms = self._backward.get(form, [])
        if not forms or len(self._forward[forms[0]]) > len(forms):  # or handed in more often than before
            return self._changed(finding, Change.FORM_NEW)
        before = self._before.get(rule.id)
        if before is None or differ(before, rule):
            why = say("compare.rule_added" if before is None else "compare.rule_changed")
            return self._changed(finding, Change.BY_RULES, reason=why)
        ended = [self._old.statuses.get((*each, before.id)) for each in forms]
        stopped = [each for each in ended if each is not None and unasked(each)]
        if stopped:
            why = say("compare.not_asked_before", why=_because(stopped[0]))
            return self._changed(finding, Change.BY_RULES, reason=why)
        return self._changed(finding, Change.NEW)

    def _changed(
        self,
        finding: published.Finding,
        change: Change,
        *,
        is_now: bool = True,
        updated: bool = False,
        reason: Said | None = None,
    ) -> Changed:
        run = self._new if is_now else self._old
        path = document_of(finding)
        return Changed(
            change=change,
            is_now=is_now,
            rule=finding.rule,
            severity=Severity(finding.severity),
            message=said(finding.message),
            unit=run.units.get(path, ""),
            document=path,
            address=finding.place.address if isinstance(finding.place, published.Place) else "",
            fingerprint=finding.fingerprint,
            updated=updated,
            reason=reason,
        )

    def _rules_changed(self) -> Iterator[RuleChanged]:
        for rule in self._old.report.rules:
            now = self._rules.get(rule.id)
            if now is None:
                yield RuleChanged(rule.id, said(rule.title), RuleDifference.REMOVED)
            elif differ(rule, now):
                yield RuleChanged(now.id, said(now.title), RuleDifference.CHANGED)
            elif now.id != rule.id:
                yield RuleChanged(now.id, said(now.title), RuleDifference.RENAMED)
        for rule in self._new.report.rules:
            if rule.id not in self._before:
                yield RuleChanged(rule.id, said(rule.title), RuleDifference.ADDED)

    def _forms_changed(self) -> Iterator[FormChanged]:
        sides = ((self._old, self._forward, False), (self._new, self._backward, True))
        for run, matched, is_now in sides:
            for key, form in run.forms.items():
                if not matched.get(key):
                    yield FormChanged(run.units[key[0]], form.project or "", form.kind, key[0], is_now)

    def _notes(self) -> Iterator[Said]:
        old, new = self._old.report, self._new.report
        if old.tool.version != new.tool.version:
            yield say("compare.other_tool", old=old.tool.version, new=new.tool.version)
        if bool(old.last_year) != bool(new.last_year):
            yield say("compare.other_against")


def _paired(
    old: Sequence[published.Finding], new: Sequence[published.Finding], key_of: _KeyOf
) -> tuple[list[_Pair], list[published.Finding], list[published.Finding]]:
    """Return the findings with equal keys in pairs, and those of each side that are left; None is no key."""
    waiting: dict[Hashable, list[published.Finding]] = {}
    for each in reversed(new):
        waiting.setdefault(key_of(each, is_now=True), []).append(each)
    waiting.pop(None, None)
    pairs, gone = [], []
    for each in old:
        key = key_of(each, is_now=False)
        if key is not None and waiting.get(key):
            pairs.append((each, waiting[key].pop()))
        else:
            gone.append(each)
    taken = {id(other) for _, other in pairs}
    return pairs, gone, [each for each in new if id(each) not in taken]


def _because(status: published.RuleStatus) -> Said:
    return said(status.reason) if status.reason else say(f"outputs.status_{status.status}")
