"""Rules that can never report, clauses that are never reached, conditions that decide nothing."""

from __future__ import annotations

from targetlint.lang import declared, typed
from targetlint.lang.analysis.facts import constant, contradict
from targetlint.lang.trouble import Trouble
from targetlint.lang.typed import Typed
from targetlint.model.diagnostic import Severity


def unreachable(rule: typed.Rule, written: declared.Rule, trouble: Trouble) -> None:
    """Tell where the conditions of a rule exclude each other, or a question can have no wrong answer."""
    facts: list[Typed] = []
    for clause, source in zip(rule.pipe, written.pipe, strict=True):
        condition = clause.condition if isinstance(clause, typed.Filter) else getattr(clause, "where", None)
        if condition is None:
            continue
        if constant(condition) is True:
            trouble.tell(source.origin, "rule.always", Severity.WARNING)
        facts.append(condition)
        if contradict(facts):
            trouble.tell(source.origin, "rule.never_reached", Severity.WARNING)
            return
    for ask, question in zip(rule.asks, written.asks, strict=True):
        wrong = ask.condition if ask.wrong else typed.Not(ask.condition)
        if constant(wrong) is False or contradict([*facts, wrong]):
            trouble.tell(question.origin, "rule.never_fires", Severity.WARNING)
