"""The examples that rules carry are their tests: run them and say which are not true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from targetlint.forms import build
from targetlint.lang import ast, declared, findings, vocabulary
from targetlint.lang.answers import Doubt
from targetlint.lang.plan import Plan
from targetlint.lang.runtime import batch_of
from targetlint.lang.scope import FORM_NAMES
from targetlint.lang.types import Type, form, row
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.form import Form, Listed, Row, Stated
from targetlint.model.place import Origin, Place
from targetlint.model.said import Said
from targetlint.model.schema import FORMS, ROWS, FormKind, RowKind
from targetlint.rulebook import RuleBook
from targetlint.words import say

_HOLDERS: tuple[FormKind | RowKind, ...] = (*FORMS.values(), *ROWS.values())


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How an example ended: `outcome` is what it claims, `found` what the rule made of it."""

    rule: str
    title: str
    outcome: str
    found: str
    passed: bool
    detail: Said
    origin: Origin


def run(book: RuleBook) -> list[ExampleResult]:
    """Run every example of the book's rules, those of disabled rules left out.

    Where a lower pack changed a parameter, an example may end otherwise than the upper pack's author wrote:
    that is what the change is for. It passes, and `detail` says that it ended otherwise.
    """
    found = []
    for name in book.rules:
        rules = tuple(rule for rule in book.plan.rules if rule.id == name)
        if rules:
            plan = Plan(rules)
            results = [_run(plan, book.sources[name], example) for example in book.sources[name].examples]
            adjusted = name in book.adjusted
            found += [
                replace(each, passed=True) if adjusted and each.found != each.outcome else each
                for each in results
            ]
    return found


def forms(rule: declared.Rule, example: declared.Example) -> list[Form]:
    """Return the forms that an example describes: the one it is about first, then the others of its batch."""
    main = [given for given in example.givens if not isinstance(given, declared.GivenForm)]
    kind = vocabulary.form_kind((example.kind or rule.applies_to[0]).text) or ""
    made = [_form(kind, main, f"{rule.id} {example.title}")]
    for number, given in enumerate(
        (each for each in example.givens if isinstance(each, declared.GivenForm)), 2
    ):
        other = _form(
            vocabulary.form_kind(given.kind.text) or "", given.givens, f"{rule.id} {example.title} {number}"
        )
        made.append(other)
    return made


def _run(plan: Plan, rule: declared.Rule, example: declared.Example) -> ExampleResult:
    wrong = _misnamed(rule, example)
    if wrong:
        return ExampleResult(
            rule.id, example.title, example.outcome, "", passed=False, detail=wrong, origin=example.origin
        )
    batch = forms(rule, example)
    answers = plan.run(batch[0], batch_of(batch))
    said = findings.findings(plan.rules, batch[0], replace(answers, doubts=[]))
    if any(not hit.rounded for hit in answers.hits):
        found = "fails"
    else:
        found = "undecided" if answers.doubts or answers.crashed else "passes"
    detail = Said("", "")
    if found != example.outcome:
        detail = say(
            "example.outcome",
            wanted=_outcome(example.outcome),
            found=_outcome(found),
            said=_because(answers.doubts) if found == "undecided" else _quoted(said),
        )
    else:
        missed = next((each for each in example.expects if not _met(each, batch[0], said)), None)
        if missed is not None:
            detail = say("example.expect", expect=missed.origin.text.strip(), said=_quoted(said))
    return ExampleResult(
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


def _form(kind: str, givens: Sequence[declared.Given], document: str) -> Form:
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
    return build.form(kind, texts, document)


def _lines(type_: Type, given: declared.GivenTable) -> list[Mapping[str, str]]:
    columns = [vocabulary.field(type_, name.text) for name in given.columns]
    names = [field.name if field else name.text for field, name in zip(columns, given.columns, strict=True)]
    return [dict(zip(names, cells, strict=True)) for cells in given.rows]


def _misnamed(rule: declared.Rule, example: declared.Example) -> Said | None:
    """Return what is wrong with the names of an example: what it means would be left out in silence."""
    asked = {vocabulary.form_kind(name.text) for name in rule.applies_to}
    kind = vocabulary.form_kind((example.kind or rule.applies_to[0]).text)
    if kind is None or kind not in asked:
        return say("example.kind", name=(example.kind or rule.applies_to[0]).text)
    for given in example.givens:
        if not isinstance(given, declared.GivenForm):
            found = _misnamed_given(kind, given)
        elif (other := vocabulary.form_kind(given.kind.text)) is None:
            found = say("example.kind", name=given.kind.text)
        else:
            found = next(filter(None, (_misnamed_given(other, each) for each in given.givens)), None)
        if found:
            return found
    for expect in example.expects:
        if expect.at is not None and vocabulary.field(form(kind), expect.at.head.text) is None:
            return (
                None if expect.at.head.text in FORM_NAMES else say("example.name", name=expect.at.head.text)
            )
    return None


def _misnamed_given(
    kind: str, given: declared.GivenValue | declared.GivenTable | declared.GivenForm
) -> Said | None:
    if isinstance(given, declared.GivenForm):
        return None  # the grammar has none inside another
    table = isinstance(given, declared.GivenTable)
    name = given.name if isinstance(given, declared.GivenTable) else given.path.head
    field = vocabulary.field(form(kind), name.text)
    if field is None:
        return say("example.name", name=name.text)
    if table and field.type not in {"rows", "texts"}:
        return say("example.value", name=name.text)
    if isinstance(given, declared.GivenValue) and given.path.steps:
        return say("example.table", name=name.text)
    if isinstance(given, declared.GivenTable) and field.row:
        for column in given.columns:
            if vocabulary.field(row(field.row), column.text) is None:
                return say("example.column", name=column.text, line=row(field.row).said)
    return None


def _met(expect: declared.Expect, about: Form, said: list[Diagnostic]) -> bool:
    place = None if expect.at is None else _place(expect.at, about)
    if expect.at is not None and place is None:
        return False
    return any(
        (place is None or _covers(place, each.place))
        and (not expect.contains or any(expect.contains in text for text in each.message))
        for each in said
    )


def _covers(place: Place, found: object) -> bool:
    return isinstance(found, Place) and replace(found, start=0, end=0) == replace(place, start=0, end=0)


def _place(path: ast.Path, about: Form) -> Place | None:
    holder: object = about
    type_ = form(about.kind)
    for step in path.steps if path.head.text in FORM_NAMES else (path.head, *path.steps):
        if isinstance(step, int):
            items = holder.items if isinstance(holder, Listed) else []
            if not 0 < step <= len(items):
                return None
            holder = items[step - 1]
            continue
        field = vocabulary.field(type_, step.text)
        if field is None or not isinstance(holder, Form | Row):
            return None
        holder = holder.values.get(field.name)
        type_ = row(field.row) if field.row else type_
    return holder.place if isinstance(holder, Stated | Listed | Row | Form) else None
