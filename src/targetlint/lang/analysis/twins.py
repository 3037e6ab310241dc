"""Rules that ask the same question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from targetlint.lang import declared, typed
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity


def twins(rules: Sequence[typed.Rule], written: Mapping[str, declared.Rule], trouble: Trouble) -> None:
    """Tell of rules that ask what another one asks, of the same forms under the same conditions."""
    known: dict[object, str] = {}
    for rule in rules:
        question = (rule.kind, rule.pipe, tuple((ask.condition, ask.wrong) for ask in rule.asks))
        first = known.setdefault(question, rule.id)
        if first != rule.id:
            trouble.tell(written[rule.id].id_origin, "rule.same_question", Severity.WARNING, rule=first)
