"""What a name in an expression can mean: locals, fields, parameters, lists, enum members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from targetlint.lang import vocabulary
from targetlint.lang.ast import LAST_YEAR
from targetlint.lang.typed import Attribute, Call, Cell, Const, Known, LastYear, Readable, Typed, Var
from targetlint.lang.types import LEXICON, TEXT, Type, enum, form, listing
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS

FORM_NAMES = ("form", "本表")
CELL_TEXT = Type("text", "cell")  # a text that is still a cell, with its place


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: its type, the node that gives its value, and its cell where it has one.

    `names` are what the schema calls it, where it was found there by its name.
    """

    type: Type
    value: Typed
    cell: Typed | None = None
    names: Said | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A decision table as a rule sees it; `table` None where a mistake in it was told already."""

    parameters: tuple[Type, ...]
    gives: Type
    table: Const | None


@dataclass(frozen=True, slots=True)
class Helper:
    """A helper function as a rule sees it: its parameters, and its body for each kind of form that it fits.

    A body holds its parameters as variables named `parameter(0)` and so on. `why` says of a kind that it
    does not fit what stands against it. Both are empty where a mistake in the body was told already.
    """

    name: str
    parameters: tuple[Type, ...]
    bodies: Mapping[str, Meaning]
    why: Mapping[str, Diagnostic]


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in force at one point of a rule.

    `locals` are loop variables and lets as written; `open_` are the loop variables, innermost first,
    whose fields may be said bare. `lists` hold the members as written; an enum gives them meaning.
    `own` are the fields that layouts add to a kind of form, `added` the words of packs for reading
    quantities.
    """

    kind: str
    locals: Mapping[str, Meaning] = field(default_factory=dict)
    open_: tuple[Meaning, ...] = ()
    params: Mapping[str, Meaning] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lexicons: Mapping[str, Meaning] = field(default_factory=dict)
    tables: Mapping[str, Lookup] = field(default_factory=dict)
    helpers: Mapping[str, Helper] = field(default_factory=dict)
    own: OwnFields = field(default_factory=dict)
    added: Added = NOTHING_ADDED

    @property
    def form(self) -> Meaning:
        """The form itself."""
        return Meaning(form(self.kind), Var("form"), Var("form"), Said("本表", "form"))

    def loop_var(self) -> str:
        """Return the name of the next loop variable: equal rules get equal names, so work can be shared."""
        return f"v{len(self.open_) + 1}"

    def within(self, name: str | None, element: Type, var: str) -> Scope:
        """Return the scope inside a loop over members of type `element`."""
        meaning = member_of(element, Var(var))
        meaning = replace(meaning, names=line_names(element, name or ""))
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
        if name == LAST_YEAR:
            return Meaning(form(self.kind), LastYear(), LastYear())
        if expected is not None and expected.kind == "enum":
            member = vocabulary.member(expected.of, name)
            if member is not None:
                return Meaning(expected, Const(member), names=Said(ENUMS[expected.of][member], member))
        for holder in (*self.open_, self.form):
            found = step(holder, name, self.own)
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
        if expected is not None and expected.kind == "enum":
            for english, chinese in ENUMS[expected.of].items():
                yield from (english, chinese)
        yield from self.locals
        yield from FORM_NAMES
        for holder in (*self.open_, self.form):
            yield from vocabulary.names(holder.type)
            yield from self.own.get(holder.type.of, ())
        yield from self.params
        yield from self.lists
        yield from self.lexicons


def line_names(element: Type | None, name: str) -> Said | None:
    """Return what a line of a list is called in both languages, where `name` is one of these names."""
    said = vocabulary.row_names(element) if element is not None and element.kind == "row" else ()
    return said if isinstance(said, Said) and name in said else None


def member_of(element: Type, var: Typed) -> Meaning:
    """Return what a variable that holds a member of a list means."""
    if element == CELL_TEXT:
        return Meaning(TEXT, Known(var), var)
    return Meaning(element, var, var if element.kind in {"row", "form"} else None)


def step(holder: Meaning, name: str, own: OwnFields) -> Meaning | None:
    """Return what `holder.name` means: a field, one of a layout's `own`, or an attribute of the value."""
    field_ = vocabulary.field(holder.type, name, own)
    if field_ is not None:
        cell = Cell(holder.value, field_.name)
        type_ = vocabulary.type_of(field_)
        if field_.type == "texts":
            type_ = listing(CELL_TEXT)
        return Meaning(type_, Known(cell), cell, Said(field_.chinese, field_.name))
    if holder.type == TEXT and holder.cell is not None and name in {"sentences", "各句"}:
        names = Said("各句", "sentences")
        return Meaning(listing(CELL_TEXT), Call("sentences", (Readable(holder.cell),)), names=names)
    attribute = vocabulary.attribute(holder.type, name)
    if attribute is not None:
        names = Said(attribute.chinese, attribute.name)
        return Meaning(attribute.type, Attribute(holder.value, attribute.key), names=names)
    return None


def lexicon(value: object) -> Meaning:
    """Return what the name of a lexicon means."""
    return Meaning(LEXICON, Const(value))


def parameter(number: int) -> str:
    """Return the variable that stands for a parameter in the body of a helper function."""
    return f"parameter{number}"
