"""The examples that rules carry are their tests: run them and say which are not true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from targetlint.forms import build
from targetlint.lang import ast, declared, findings, given_rows, typed, vocabulary
from targetlint.lang.answers import Answers, Doubt
from targetlint.lang.batch import Batch
from targetlint.lang.given_rows import Tables
from targetlint.lang.plan import Plan
from targetlint.lang.scope import FORM_NAMES
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import Type, form, row
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.form import Form, Listed, Row, Stated
from targetlint.model.layout import Layout
from targetlint.model.place import Place
from targetlint.model.said import Said
from targetlint.model.schema import FORMS, ROWS, FormKind, RowKind
from targetlint.model.trials import Ending
from targetlint.rulebook import RuleBook
from targetlint.words import say

_HOLDERS: tuple[FormKind | RowKind, ...] = (*FORMS.values(), *ROWS.values())


def run(book: RuleBook) -> list[Ending]:
    """Run every example of the book's rules, those of disabled rules left out.

    Where a lower pack changed a parameter, an example may end otherwise than the upper pack's author wrote:
    that is what the change is for. It passes, and `detail` says that it ended otherwise.
    """
    found = []
    for name in book.rules:
        rules = tuple(rule for rule in book.plan.rules if rule.id == name)
        if rules:
            plan = Plan(rules)
            results = [
                _run(plan, book.sources[name], example, book) for example in book.sources[name].examples
            ]
            adjusted = name in book.adjusted
            found += [
                replace(each, passed=True) if adjusted and each.found != each.outcome else each
                for each in results
            ]
    return found


def forms(rule: declared.Rule, example: declared.Example, layouts: Sequence[Layout] = ()) -> list[Form]:
    """Return the forms that an example describes: the one it is about first, then the others of its batch.

    `layouts` are those that a form could be read by.
    """
    main = [
        given
        for given in example.givens
        if not isinstance(given, declared.GivenForm | declared.GivenLastYear)
    ]
    kind = vocabulary.form_kind((example.kind or rule.applies_to[0]).text) or ""
    made = [_form(kind, main, f"{rule.id} {example.title}", layouts)]
    for number, given in enumerate(
        (each for each in example.givens if isinstance(each, declared.GivenForm)), 2
    ):
        kind = vocabulary.form_kind(given.kind.text) or ""
        made.append(_form(kind, given.givens, f"{rule.id} {example.title} {number}", layouts))
    return made


def batch(
    rule: declared.Rule,
    example: declared.Example,
    made: Sequence[Form],
    layouts: Sequence[Layout] = (),
    tables: Tables = MappingProxyType({}),
) -> Batch:
    """Return the run of an example whose forms are `made`; last year's form is that of the first.

    `tables` are the decision tables; the open ones among them have the rows that the example gives.
    """
    given = [each for each in example.givens if isinstance(each, declared.GivenLastYear)]
    document = f"{rule.id} {example.title} {ast.LAST_YEAR}"
    before = {id(made[0]): _form(made[0].kind, each.givens, document, layouts) for each in given}
    return Batch(made, before, given_rows.filled(example.givens, tables, Trouble()))


def ending(
    rules: Sequence[typed.Rule], example: declared.Example, about: Form, answers: Answers
) -> tuple[str, Said]:
    """Return how an example ended (passes, fails or undecided), and in what it differs from its claims."""
    said = findings.findings(rules, about, replace(answers, doubts=[]))
    if any(not hit.rounded for hit in answers.hits):
        found = "fails"
    else:
        found = "undecided" if answers.doubts or answers.crashed else "passes"
    if found != example.outcome:
        because = _because(answers.doubts) if found == "undecided" else _quoted(said)
        wanted = _outcome(example.outcome)
        return found, say("example.outcome", wanted=wanted, found=_outcome(found), said=because)
    missed = next((each for each in example.expects if not _met(each, about, said)), None)
    if missed is not None:
        return found, say("example.expect", expect=missed.origin.text.strip(), said=_quoted(said))
    return found, Said("", "")


def _run(plan: Plan, rule: declared.Rule, example: declared.Example, book: RuleBook) -> Ending:
    layouts, tables = book.layouts, book.whole.tables
    made = forms(rule, example, layouts)
    answers = plan.run(made[0], batch(rule, example, made, layouts, tables))
    found, detail = ending(plan.rules, example, made[0], answers)
    return Ending(
        rule.id,
        example.title,
        example.outcome,
        found,
        passed=not detail.zh,
        detail=detail,
        origin=example.origin,
    )


def _outcome(name: str) -> Said:
    return say(f"example.{name}")


def _quoted(said: list[Diagnostic]) -> Said:
    if not said:
        return say("example.nothing")
    return Said("；".join(each.message.zh for each in said), "; ".join(each.message.en for each in said))


def _because(doubts: Sequence[Doubt]) -> Said:
    """Return what could not be told, each cause once: the field, where it has one, and its state."""
    causes: dict[Said, None] = {}
    for doubt in doubts:
        held = doubt.unknown.stated
        role = getattr(held.place, "column_role", "") if held is not None else ""
        field = next((each.fields[role] for each in _HOLDERS if role in each.fields), None)
        what = findings.cause(doubt.unknown.cause)
        if field is not None:
            what = Said(f"{field.chinese}：{what.zh}", f"{field.name}: {what.en}")
        causes[what] = None
    if not causes:
        return say("example.nothing")
    return Said("；".join(each.zh for each in causes), "; ".join(each.en for each in causes))


def _form(kind: str, givens: Sequence[declared.Given], document: str, layouts: Sequence[Layout]) -> Form:
    texts: dict[str, build.Given] = {}
    for given in givens:
        if isinstance(given, declared.GivenValue):
            field = vocabulary.field(form(kind), given.path.head.text)
            texts[field.name if field else given.path.head.text] = given.text
        elif isinstance(given, declared.GivenTable):
            field = vocabulary.field(form(kind), given.name.text)
            if field is not None and field.row:
                texts[field.name] = _lines(row(field.row), given)
            elif field is not None:
                texts[field.name] = [cells[0] for cells in given.rows]
    return build.form(kind, texts, document, layouts=layouts)


def _lines(type_: Type, given: declared.GivenTable) -> list[Mapping[str, str]]:
    columns = [vocabulary.field(type_, name.text) for name in given.columns]
    names = [field.name if field else name.text for field, name in zip(columns, given.columns, strict=True)]
    return [dict(zip(names, cells, strict=True)) for cells in given.rows]


def _met(expect: declared.Expect, about: Form, said: list[Diagnostic]) -> bool:
    """Whether a finding says what is expected, at every place that is named where any is."""
    fitting = [
        each for each in said if not expect.contains or any(expect.contains in text for text in each.message)
    ]
    if expect.at is None:
        return bool(fitting)
    places = _places(expect.at, about)
    return bool(places) and all(any(_covers(place, each.place) for each in fitting) for place in places)


def _covers(place: Place, found: object) -> bool:
    return isinstance(found, Place) and replace(found, start=0, end=0) == replace(place, start=0, end=0)


def _places(path: ast.Path, about: Form) -> list[Place]:
    """Return the places a path names: `indicators[2].value` one, `indicators.value` that of every line."""
    holders: list[object] = [about]
    type_ = form(about.kind)
    for step in path.steps if path.head.text in FORM_NAMES else (path.head, *path.steps):
        if isinstance(step, int):
            lists = [each.items for each in holders if isinstance(each, Listed)]
            holders = [items[step - 1] for items in lists if 0 < step <= len(items)]
            continue
        field = vocabulary.field(type_, step.text)
        lines = [line for each in holders for line in (each.items if isinstance(each, Listed) else [each])]
        name = step.text if field is None else field.name
        holders = [line.values.get(name) for line in lines if isinstance(line, Form | Row)]
        type_ = row(field.row) if field is not None and field.row else type_
    return [each.place for each in holders if isinstance(each, Stated | Listed | Row | Form)]
