"""Operators by the types of their operands: comparisons, arithmetic, approximation, text relations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from targetlint.lang import ast, vocabulary
from targetlint.lang.misnamed import nearest
from targetlint.lang.scope import Meaning, Scope
from targetlint.lang.trouble import Trouble
from targetlint.lang.typed import Const, Logic, Not, Operation
from targetlint.lang.types import AMOUNT, BOOL, BROKEN, NUMBER, TEXT, Type, listing
from targetlint.words import say

_STATES = {
    **dict.fromkeys(("空", "空值", "无", "无值"), "空白"),
    **dict.fromkeys(("null", "empty", "none", "nothing"), "blank"),
    **dict.fromkeys(("填写", "有值", "非空"), "已填"),
    **dict.fromkeys(("present", "given"), "filled"),
}
"""What people write behind `is` for a state, and its name."""

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
                if isinstance(meaning.value, Const):
                    value = meaning.value.value
                    return Meaning(meaning.type, Const(replace(value, number=-value.number)))
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
            joined = isinstance(node, ast.Arithmetic) and "text" in {left.type.kind, right.type.kind}
            hint = say(f"rule.type_mismatch.{'sum' if joined else _advice(left.type, right.type)}")
            types = left.type.said, right.type.said
            self._trouble.tell(node.origin, "rule.type_mismatch", hint=hint, left=types[0], right=types[1])
        return _BROKEN

    def _compare(
        self, node: ast.Expr, sign: str, left: Meaning, right_node: ast.Expr, scope: Scope
    ) -> Meaning:
        if sign not in _ORDERS and self._misspelt_state(right_node, left.type, scope):
            return _BROKEN
        right = self._infer(right_node, scope, left.type)
        if "broken" in {left.type.kind, right.type.kind}:
            return _BROKEN
        return self._sign(node, sign, left, right) if sign in _ORDERS else self._is(node, sign, left, right)

    def _misspelt_state(self, node: ast.Expr, compared: Type, scope: Scope) -> bool:
        """Tell where `is` is followed by no name, but by something like blank or filled."""
        if not isinstance(node, ast.Path) or node.steps or scope.find(node.head.text, compared) is not None:
            return False
        word = node.head.text
        near = _STATES.get(word) or nearest(word, [*scope.names(compared), *vocabulary.STATE_WORDS])
        if near not in vocabulary.STATE_WORDS:
            return False
        hint = say("rule.did_you_mean", near=near)
        self._trouble.tell(node.head.origin, "rule.name", hint=hint, name=word)
        return True

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
        if right.type.numeric and (left.type.numeric or left.type.kind == "target"):
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
        if not _comparable(left.type, right.type):
            return self._mismatch(node, left, right)
        if node.tolerance is None:
            return Meaning(BOOL, Operation("about", (left.value, right.value)))
        tolerance = self._infer(node.tolerance, scope, None)
        if tolerance.type.kind != "percent" and not (
            _comparable(left.type, tolerance.type) and _comparable(right.type, tolerance.type)
        ):
            return self._mismatch(node.tolerance, right if left.type == AMOUNT else left, tolerance)
        return Meaning(BOOL, Operation("within", (left.value, right.value, tolerance.value)))

    def _amount(self, meaning: Meaning) -> Meaning:
        if meaning.type.kind != "target":
            return meaning
        return Meaning(AMOUNT, Operation("stated_amount", (meaning.value,)))

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
        product = Operation("multiply", operands)
        if sign == "*" and kinds[0] == "percent":
            return Meaning(right.type, product)
        if kinds[1] in {"number", "percent"}:
            return Meaning(left.type, product)
        if sign == "*" and kinds[0] == "number":
            return Meaning(right.type, product)
        return self._mismatch(node, left, right)

    def _relation(self, node: ast.Relation, scope: Scope) -> Meaning:
        left = self._infer(node.left, scope, None)
        expected = {"in": listing(left.type), "contains": TEXT}.get(node.word)
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
        if node.word == "contains" and isinstance(right.value, Const) and not right.value.value.strip():
            self._trouble.tell(node.right.origin, "rule.empty_text")
        name = "member" if node.word == "in" and kinds[0] == "enum" else _RELATIONS[node.word]
        return Meaning(BOOL, Operation(name, (left.value, right.value)))


def _alike(left: Type, right: Type) -> Type | None:
    """Return the common type of two operands; None where they have none. A plain text is any text."""
    if "broken" in {left.kind, right.kind}:
        return BROKEN
    if left.takes(right):
        return right
    return left if right.takes(left) else None


def _comparable(left: Type, right: Type) -> bool:
    """Whether `≈` may stand between two types; what a target states is an amount of any kind."""
    if AMOUNT in {left, right}:
        return all(each == AMOUNT or each.numeric for each in (left, right))
    return left.numeric and _alike(left, right) is not None


def _advice(left: Type, right: Type) -> str:
    """Return the last part of the key of the advice that two types which do not fit call for."""
    kinds = {left.kind, right.kind}
    if kinds == {"enum", "text"}:
        return "member"
    if kinds == {"text"}:
        return "text"
    if "list" in kinds and right.kind == "list":
        return "list"
    if "lexicon" in kinds:
        return "lexicon"
    if "period" in kinds or kinds == {"date", "duration"}:
        return "period"
    if "date" in kinds:
        return "date"
    if "list" in kinds:
        return "each"
    if "text" in kinds and (left.numeric or right.numeric or "target" in kinds):
        return "quoted"
    if left.kind == right.kind == "count":
        return "units"
    if "percent" in kinds and left.numeric and right.numeric and "number" not in kinds:
        return "percent"
    return "unit" if "number" in kinds and left.numeric and right.numeric else "hint"
