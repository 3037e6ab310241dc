"""Why a rule ended as it did on a form: the steps of the plain evaluator, told line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from targetlint.lang import declared, typed, vocabulary
from targetlint.lang.answers import Answers
from targetlint.lang.assembled import Assembled, RuleSource
from targetlint.lang.batch import Batch
from targetlint.lang.check import check_again
from targetlint.lang.evaluate import Step, Walker, evaluate, holds
from targetlint.lang.evidence import Witness
from targetlint.lang.findings import findings, statuses
from targetlint.lang.library import library
from targetlint.lang.messages import plain
from targetlint.lang.mutate import written
from targetlint.lang.scope import Meaning
from targetlint.lang.trouble import Trouble
from targetlint.model.account import Account, Evidence, Fate, Track
from targetlint.model.form import Form, Row, Unknown
from targetlint.model.place import Place
from targetlint.model.report import RuleStatus, Status
from targetlint.model.said import Said
from targetlint.words import say


def account(
    whole: Assembled, source: RuleSource, form: Form, batch: Batch, aside: RuleStatus | None
) -> Account:
    """Return why the rule of `source` ended as it did; `aside` says why it was not asked, if so."""
    if aside is None and not _applies(source.rule, form):
        aside = RuleStatus(source.rule.id, Status.NOT_APPLICABLE, say("status.other_kind"))
    meanings: dict[int, Meaning] = {}
    rule = None if aside else check_again(whole, source, form.kind, library(whole, Trouble()), meanings)
    if rule is None:
        status = aside or RuleStatus(source.rule.id, Status.NOT_RUN)
        return _account(source, form, status, (), ())
    witness = Witness(whole, source, meanings, Walker(form, batch, 1))
    for made, exemption in zip(source.exempted, rule.exemptions, strict=True):
        if holds(exemption.condition, form, batch):
            status = RuleStatus(source.rule.id, Status.EXEMPTED, exemption.reason)
            found = witness.condition(made.change.condition, {"form": form})
            told = replace(found, origin=exemption.origin, layer=made.layer)
            return _account(source, form, status, (), (Track(Fate.LEFT_OUT, (), (), None, (told,)),))
    return _asked(source, rule, form, batch, witness)


def _asked(source: RuleSource, rule: typed.Rule, form: Form, batch: Batch, witness: Witness) -> Account:
    """Ask the rule and take down its steps; a crash is told as one."""
    steps: list[Step] = []
    try:
        answers = evaluate([rule], form, batch, steps)
        told = findings([rule], form, answers)
        tracks = tuple(_tracks(rule, witness, steps))
    except Exception as error:  # noqa: BLE001 - a crash of ours is what is to be told
        answers, told, tracks = Answers([], [], [0], {0: f"{type(error).__name__}: {error}"}), [], ()
    own = tuple(each.message for each in told if each.code == rule.id)
    return _account(source, form, statuses([rule], form, answers, {})[0], own, tracks)


def _applies(rule: declared.Rule, form: Form) -> bool:
    from_names = {kind for name in rule.applies_to if (kind := vocabulary.form_kind(name.text))}
    return form.kind in from_names


def _account(
    source: RuleSource, form: Form, status: RuleStatus, says: tuple[Said, ...], tracks: tuple[Track, ...]
) -> Account:
    rule = source.rule
    where = form.place.document
    return Account(
        rule.id, plain(rule.title), rule.id_origin, where, form.number, form.title, status, says, tracks
    )


def _tracks(rule: typed.Rule, witness: Witness, steps: Sequence[Step]) -> Iterator[Track]:
    """Yield every way through the clauses: the steps form a tree, each leaf of which is one."""
    way: list[Step] = []
    last = len(rule.pipe) + len(rule.asks) - 1
    for step in steps:
        while way and _rank(way[-1]) >= _rank(step):
            way.pop()
        way.append(step)
        fate = _left(rule, step)
        if fate is None and step.clause == last:
            fate = _answered(rule, way)
        if fate is not None:
            yield _track(rule, witness, way, fate)


def _rank(step: Step) -> tuple[int, bool]:
    return step.clause, not step.source


def _left(rule: typed.Rule, step: Step) -> Fate | None:
    """Return the fate of a line that got no further than this step, else None."""
    if isinstance(step.answer, Unknown) and step.clause < len(rule.pipe):
        return Fate.UNDECIDED
    if step.source:
        return None if step.answer else Fate.LEFT_OUT
    return Fate.LEFT_OUT if step.clause < len(rule.pipe) and step.answer is not True else None


def _answered(rule: typed.Rule, way: Sequence[Step]) -> Fate:
    answers = [step for step in way if step.clause >= len(rule.pipe)]
    if any(step.answer is rule.asks[step.clause - len(rule.pipe)].wrong for step in answers):
        return Fate.VIOLATED
    return Fate.UNDECIDED if any(isinstance(step.answer, Unknown) for step in answers) else Fate.PASSED


def _track(rule: typed.Rule, witness: Witness, way: Sequence[Step], fate: Fate) -> Track:
    env = way[-1].env
    variables = [clause.var for clause in rule.pipe if isinstance(clause, typed.Loop)]
    bound = [env[name] for name in variables if name in env]
    rows = [each for each in bound if isinstance(each, Row)]
    return Track(
        fate,
        tuple(row.number for row in rows),
        tuple(row.place.row_key for row in rows),
        _first(rows),
        tuple(_step(witness, step) for step in way if step is way[-1] or not step.source),
    )


def _first(rows: Sequence[Row]) -> Place | None:
    return rows[-1].place if rows else None


def _step(witness: Witness, step: Step) -> Evidence:
    rule = witness.source.rule
    clause = (*rule.pipe, *rule.asks)[step.clause]
    text = written(clause.origin)
    if isinstance(clause, declared.Each):
        if not step.source and clause.where is not None:
            found = witness.condition(clause.where, step.env)
            return replace(found, text=text, origin=clause.origin)
        return _source(text, clause, step)
    if isinstance(clause, declared.Let):
        return Evidence(text, "")
    found = witness.condition(clause.condition, step.env)
    return replace(found, text=text, origin=clause.origin)


def _source(text: str, clause: declared.Each, step: Step) -> Evidence:
    if isinstance(step.answer, Unknown):
        stated = step.answer.stated
        place = None if stated is None else stated.place
        return Evidence(text, None, say(f"cause.{step.answer.cause}"), place, clause.origin)
    return Evidence(text, "", say("why.lines", count=len(step.answer)), None, clause.origin)
