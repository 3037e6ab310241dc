"""Calls of what packs declare: decision tables looked up, helper functions put where they are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from targetlint.lang import ast
from targetlint.lang.scope import Meaning, Scope, parameter
from targetlint.lang.trouble import Trouble
from targetlint.lang.typed import Call, Const, Open, Operation, Readable, Typed, Var, walk
from targetlint.lang.types import BROKEN, Type, listed, listing
from targetlint.model.said import Said

LOOKUPS = {"lookup": "查表", "lookup_all": "查全部"}
LOOKUP = (*LOOKUPS, *LOOKUPS.values())
MAX_NODES = 20_000
"""Of all helper functions put into one rule: a hundred times what the largest known rule holds."""

MAX_DEPTH = 100
"""Of a helper function's body with those it calls: what both evaluators and Python's compiler can hold."""

_BROKEN = Meaning(BROKEN, Const(None))
Infer = Callable[[ast.Expr, Scope, Type | None], Meaning]


class Called:
    """Infers lookups and calls of helper functions in one rule; `infer` gives the meaning of arguments."""

    def __init__(self, trouble: Trouble, infer: Infer) -> None:
        self._trouble = trouble
        self._infer = infer
        self._nodes = 0

    def infer(self, node: ast.Call, scope: Scope) -> Meaning:
        """Return what a lookup or the call of a helper function means."""
        if node.where is not None:
            self._trouble.tell(node.where.origin, "rule.where")
            return _BROKEN
        if node.function.text in LOOKUP:
            return self._lookup(node, scope)
        return self._help(node, scope)

    def _lookup(self, node: ast.Call, scope: Scope) -> Meaning:
        word = next(name for name, chinese in LOOKUPS.items() if node.function.text in {name, chinese})
        self._trouble.hear(node.function, Said(LOOKUPS[word], word))
        first = node.arguments[0] if node.arguments else None
        if not isinstance(first, ast.Path) or first.steps:
            self._trouble.tell((first or node).origin, "rule.lookup")
            return _BROKEN
        table = scope.tables.get(first.head.text)
        if table is None:
            self._trouble.name(first.head, list(scope.tables))
            return _BROKEN
        given = self._arguments(node, node.arguments[1:], table.parameters, scope)
        if table.table is None or given is None:
            return _BROKEN
        asked = Open(table.table) if table.table.value.open else table.table
        gives = table.gives if word == "lookup" else listing(table.gives)
        return Meaning(gives, Operation(word, (asked, *(each.value for each in given))))

    def _arguments(
        self, node: ast.Call, arguments: Sequence[ast.Expr], wanted: Sequence[Type], scope: Scope
    ) -> list[Meaning] | None:
        """Return the arguments; None where one is not of its parameter's type, or there are more or fewer."""
        if len(arguments) != len(wanted):
            self._trouble.tell(
                node.origin,
                "rule.argument_count",
                name=node.function.text,
                takes=listed(wanted),
                wanted=len(wanted),
                found=len(arguments),
            )
            return None
        given = [self._infer(each, scope, type_) for each, type_ in zip(arguments, wanted, strict=True)]
        for argument, each, type_ in zip(arguments, given, wanted, strict=True):
            if "broken" not in {each.type.kind, type_.kind} and not type_.takes(each.type):
                self._trouble.tell(
                    argument.origin, "rule.argument_type", wanted=type_.said, found=each.type.said
                )
                return None
        return None if any(each.type.kind == "broken" for each in given) else given

    def _help(self, node: ast.Call, scope: Scope) -> Meaning:
        helper = scope.helpers[node.function.text]
        given = self._arguments(node, node.arguments, helper.parameters, scope)
        body = helper.bodies.get(scope.kind)
        if body is None and scope.kind in helper.why:
            why = helper.why[scope.kind]
            self._trouble.tell(
                node.function.origin, "rule.helper_unfit", name=node.function.text, why=why.message
            )
        if body is None or given is None:
            return _BROKEN
        for number, (argument, each) in enumerate(zip(node.arguments, given, strict=True)):
            if each.cell is None and _needs_cell(body.value, parameter(number)):
                self._trouble.tell(argument.origin, "rule.helper_cell", name=node.function.text)
                return _BROKEN
        if self._too_large(node, body.value, given):
            return _BROKEN
        return Meaning(body.type, _Fill(given, len(scope.open_)).node(body.value))

    def _too_large(self, node: ast.Call, body: Typed, given: Sequence[Meaning]) -> bool:
        """Tell where the calls of one rule grow beyond what can be run; counted before they are made."""
        names = _names(given)
        uses = [names[each.name] for each in walk(body) if isinstance(each, Var) and each.name in names]
        size, depth = _size(body)
        sizes = {id(each): _size(each) for each in names.values()}
        self._nodes += size + sum(sizes[id(each)][0] for each in uses)
        deepest = depth + max((sizes[id(each)][1] for each in uses), default=0)
        if self._nodes <= MAX_NODES and deepest <= MAX_DEPTH:
            return False
        self._trouble.tell(node.function.origin, "rule.helper_large", name=node.function.text, most=MAX_NODES)
        return True


def _needs_cell(body: Typed, name: str) -> bool:
    """Whether a body asks for the cell of a parameter, and not only for its value or its state."""
    cell = _cell(name)
    return any(
        (isinstance(each, Readable) and each.cell == cell)
        or (isinstance(each, Call) and cell in each.arguments)
        for each in walk(body)
    )


def parameter_meaning(number: int, type_: Type) -> Meaning:
    """Return what a parameter means in the body of a helper function."""
    name = parameter(number)
    value = Var(name, sure=False)
    return Meaning(type_, value, value if type_.kind in {"row", "form"} else _cell(name))


def _cell(name: str) -> Var:
    return Var(f"cell of {name}", sure=False)


def _names(given: Sequence[Meaning]) -> dict[str, Typed]:
    """Return what the variables of a body stand for in a call."""
    found: dict[str, Typed] = {}
    for number, each in enumerate(given):
        name = parameter(number)
        found[name] = each.value
        found[_cell(name).name] = each.value if each.cell is None else each.cell
    return found


def _size(node: object) -> tuple[int, int]:
    """Return how many nodes a tree has, and how deep it is."""
    parts: list[object] = []
    if isinstance(node, Const):
        return 1, 1
    if is_dataclass(node):
        parts = [getattr(node, each.name) for each in fields(node)]
    elif isinstance(node, tuple):
        parts = list(node)
    inner = [_size(each) for each in parts]
    own = int(is_dataclass(node))
    return own + sum(size for size, _ in inner), own + max((depth for _, depth in inner), default=0)


class _Fill:
    """Puts arguments in the place of parameters; the loops of the body are `deeper` than those around."""

    def __init__(self, given: Sequence[Meaning], deeper: int) -> None:
        self._values = _names(given)
        self._deeper = deeper

    def node(self, node: Any) -> Any:  # noqa: ANN401 - a node of the tree, of the kind that was given
        """Return a copy of a tree with the arguments in it."""
        if isinstance(node, tuple):
            return tuple(self.node(each) for each in node)
        if isinstance(node, Var) and node.name in self._values:
            return self._values[node.name]
        if not is_dataclass(node) or isinstance(node, Const):
            return node
        held: dict[str, Any] = {each.name: self.node(getattr(node, each.name)) for each in fields(node)}
        for name in ("var", "name") if isinstance(node, Var) else ("var",):
            if name in held:
                held[name] = self._renamed(held[name])
        copied: type[Any] = type(node)
        return copied(**held)

    def _renamed(self, var: str) -> str:
        return f"v{int(var[1:]) + self._deeper}" if var[1:].isdecimal() and var[0] == "v" else var
