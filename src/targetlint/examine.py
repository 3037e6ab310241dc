"""A rule pack examined beyond its mistakes: what it never does, never uses, says twice, and costs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from targetlint.lang import declared, typed
from targetlint.lang.analysis.cost import cost
from targetlint.lang.analysis.mixed import mixed
from targetlint.lang.analysis.reach import unreachable
from targetlint.lang.analysis.twins import twins
from targetlint.lang.analysis.unused import unused
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.place import Origin
from targetlint.model.report import Cost
from targetlint.rulebook import RuleBook


def examine(book: RuleBook, packs: Collection[str]) -> list[Diagnostic]:
    """Return what is odd about the rules of some packs, by their folders' names."""
    trouble = Trouble()
    written = {name: source.effective for name, source in book.whole.rules.items()}
    rules = _rules(book)
    for rule in rules:
        own = Trouble()
        unreachable(rule, written[rule.id], own)
        trouble.take(own)
    twins(rules, written, trouble)
    unused(book.whole, trouble)
    for path, text in book.texts.items():
        mixed(text, path, trouble)
    for each in written.values():
        _examples(each, trouble)
    return sorted(
        (each for each in trouble.diagnostics if _pack(each) in packs),
        key=lambda each: (each.place.file, each.place.line) if isinstance(each.place, Origin) else ("", 0),
    )


def costs(book: RuleBook, packs: Collection[str]) -> list[Cost]:
    """Return what each rule of some packs costs, the dearest first."""
    chosen = [rule for rule in _rules(book) if book.rules[rule.id].pack in packs]
    return sorted(
        (Cost(rule.id, rule.kind, cost(rule)) for rule in chosen), key=lambda each: (-each.steps, each.rule)
    )


def _rules(book: RuleBook) -> Sequence[typed.Rule]:
    return (*book.plan.rules, *book.shadow.rules)


def _examples(rule: declared.Rule, trouble: Trouble) -> None:
    """Tell where a rule has no example that passes, or none that fails."""
    outcomes = {each.outcome for each in rule.examples}
    for outcome in ("passes", "fails"):
        if outcome not in outcomes:
            trouble.tell(rule.id_origin, f"rule.no_example_{outcome}", Severity.WARNING, rule=rule.id)


def _pack(found: Diagnostic) -> str:
    return found.place.file.partition("/")[0] if isinstance(found.place, Origin) else ""
