"""What a rule costs at most on one form: the product of the longest lists that it runs over."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from targetlint.lang import typed

ROWS = 200
"""Lines of the longest list of a form (design: language 5)."""

FORMS = 2_000
"""Forms of the largest batch."""


def cost(rule: typed.Rule) -> int:
    """Return how many steps the rule takes at most on one form, one for each node that is evaluated."""
    questions = sum(_steps((ask.condition, ask.at, ask.mark)) for ask in rule.asks)
    total = questions
    for clause in reversed(rule.pipe):
        match clause:
            case typed.Filter(condition=condition):
                total += _steps(condition)
            case typed.Bind(value=value):
                total += _steps(value)
            case typed.Loop(source=source, where=where):
                total = _steps(source) + _members(source) * (total + _steps(where))
    return total


def _members(source: object) -> int:
    """Return how many members a list has at most: a batch of forms, or the lines of one."""
    return FORMS if any(isinstance(node, typed.Peers) for node in typed.walk(source)) else ROWS


def _steps(node: object) -> int:
    match node:
        case typed.Quantified(source=source, condition=inner) | typed.Select(source=source, condition=inner):
            return _steps(source) + _members(source) * _steps(inner)
        case typed.Collect(source=source, value=inner):
            return _steps(source) + _members(source) * _steps(inner)
        case tuple():
            return sum(map(_steps, node))
    if is_dataclass(node):
        return 1 + sum(_steps(getattr(node, field.name)) for field in fields(node))
    return 0
