"""What several conditions say together: whether they can all be true, and whether one follows.

Only what is certain counts: what depends on a form, and is not contradicted by another condition on the
very same value, is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from targetlint.lang import runtime, typed
from targetlint.lang.typed import Typed
from targetlint.lang.words_in import folded
from targetlint.model.amount import Amount

_SAME = frozenset({"same", "same_text"})
_ORDERED = frozenset({"compare_amounts", "compare_dates", "target_meets"})
_Bound = Decimal | int


def constant(node: Typed) -> bool | None:
    """Return whether a condition is always true or always false; None where that depends on the form."""
    match node:
        case typed.Const(value=bool() as value):
            return value
        case typed.Not(operand=operand):
            inner = constant(operand)
            return None if inner is None else not inner
        case typed.Logic(word=word, parts=parts):
            return _logic(word, parts)
        case typed.Operation(name=name, operands=operands):
            values = [each.value for each in operands if isinstance(each, typed.Const)]
            if len(values) == len(operands):
                answer = runtime.OPERATIONS[name](*values)
                return answer if isinstance(answer, bool) else None
    return None


def _logic(word: str, parts: Sequence[Typed]) -> bool | None:
    decides = word == "or"
    answers = [constant(part) for part in parts]
    if decides in answers:
        return decides
    if None not in answers:
        return not decides
    return False if word == "and" and contradict(parts) else None


def contradict(conditions: Iterable[Typed]) -> bool:
    """Whether some conditions cannot all be true."""
    facts = [fact for each in conditions for fact in _facts(each)]
    if any(constant(fact) is False for fact in facts if not isinstance(fact, typed.Logic)):
        return True
    said = set(facts)
    if any(isinstance(fact, typed.Not) and fact.operand in said for fact in facts):
        return True
    return any(_apart(one, other) for n, one in enumerate(facts) for other in facts[n + 1 :]) or _crossed(
        facts
    )


def _facts(node: Typed) -> Iterator[Typed]:
    """Yield the conditions that a conjunction is made of."""
    if isinstance(node, typed.Logic) and node.word == "and":
        for part in node.parts:
            yield from _facts(part)
    elif isinstance(node, typed.Not) and isinstance(node.operand, typed.InState):
        yield replace(node.operand, negated=not node.operand.negated)
    else:
        yield node


def _apart(one: Typed, other: Typed) -> bool:
    """Whether two conditions on one value exclude each other."""
    match one, other:
        case typed.InState(), typed.InState() if one.operand == other.operand:
            if one.negated != other.negated:
                positive, negative = (other, one) if one.negated else (one, other)
                return set(positive.states) <= set(negative.states)
            return not one.negated and not set(one.states) & set(other.states)
        case typed.Operation(), typed.Operation():
            mine, yours = _among(one), _among(other)
            return mine is not None and yours is not None and mine[0] == yours[0] and not mine[1] & yours[1]
    return False


def _among(fact: typed.Operation) -> tuple[Typed, frozenset[object]] | None:
    """Return a value and the constants it is one of, as the condition says."""
    if fact.name in _SAME:
        left, right = fact.operands
        if isinstance(right, typed.Const):
            return left, frozenset({_plain(right.value)})
    if fact.name in {"member", "among"} and isinstance(fact.operands[1], typed.Const):
        return fact.operands[0], frozenset(map(_plain, fact.operands[1].value))
    return None


def _plain(value: object) -> object:
    """Return a text as texts are compared, and any other value itself."""
    return folded(value) if isinstance(value, str) else value


def _crossed(facts: Sequence[Typed]) -> bool:
    """Whether the bounds that are set to one value leave it no room."""
    lows: dict[object, _Bound] = {}
    highs: dict[object, _Bound] = {}
    open_: set[object] = set()
    for fact in facts:
        if not isinstance(fact, typed.Operation) or fact.name not in _ORDERED:
            continue
        sign, held, bound = fact.operands
        limit, value = _number(bound), (held, getattr(getattr(bound, "value", None), "unit", ""))
        if limit is None or not isinstance(sign, typed.Const):
            continue
        if sign.value in {"≥", ">", "="}:
            lows[value] = max(lows.get(value, limit), limit)
        if sign.value in {"≤", "<", "="}:
            highs[value] = min(highs.get(value, limit), limit)
        if sign.value in {">", "<"}:
            open_.add(value)
    return any(
        lows[value] > highs[value] or (lows[value] == highs[value] and value in open_)
        for value in lows.keys() & highs.keys()
    )


def _number(node: Typed) -> _Bound | None:
    value = node.value if isinstance(node, typed.Const) else None
    if isinstance(value, Amount):
        return value.number
    return value.toordinal() if isinstance(value, date) else None
