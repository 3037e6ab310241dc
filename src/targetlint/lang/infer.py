"""Expressions: every name resolved, every operation chosen by type, or a diagnostic that says why not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from targetlint.lang import ast, types, vocabulary
from targetlint.lang.builtins import TABLE, Builtin, find
from targetlint.lang.operators import Operators
from targetlint.lang.scope import Meaning, Scope, step
from targetlint.lang.trouble import Trouble, nearest
from targetlint.lang.typed import (
    Call,
    Collect,
    Const,
    InState,
    Logic,
    Not,
    Operation,
    OrElse,
    Peers,
    Quantified,
    Readable,
    Select,
    Typed,
)
from targetlint.lang.types import BOOL, BROKEN, TEXT, Type, count, duration, form, listing
from targetlint.model.amount import Amount
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS, FORMS, ROWS
from targetlint.quantities.units import base
from targetlint.words import say

BROKEN_MEANING = Meaning(BROKEN, Const(None))
_PEERS = ("peers", "同批次")
_STATES = {
    "filled": ("value", "unreadable"),
    "blank": ("blank",),
    "absent": ("absent",),
    "unreadable": ("unreadable",),
}


def literal(node: ast.Number) -> Meaning | None:
    """Return what a number with its unit means; None where the unit is unknown."""
    if not node.unit:
        return Meaning(types.NUMBER, Const(Amount(node.number)))
    known = base(node.unit)
    if known is None:
        return None
    unit, dimension, factor = known
    type_ = {"money": types.MONEY, "percent": types.PERCENT, "duration": duration(unit)}.get(
        dimension, count(unit)
    )
    digit = Decimal(1).scaleb(int(node.number.as_tuple().exponent))
    return Meaning(type_, Const(Amount(node.number * factor, unit, digit * factor / 2, scale=factor)))


class Expressions:
    """Infers expressions and collects what is wrong with them in `trouble`; one mistake, one diagnostic."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self._operators = Operators(trouble, self.infer)

    def condition(self, node: ast.Expr, scope: Scope) -> Typed:
        """Return a yes-or-no expression."""
        meaning = self.infer(node, scope, BOOL)
        if meaning.type.kind not in {"bool", "broken"}:
            self.trouble.type(node, "condition", found=meaning.type.said)
        return meaning.value

    def infer(self, node: ast.Expr, scope: Scope, expected: Type | None = None) -> Meaning:
        """Return what `node` means; `expected` lets a bare name be a member of an enum."""
        match node:
            case ast.Number():
                return literal(node) or self._unknown_unit(node)
            case ast.Day(day=day):
                return Meaning(types.DATE, Const(day))
            case ast.Text(parts=parts):
                return Meaning(TEXT, Const("".join(part for part in parts if isinstance(part, str))))
            case ast.Path():
                return self.path(node, scope, expected)
            case ast.Call():
                return self._call(node, scope)
            case ast.Unary(sign="not", operand=operand):
                return Meaning(BOOL, Not(self.condition(operand, scope)))
            case ast.Junction(word=word, parts=parts):
                return Meaning(BOOL, Logic(word, tuple(self.condition(part, scope) for part in parts)))
            case ast.StateTest():
                return self._state(node, scope)
            case ast.Quantifier():
                return self._quantifier(node, scope)
            case ast.OrElse(operand=operand, default=default):
                wanted = self.infer(operand, scope, expected)
                other = self.infer(default, scope, wanted.type)
                self._operators.expect_same(node, wanted, other)
                return Meaning(wanted.type, OrElse(wanted.value, other.value))
            case _:
                return self._operators.infer(node, scope)

    def _unknown_unit(self, node: ast.Number) -> Meaning:
        self.trouble.tell(node.origin, "rule.unit", unit=node.unit)
        return BROKEN_MEANING

    def path(
        self, node: ast.Path, scope: Scope, expected: Type | None, where: ast.Expr | None = None
    ) -> Meaning:
        """Return what a path means; `where` filters the first list on the way."""
        found = scope.find(node.head.text, expected)
        if found is None:
            self._unknown_field(node.head, scope.kind, list(scope.names(expected)))
            return BROKEN_MEANING
        if found is not scope.params.get(node.head.text, found):
            self.trouble.tell(node.head.origin, "rule.param_hidden", name=node.head.text)
        for name in node.steps:
            if isinstance(name, int):
                self.trouble.tell(node.origin, "rule.index")
                return BROKEN_MEANING
            found, where = self._filtered(found, scope, where)
            next_ = self._step(found, name, scope)
            if next_ is None:
                return BROKEN_MEANING
            found = next_
        found, where = self._filtered(found, scope, where)
        if where is not None:
            self.trouble.tell(where.origin, "rule.where")
            return BROKEN_MEANING
        return found

    def _filtered(
        self, found: Meaning, scope: Scope, where: ast.Expr | None
    ) -> tuple[Meaning, ast.Expr | None]:
        if where is None or found.type.element is None:
            return found, where
        var = scope.loop_var()
        inner = scope.within(None, found.type.element, var)
        return Meaning(found.type, Select(var, found.value, self.condition(where, inner))), None

    def _step(self, found: Meaning, name: ast.Name, scope: Scope) -> Meaning | None:
        element = found.type.element
        if element is not None and element.kind in {"row", "form"}:
            var = scope.loop_var()
            inner = scope.within(None, element, var)
            each = step(inner.open_[0], name.text)
            if each is not None:
                return Meaning(listing(each.type), Collect(var, found.value, each.value))
        else:
            each = step(found, name.text)
            if each is not None:
                return each
        holder = element or found.type
        if holder.kind != "broken":
            self._unknown_field(name, holder.of if holder.kind == "form" else "", vocabulary.names(holder))
        return None

    def _unknown_field(self, name: ast.Name, kind: str, known: Sequence[str]) -> None:
        others = [each for each in FORMS.values() if kind and vocabulary.field(form(each.name), name.text)]
        if not others:
            if kind and any(vocabulary.member(each, name.text) for each in ENUMS):
                self.trouble.tell(name.origin, "rule.bare_member", name=name.text)
            else:
                self._unknown_name(name, known)
            return
        here = FORMS[kind]
        zh = "、".join(kind.chinese for kind in others)
        en = ", ".join(kind.name for kind in others)
        where = Said(here.chinese, here.name)
        self.trouble.tell(name.origin, "rule.other_kind", name=name.text, here=where, others=Said(zh, en))

    def _unknown_name(self, name: ast.Name, known: Sequence[str]) -> None:
        self.trouble.name(name, known)

    def _call(self, node: ast.Call, scope: Scope) -> Meaning:
        if node.function.text in _PEERS:
            return self._peers(node, scope)
        function = find(node.function.text)
        if function is None:
            every = [word for each in TABLE.values() for word in (each.name, each.chinese)]
            self._unknown_name(node.function, [*every, *_PEERS])
            return BROKEN_MEANING
        given = [
            self._argument(argument, scope, node.where if not i else None)
            for i, argument in enumerate(node.arguments)
        ]
        if any(each.type.kind == "broken" for each in given):
            return BROKEN_MEANING
        type_ = function.type_for([each.type for each in given])
        wrong_cells = function.cells and any(each.cell is None for each in given)
        if type_ is None or wrong_cells:
            found = _listed([each.type for each in given])
            takes = _listed([Type(kind) for kind in function.takes])
            alike = [each.type.kind for each in given] == list(function.takes)
            key = "rule.unfit" if alike else "rule.arguments"
            line = next((each.type for each in given if each.type.kind == "row"), None)
            hint = None if line is None else say("rule.arguments.line", line=line.said)
            name = node.function.text
            self.trouble.tell(node.origin, key, hint=hint, name=name, takes=takes, found=found)
            return BROKEN_MEANING
        return Meaning(type_, Call(function.name, tuple(_handed(function, each) for each in given)))

    def _argument(self, node: ast.Expr, scope: Scope, where: ast.Expr | None) -> Meaning:
        if where is None:
            return self.infer(node, scope)
        if isinstance(node, ast.Path):
            return self.path(node, scope, None, where)
        found, rest = self._filtered(self.infer(node, scope), scope, where)
        if rest is not None:
            self.trouble.tell(where.origin, "rule.where")
        return found

    def _peers(self, node: ast.Call, scope: Scope) -> Meaning:
        argument = node.arguments[0] if len(node.arguments) == 1 else None
        kind = vocabulary.form_kind(argument.head.text) if isinstance(argument, ast.Path) else None
        if kind is None:
            self.trouble.tell(node.origin, "rule.peers")
            return BROKEN_MEANING
        peers = Meaning(listing(form(kind)), Peers(kind))
        return self._filtered(peers, scope, node.where)[0]

    def _state(self, node: ast.StateTest, scope: Scope) -> Meaning:
        operand = self.infer(node.operand, scope)
        if operand.type.kind == "broken":
            return BROKEN_MEANING
        tested = operand.cell if operand.cell is not None else operand.value
        if node.state == "quantifiable" and operand.type.kind != "target" and not operand.type.numeric:
            self.trouble.type(node, "quantifiable", found=operand.type.said)
            return BROKEN_MEANING
        if node.state != "quantifiable":
            return Meaning(BOOL, InState(tested, _STATES[node.state], node.negated))
        readable = InState(tested, ("unreadable",), negated=True)
        answer: Typed = Logic("and", (readable, Operation("quantifiable", (operand.value,))))
        return Meaning(BOOL, Not(answer) if node.negated else answer)

    def _quantifier(self, node: ast.Quantifier, scope: Scope) -> Meaning:
        source = self.source(node.name, node.source, scope)
        if source.type.element is None:
            return BROKEN_MEANING
        var = scope.loop_var()
        inner = scope.within(node.name.text, source.type.element, var)
        return Meaning(BOOL, Quantified(node.word, var, source.value, self.condition(node.condition, inner)))

    def _unknown_lines(self, name: ast.Name, kind: str) -> None:
        """Tell that no list has lines of that name; the name of a list itself is not that of its lines."""
        lines = {each: ROWS[each.row] for each in FORMS[kind].fields.values() if each.type == "rows"}
        of_list = [row for each, row in lines.items() if name.text in {each.name, each.chinese}]
        words = [word for row in of_list or lines.values() for word in (row.name, row.chinese)]
        near = words[not name.text.isascii()] if of_list else nearest(name.text, words)
        hint = None if near is None else say("rule.did_you_mean", near=near)
        self.trouble.tell(name.origin, "rule.each", hint=hint, name=name.text)

    def source(self, name: ast.Name, node: ast.Expr | None, scope: Scope) -> Meaning:
        """Return the list that `for each name [in node]` runs over."""
        if node is None:
            field = vocabulary.collection(scope.kind, name.text)
            found = step(scope.form, field.name) if field is not None else None
            if found is None:
                self._unknown_lines(name, scope.kind)
                return BROKEN_MEANING
            return found
        found = self.infer(node, scope)
        if found.type.element is None and found.type.kind != "broken":
            self.trouble.type(node, "list", found=found.type.said)
            return BROKEN_MEANING
        return found


def _handed(function: Builtin, given: Meaning) -> Typed:
    """Return what a function is handed of an argument: its value, or its cell."""
    if not function.cells or given.cell is None:
        return given.value
    return given.cell if function.unread else Readable(given.cell)


def _listed(types_: Sequence[Type]) -> Said:
    kinds = [each.said for each in types_] or [say("rule.nothing")]
    return Said("、".join(kind.zh for kind in kinds), ", ".join(kind.en for kind in kinds))
