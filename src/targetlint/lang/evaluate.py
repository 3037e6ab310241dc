"""The plain evaluator: walks a typed rule, slowly and in the obvious order; the oracle of plan.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from targetlint.lang import runtime, typed, vocabulary
from targetlint.lang.answers import Answers, Doubt, Hit
from targetlint.lang.batch import Batch
from targetlint.lang.builtins import TABLE
from targetlint.model.form import Form, Unknown

Env = dict[str, Any]


class Step(NamedTuple):
    """One clause met on the way through a rule: with what names bound, and what it answered.

    `clause` counts the pipe's clauses from 0 and the asks after them. `source` is True where the answer is
    the list that a loop runs over; of a loop with `where` there is a further step for each line.
    """

    clause: int
    env: Env
    answer: Any
    source: bool = False


def evaluate(
    rules: Sequence[typed.Rule], form: Form, batch: Batch, steps: list[Step] | None = None
) -> Answers:
    """Ask every rule of the form's kind; rules of other kinds are passed over.

    `steps`, where given, takes down every clause that was met, in order.
    """
    walker = Walker(form, batch, len(rules), steps)
    for index, rule in enumerate(rules):
        if rule.kind == form.kind:
            walker.run(index, rule, rule.pipe, {"form": form})
    return walker.answers


def holds(condition: typed.Typed, form: Form, batch: Batch) -> bool:
    """Whether a condition on the form as a whole is true; unknown is not."""
    return Walker(form, batch, 0).value(condition, {"form": form}) is True


def reaches(rule: typed.Rule, form: Form) -> bool:
    """Whether a rule that asks nothing of other forms gets as far as asking."""
    return any(evaluate([rule], form, Batch()).asked)


class Walker:
    """Walks rules over one form; `value` also answers single expressions."""

    def __init__(self, form: Form, batch: Batch, count: int, steps: list[Step] | None = None) -> None:
        self.answers = Answers([], [], [0] * count)
        self._form = form
        self._batch = batch
        self._steps = steps

    def run(
        self, index: int, rule: typed.Rule, pipe: Sequence[typed.Filter | typed.Loop | typed.Bind], env: Env
    ) -> None:
        """Go through what is left of a rule's pipe, and ask its questions at the end."""
        if not pipe:
            self.answers.asked[index] += 1
            for number, ask in enumerate(rule.asks):
                self._ask(index, len(rule.pipe), number, ask, env)
            return
        clause, rest = pipe[0], pipe[1:]
        place = len(rule.pipe) - len(pipe)
        match clause:
            case typed.Filter(condition=condition):
                answer = self._noted(place, env, self.value(condition, env))
                if self._holds(index, answer):
                    self.run(index, rule, rest, env)
            case typed.Bind(var=var, value=node):
                self.run(index, rule, rest, {**env, var: self.value(node, env)})
            case typed.Loop(var=var, source=source, where=where):
                members = self._noted(place, env, self.value(source, env), source=True)
                if isinstance(members, Unknown):
                    self.answers.doubts.append(Doubt(index, -1, members))
                    return
                for member in members:
                    inner = {**env, var: member}
                    if where is None or self._holds(
                        index, self._noted(place, inner, self.value(where, inner))
                    ):
                        self.run(index, rule, rest, inner)

    def _noted(self, clause: int, env: Env, answer: Any, *, source: bool = False) -> Any:  # noqa: ANN401 - as value()
        if self._steps is not None:
            self._steps.append(Step(clause, env, answer, source))
        return answer

    def _holds(self, index: int, answer: Any) -> bool:  # noqa: ANN401 - True, False or an Unknown
        if isinstance(answer, Unknown):
            self.answers.doubts.append(Doubt(index, -1, answer))
            return False
        return answer is True

    def _ask(self, index: int, clauses: int, number: int, ask: typed.Ask, env: Env) -> None:
        answer = self._noted(clauses + number, env, self.value(ask.condition, env))
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
        """Return what an expression gives with the names of `env` bound."""
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
                return self._batch.peers(kind, self._form)
            case typed.LastYear():
                return self._batch.last_year(self._form)
            case typed.Open(table=typed.Const(value=table)):
                return self._batch.filled(table)
            case typed.InState(operand=operand, states=states, negated=negated):
                return runtime.in_state(self.value(operand, env), states, negated=negated)
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
