"""Operators by the types of their operands: comparisons, arithmetic, approximation, text relations."""

from __future__ import annotations

from collections.abc import Callable

from targetlint.lang import ast
from targetlint.lang.scope import Meaning, Scope
from targetlint.lang.trouble import Trouble
from targetlint.lang.typed import Const, Logic, Not, Operation
from targetlint.lang.types import BOOL, BROKEN, NUMBER, Type, listing

_BROKEN = Meaning(BROKEN, Const(None))
_ORDERS = {"=", "≠", "≥", "≤", ">", "<"}
_RELATIONS = {"contains": "contains", "mentions": "mentions", "inside": "inside", "in": "among"}

Infer = Callable[[ast.Expr, Scope, Type | None], Meaning]


class Operators:
    """Infers the nodes that join two operands; `infer` gives the meaning of the operands."""

    def __init__(self, trouble: Trouble, infer: Infer) -> None:
        self._trouble = trouble
        self._infer = infer

    def infer(self, node: ast.Expr, scope: Scope) -> Meaning:
        """Return what an operator node means."""
        match node:
            case ast.Compare(sign=sign, left=left, right=right):
                return self._compare(node, sign, self._infer(left, scope, None), right, scope)
            case ast.Between(operand=operand, low=low, high=high):
                middle = self._infer(operand, scope, None)
                ends = [
                    self._compare(node, sign, middle, end, scope).value
                    for sign, end in (("≥", low), ("≤", high))
                ]
                return Meaning(BOOL, Logic("and", tuple(ends)))
            case ast.Approx():
                return self._approx(node, scope)
            case ast.Arithmetic(sign=sign, left=left, right=right):
                return self._arithmetic(
                    node, sign, self._infer(left, scope, None), self._infer(right, scope, None)
                )
            case ast.Unary(operand=operand):
                meaning = self._infer(operand, scope, None)
                if not meaning.type.numeric:
                    return self._mismatch(node, meaning, meaning)
                return Meaning(meaning.type, Operation("negate", (meaning.value,)))
            case ast.Relation():
                return self._relation(node, scope)
        message = f"no such operator: {node}"
        raise AssertionError(message)

    def expect_same(self, node: ast.Expr, left: Meaning, right: Meaning) -> None:
        """Tell where two operands are not of one type."""
        if _alike(left.type, right.type) is None:
            self._mismatch(node, left, right)

    def _mismatch(self, node: ast.Expr, left: Meaning, right: Meaning) -> Meaning:
        if "broken" not in {left.type.kind, right.type.kind}:
            self._trouble.tell(node.origin, "rule.type_mismatch", left=left.type.said, right=right.type.said)
        return _BROKEN

    def _compare(
        self, node: ast.Expr, sign: str, left: Meaning, right_node: ast.Expr, scope: Scope
    ) -> Meaning:
        right = self._infer(right_node, scope, left.type)
        if "broken" in {left.type.kind, right.type.kind}:
            return _BROKEN
        return self._sign(node, sign, left, right) if sign in _ORDERS else self._is(node, sign, left, right)

    def _sign(self, node: ast.Expr, sign: str, left: Meaning, right: Meaning) -> Meaning:
        operands = (Const(sign), left.value, right.value)
        if left.type.kind == "target" and right.type.numeric:
            return Meaning(BOOL, Operation("target_meets", operands))
        if left.type.kind == "date" == right.type.kind:
            return Meaning(BOOL, Operation("compare_dates", operands))
        if left.type.numeric and right.type.numeric and _alike(left.type, right.type) is not None:
            return Meaning(BOOL, Operation("compare_amounts", operands))
        if (
            left.type.kind in {"text", "enum", "period"}
            and left.type.kind == right.type.kind
            and sign in "=≠"
        ):
            self._trouble.tell(node.origin, "rule.use_is", sign=sign)
            return _BROKEN
        return self._mismatch(node, left, right)

    def _is(self, node: ast.Expr, sign: str, left: Meaning, right: Meaning) -> Meaning:
        kinds = (left.type.kind, right.type.kind)
        if left.type.numeric and right.type.numeric:
            self._trouble.tell(node.origin, "rule.use_sign")
            return _BROKEN
        if kinds == ("text", "text"):
            name = "same_text"
        elif left.type == right.type and kinds[0] in {"enum", "period", "date", "bool"}:
            name = "same"
        else:
            return self._mismatch(node, left, right)
        answer = Operation(name, (left.value, right.value))
        return Meaning(BOOL, Not(answer) if sign == "is not" else answer)

    def _approx(self, node: ast.Approx, scope: Scope) -> Meaning:
        left, right = (self._amount(self._infer(each, scope, None)) for each in (node.left, node.right))
        if _alike(left.type, right.type) is None and "money" not in {left.type.kind, right.type.kind}:
            return self._mismatch(node, left, right)
        if not left.type.numeric or not right.type.numeric:
            return self._mismatch(node, left, right)
        if node.tolerance is None:
            return Meaning(BOOL, Operation("about", (left.value, right.value)))
        tolerance = self._infer(node.tolerance, scope, None)
        if not tolerance.type.numeric:
            return self._mismatch(node, right, tolerance)
        return Meaning(BOOL, Operation("within", (left.value, right.value, tolerance.value)))

    def _amount(self, meaning: Meaning) -> Meaning:
        if meaning.type.kind != "target":
            return meaning
        return Meaning(NUMBER, Operation("stated_amount", (meaning.value,)))

    def _arithmetic(self, node: ast.Arithmetic, sign: str, left: Meaning, right: Meaning) -> Meaning:
        kinds = (left.type.kind, right.type.kind)
        operands = (Const(sign), left.value, right.value)
        if not (left.type.numeric and right.type.numeric):
            return self._mismatch(node, left, right)
        if sign in "+-":
            type_ = _alike(left.type, right.type)
            return Meaning(type_, Operation("add", operands)) if type_ else self._mismatch(node, left, right)
        if sign == "/" and left.type == right.type:
            return Meaning(NUMBER, Operation("multiply", operands))
        if right.type.kind in {"number", "percent"}:
            return Meaning(left.type, Operation("multiply", operands))
        if sign == "*" and kinds[0] in {"number", "percent"}:
            return Meaning(right.type, Operation("multiply", operands))
        return self._mismatch(node, left, right)

    def _relation(self, node: ast.Relation, scope: Scope) -> Meaning:
        left = self._infer(node.left, scope, None)
        expected = listing(left.type) if node.word == "in" else None
        right = self._infer(node.right, scope, expected)
        kinds = (left.type.kind, right.type.kind)
        fits = {
            "contains": kinds == ("text", "text"),
            "mentions": kinds == ("text", "lexicon"),
            "inside": kinds[0] in {"date", "period"} and kinds[1] == "period",
            "in": right.type.element is not None and _alike(left.type, right.type.element) is not None,
        }[node.word]
        if not fits:
            return self._mismatch(node, left, right)
        name = "member" if node.word == "in" and kinds[0] == "enum" else _RELATIONS[node.word]
        return Meaning(BOOL, Operation(name, (left.value, right.value)))


def _alike(left: Type, right: Type) -> Type | None:
    """Return the common type of two operands; None where they have none. A plain text is any text."""
    if "broken" in {left.kind, right.kind}:
        return BROKEN
    if left.kind == right.kind and (left.of == right.of or left.kind == "text"):
        return left
    return None
