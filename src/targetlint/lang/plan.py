"""Rules made ready to run: one function for each form kind, made when the first such form comes.

Where a function raises, the form is asked again rule by rule, so that a rule that crashes costs that rule
and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from targetlint.cache import Cache
from targetlint.lang.answers import Answers, Doubt
from targetlint.lang.batch import Batch
from targetlint.lang.steps import OUT_OF_STEPS, OutOfSteps
from targetlint.model.form import Form

if TYPE_CHECKING:  # typed rules and all builtins: who reads about rules runs none
    from targetlint.lang import typed
    from targetlint.lang.made import Made, Run


@dataclass(frozen=True, slots=True)
class Kept:
    """Where functions are kept between runs; `book` tells them from those of other rules and versions."""

    cache: Cache
    book: str

    def name(self, rules: Sequence[typed.Rule], indexes: Sequence[int]) -> str:
        """Return what the function of some rules is kept under."""
        asked = [f"{index} {rules[index].id} {rules[index].kind}" for index in indexes]
        return sha256("\0".join((self.book, *asked)).encode()).hexdigest()


@dataclass(slots=True)
class Plan:
    """Rules ready to run; `rules` keeps their order, which hits and doubts refer to."""

    rules: Sequence[typed.Rule]
    kept: Kept | None = None
    _functions: dict[str, Run] = field(default_factory=dict)
    _single: dict[int, Run] = field(default_factory=dict)

    def narrowed(self, names: Container[str]) -> Plan:
        """Return the plan of the rules called `names`."""
        return Plan(tuple(rule for rule in self.rules if rule.id in names), self.kept)

    def run(self, form: Form, batch: Batch) -> Answers:
        """Ask every rule of the form's kind."""
        answers = Answers([], [], [0] * len(self.rules))
        try:
            if form.kind not in self._functions:
                indexes = [index for index, rule in enumerate(self.rules) if rule.kind == form.kind]
                self._functions[form.kind] = self._function(indexes)
            self._functions[form.kind](form, batch, answers.hits, answers.doubts, answers.asked)
        except Exception:  # noqa: BLE001 - a crash of ours must not cost the form its other rules
            return self._one_by_one(form, batch)
        return answers

    def alone(self, form: Form, batch: Batch) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield each rule of the form's kind with a call that asks it alone; its answers go nowhere."""
        for index, rule in enumerate(self.rules):
            if rule.kind == form.kind:
                yield rule.id, partial(self._by_itself(index), form, batch, [], [], [0] * len(self.rules))

    def _by_itself(self, index: int) -> Run:
        if index not in self._single:
            self._single[index] = self._made([index]).run()
        return self._single[index]

    def _one_by_one(self, form: Form, batch: Batch) -> Answers:
        whole = Answers([], [], [0] * len(self.rules))
        for index, rule in enumerate(self.rules):
            if rule.kind != form.kind:
                continue
            own = Answers([], [], [0] * len(self.rules))
            try:
                self._by_itself(index)(form, batch, own.hits, own.doubts, own.asked)
            except OutOfSteps:
                whole.doubts.append(Doubt(index, -1, OUT_OF_STEPS))
                continue
            except Exception as error:  # noqa: BLE001 - the same; the rule is reported as crashed
                whole.crashed[index] = f"{type(error).__name__}: {error}"
                continue
            whole.hits += own.hits
            whole.doubts += own.doubts
            whole.asked[index] = own.asked[index]
        return whole

    def _function(self, indexes: Sequence[int]) -> Run:
        """Return the function of some rules: the kept one, else one that is made, and kept."""
        if self.kept is None:
            return self._made(indexes).run()
        name = self.kept.name(self.rules, indexes)
        data = self.kept.cache.get(name)
        if data is not None:
            from targetlint.lang.made import Made  # noqa: PLC0415 - all builtins: only where rules are run

            return Made.from_bytes(data).run()
        made = self._made(indexes)
        self.kept.cache.put(name, made.to_bytes())
        return made.run()

    def _made(self, indexes: Sequence[int]) -> Made:
        from targetlint.lang.fuse import fuse  # noqa: PLC0415 - a tenth of a second that kept functions save

        return fuse(self.rules, indexes)
