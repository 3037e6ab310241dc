"""Typed rules to Python functions: one for each form kind, with rules over the same list in one loop.

What is decided once for a rule book is decided here: cells read more than once become locals, equal
selections are tested once.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Sequence
from typing import Any

from targetlint.lang import typed
from targetlint.lang.answers import Doubt, Hit
from targetlint.lang.certain import sure
from targetlint.lang.generate import Generator
from targetlint.lang.made import Made
from targetlint.lang.steps import Steps
from targetlint.lang.trees import fill, name
from targetlint.lang.typed import Typed

_FORM = typed.Var("form")


def fuse(rules: Sequence[typed.Rule], indexes: Sequence[int]) -> Made:
    """Return one function that asks the rules at `indexes`."""
    generator = Generator()
    generator.constants |= {"Hit": Hit, "Doubt": Doubt, "Steps": Steps}
    steps = _assign("spend", fill("Steps().spend"))
    body = [steps, *_Functions(generator, rules).body(indexes)]
    parameters = [ast.arg(each) for each in ("form", "batch", "hits", "doubts", "asked")]
    function = ast.FunctionDef("run", ast.arguments([], parameters, None, [], [], None, []), body, [], None)
    module = ast.fix_missing_locations(ast.Module([function], []))
    return Made(compile(module, "<rules>", "exec"), generator.constants)


class _Functions:
    def __init__(self, generator: Generator, rules: Sequence[typed.Rule]) -> None:
        self._generator = generator
        self._rules = rules

    def body(self, indexes: Sequence[int]) -> list[ast.stmt]:
        body = self._hoist(_FORM, [self._rules[index] for index in indexes])
        loops: dict[Typed, list[int]] = {}
        for index in indexes:
            pipe = self._rules[index].pipe
            first = pipe[0] if pipe else None
            if isinstance(first, typed.Loop) and first.var == "v1" and _of_form(first.source):
                loops.setdefault(first.source, []).append(index)
            else:
                body += self._rest(index, pipe)
        for source, members in loops.items():
            body += self._fused(source, members)
        return body

    def _hoist(self, holder: typed.Var, nodes: Sequence[Any]) -> list[ast.stmt]:
        counts: Counter[Typed] = Counter(
            node
            for rule in nodes
            for node in typed.walk(rule)
            if isinstance(node, typed.Known)
            and isinstance(node.cell, typed.Cell)
            and node.cell.base == holder
        )
        assigned: list[ast.stmt] = []
        for node, times in counts.items():
            if times > 1:
                local = f"{holder.name}_{len(assigned)}"
                assigned.append(_assign(local, self._generator.expression(node)))
                self._generator.hoisted[node] = local
        return assigned

    def _fused(self, source: Typed, indexes: Sequence[int]) -> list[ast.stmt]:
        generator = self._generator
        before = dict(generator.hoisted)
        rules = [self._rules[index] for index in indexes]
        body = self._hoist(typed.Var("v1"), [(rule.pipe, rule.asks) for rule in rules])
        generator.depth += 1
        selections: dict[Typed | None, list[int]] = {}
        for index, rule in zip(indexes, rules, strict=True):
            first = rule.pipe[0]
            selections.setdefault(first.where if isinstance(first, typed.Loop) else None, []).append(index)
        for where, members in selections.items():
            inner = [
                statement for index in members for statement in self._rest(index, self._rules[index].pipe[1:])
            ]
            body += inner if where is None else self._guard(where, members, inner)
        generator.hoisted = before
        generator.depth -= 1
        return self._loop(typed.Loop("v1", source, None), indexes, body)

    def _loop(self, clause: typed.Loop, indexes: Sequence[int], body: list[ast.stmt]) -> list[ast.stmt]:
        generator, source = self._generator, clause.source
        members = generator.temporary()
        counted = generator.spent(name(members))
        loop = ast.For(ast.Name(clause.var, ast.Store()), counted, body or [ast.Pass()], [])
        assigned = _assign(members, generator.members(source, clause.var, clause.where))
        if sure(source):
            return [assigned, loop]
        doubts = [self._doubt(index, -1, members) for index in indexes]
        return [assigned, ast.If(fill("type(X) is Unknown", X=name(members)), doubts, [loop])]

    def _guard(self, condition: Typed, indexes: Sequence[int], body: list[ast.stmt]) -> list[ast.stmt]:
        generator = self._generator
        answer = generator.expression(condition)
        if sure(condition):
            return [ast.If(answer, body, [])]
        held = generator.temporary()
        doubts = [self._doubt(index, -1, held) for index in indexes]
        other: list[ast.stmt] = [ast.If(fill("X is not False", X=name(held)), doubts, [])]
        return [_assign(held, answer), ast.If(fill("X is True", X=name(held)), body, other)]

    def _rest(self, index: int, pipe: Sequence[typed.Filter | typed.Loop | typed.Bind]) -> list[ast.stmt]:
        generator = self._generator
        generator.prefix = f"r{index}_"
        if not pipe:
            counted = ast.AugAssign(
                ast.Subscript(name("asked"), ast.Constant(index), ast.Store()), ast.Add(), ast.Constant(1)
            )
            asks = [
                statement
                for number, ask in enumerate(self._rules[index].asks)
                for statement in self._ask(index, number, ask)
            ]
            return [counted, *asks]
        clause = pipe[0]
        match clause:
            case typed.Filter(condition=condition):
                return self._guard(condition, [index], self._rest(index, pipe[1:]))
            case typed.Bind(var=var, value=value):
                return [
                    _assign(generator.local(var), generator.expression(value)),
                    *self._rest(index, pipe[1:]),
                ]
            case typed.Loop(where=where):
                generator.depth += 1
                body = self._rest(index, pipe[1:])
                if where is not None:
                    body = self._guard(where, [index], body)
                generator.depth -= 1
                return self._loop(clause, [index], body)

    def _ask(self, index: int, number: int, ask: typed.Ask) -> list[ast.stmt]:
        generator = self._generator
        answer = generator.expression(ask.condition)
        hit = self._hit(index, number, ask, rounded=False)
        if sure(ask.condition):
            return [ast.If(answer if ask.wrong else ast.UnaryOp(ast.Not(), answer), [hit], [])]
        held = generator.temporary()
        other: list[ast.stmt] = [
            ast.If(
                fill("X is not K", X=name(held), K=ast.Constant(not ask.wrong)),
                [self._doubt(index, number, held)],
                [],
            )
        ]
        if ask.rounding and isinstance(ask.condition, typed.Operation):
            same = generator.expression(typed.Operation("exact", ask.condition.operands))
            rounds = ast.If(fill("X is False", X=same), [self._hit(index, number, ask, rounded=True)], [])
            other = [ast.If(fill("X is True", X=name(held)), [rounds], other)]
        wrong = fill("X is K", X=name(held), K=ast.Constant(ask.wrong))
        return [_assign(held, answer), ast.If(wrong, [hit], other)]

    def _hit(self, index: int, number: int, ask: typed.Ask, *, rounded: bool) -> ast.stmt:
        generator = self._generator
        at = ast.Tuple([generator.expression(each) for each in ask.at], ast.Load())
        mark = ast.Constant(None) if ask.mark is None else generator.expression(ask.mark)
        values = ast.Tuple([generator.expression(each.node) for each in ask.values], ast.Load())
        holes = {
            "AT": at,
            "MARK": mark,
            "VALUES": values,
            "I": ast.Constant(index),
            "N": ast.Constant(number),
        }
        return ast.Expr(fill("hits.append(Hit(I, N, AT, MARK, VALUES, R))", **holes, R=ast.Constant(rounded)))

    def _doubt(self, index: int, number: int, held: str) -> ast.stmt:
        return ast.Expr(
            fill("doubts.append(Doubt(I, N, X))", I=ast.Constant(index), N=ast.Constant(number), X=name(held))
        )


def _assign(local: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(local, ast.Store())], value)


def _of_form(source: Typed) -> bool:
    return (
        isinstance(source, typed.Known) and isinstance(source.cell, typed.Cell) and source.cell.base == _FORM
    )
