"""What the parameters of a rule mean, as the layers set them, and whether they may."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from targetlint.lang import ast, declared, types
from targetlint.lang.assembled import RuleSource
from targetlint.lang.changes import SetParam
from targetlint.lang.infer import BROKEN_MEANING, Expressions
from targetlint.lang.scope import Meaning, Scope
from targetlint.lang.typed import Const, Typed
from targetlint.lang.types import Type
from targetlint.model.amount import Amount
from targetlint.model.place import Origin

_TYPES = {
    "money": types.MONEY,
    "percent": types.PERCENT,
    "number": types.NUMBER,
    "date": types.DATE,
    "text": types.TEXT,
}
_WAYS = {"up": 1, "down": -1}


def params(source: RuleSource, scope: Scope, expressions: Expressions) -> Mapping[str, Meaning]:
    """Return the parameters by name, each as the lowest layer set it; what no layer may set is told."""
    return _Params(scope, expressions).all(source)


class _Params:
    def __init__(self, scope: Scope, expressions: Expressions) -> None:
        self._scope = scope
        self._expressions = expressions
        self._trouble = expressions.trouble

    def all(self, source: RuleSource) -> Mapping[str, Meaning]:
        found: dict[str, Meaning] = {}
        for param in source.rule.params:
            value = self._constant(param.value, param.type)
            self._bounded(param, value, "rule.own_bounds", param.origin)
            for made in source.params.get(param.name.text, []):
                changed = self._constant(made.change.value, param.type)
                self._bounded(param, changed, "rule.bounds", made.change.origin)
                self._directed(param, value, changed, made.change)
                value = changed
            if param.name.text in found:
                self._trouble.tell(param.name.origin, "rule.twice", name=param.name.text)
            found[param.name.text] = value
        return found

    def _constant(self, node: ast.Expr, declared_type: ast.TypeName) -> Meaning:
        meaning = self._expressions.infer(node, self._scope)
        wanted = _TYPES.get(declared_type.word, Type(declared_type.word))
        if meaning.type.kind == "broken":
            return meaning
        sample = types.SAMPLES[declared_type.word]
        if not isinstance(meaning.value, Const):
            self._trouble.tell(node.origin, "rule.param_fixed", sample=sample)
            return BROKEN_MEANING
        if meaning.type.kind != wanted.kind:
            found = meaning.type.said
            self._trouble.tell(node.origin, "rule.param_type", wanted=wanted.said, found=found, sample=sample)
            return BROKEN_MEANING
        return meaning

    def _bounded(self, param: declared.Param, meaning: Meaning, key: str, origin: Origin) -> None:
        for bound, sign in ((param.low, -1), (param.high, 1)):
            if bound is None:
                continue
            over = _over(meaning.value, self._constant(bound, param.type).value)
            if over is not None and over * sign > 0:
                self._trouble.tell(origin, key, name=param.name.text, file=param.origin.file)

    def _directed(self, param: declared.Param, before: Meaning, after: Meaning, change: SetParam) -> None:
        """Tell of a parameter that may go one way only, and is set the other way."""
        over = _over(after.value, before.value)
        if param.only is None or "broken" in {before.type.kind, after.type.kind}:
            return
        if over is None:
            self._trouble.tell(param.origin, "rule.only_type", name=param.name.text)
        elif over * _WAYS[param.only] < 0:
            value = param.value.origin.stretch
            self._trouble.tell(change.origin, f"rule.only_{param.only}", name=param.name.text, value=value)


def _over(value: Typed, other: Typed) -> Decimal | int | None:
    """Return how far a constant lies over another one, below 0 where under it; None where neither is so."""
    one, two = (each.value if isinstance(each, Const) else None for each in (value, other))
    if isinstance(one, Amount) and isinstance(two, Amount):
        return one.number - two.number
    if isinstance(one, date) and isinstance(two, date):
        return (one - two).days
    return None
