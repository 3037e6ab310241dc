"""Assembled rules to typed rules, one for every form kind a rule applies to; mistakes are told."""

from __future__ import annotations

from dataclasses import replace

from targetlint.lang import ast, declared, types, vocabulary
from targetlint.lang.assembled import Assembled, Made, RuleSource
from targetlint.lang.changes import Exempt
from targetlint.lang.infer import BROKEN_MEANING, Expressions
from targetlint.lang.library import library
from targetlint.lang.messages import Messages, plain
from targetlint.lang.params import params
from targetlint.lang.scope import Meaning, Scope
from targetlint.lang.trouble import Trouble
from targetlint.lang.typed import (
    Ask,
    Attribute,
    Bind,
    Call,
    Cell,
    Collect,
    Exemption,
    Filter,
    InState,
    Known,
    LastYear,
    Logic,
    Loop,
    Not,
    Operation,
    OrElse,
    Quantified,
    Readable,
    Rule,
    Select,
    Shown,
    Typed,
    Var,
    walk,
)
from targetlint.model.diagnostic import Basis, Grade, Severity
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS, FORMS
from targetlint.words import say


def check(whole: Assembled, trouble: Trouble) -> list[Rule]:
    """Return the typed rules in the order of their declaration; a rule with a mistake is left out."""
    base = library(whole, trouble)
    found: list[Rule] = []
    for source in whole.rules.values():
        for kind in _kinds(source.rule, trouble):
            own = Trouble(trouble)
            rule = _RuleCheck(whole, source, kind, base, Expressions(own)).checked()
            if not own.fatal:
                found.append(rule)
            trouble.take(own)
    return found


def check_again(
    whole: Assembled, source: RuleSource, kind: str, base: Scope, meanings: dict[int, Meaning] | None = None
) -> Rule | None:
    """Return one rule typed for one form kind, or None where it is wrong.

    `base` is what `library` makes of the whole; `meanings` takes down what every expression of the rule
    means, by the identity of its node.
    """
    trouble = Trouble()
    rule = _RuleCheck(whole, source, kind, base, Expressions(trouble, meanings)).checked()
    return None if trouble.fatal else rule


def _kinds(rule: declared.Rule, trouble: Trouble) -> list[str]:
    found = {}
    for name in rule.applies_to:
        kind = vocabulary.form_kind(name.text)
        if kind is None:
            known = [word for each in FORMS.values() for word in (each.name, each.chinese)]
            trouble.name(name, known)
        else:
            trouble.hear(name, Said(FORMS[kind].chinese, kind))
            found[kind] = name
    return list(found)


class _RuleCheck:
    """Checks one rule for one form kind."""

    def __init__(
        self, whole: Assembled, source: RuleSource, kind: str, base: Scope, expressions: Expressions
    ) -> None:
        self._whole = whole
        self._source = source
        self._rule = source.effective
        self._trouble = expressions.trouble
        self._expressions = expressions
        self._messages = Messages(self._expressions)
        self._scope = replace(base, kind=kind, own=whole.own[source.pack])

    def checked(self) -> Rule:
        rule = self._rule
        scope = replace(self._scope, params=params(self._source, self._scope, self._expressions))
        self._check_stages()
        exemptions = tuple(self._exemption(made, scope) for made in self._source.exempted)
        pipe: list[Filter | Loop | Bind] = []
        for clause in rule.pipe:
            typed, scope = self._clause(clause, scope)
            pipe.append(typed)
        asks = tuple(self._ask(each, scope) for each in rule.asks)
        title = plain(rule.title)
        return Rule(
            id=rule.id,
            kind=scope.kind,
            title=title,
            dimension=rule.dimension,
            severity=rule.severity,
            confidence=rule.confidence,
            tags=rule.tags,
            basis=self._basis(),
            pipe=tuple(pipe),
            asks=asks,
            if_unknown=rule.if_unknown or "",
            exemptions=exemptions,
        )

    def _exemption(self, made: Made[Exempt], scope: Scope) -> Exemption:
        change = made.change
        day = change.expires.isoformat()
        reason = say("status.exempted", pack=made.layer, reason=change.reason, day=day)
        return Exemption(self._expressions.condition(change.condition, scope), reason, change.origin)

    def _check_stages(self) -> None:
        for name in self._rule.stages:
            if vocabulary.member("stage", name.text) is None:
                self._trouble.name(name, [word for pair in ENUMS["stage"].items() for word in pair])

    def _basis(self) -> tuple[Basis, ...]:
        found = []
        for cite in self._rule.basis:
            source = self._whole.sources.get(cite.source.text)
            if source is None:
                known = list(self._whole.sources)
                self._trouble.name(cite.source, known)
            else:
                found.append(Basis(source.title, cite.clause, source.verified))
        return tuple(found)

    def _clause(
        self, clause: declared.When | declared.Each | declared.Let, scope: Scope
    ) -> tuple[Filter | Loop | Bind, Scope]:
        match clause:
            case declared.When(condition=condition):
                return Filter(self._expressions.condition(condition, scope)), scope
            case declared.Let(name=name, value=value):
                meaning = self._expressions.infer(value, scope)
                self._new(name, scope)
                var = f"let{len(scope.locals)}"
                holds = Var(var, sure=False)
                cell = holds if meaning.type.kind in {"row", "form"} else None
                return Bind(var, meaning.value), scope.bound(name.text, Meaning(meaning.type, holds, cell))
            case declared.Each(name=name, source=source, where=where):
                listed = self._expressions.source(name, source, scope)
                self._new(name, scope)
                var = scope.loop_var()
                if listed.type.element is None:
                    return Loop(var, listed.value, None), scope.excused(name.text, BROKEN_MEANING)
                inner = scope.within(name.text, listed.type.element, var)
                selects = None if where is None else self._expressions.condition(where, inner)
                return Loop(var, listed.value, selects), inner

    def _new(self, name: ast.Name, scope: Scope) -> None:
        if name.text in scope.locals:
            self._trouble.tell(name.origin, "rule.twice", name=name.text)

    def _mark(self, node: ast.Expr | None, scope: Scope) -> Typed | None:
        if node is None:
            return None
        meaning = self._expressions.infer(node, scope, types.TEXT)
        if meaning.type.kind not in {"text", "broken"}:
            self._trouble.tell(node.origin, "rule.mark", found=meaning.type.said)
        return meaning.value

    def _ask(self, ask: declared.Ask, scope: Scope) -> Ask:
        condition = self._expressions.condition(ask.condition, scope)
        wrong = ask.word == "forbid"
        if _turned(condition, turned=wrong):
            self._trouble.tell(ask.origin, "rule.negated_target", Severity.WARNING)
        values: list[Shown] = []  # what the messages of this ask show, shared by all of them
        otherwise = self._messages.message(ask.otherwise, scope, values) or self._messages.from_condition(
            ask, scope, values
        )
        return Ask(
            condition=condition,
            wrong=wrong,
            rounding=not wrong and isinstance(condition, Operation) and condition.name == "about",
            at=self._at(ask, condition, scope),
            mark=self._mark(ask.mark, scope),
            otherwise=otherwise,
            expected=self._messages.message(ask.expected, scope, values),
            suggest=self._messages.message(ask.suggest, scope, values),
            grade=Grade(ask.grade),
            drawn=self._messages.drawn(ask.drawn, scope, values),
            values=tuple(values),
        )

    def _at(self, ask: declared.Ask, condition: Typed, scope: Scope) -> tuple[Typed, ...]:
        found = []
        for node in ask.at:
            meaning = self._expressions.infer(node, scope)
            if meaning.cell is not None:
                found.append(meaning.cell)
            elif meaning.type.kind != "broken":
                self._trouble.tell(node.origin, "rule.at")
        if not ask.at:
            found.append(
                _first_cell(condition) or (scope.open_[0].cell if scope.open_ else None) or Var("form")
            )
        return tuple(found)


def _first_cell(node: Typed) -> Typed | None:
    """Return the first cell that a condition reads of something that is bound where the rule reports."""
    match node:
        case Known(cell=found) | Readable(cell=found):
            return None if LastYear() in walk(found) else found
        case Cell():
            return None if LastYear() in walk(node) else node
        case Operation(operands=parts) | Call(arguments=parts) | Logic(parts=parts):
            inner = parts
        case Not(operand=one) | InState(operand=one) | Attribute(operand=one) | OrElse(operand=one):
            inner = (one,)
        case Collect(source=one) | Select(source=one) | Quantified(source=one):
            inner = (one,)
        case _:
            inner = ()
    return next((cell for part in inner if (cell := _first_cell(part)) is not None), None)


def _turned(node: Typed, *, turned: bool) -> bool:
    """Whether a comparison with a target stands where its opposite is asked for: forbidden, or negated."""
    match node:
        case Operation(name="target_meets"):
            return turned
        case Not(operand=operand):
            return _turned(operand, turned=not turned)
        case Logic(parts=parts):
            return any(_turned(part, turned=turned) for part in parts)
        case _:
            return False
