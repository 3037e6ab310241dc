"""Typed expressions to Python expressions, built as syntax trees: no text a user wrote is ever compiled.

An expression gives its value or an `Unknown`. What cannot be unknown (`sure`) needs no test for it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from targetlint.lang import runtime, typed, vocabulary
from targetlint.lang.builtins import TABLE
from targetlint.lang.typed import Typed
from targetlint.model.form import State, Unknown

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
_INLINE = {
    "same": "L == R",
    "member": "L in R",
    "same_text": "(L == R or same_text(L, R))",
    "mentions": "R.first(L) is not None",
}


@cache
def _template(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


class _Fill(ast.NodeTransformer):
    def __init__(self, holes: Mapping[str, ast.expr]) -> None:
        self._holes = holes

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._holes.get(node.id, ast.Name(node.id, node.ctx))

    def generic_visit(self, node: ast.AST) -> ast.AST:
        held = {name: list(each) if isinstance(each, list) else each for name, each in ast.iter_fields(node)}
        return super().generic_visit(type(node)(**held))  # a copy, lists too: the template is used again


def fill(text: str, **holes: ast.expr) -> ast.expr:
    """Return the expression `text`, one of our own, with its upper-case names replaced by `holes`."""
    found: ast.expr = _Fill(holes).visit(_template(text))
    return found


def name(identifier: str) -> ast.Name:
    """Return a name that is read."""
    return ast.Name(identifier, ast.Load())


class Generator:
    """Generates expressions; `constants` becomes the global namespace of the generated functions.

    `hoisted` maps nodes to local variables that hold them already; `prefix` keeps the lets of one rule
    apart from those of another.
    """

    def __init__(self) -> None:
        self.constants: dict[str, Any] = {"Unknown": Unknown, "NO_READING": runtime.NO_READING}
        self.constants |= runtime.OPERATIONS
        self.constants |= {each.name: each for each in State}
        for function in (
            runtime.select,
            runtime.collect,
            runtime.exists,
            runtime.every,
            runtime.peers,
            runtime.state_of,
        ):
            self.constants[function.__name__] = function
        self.hoisted: dict[Typed, str] = {}
        self.prefix = ""
        self._temporaries = 0
        self._names: dict[int, str] = {}

    def temporary(self) -> str:
        """Return a fresh local name."""
        self._temporaries += 1
        return f"t{self._temporaries}"

    def constant(self, value: object) -> ast.expr:
        """Return an expression for a constant: itself where Python has it, else a global name."""
        if value is None or isinstance(value, bool | str):
            return ast.Constant(value)
        known = self._names.get(id(value))
        if known is None:
            known = self._names[id(value)] = f"k{len(self._names)}"
            self.constants[known] = value
        return name(known)

    def local(self, var: str) -> str:
        """Return the Python name of a rule's variable."""
        return self.prefix + var if var.startswith("let") else var

    def expression(self, node: Typed) -> ast.expr:
        """Return the Python expression for `node`."""
        if node in self.hoisted:
            return name(self.hoisted[node])
        match node:
            case typed.Const(value=value):
                return self.constant(value)
            case typed.Var(name=var):
                return name(self.local(var))
            case typed.Cell(base=base, name=field):
                return self._if_known(base, "X.values[F]", F=ast.Constant(field))
            case typed.Known(cell=typed.Cell(base=base, name=field)):
                return self._if_known(base, "X.values[F].known", F=ast.Constant(field))
            case typed.Known(cell=cell):
                return self._if_known(cell, "X.known")
            case typed.Readable(cell=cell):
                return self._if_known(typed.Known(cell), "C", C=self.expression(cell))
            case typed.Peers(kind=kind):
                return fill("peers(batch, K, form)", K=ast.Constant(kind))
            case typed.InState(operand=operand, states=states, negated=negated):
                return self._state(operand, states, negated=negated)
            case typed.Not(operand=operand):
                return self._if_known(operand, "not X")
            case typed.OrElse(operand=operand, default=default):
                value, other = self.expression(operand), self.expression(default)
                return self._held(fill("D if type(T := X) is Unknown else T", X=value, D=other))
            case typed.Logic(word=word, parts=parts):
                return self._logic(word, parts)
            case typed.Quantified() | typed.Select() | typed.Collect():
                return self._over(node)
            case _:
                return self._lifted(node)

    def _if_known(self, operand: Typed, then: str, **holes: ast.expr) -> ast.expr:
        if sure(operand):
            return fill(then, X=self.expression(operand), **holes)
        held = self.temporary()
        test = fill(
            "T if type(T := X) is Unknown else THEN",
            X=self.expression(operand),
            THEN=fill(then, X=name(held), **holes),
        )
        return _renamed(test, "T", held)

    def _held(self, test: ast.expr, placeholder: str = "T") -> ast.expr:
        return _renamed(test, placeholder, self.temporary())

    def _state(self, operand: Typed, states: Sequence[str], *, negated: bool) -> ast.expr:
        held = self.expression(operand)
        if not (isinstance(operand, typed.Cell) and sure(operand)):
            held = fill("state_of(X)", X=held)
            if len(states) == 1:
                return fill("X != S" if negated else "X == S", X=held, S=ast.Constant(states[0]))
            return fill("X not in S" if negated else "X in S", X=held, S=self.constant(tuple(states)))
        members = tuple(State(each) for each in states)
        if len(members) == 1:
            return fill("X.state is not S" if negated else "X.state is S", X=held, S=name(members[0].name))
        return fill("X.state not in S" if negated else "X.state in S", X=held, S=self.constant(members))

    def _logic(self, word: str, parts: Sequence[Typed]) -> ast.expr:
        """Join the parts half by half: a long chain must not nest as deep as it is long."""
        if len(parts) == 1:
            return self.expression(parts[0])
        half = len(parts) // 2
        first, rest = self._logic(word, parts[:half]), self._logic(word, parts[half:])
        if all(map(sure, parts[:half])):
            return fill("R if P else False" if word == "and" else "True if P else R", P=first, R=rest)
        decides, other = ("False", "True") if word == "and" else ("True", "False")
        test = fill(
            f"{decides} if (T := P) is {decides} or (U := R) is {decides} else U if T is {other} else T",
            P=first,
            R=rest,
        )
        return self._held(self._held(test), "U")

    def _over(self, node: typed.Quantified | typed.Select | typed.Collect) -> ast.expr:
        match node:
            case typed.Quantified(word="no"):
                return self.expression(
                    typed.Not(typed.Quantified("exists", node.var, node.source, node.condition))
                )
            case typed.Quantified(word=word, condition=inner):
                then = f"{word}(E for V in X)"
            case typed.Select(condition=inner):
                then = "select((V, E) for V in X)"
            case typed.Collect(value=inner):
                then = "collect(E for V in X)"
        held = self.temporary()  # a comprehension cannot bind names in what it runs over
        test = fill(
            "T if type(T := X) is Unknown else THEN",
            X=self.expression(node.source),
            THEN=fill(then, X=name(held), E=self.expression(inner)),
        )
        return _renamed(_renamed(test, "T", held), "V", node.var)

    def _lifted(self, node: Typed) -> ast.expr:
        match node:
            case typed.Attribute(operand=operand, name=key):
                return self._apply(self.constant(vocabulary.ATTRIBUTES[key].read), (operand,), may_fail=True)
            case typed.Call(name=called, arguments=arguments):
                return self._apply(self.constant(TABLE[called].run), arguments, may_fail=True)
            case typed.Operation(name=operation, operands=(left, right)) if operation in _INLINE:
                return self._inline(_INLINE[operation], left, right)
            case typed.Operation(name=operation, operands=operands):
                return self._apply(name(operation), operands)
        message = f"no such node: {node}"
        raise AssertionError(message)

    def _inline(self, then: str, left: Typed, right: Typed) -> ast.expr:
        held: list[ast.expr] = []
        tests: list[tuple[str, ast.expr]] = []
        for operand in (left, right):
            simple = isinstance(operand, typed.Const) or operand in self.hoisted
            if simple and sure(operand):
                held.append(self.expression(operand))
                continue
            temporary = self.temporary()
            tests.append((temporary, self.expression(operand)))
            held.append(name(temporary))
        return self._guarded(tests, fill(then, L=held[0], R=held[1]))

    def _apply(self, function: ast.expr, operands: Sequence[Typed], *, may_fail: bool = False) -> ast.expr:
        arguments: list[ast.expr] = []
        tests: list[tuple[str, ast.expr]] = []
        for operand in operands:
            if sure(operand):
                arguments.append(self.expression(operand))
            else:
                temporary = self.temporary()
                tests.append((temporary, self.expression(operand)))
                arguments.append(name(temporary))
        call: ast.expr = ast.Call(function, arguments, [])
        if may_fail:
            call = self._held(fill("NO_READING if (T := X) is None else T", X=call))
        return self._guarded(tests, call)

    def _guarded(self, tests: Sequence[tuple[str, ast.expr]], then: ast.expr) -> ast.expr:
        for temporary, operand in reversed(tests):
            test = fill("T if type(T := X) is Unknown else THEN", X=operand, THEN=then)
            then = _renamed(test, "T", temporary)
        return then


class _Rename(ast.NodeTransformer):
    """Gives the placeholder `old` its real name, in stores and loads."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id == self._old:
            node.id = self._new
        return node


def _renamed(expression: ast.expr, old: str, new: str) -> ast.expr:
    found: ast.expr = _Rename(old, new).visit(expression)
    return found


def sure(node: Typed) -> bool:
    """Whether `node` can never be unknown."""
    match node:
        case typed.Const() | typed.InState() | typed.Peers():
            return True
        case typed.Var(sure=never):
            return never
        case typed.Cell(base=base):
            return sure(base)
        case typed.Not(operand=operand):
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
