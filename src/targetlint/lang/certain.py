"""Which expressions can never be unknown: they need no test for it."""

from __future__ import annotations

from targetlint.lang import typed
from targetlint.lang.typed import Typed

_NEVER_UNKNOWN = {
    "compare_dates",
    "same_text",
    "same",
    "contains",
    "mentions",
    "member",
    "among",
    "inside",
    "exact",
    "quantifiable",
}


def sure(node: Typed) -> bool:
    """Whether `node` can never be unknown."""
    match node:
        case typed.Const():
            return True
        case typed.Var(sure=never):
            return never
        case typed.Cell(base=base):
            return sure(base)
        case typed.Not(operand=operand) | typed.InState(operand=operand):
            return sure(operand)
        case typed.OrElse(default=default):
            return sure(default)
        case typed.Logic(parts=parts):
            return all(map(sure, parts))
        case typed.Operation(name=operation, operands=operands):
            return operation in _NEVER_UNKNOWN and all(map(sure, operands))
        case (
            typed.Quantified(source=source, condition=condition)
            | typed.Select(source=source, condition=condition)
        ):
            return sure(source) and sure(condition)
        case typed.Collect(source=source, value=value):
            return sure(source) and sure(value)
    return False
