"""Expressions: every name resolved, every operation chosen by type, or a diagnostic that says why not."""

from __future__ import annotations

from targetlint.lang import ast, types, unknown_names, vocabulary
from targetlint.lang.builtins import Builtin, find
from targetlint.lang.called import LOOKUP, Called
from targetlint.lang.literals import literal
from targetlint.lang.operators import Operators
from targetlint.lang.scope import Meaning, Scope, line_names, step
from targetlint.lang.trouble import Trouble
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
from targetlint.lang.types import BOOL, BROKEN, TEXT, Type, form, listed, listing
from targetlint.model.said import Said
from targetlint.model.schema import FORMS
from targetlint.words import say

BROKEN_MEANING = Meaning(BROKEN, Const(None))
PEERS = ("peers", "同批次")
_STATES = {
    "filled": ("value", "unreadable"),
    "blank": ("blank",),
    "absent": ("absent",),
    "unreadable": ("unreadable",),
}


class Expressions:
    """Infers expressions and collects what is wrong with them in `trouble`; one mistake, one diagnostic.

    `meanings`, where given, takes down what every expression means, by the identity of its node.
    """

    def __init__(self, trouble: Trouble, meanings: dict[int, Meaning] | None = None) -> None:
        self.trouble = trouble
        self._meanings = meanings
        self._operators = Operators(trouble, self.infer)
        self._called = Called(trouble, self.infer)

    def condition(self, node: ast.Expr, scope: Scope) -> Typed:
        """Return a yes-or-no expression."""
        meaning = self.infer(node, scope, BOOL)
        if meaning.type.kind not in {"bool", "broken"}:
            self.trouble.type(node, "condition", found=meaning.type.said)
        return meaning.value

    def infer(self, node: ast.Expr, scope: Scope, expected: Type | None = None) -> Meaning:
        """Return what `node` means; `expected` lets a bare name be a member of an enum."""
        meaning = self._inferred(node, scope, expected)
        if self._meanings is not None:
            self._meanings[id(node)] = meaning
        return meaning

    def _inferred(self, node: ast.Expr, scope: Scope, expected: Type | None) -> Meaning:
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
            known = list(scope.names(expected))
            unknown_names.field(self.trouble, node.head, scope.kind, known, own=scope.own, expected=expected)
            return BROKEN_MEANING
        self.trouble.hear(node.head, found.names)
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
            each = step(inner.open_[0], name.text, scope.own)
            if each is not None:
                self.trouble.hear(name, each.names)
                return Meaning(listing(each.type), Collect(var, found.value, each.value))
        else:
            each = step(found, name.text, scope.own)
            if each is not None:
                self.trouble.hear(name, each.names)
                return each
        holder = element or found.type
        if holder.kind != "broken":
            known = [*vocabulary.names(holder), *scope.own.get(holder.of, ())]
            kind = holder.of if holder.kind == "form" else ""
            unknown_names.field(self.trouble, name, kind, known, own=scope.own)
        return None

    def _call(self, node: ast.Call, scope: Scope) -> Meaning:
        if node.function.text in PEERS:
            return self._peers(node, scope)
        if node.function.text in LOOKUP or node.function.text in scope.helpers:
            return self._called.infer(node, scope)
        function = find(node.function.text)
        if function is None:
            others = (*PEERS, *LOOKUP, *scope.helpers)
            unknown_names.function(self.trouble, node.function, others)
            return BROKEN_MEANING
        if len(node.arguments) != len(function.takes):
            unknown_names.argument_count(self.trouble, node, function)
            return BROKEN_MEANING
        self.trouble.hear(node.function, Said(function.chinese, function.name))
        given = [
            self._argument(argument, scope, node.where if not i else None)
            for i, argument in enumerate(node.arguments)
        ]
        if any(each.type.kind == "broken" for each in given):
            return BROKEN_MEANING
        type_ = function.type_for([each.type for each in given])
        wrong_cells = function.cells and any(each.cell is None for each in given)
        if type_ is None or wrong_cells:
            found = listed([each.type for each in given])
            takes = unknown_names.takes(function)
            alike = [each.type.kind for each in given] == list(function.takes)
            key = "rule.unfit" if alike else "rule.arguments"
            line = next((each.type for each in given if each.type.kind == "row"), None)
            hint = None if line is None else say("rule.arguments.line", line=line.said)
            name = node.function.text
            self.trouble.tell(node.origin, key, hint=hint, name=name, takes=takes, found=found)
            return BROKEN_MEANING
        words = (Const(scope.added),) if function.reads else ()
        return Meaning(type_, Call(function.name, (*(_handed(function, each) for each in given), *words)))

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
        self.trouble.hear(node.function, Said(PEERS[1], PEERS[0]))
        if isinstance(argument, ast.Path):
            self.trouble.hear(argument.head, Said(FORMS[kind].chinese, kind))
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

    def source(self, name: ast.Name, node: ast.Expr | None, scope: Scope) -> Meaning:
        """Return the list that `for each name [in node]` runs over."""
        if node is None:
            field = vocabulary.collection(scope.kind, name.text)
            found = step(scope.form, field.name, scope.own) if field is not None else None
            if found is None:
                unknown_names.lines(self.trouble, name, scope.kind)
                return BROKEN_MEANING
            self.trouble.hear(name, line_names(found.type.element, name.text))
            return found
        found = self.infer(node, scope)
        if found.type.element is None and found.type.kind != "broken":
            self.trouble.type(node, "list", found=found.type.said)
            return BROKEN_MEANING
        self.trouble.hear(name, line_names(found.type.element, name.text))
        return found


def _handed(function: Builtin, given: Meaning) -> Typed:
    """Return what a function is handed of an argument: its value, or its cell."""
    if not function.cells or given.cell is None:
        return given.value
    return given.cell if function.unread else Readable(given.cell)
