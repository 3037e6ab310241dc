"""Which parts of a rule its examples show: clauses both ways, deciding parts, the undecided answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from targetlint.lang import ast, declared, typed
from targetlint.lang.certain import sure
from targetlint.lang.evaluate import Step, Walker
from targetlint.lang.mutate import written
from targetlint.lang.scope import Meaning
from targetlint.model.form import Unknown
from targetlint.model.place import Origin
from targetlint.model.trials import Gap, Tally
from targetlint.trials.arguments import Arguments
from targetlint.trials.cases import Case, Tried
from targetlint.words import say


@dataclass(frozen=True, slots=True)
class _Point:
    """Something an example can show: `way` is how the thing at `origin` should be met."""

    way: str
    origin: Origin


@dataclass(slots=True)
class _Met:
    """The points of one rule, and those that were met."""

    points: dict[_Point, None] = field(default_factory=dict)
    met: set[_Point] = field(default_factory=set)


def coverage(rule: Tried, arguments: Arguments) -> Tally:
    """Return which points of the rule its examples meet."""
    met = _Met()
    for kind in rule.typed:
        _expected(met, rule.source.rule)
        meanings = rule.meanings[kind]
        for case in rule.cases:
            if case.about.kind == kind:
                _take(met, rule.source.rule, meanings, case, case.steps(rule.typed[kind]))
    tally = Tally(len(met.points), len(met.met & met.points.keys()))
    for point in met.points:
        if point not in met.met:
            tally.gaps.append(arguments.weighed(_gap(rule, point)))
    doubtful = any(_doubtful(each) for each in rule.typed.values())
    if doubtful:
        shown = any(case.example.outcome == "undecided" for case in rule.cases)
        tally.add(Tally(1, int(shown)))
        if not shown:
            tally.gaps.append(arguments.weighed(_gap(rule, _Point("undecided", rule.source.rule.id_origin))))
    return tally


def _gap(rule: Tried, point: _Point) -> Gap:
    text = _short(written(point.origin))
    what, mark = say(f"trial.{point.way}", text=text), say(f"trial.{point.way}_mark", text=text)
    return Gap(rule.source.rule.id, point.origin, what, say(f"trial.{point.way}_do"), mark)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_LONGEST = 60  # characters of a clause that are quoted; the line itself is shown below


def _doubtful(rule: typed.Rule) -> bool:
    """Whether any clause of the rule can be undecided at all."""
    asked = [each.condition for each in rule.asks]
    for clause in rule.pipe:
        match clause:
            case typed.Filter(condition=condition):
                asked.append(condition)
            case typed.Loop(source=source, where=where):
                asked += [source] if where is None else [source, where]
    return not all(map(sure, asked))


def _conditions(rule: declared.Rule) -> Iterator[tuple[int, Origin, ast.Expr | None, tuple[str, str]]]:
    """Yield each clause that answers yes or no: its number, where it is, what it asks, its two ways."""
    for number, clause in enumerate(rule.pipe):
        match clause:
            case declared.When(origin=origin, condition=condition):
                yield number, origin, condition, ("holds", "holds_not")
            case declared.Each(origin=origin, where=where) if where is not None:
                yield number, where.origin, where, ("selects", "selects_not")
            case declared.Each(origin=origin):
                yield number, origin, None, ("selects", "selects")
    for number, ask in enumerate(rule.asks, len(rule.pipe)):
        ways = ("fails", "passes") if ask.word == "forbid" else ("passes", "fails")
        yield number, ask.condition.origin, ask.condition, ways


def _expected(met: _Met, rule: declared.Rule) -> None:
    for _, origin, condition, ways in _conditions(rule):
        for way in ways:
            met.points[_Point(way, origin)] = None
        if isinstance(condition, ast.Junction | ast.Unary):
            for atom in _atoms(condition):
                met.points[_Point("decides", atom.origin)] = None
                met.points[_Point("decides_not", atom.origin)] = None


def _take(
    met: _Met, rule: declared.Rule, meanings: Mapping[int, Meaning], case: Case, steps: Sequence[Step]
) -> None:
    walker = Walker(case.about, case.batch, 1)
    conditions = {number: (origin, asked, ways) for number, origin, asked, ways in _conditions(rule)}
    for step in steps:
        if step.clause not in conditions:
            continue
        origin, condition, (yes, no) = conditions[step.clause]
        if condition is None:
            if not isinstance(step.answer, Unknown) and step.answer:
                met.met.add(_Point(yes, origin))
            continue
        if step.source or not isinstance(step.answer, bool):
            continue
        met.met.add(_Point(yes if step.answer else no, origin))
        if isinstance(condition, ast.Junction | ast.Unary):
            atoms = _atoms(condition)
            values = [_known(walker.value(meanings[id(atom)].value, step.env)) for atom in atoms]
            for atom, way in _deciding(condition, atoms, values):
                met.met.add(_Point(way, atom.origin))


def _atoms(node: ast.Expr) -> list[ast.Expr]:
    """Return the conditions that `and`, `or` and `not` join, in order."""
    match node:
        case ast.Junction(parts=parts):
            return [atom for part in parts for atom in _atoms(part)]
        case ast.Unary(sign="not", operand=operand):
            return _atoms(operand)
    return [node]


def _known(value: Any) -> bool | None:  # noqa: ANN401 - True, False or an Unknown
    return value if isinstance(value, bool) else None


def _deciding(
    node: ast.Expr, atoms: Sequence[ast.Expr], values: Sequence[bool | None]
) -> Iterator[tuple[ast.Expr, str]]:
    """Yield each atom on which alone the answer hangs: were it otherwise, the answer would be, too."""
    for index, atom in enumerate(atoms):
        own = values[index]
        if own is None:
            continue
        turned = [*values[:index], not own, *values[index + 1 :]]
        if _answer(node, iter(values)) != _answer(node, iter(turned)):
            yield atom, "decides" if own else "decides_not"


def _answer(node: ast.Expr, values: Iterator[bool | None]) -> bool | None:
    """Return Kleene's answer to the joined atoms; None is unknown."""
    match node:
        case ast.Junction(word=word, parts=parts):
            answers = [_answer(part, values) for part in parts]
            decides = word == "or"
            if decides in answers:
                return decides
            return None if None in answers else not decides
        case ast.Unary(sign="not", operand=operand):
            answer = _answer(operand, values)
            return None if answer is None else not answer
    return next(values)
