"""The plain evaluator: walks a typed rule, slowly and in the obvious order; the oracle of plan.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from targetlint.lang import runtime, typed, vocabulary
from targetlint.lang.answers import Answers, Doubt, Hit
from targetlint.lang.builtins import TABLE
from targetlint.lang.runtime import Batch
from targetlint.model.form import Form, Unknown

Env = dict[str, Any]


def evaluate(rules: Sequence[typed.Rule], form: Form, batch: Batch) -> Answers:
    """Ask every rule of the form's kind; rules of other kinds are passed over."""
    walker = _Walker(form, batch, len(rules))
    for index, rule in enumerate(rules):
        if rule.kind == form.kind:
            walker.run(index, rule, rule.pipe, {"form": form})
    return walker.answers


class _Walker:
    def __init__(self, form: Form, batch: Batch, count: int) -> None:
        self.answers = Answers([], [], [0] * count)
        self._form = form
        self._batch = batch

    def run(
        self, index: int, rule: typed.Rule, pipe: Sequence[typed.Filter | typed.Loop | typed.Bind], env: Env
    ) -> None:
        if not pipe:
            self.answers.asked[index] += 1
            for number, ask in enumerate(rule.asks):
                self._ask(index, number, ask, env)
            return
        clause, rest = pipe[0], pipe[1:]
        match clause:
            case typed.Filter(condition=condition):
                if self._holds(index, self.value(condition, env)):
                    self.run(index, rule, rest, env)
            case typed.Bind(var=var, value=node):
                self.run(index, rule, rest, {**env, var: self.value(node, env)})
            case typed.Loop(var=var, source=source, where=where):
                members = self.value(source, env)
                if isinstance(members, Unknown):
                    self.answers.doubts.append(Doubt(index, -1, members))
                    return
                for member in members:
                    inner = {**env, var: member}
                    if where is None or self._holds(index, self.value(where, inner)):
                        self.run(index, rule, rest, inner)

    def _holds(self, index: int, answer: Any) -> bool:  # noqa: ANN401 - True, False or an Unknown
        if isinstance(answer, Unknown):
            self.answers.doubts.append(Doubt(index, -1, answer))
            return False
        return answer is True

    def _ask(self, index: int, number: int, ask: typed.Ask, env: Env) -> None:
        answer = self.value(ask.condition, env)
        if isinstance(answer, Unknown):
            self.answers.doubts.append(Doubt(index, number, answer))
            return
        rounded = False
        if ask.rounding and answer and isinstance(ask.condition, typed.Operation):
            rounded = not runtime.exact(*(self.value(each, env) for each in ask.condition.operands))
        if answer is ask.wrong or rounded:
            self.answers.hits.append(
                Hit(
                    index,
                    number,
                    tuple(self.value(each, env) for each in ask.at),
                    None if ask.mark is None else self.value(ask.mark, env),
                    tuple(self.value(each.node, env) for each in ask.values),
                    rounded,
                )
            )

    def value(self, node: typed.Typed, env: Env) -> Any:  # noqa: ANN401 - a value of the node's type, or an Unknown
        match node:
            case typed.Const(value=value):
                return value
            case typed.Var(name=name):
                return env[name]
            case typed.Cell(base=base, name=name):
                holder = self.value(base, env)
                return holder if isinstance(holder, Unknown) else holder.values[name]
            case typed.Known(cell=cell):
                held = self.value(cell, env)
                return held if isinstance(held, Unknown) else held.known
            case typed.Readable(cell=cell):
                held = self.value(cell, env)
                return (
                    held if isinstance(held, Unknown) or not isinstance(held.known, Unknown) else held.known
                )
            case typed.Peers(kind=kind):
                return runtime.peers(self._batch, kind, self._form)
            case typed.InState(operand=operand, states=states, negated=negated):
                return (runtime.state_of(self.value(operand, env)) in states) is not negated
            case typed.Not(operand=operand):
                answer = self.value(operand, env)
                return answer if isinstance(answer, Unknown) else not answer
            case typed.OrElse(operand=operand, default=default):
                answer = self.value(operand, env)
                return self.value(default, env) if isinstance(answer, Unknown) else answer
            case typed.Logic(word=word, parts=parts):
                answers = (self.value(part, env) for part in parts)
                return runtime.every(answers) if word == "and" else runtime.exists(answers)
            case _:
                return self._over(node, env)

    def _over(self, node: typed.Typed, env: Env) -> Any:  # noqa: ANN401 - as value()
        match node:
            case typed.Quantified(word=word, var=var, source=source, condition=condition):
                members = self.value(source, env)
                if isinstance(members, Unknown):
                    return members
                answers = (self.value(condition, {**env, var: member}) for member in members)
                if word == "every":
                    return runtime.every(answers)
                found = runtime.exists(answers)
                return found if word == "exists" or isinstance(found, Unknown) else not found
            case typed.Select(var=var, source=source, condition=condition):
                members = self.value(source, env)
                if isinstance(members, Unknown):
                    return members
                return runtime.select((each, self.value(condition, {**env, var: each})) for each in members)
            case typed.Collect(var=var, source=source, value=inner):
                members = self.value(source, env)
                if isinstance(members, Unknown):
                    return members
                return runtime.collect(self.value(inner, {**env, var: member}) for member in members)
            case typed.Attribute(operand=operand, name=name):
                return self._lifted(vocabulary.ATTRIBUTES[name].read, (operand,), env)
            case typed.Operation(name=name, operands=operands):
                return self._lifted(runtime.OPERATIONS[name], operands, env)
            case typed.Call(name=name, arguments=arguments):
                return self._lifted(TABLE[name].run, arguments, env)
        message = f"no such node: {node}"
        raise AssertionError(message)

    def _lifted(self, function: Any, operands: Sequence[typed.Typed], env: Env) -> Any:  # noqa: ANN401 - as value()
        values = []
        for operand in operands:
            value = self.value(operand, env)
            if isinstance(value, Unknown):
                return value
            values.append(value)
        answer = function(*values)
        return runtime.NO_READING if answer is None else answer
