"""Findings and open questions of a form → its points in the review table: a suggestion, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from targetlint.model.diagnostic import Confidence, Diagnostic, Outcome, Severity
from targetlint.model.report import RuleInfo, RuleStatus, Status
from targetlint.model.scheme import Deduction, Item, ItemScore, Loss, Scheme, Score, Why

_ANSWERED = frozenset({Status.PASSED, Status.VIOLATED})
_OPEN = {Status.UNDECIDED: Why.UNDECIDED, Status.NOT_RUN: Why.NOT_RUN, Status.CRASHED: Why.CRASHED}
_NOTHING = Decimal(0)


class Scoring:
    """Scores forms by one scheme; which item counts a rule is found out once."""

    def __init__(self, scheme: Scheme, rules: Mapping[str, RuleInfo]) -> None:
        self._scheme = scheme
        self._rules = rules
        self._counted = {name: _item_of(rule, scheme) for name, rule in rules.items()}

    def score(self, statuses: Sequence[RuleStatus], findings: Sequence[Diagnostic]) -> Score | None:
        """Return what a form comes to; None where no rule decided anything about it.

        `statuses` and `findings` are those of this form. Only certain findings cost points for sure;
        guesses, questions to a person and what was not decided make the range between `low` and `high`. A
        rule about what the run was not given takes no part.
        """
        statuses = [each for each in statuses if not each.not_given]
        answered = [each.rule for each in statuses if each.status in _ANSWERED]
        if not answered:
            return None
        told: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            told.setdefault(finding.code, []).append(finding)
        losses = [
            loss
            for each in statuses
            if each.rule in told or each.status in _OPEN
            for loss in _losses(self._scheme, self._rules[each.rule], each, told.get(each.rule, []))
        ]
        return Score(
            scheme=self._scheme,
            items=tuple(self._item(each, answered, losses) for each in self._scheme.items),
            answered=len(answered),
            open=len({each.rule for each in losses if not each.why.certain}),
            outside=tuple(dict.fromkeys(each.rule for each in losses if self._counted[each.rule] is None)),
        )

    def _item(self, item: Item, answered: Sequence[str], losses: Sequence[Loss]) -> ItemScore:
        return ItemScore(
            item=item,
            answered=sum(self._counted[name] is item for name in answered),
            losses=tuple(each for each in losses if self._counted[each.rule] is item),
        )


def _item_of(rule: RuleInfo, scheme: Scheme) -> Item | None:
    """Return the item that counts a rule, one that names it before one that takes the rest."""
    named = (each for each in scheme.items if any(map(rule.answers_to, each.selectors)))
    rest = (each for each in scheme.items if each.rest and each.dimension == rule.dimension)
    return next(named, None) or next(rest, None)


def _fits(deduction: Deduction, rule: RuleInfo, severity: Severity) -> bool:
    named = not deduction.selectors or any(map(rule.answers_to, deduction.selectors))
    return named and deduction.dimension in {"", rule.dimension} and deduction.severity in {None, severity}


def _losses(
    scheme: Scheme, rule: RuleInfo, status: RuleStatus, findings: Sequence[Diagnostic]
) -> Iterator[Loss]:
    """Yield what a rule costs, what is certain first; its bound is used up in that order."""
    spent = _NOTHING
    for why, severity, count in _counts(rule, status, findings):
        fitting = next((each for each in scheme.deductions if _fits(each, rule, severity)), None)
        each = fitting.each if fitting else _NOTHING
        amount = count * each
        if fitting and fitting.most is not None:
            amount = min(amount, max(fitting.most - spent, _NOTHING))
        spent += amount
        yield Loss(rule.id, why, count, each, amount)


def _counts(
    rule: RuleInfo, status: RuleStatus, findings: Sequence[Diagnostic]
) -> Iterator[tuple[Why, Severity, int]]:
    """Yield the reasons for a deduction with their severity and number, what is certain first."""
    counts: dict[tuple[Why, Severity], int] = {}
    for each in (one for one in findings if not _says_open(one, rule)):
        key = (_why(each), each.severity)
        counts[key] = counts.get(key, 0) + 1
    for (why, severity), count in sorted(counts.items(), key=_order):
        yield why, severity, count
    if status.status in _OPEN:
        yield _OPEN[status.status], rule.severity, max(status.undecided, 1)
    elif status.status is Status.VIOLATED and status.undecided:
        yield Why.UNDECIDED, rule.severity, status.undecided


def _order(counted: tuple[tuple[Why, Severity], int]) -> tuple[int, int]:
    (why, severity), _ = counted
    return list(Why).index(why), severity.rank


def _why(finding: Diagnostic) -> Why:
    if finding.severity is Severity.REVIEW or finding.outcome is not Outcome.FAIL:
        return Why.REVIEW
    return Why.FINDING if finding.confidence is Confidence.CERTAIN else Why.HEURISTIC


def _says_open(finding: Diagnostic, rule: RuleInfo) -> bool:
    """Whether a finding only says that its rule stayed undecided, which the status counts already."""
    return finding.outcome is Outcome.REVIEW and rule.severity is not Severity.REVIEW
