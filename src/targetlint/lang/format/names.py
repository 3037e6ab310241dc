"""Which names of rule files are the schema's, and what they are in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from targetlint.lang import ast, changes, declared, typed, vocabulary
from targetlint.lang.assemble import assemble
from targetlint.lang.assembled import Assembled, Layer
from targetlint.lang.check import check
from targetlint.lang.day import Day
from targetlint.lang.printed import LayoutDecl
from targetlint.lang.scope import FORM_NAMES
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import Type, form, row
from targetlint.model.layout import Layout
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS, FORMS

_FIRST_DAY = date.min  # on it no change of a layer has expired: the names in all of them are checked

SHARED = ""
"""Stands for whatever is neither a rule nor a layout: lists and tables mean what the rules make of them."""

Names = Mapping[Origin, Said]


class Meant:
    """What the rules of some layers mean, whatever their names are written in.

    `names` are the schema's names by place; one that means several things, or may be its author's, is left
    out. `whole` is what the layers declare.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        trouble = Trouble()
        self.whole = assemble(layers, Day(_FIRST_DAY), trouble)
        self._rules = check(self.whole, trouble)
        self._files = {file.path: file for layer in layers for file in layer.files}
        self._told: dict[str, list[str]] = {}
        for told in trouble.diagnostics:
            if isinstance(told.place, Origin):
                self._told.setdefault(self.owner(told.place), []).append(told.code)
        for layer in layers:
            for each in layer.declared():
                for name, said in _beyond(each):
                    trouble.hear(name, said)
        self.names: Names = {
            origin: said for origin, found in trouble.heard.items() if (said := _only(found)) is not None
        }

    def differences(self, other: Meant) -> set[str]:
        """Return the ids of rules and layouts that `other` means differently, SHARED for anything else."""
        return (
            _unlike(self._told, other._told)
            | _unlike(_rules(self._rules), _rules(other._rules))
            | _unlike(_layouts(self.whole), _layouts(other.whole))
        )

    def owner(self, origin: Origin) -> str:
        """Return the id of the rule or layout that holds a place, SHARED where something else does."""
        above = [each for each in self._files[origin.file].declarations if each.origin.line <= origin.line]
        match above[-1] if above else None:
            case declared.Rule(id=name):
                return name
            case LayoutDecl(id=name):
                return name.text
            case _:
                return SHARED


def _only(found: set[Said | None]) -> Said | None:
    return next(iter(found)) if len(found) == 1 else None


def _unlike(ours: Mapping[str, object], theirs: Mapping[str, object]) -> set[str]:
    return {each for each in ours.keys() | theirs.keys() if ours.get(each) != theirs.get(each)}


def _rules(rules: Sequence[typed.Rule]) -> dict[str, object]:
    """Return what rules ask and show, by id; the words around what they show are not names."""
    found: dict[str, object] = {}
    for each in rules:
        asks = [(ask.condition, ask.wrong, ask.rounding, ask.at, ask.mark, ask.values) for ask in each.asks]
        found[each.id] = (*_sequence(found.get(each.id)), each.kind, each.pipe, asks)
    return found


def _sequence(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _layouts(whole: Assembled) -> dict[str, object]:
    return {name: _without_place(each) for name, each in whole.layouts.items()}


def _without_place(layout: Layout) -> tuple[object, ...]:
    return (
        layout.kind, layout.labels, layout.parts, layout.items, layout.tables, layout.tiers, layout.choices,
        layout.own_fields,
    )  # fmt: skip


# --- names that stand outside of what is checked ------------------------------------------------------


def _beyond(each: declared.Declaration) -> Iterator[tuple[ast.Name, Said | None]]:
    match each:
        case declared.WordList(members=members):
            yield from _members([member for member in members if isinstance(member, ast.Name)])
        case changes.AdjustList(added=added, removed=removed):
            yield from _members([member for member in (*added, *removed) if isinstance(member, ast.Name)])
        case declared.Fixture(kind=kind, givens=givens):
            yield from _givens(kind, givens)
        case declared.Rule(applies_to=kinds, stages=stages, examples=examples):
            for stage in stages:
                yield from _members([stage], ["stage"])
            for example in examples:
                kind = example.kind or (kinds[0] if kinds else None)
                if example.kind is not None:
                    yield from _form_kind(example.kind)
                yield from _givens(kind, example.givens)
                for expect in example.expects:
                    if expect.at is not None:
                        yield from _path(kind, expect.at)


def _members(
    names: Sequence[ast.Name], enums: Iterable[str] = ENUMS
) -> Iterator[tuple[ast.Name, Said | None]]:
    """Yield the members of a list where every enum that has all of them calls them alike."""
    for enum in enums:
        english = [vocabulary.member(enum, name.text) for name in names]
        if all(english):
            for name, member in zip(names, english, strict=True):
                yield name, Said(ENUMS[enum][member or ""], member or "")


def _form_kind(name: ast.Name) -> Iterator[tuple[ast.Name, Said | None]]:
    kind = vocabulary.form_kind(name.text)
    if kind is not None:
        yield name, Said(FORMS[kind].chinese, kind)


def _field(holder: Type, name: ast.Name) -> Iterator[tuple[ast.Name, Said | None]]:
    field = vocabulary.field(holder, name.text)
    if field is not None:
        yield name, Said(field.chinese, field.name)


def _givens(
    written: ast.Name | None, givens: Sequence[declared.Given]
) -> Iterator[tuple[ast.Name, Said | None]]:
    kind = vocabulary.form_kind(written.text) if written is not None else None
    for given in givens:
        if isinstance(given, declared.GivenForm):
            yield from _form_kind(given.kind)
            yield from _givens(given.kind, given.givens)
        elif isinstance(given, declared.GivenLastYear):
            yield from _givens(written, given.givens)
        elif kind is not None and isinstance(given, declared.GivenValue):
            yield from _field(form(kind), given.path.head)
        elif kind is not None and isinstance(given, declared.GivenTable):
            yield from _field(form(kind), given.name)
            lines = vocabulary.field(form(kind), given.name.text)
            if lines is not None and lines.row:
                for column in given.columns:
                    yield from _field(row(lines.row), column)


def _path(written: ast.Name | None, path: ast.Path) -> Iterator[tuple[ast.Name, Said | None]]:
    kind = vocabulary.form_kind(written.text) if written is not None else None
    if kind is None:
        return
    holder = form(kind)
    names = [each for each in (path.head, *path.steps) if isinstance(each, ast.Name)]
    if path.head.text in FORM_NAMES:
        yield path.head, Said("本表", "form")
        names = names[1:]
    for name in names:
        yield from _field(holder, name)
        field = vocabulary.field(holder, name.text)
        if field is None or not field.row:
            return
        holder = row(field.row)
