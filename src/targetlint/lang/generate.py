"""Typed expressions to Python expressions, built as syntax trees: no text a user wrote is ever compiled.

An expression gives its value or an `Unknown`. What cannot be unknown (`sure`) needs no test for it.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from targetlint.lang import runtime, typed, vocabulary
from targetlint.lang.builtins import TABLE
from targetlint.lang.certain import sure
from targetlint.lang.trees import fill, name, renamed
from targetlint.lang.typed import Typed
from targetlint.model.amount import Amount
from targetlint.model.form import State, Unknown

_INLINE = {
    "same": "L == R",
    "member": "L in R",
    "same_text": "(L == R or same_text(L, R))",
    "mentions": "R.first(L) is not None",
}


class Generator:
    """Generates expressions; `constants` becomes the global namespace of the generated functions.

    `hoisted` maps nodes to local variables that hold them already; `prefix` keeps the lets of one rule
    apart from those of another; `depth` is how many loops stand around what is generated.
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
            runtime.in_state,
        ):
            self.constants[function.__name__] = function
        self.hoisted: dict[Typed, str] = {}
        self.prefix = ""
        self.depth = 0
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
                return fill("batch.peers(K, form)", K=ast.Constant(kind))
            case typed.LastYear():
                return fill("batch.last_year(form)")
            case typed.Open(table=typed.Const(value=table)):
                return fill("batch.filled(T)", T=self.constant(table))
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

    def members(self, source: Typed, var: str, condition: Typed | None) -> ast.expr:
        """Return the expression for the members of `source` that a loop looks at for `condition`.

        Other forms of the batch that must have a certain name, or a text that resembles one, are looked up
        by it, not tried one by one.
        """
        if not isinstance(source, typed.Peers):
            return self.expression(source)
        kind = ast.Constant(source.kind)
        if wanted := _equal_field(var, condition):
            field, said = ast.Constant(wanted[0]), self.expression(wanted[1])
            return fill("batch.matching(K, form, F, X)", K=kind, F=field, X=said)
        if like := _like_field(var, condition):
            field, said, least = ast.Constant(like[0]), self.expression(like[1]), self.constant(like[2])
            return fill("batch.resembling(K, form, F, X, L)", K=kind, F=field, X=said, L=least)
        return self.expression(source)

    def spent(self, members: ast.expr) -> ast.expr:
        """Return the members of a loop, counted where it stands in another one (lang/steps.py)."""
        return fill("spend(X)", X=members) if self.depth else members

    def _if_known(self, operand: Typed, then: str, **holes: ast.expr) -> ast.expr:
        if sure(operand):
            return fill(then, X=self.expression(operand), **holes)
        held = self.temporary()
        test = fill(
            "T if type(T := X) is Unknown else THEN",
            X=self.expression(operand),
            THEN=fill(then, X=name(held), **holes),
        )
        return renamed(test, "T", held)

    def _held(self, test: ast.expr, placeholder: str = "T") -> ast.expr:
        return renamed(test, placeholder, self.temporary())

    def _state(self, operand: Typed, states: Sequence[str], *, negated: bool) -> ast.expr:
        held = self.expression(operand)
        if not (isinstance(operand, typed.Cell) and sure(operand)):
            among, turned = self.constant(tuple(states)), ast.Constant(negated)
            return fill("in_state(X, S, negated=N)", X=held, S=among, N=turned)
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
        narrows: Typed | None = None  # what a member must meet to matter
        match node:
            case typed.Quantified(word="no"):
                return self.expression(
                    typed.Not(typed.Quantified("exists", node.var, node.source, node.condition))
                )
            case typed.Quantified(word=word, condition=inner):
                then = f"{word}(E for V in X)"
                narrows = inner if word == "exists" else None
            case typed.Select(condition=inner):
                then = "select((V, E) for V in X)"
                narrows = inner
            case typed.Collect(value=inner):
                then = "collect(E for V in X)"
        held = self.temporary()  # a comprehension cannot bind names in what it runs over
        source = self.members(node.source, node.var, narrows)
        members = self.spent(name(held))
        self.depth += 1
        then_ = fill(then, X=members, E=self.expression(inner))
        self.depth -= 1
        test = fill("T if type(T := X) is Unknown else THEN", X=source, THEN=then_)
        return renamed(renamed(test, "T", held), "V", node.var)

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
            then = renamed(test, "T", temporary)
        return then


def _equal_field(var: str, condition: Typed | None) -> tuple[str, Typed] | None:
    """Return a field that `condition` wants to be something, and what: (field of `var`, expression).

    Wherever the field is known to be something else, the condition is false.
    """
    match condition:
        case typed.Logic(word="and", parts=parts):
            return next(filter(None, (_equal_field(var, part) for part in parts)), None)
        case typed.Operation(name="same_text" | "same", operands=(left, right)):
            for held, said in ((left, right), (right, left)):
                if field := _field_of(var, held):
                    return None if typed.Var(var) in typed.walk(said) else (field, said)
    return None


def _like_field(var: str, condition: Typed | None) -> tuple[str, Typed, Amount] | None:
    """Return a field that `condition` wants to resemble something, what, and how much of it at least."""
    match condition:
        case typed.Logic(word="and", parts=parts):
            return next(filter(None, (_like_field(var, part) for part in parts)), None)
        case typed.Operation(
            name="compare_amounts",
            operands=(
                typed.Const(value="≥" | ">"),
                typed.Call(name="similarity", arguments=(left, right)),
                typed.Const(value=Amount() as least),
            ),
        ):
            for held, said in ((left, right), (right, left)):
                field = _field_of(var, held)
                if field and typed.Var(var) not in typed.walk(said):
                    return field, said, least
    return None


def _field_of(var: str, held: Typed) -> str:
    """Return the field of `var` that an expression is the value of; empty where it is something else."""
    match held:
        case typed.Known(cell=typed.Cell(base=typed.Var(name=name_), name=field)) if name_ == var:
            return field
    return ""
