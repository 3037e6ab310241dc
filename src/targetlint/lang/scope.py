"""What a name in an expression can mean: locals, fields, parameters, lists, enum members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from targetlint.lang import vocabulary
from targetlint.lang.typed import Attribute, Call, Cell, Const, Known, Readable, Typed, Var
from targetlint.lang.types import LEXICON, TEXT, Type, enum, form, listing
from targetlint.model.schema import ENUMS

FORM_NAMES = ("form", "本表")
CELL_TEXT = Type("text", "cell")  # a text that is still a cell, with its place


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: its type, the node that gives its value, and its cell where it has one."""

    type: Type
    value: Typed
    cell: Typed | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in force at one point of a rule.

    `locals` are loop variables and lets as written; `open_` are the loop variables, innermost first,
    whose fields may be said bare. `lists` hold the members as written; an enum gives them meaning.
    """

    kind: str
    locals: Mapping[str, Meaning] = field(default_factory=dict)
    open_: tuple[Meaning, ...] = ()
    params: Mapping[str, Meaning] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lexicons: Mapping[str, Meaning] = field(default_factory=dict)

    @property
    def form(self) -> Meaning:
        """The form itself."""
        return Meaning(form(self.kind), Var("form"), Var("form"))

    def loop_var(self) -> str:
        """Return the name of the next loop variable: equal rules get equal names, so work can be shared."""
        return f"v{len(self.open_) + 1}"

    def within(self, name: str | None, element: Type, var: str) -> Scope:
        """Return the scope inside a loop over members of type `element`."""
        meaning = member_of(element, Var(var))
        names = {**self.locals, name: meaning} if name else self.locals
        return replace(self, locals=names, open_=(meaning, *self.open_))

    def excused(self, name: str, broken: Meaning) -> Scope:
        """Return the scope inside a loop over nothing known: whatever is said of its lines passes."""
        return replace(self, locals={**self.locals, name: broken}, open_=(broken, *self.open_))

    def bound(self, name: str, meaning: Meaning) -> Scope:
        """Return the scope after `let name`."""
        return replace(self, locals={**self.locals, name: meaning})

    def find(self, name: str, expected: Type | None) -> Meaning | None:
        """Return what `name` means here; an enum member only where `expected` is its enum."""
        if name in self.locals:
            return self.locals[name]
        if name in FORM_NAMES:
            return self.form
        if expected is not None and expected.kind == "enum":
            member = vocabulary.member(expected.of, name)
            if member is not None:
                return Meaning(expected, Const(member))
        for holder in (*self.open_, self.form):
            found = step(holder, name)
            if found is not None:
                return found
        meaning = self.params.get(name) or self._list(name, expected) or self.lexicons.get(name)
        return meaning or next((each for each in self.open_ if each.type.kind == "broken"), None)

    def _list(self, name: str, expected: Type | None) -> Meaning | None:
        if name not in self.lists:
            return None
        members = self.lists[name]
        wanted = expected.element if expected is not None and expected.kind == "list" else None
        enums = ENUMS if wanted is None else [wanted.of] if wanted.kind == "enum" else ()
        for each in enums:
            english = [vocabulary.member(each, text) for text in members]
            if all(english):
                return Meaning(listing(enum(each)), Const(tuple(english)))
        return Meaning(listing(TEXT), Const(members))

    def names(self, expected: Type | None = None) -> Iterator[str]:
        """Yield every name that could be said here, for “did you mean”."""
        yield from self.locals
        yield from FORM_NAMES
        if expected is not None and expected.kind == "enum":
            for english, chinese in ENUMS[expected.of].items():
                yield from (english, chinese)
        for holder in (*self.open_, self.form):
            yield from vocabulary.names(holder.type)
        yield from self.params
        yield from self.lists
        yield from self.lexicons


def member_of(element: Type, var: Typed) -> Meaning:
    """Return what a variable that holds a member of a list means."""
    if element == CELL_TEXT:
        return Meaning(TEXT, Known(var), var)
    return Meaning(element, var, var if element.kind in {"row", "form"} else None)


def step(holder: Meaning, name: str) -> Meaning | None:
    """Return what `holder.name` means: a field, or an attribute of the value."""
    field_ = vocabulary.field(holder.type, name)
    if field_ is not None:
        cell = Cell(holder.value, field_.name)
        type_ = vocabulary.type_of(field_)
        if field_.type == "texts":
            type_ = listing(CELL_TEXT)
        return Meaning(type_, Known(cell), cell)
    if holder.type == TEXT and holder.cell is not None and name in {"sentences", "各句"}:
        return Meaning(listing(CELL_TEXT), Call("sentences", (Readable(holder.cell),)))
    attribute = vocabulary.attribute(holder.type, name)
    if attribute is not None:
        return Meaning(attribute.type, Attribute(holder.value, attribute.key))
    return None


def lexicon(value: object) -> Meaning:
    """Return what the name of a lexicon means."""
    return Meaning(LEXICON, Const(value))
