"""Examples built on fixtures: what an example gives replaces what its fixture gives of the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from targetlint.lang import ast, declared, vocabulary
from targetlint.lang.assembled import Assembled, Layer
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import form
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.diagnostic import Severity
from targetlint.model.said import Said
from targetlint.model.schema import FORMS


def build_on_fixtures(whole: Assembled, layers: Sequence[Layer], trouble: Trouble) -> None:
    """Give every example what the fixture gives that it is based on.

    A fixture of the lowest layer that no example is based on is told; one above may serve other layers.
    """
    for layer in layers:
        for each in layer.declared():
            if isinstance(each, declared.Fixture):
                _tell_names(each, whole.own[layer.id], trouble)
    for source in whole.rules.values():
        source.rule = _built(source.rule, whole.fixtures, trouble)
    used = {
        example.based_on.text
        for source in whole.rules.values()
        for example in source.rule.examples
        if example.based_on is not None
    }
    for layer in layers[-1:]:
        for each in layer.declared():
            if isinstance(each, declared.Fixture) and each.title.text not in used:
                trouble.tell(each.title.origin, "rule.fixture_unused", Severity.INFO, name=each.title.text)


def _built(rule: declared.Rule, fixtures: Mapping[str, declared.Fixture], trouble: Trouble) -> declared.Rule:
    if all(each.based_on is None for each in rule.examples):
        return rule
    examples = tuple(_on_fixture(rule, each, fixtures, trouble) for each in rule.examples)
    return replace(rule, examples=examples)


def _on_fixture(
    rule: declared.Rule,
    example: declared.Example,
    fixtures: Mapping[str, declared.Fixture],
    trouble: Trouble,
) -> declared.Example:
    if example.based_on is None:
        return example
    fixture = fixtures.get(example.based_on.text)
    if fixture is None:
        trouble.name(example.based_on, list(fixtures))
        return example
    names = [example.kind] if example.kind else [*rule.applies_to]
    kinds = [kind for kind in (vocabulary.form_kind(name.text) for name in names) if kind is not None]
    meant = None if fixture.kind is None else vocabulary.form_kind(fixture.kind.text)
    if meant is not None and meant not in kinds:
        what = FORMS[meant]
        trouble.tell(example.based_on.origin, "rule.fixture_kind", kind=Said(what.chinese, what.name))
        return example
    kind = meant or (kinds[0] if kinds else "")
    given = {_key(kind, each) for each in example.givens}
    kept = [
        each
        for each in fixture.givens
        if _key(kind, each) not in given or isinstance(each, declared.GivenForm)
    ]
    return replace(example, kind=example.kind or fixture.kind, givens=(*kept, *example.givens))


def _is_form(given: declared.Given) -> bool:
    return isinstance(given, declared.GivenForm | declared.GivenLastYear)


def _key(kind: str, given: declared.Given) -> str:
    """Return the field that something is given for, whatever language it is named in."""
    name = _name(given).text
    field = vocabulary.field(form(kind), name) if kind else None
    return name if field is None else field.name


def _name(given: declared.Given) -> ast.Name:
    match given:
        case declared.GivenValue(path=path):
            return path.head
        case declared.GivenTable(name=name):
            return name
        case declared.GivenForm(kind=kind):
            return kind
        case declared.GivenLastYear(origin=origin):
            return ast.Name(text=ast.LAST_YEAR, origin=origin)


def _tell_names(fixture: declared.Fixture, own: OwnFields, trouble: Trouble) -> None:
    """Tell names that no form of the fixture's kind has: whoever builds on it would miss what they mean."""
    kinds = list(FORMS)
    if fixture.kind is not None:
        kind = vocabulary.form_kind(fixture.kind.text)
        if kind is None:
            trouble.name(
                fixture.kind, [word for each in FORMS.values() for word in (each.name, each.chinese)]
            )
            return
        kinds = [kind]
    for given in fixture.givens:
        name = _name(given)
        if _is_form(given) or any(vocabulary.field(form(each), name.text, own) for each in kinds):
            continue
        known = [word for each in kinds for word in (*vocabulary.names(form(each)), *own.get(each, ()))]
        trouble.name(name, known)
