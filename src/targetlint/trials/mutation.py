"""Which changes of a rule its examples notice: each changed rule is run on the examples of that rule."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.lang.mutate import Mutant, mutants
from targetlint.lang.scope import Scope
from targetlint.model.trials import Gap, Tally
from targetlint.rulebook import RuleBook
from targetlint.trials.arguments import Arguments
from targetlint.trials.cases import Case, Tried, again
from targetlint.words import say

_LONGEST = 40  # characters of a changed condition that are quoted; its line is shown below


def mutation(book: RuleBook, rule: Tried, base: Scope, arguments: Arguments) -> Tally:
    """Return which changes of the rule no example notices; a change that makes no sense does not count."""
    tally = Tally()
    for mutant in mutants(rule.source.rule):
        noticed = _noticed(book, rule, mutant, base)
        if noticed is None:
            continue
        tally.count += 1
        tally.met += noticed
        if not noticed:
            tally.gaps.append(arguments.weighed(_gap(rule, mutant)))
    return tally


def _noticed(book: RuleBook, rule: Tried, mutant: Mutant, base: Scope) -> bool | None:
    """Return whether an example ends otherwise than it claims, or None where no changed rule can be typed."""
    typed = 0
    for kind, original in rule.typed.items():
        changed = again(book, mutant.node, rule.source, kind, base)
        if changed is None or (changed.pipe, changed.asks) == (original.pipe, original.asks):
            continue
        typed += 1
        cases: Sequence[Case] = [case for case in rule.cases if case.about.kind == kind]
        if not all(case.holds(changed) for case in cases):
            return True
    return False if typed else None


def _gap(rule: Tried, mutant: Mutant) -> Gap:
    was, now = _short(mutant.was), _short(mutant.now)
    key = "trial.without" if mutant.change == "dropped" else "trial.changed"
    return Gap(
        rule.source.rule.id,
        mutant.origin,
        say(key, was=was, now=now),
        say(f"trial.{mutant.change}_do", was=was, now=now),
        say(f"{key}_mark", was=was, now=now),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
