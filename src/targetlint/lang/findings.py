"""Answers to findings: wrong answers at their cells, cells nobody could read, the status of every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from targetlint.lang import typed
from targetlint.lang.answers import NOT_GIVEN, Answers, Doubt, Hit
from targetlint.lang.evaluate import reaches
from targetlint.lang.shown import filled, one_line
from targetlint.model.diagnostic import Confidence, Diagnostic, Drawn, Grade, Outcome, Related, Severity
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.report import Cause, RuleStatus, Status
from targetlint.model.said import Said
from targetlint.quantities.usual import same_but_spelling
from targetlint.words import say


def findings(rules: Sequence[typed.Rule], form: Form, answers: Answers) -> list[Diagnostic]:
    """Return what the answers on one form have to say to a person, without fingerprints.

    A rule whose message cannot be made is entered into the answers as crashed.
    """
    found = []
    for hit in answers.hits:
        try:
            found.append(_finding(rules[hit.rule], form, hit))
        except Exception as error:  # noqa: BLE001 - a crash of ours in one message costs that rule
            answers.crashed[hit.rule] = f"{type(error).__name__}: {error}"
    found += _stated_doubts(rules, form, answers.doubts)
    told = {each.place for each in found}
    return found + [each for each in _unreadable(rules, form, answers.doubts) if each.place not in told]


def _finding(rule: typed.Rule, form: Form, hit: Hit) -> Diagnostic:
    ask = rule.asks[hit.ask]
    main, *others = _pointed(hit.at, form)
    message = filled(ask.otherwise, ask.values, hit)
    severity = rule.severity
    if hit.rounded:
        message, severity = say("finding.rounded", message=message), Severity.INFO
    suggestion = _suggested(ask, main, hit)
    shown = [each for each in others if _shows(each, main)]
    return Diagnostic(
        code=rule.id,
        severity=severity,
        message=message,
        place=_marked(main, hit.mark),
        title=rule.title,
        outcome=Outcome.REVIEW if severity is Severity.REVIEW else Outcome.FAIL,
        confidence=rule.confidence,
        tags=rule.tags,
        dimension=rule.dimension,
        found=_text(main),
        expected=None if ask.expected is None else filled(ask.expected, ask.values, hit),
        suggestion=suggestion,
        grade=_grade(ask, main, suggestion),
        drawn=_drawn(ask, hit),
        basis=rule.basis,
        related=tuple({each.place: Related(each.place, _text(each) or "") for each in shown}.values()),
        form=form.number,
    )


def _suggested(ask: typed.Ask, main: Stated | Listed | Row | Form, hit: Hit) -> Said | None:
    """Return what to type, nothing where that is what stands there and was only to be put right."""
    if ask.suggest is None:
        return None
    said = filled(ask.suggest, ask.values, hit)
    is_there = isinstance(main, Stated) and said.zh == main.text
    return None if ask.grade is Grade.AUTOMATIC and is_there else said


def _grade(ask: typed.Ask, main: Stated | Listed | Row | Form, suggestion: Said | None) -> Grade:
    """Return how far a suggestion may be trusted: automatic only where it repairs signs and nothing else."""
    if suggestion is None:
        return Grade.HINT
    if ask.grade is not Grade.AUTOMATIC:
        return ask.grade
    lossless = isinstance(main, Stated) and same_but_spelling(main.text, suggestion.zh)
    return Grade.AUTOMATIC if lossless and suggestion.zh == suggestion.en else Grade.CONFIRM


def _drawn(ask: typed.Ask, hit: Hit) -> Drawn | None:
    if ask.drawn is None or isinstance(ask.drawn, str):
        return None if ask.drawn is None else Drawn(ask.drawn)
    held = hit.values[ask.drawn]
    is_there = isinstance(held, Stated) and held.state is not State.ABSENT
    return Drawn(one_line(held.text), held.place) if is_there else None


def _pointed(at: Sequence[Any], form: Form) -> list[Stated | Listed | Row | Form]:
    """Return what a finding points at, first what stands in the form's own document: there it is told."""
    held = [each for each in at if isinstance(each, Stated | Listed | Row | Form)]
    own = [each for each in held if each.place.document == form.place.document]
    return [*(own or [form]), *(each for each in held if each not in own)]


def _shows(other: Stated | Listed | Row | Form, main: Stated | Listed | Row | Form) -> bool:
    """Whether another place is worth pointing at: it exists on the form, and is not the main one."""
    absent = isinstance(other, Stated | Listed) and other.state is State.ABSENT
    return not absent and other.place != main.place


def _text(held: Stated | Listed | Row | Form) -> str | None:
    return one_line(held.text) if isinstance(held, Stated) else None


def _marked(held: Stated | Listed | Row | Form, mark: Any) -> Place:  # noqa: ANN401 - a text, a cell, None or Unknown
    text = mark.text if isinstance(mark, Stated) else mark
    if not isinstance(held, Stated) or not isinstance(text, str) or not text or text not in held.text:
        return held.place
    start = held.place.start + held.text.index(text)
    return replace(held.place, start=start, end=start + len(text))


def _stated_doubts(rules: Sequence[typed.Rule], form: Form, doubts: Sequence[Doubt]) -> list[Diagnostic]:
    """Return the findings of rules that say what an undecided answer is worth (`if unknown`)."""
    found: dict[tuple[str, Place], Diagnostic] = {}
    for doubt in doubts:
        rule = rules[doubt.rule]
        if doubt.missing or rule.if_unknown in {"", "skip"}:
            continue
        held = doubt.unknown.stated or form
        severity = Severity(rule.if_unknown)
        diagnostic = Diagnostic(
            code=rule.id,
            severity=severity,
            message=say("finding.undecided", title=rule.title, cause=cause(doubt.unknown.cause)),
            place=held.place,
            title=rule.title,
            outcome=Outcome.REVIEW,
            confidence=rule.confidence,
            tags=rule.tags,
            dimension=rule.dimension,
            found=_text(held),
            basis=rule.basis,
            form=form.number,
        )
        found.setdefault((rule.id, held.place), diagnostic)
    return list(found.values())


def _unreadable(rules: Sequence[typed.Rule], form: Form, doubts: Sequence[Doubt]) -> list[Diagnostic]:
    """Return one question for each cell whose text nobody could read, naming the rules that wait."""
    cells: dict[int, tuple[Stated, list[str]]] = {}
    for doubt in doubts:
        held = doubt.unknown.stated
        if (
            doubt.unknown.cause == State.UNREADABLE
            and isinstance(held, Stated)
            and not rules[doubt.rule].if_unknown
        ):
            blocked = cells.setdefault(id(held), (held, []))[1]
            if rules[doubt.rule].id not in blocked:
                blocked.append(rules[doubt.rule].id)
    return [
        Diagnostic(
            code="form/unreadable",
            severity=Severity.REVIEW,
            message=say("finding.unreadable", text=one_line(held.text), count=len(blocked)),
            place=held.place,
            title=say("finding.unreadable.title"),
            outcome=Outcome.REVIEW,
            confidence=Confidence.CERTAIN,
            found=one_line(held.text),
            suggestion=say("finding.unreadable.hint"),
            blocks=tuple(blocked),
            form=form.number,
        )
        for held, blocked in cells.values()
    ]


def cause(name: str) -> Said:
    """Return why an answer was unknown, in words."""
    return say(f"cause.{name}")


def statuses(
    rules: Sequence[typed.Rule], form: Form, answers: Answers, set_aside: Mapping[str, RuleStatus]
) -> list[RuleStatus]:
    """Return how every rule ended on the form, in the order of the rules; a rule counts once.

    Those of `set_aside` were not asked, or their answers do not count.
    """
    hits: dict[int, int] = {}
    for hit in answers.hits:
        hits[hit.rule] = hits.get(hit.rule, 0) + (not hit.rounded)
    doubts: dict[int, list[Doubt]] = {}
    for doubt in answers.doubts:
        doubts.setdefault(doubt.rule, []).append(doubt)
    found: dict[str, RuleStatus] = {}
    for index, rule in enumerate(rules):
        if rule.kind == form.kind:
            ended = _status(rule, index, hits.get(index, 0), doubts.get(index, []), answers)
            found[rule.id] = ended or _unasked(rule, form)
        else:
            reason = say("status.other_kind")
            found.setdefault(rule.id, RuleStatus(rule.id, Status.NOT_APPLICABLE, reason))
    return list((found | dict(set_aside)).values())


def _status(
    rule: typed.Rule, index: int, hits: int, doubts: Sequence[Doubt], answers: Answers
) -> RuleStatus | None:
    """Return how a rule ended; None where it never asked and nothing stood in its way."""
    if index in answers.crashed:
        return RuleStatus(rule.id, Status.CRASHED, say("status.crashed", error=answers.crashed[index]))
    missing = [doubt.unknown.cause for doubt in doubts if doubt.missing]
    doubts = [doubt for doubt in doubts if not doubt.missing]
    causes = tuple(dict.fromkeys(_cause(doubt) for doubt in doubts))
    if hits:
        return RuleStatus(rule.id, Status.VIOLATED, None, causes, hits, len(doubts))
    if missing and not doubts:
        return RuleStatus(rule.id, Status.NOT_RUN, cause(missing[0]), not_given=missing[0] in NOT_GIVEN)
    if doubts and rule.if_unknown == "skip":
        return RuleStatus(rule.id, Status.NOT_APPLICABLE, say("status.skipped"), causes, 0, len(doubts))
    if doubts:
        return RuleStatus(rule.id, Status.UNDECIDED, cause(causes[0].what), causes, 0, len(doubts))
    if answers.asked[index]:
        return RuleStatus(rule.id, Status.PASSED)
    return None


def _unasked(rule: typed.Rule, form: Form) -> RuleStatus:
    """Return how a rule ended that never got as far as asking, for want of a case or of other forms."""
    if rule.alone is not None and reaches(rule.alone, form):
        return RuleStatus(rule.id, Status.NOT_RUN, say("status.no_fit"), not_given=True)
    return RuleStatus(rule.id, Status.NOT_APPLICABLE, say("status.no_case"))


def _cause(doubt: Doubt) -> Cause:
    held = doubt.unknown.stated
    place = held.place if held is not None else None
    return Cause(doubt.unknown.cause, place, place.column_role if place is not None else "")
