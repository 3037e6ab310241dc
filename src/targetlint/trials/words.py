"""Which words of lists and lexicons and which rows of tables the examples use, and which they would miss."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, NamedTuple

from targetlint.lang import declared, typed, vocabulary
from targetlint.lang.decision import DecisionTable
from targetlint.lang.lookup import Table
from targetlint.lang.mutate import written
from targetlint.lang.scope import Scope
from targetlint.lang.words_in import Lexicon, folded
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS
from targetlint.model.trials import Gap, Tally
from targetlint.rulebook import RuleBook
from targetlint.trials.arguments import Arguments
from targetlint.trials.cases import Case, Tried
from targetlint.words import say


@dataclass(frozen=True, slots=True)
class Words:
    """A list, lexicon or decision table that rules name: its members (a table's rows) as written.

    `held` are the values by which a typed rule may hold it: a list of bare members is one of each enum that
    has them all.
    """

    name: str
    declared: declared.WordList | declared.Lexicon | DecisionTable
    members: tuple[str, ...]
    held: tuple[Any, ...]

    @property
    def sort(self) -> str:
        """What its members are called: words, or the rows of a table."""
        return "row" if isinstance(self.declared, DecisionTable) else "word"

    def origin(self, index: int) -> Origin:
        """Return where a member stands, or its list where that is all that is known."""
        match self.declared:
            case declared.WordList(members=members):
                return members[index].origin
            case DecisionTable(rows=rows):
                return rows[index].origin
            case declared.Lexicon(origin=origin, name=name):
                word = self.members[index]
                at = max(origin.text.find(f"{quote}{word}") for quote in '“"「《')
                return replace(origin, column=at + 1, width=len(word) + 2) if at >= 0 else name.origin

    def without(self, value: Any, index: int) -> Any:  # noqa: ANN401 - of the value's own type
        """Return what a rule that holds `value` would hold without one member."""
        match self.declared:
            case DecisionTable():
                return replace(value, rows=(*value.rows[:index], *value.rows[index + 1 :]))
            case declared.WordList():
                return (*value[:index], *value[index + 1 :])
            case declared.Lexicon(words=words, exceptions=exceptions):
                within = index - len(words)
                if within < 0:
                    return Lexicon((*words[:index], *words[index + 1 :]), exceptions)
                return Lexicon(words, (*exceptions[:within], *exceptions[within + 1 :]))


def words(book: RuleBook, base: Scope) -> list[Words]:
    """Return the lists, lexicons and decision tables of the book."""
    found = []
    for name, each in book.whole.lexicons.items():
        held = _constant(base.lexicons[name].value)
        found.append(Words(name, each, (*each.words, *each.exceptions), held))
    for name, listed in book.whole.lists.items():
        members = base.lists[name]
        enums = [tuple(vocabulary.member(enum, text) for text in members) for enum in ENUMS]
        found.append(Words(name, listed, members, (members, *(each for each in enums if all(each)))))
    for name, table in book.whole.tables.items():
        rows = tuple(written(row.origin).strip("| ") for row in table.rows)
        found.append(Words(name, table, rows, _constant(base.tables[name].table)))
    return found


def _constant(node: typed.Typed | None) -> tuple[Any, ...]:
    return (node.value,) if isinstance(node, typed.Const) else ()


class _WatchedLexicon(Lexicon):
    """A lexicon that takes down what it came upon."""

    __slots__ = ("met_words",)
    met_words: set[Any]

    def first(self, text: str) -> str | None:
        self.met_words.update(self.met(text))
        return super().first(text)


class _WatchedList(tuple[Any, ...]):  # noqa: SLOT001 - a tuple of its own size has no slots
    """A list that takes down which of its members it was asked for."""

    met_words: set[Any]

    def __contains__(self, value: object) -> bool:
        alike = folded(value) if isinstance(value, str) else None
        self.met_words.update(
            each for each in self if each == value or (isinstance(each, str) and folded(each) == alike)
        )
        return super().__contains__(value)


class Use(NamedTuple):
    """An example that comes upon a member: the rule as typed, what it holds the list by, the example."""

    rule: typed.Rule
    value: Any
    case: Case


class _WatchedTable(Table):
    """A decision table that takes down which of its rows fitted."""

    met_words: set[int]

    def lookup(self, values: Sequence[Any]) -> Any:  # noqa: ANN401 - as the table it watches
        hit = self.rows_hit(values)
        self.met_words.update(hit[:1] if self.first_hit else hit)
        return super().lookup(values)


def uses(each: Words, rules: Sequence[Tried]) -> dict[int, list[Use]] | None:
    """Return the examples that come upon each member, by its index; None where no rule names the list."""
    found: dict[int, list[Use]] | None = None
    for rule in rules:
        for kind, original in rule.typed.items():
            for value in each.held:
                if any(_is(held, value) for held in rule.constants[kind]):
                    found = {} if found is None else found
                    cases = [case for case in rule.cases if case.about.kind == kind]
                    _note(found, each, value, original, cases)
    return found


def _note(
    found: dict[int, list[Use]],
    each: Words,
    value: object,
    rule: typed.Rule,
    cases: Sequence[Case],
) -> None:
    """Enter what each example comes upon: all members where the rule goes through them one by one."""
    watched, met = _watched(value)
    changed = exchanged(rule, value, watched)
    every = _gone_through(rule, value)
    names: Sequence[Any] = tuple(map(_narrowed, each.members))
    if not isinstance(value, Lexicon):
        names = value if isinstance(value, tuple) else range(len(each.members))
    for case in cases:
        met.clear()
        case.steps(changed)
        for index, name in enumerate(names):
            if every or name in met:
                found.setdefault(index, []).append(Use(rule, value, case))


def _gone_through(rule: typed.Rule, value: Any) -> bool:  # noqa: ANN401 - as above
    over = [
        part
        for node in typed.walk((rule.pipe, rule.asks))
        for part in (getattr(node, "source", None), *getattr(node, "arguments", ()))
    ]
    return isinstance(value, tuple) and any(
        isinstance(part, typed.Const) and part.value == value for part in over
    )


def _narrowed(word: str) -> str:
    return Lexicon((word,)).words[0]


def _watched(value: Any) -> tuple[Any, set[Any]]:  # noqa: ANN401 - a list, lexicon or table
    watched: Any
    if isinstance(value, Lexicon):
        watched = _WatchedLexicon(value.words, tuple(value.exceptions))
    elif isinstance(value, Table):
        watched = _WatchedTable(*(getattr(value, each.name) for each in fields(value)))
    else:
        watched = _WatchedList(value)
    object.__setattr__(watched, "met_words", set())  # a table's other attributes are frozen
    return watched, watched.met_words


def _is(held: Any, value: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(held, tuple) and held == value if isinstance(value, tuple) else held is value


def exchanged(node: Any, old: Any, new: Any) -> Any:  # noqa: ANN401 - any typed node
    """Return a typed node with one constant exchanged for another wherever it stands."""
    if isinstance(node, typed.Const):
        return typed.Const(new) if _is(node.value, old) else node
    if isinstance(node, tuple):
        parts = tuple(exchanged(part, old, new) for part in node)
        return node if all(map(operator.is_, parts, node)) else parts
    if not is_dataclass(node) or isinstance(node, type):
        return node
    held = {each.name: getattr(node, each.name) for each in fields(node) if each.init}
    changed = {name: exchanged(part, old, new) for name, part in held.items()}
    return node if all(changed[name] is held[name] for name in held) else replace(node, **changed)


def words_coverage(each: Words, used: Mapping[int, Sequence[Use]], arguments: Arguments) -> Tally:
    """Return which members of a list or lexicon the examples use."""
    return _tally(each, set(used), f"trial.{each.sort}", arguments)


def words_mutation(each: Words, used: Mapping[int, Sequence[Use]], arguments: Arguments) -> Tally:
    """Return which members of a list or lexicon an example would miss."""
    missed = {index for index, found in used.items() if _missed(each, index, found)}
    return _tally(each, missed, f"trial.{each.sort}_missed", arguments)


def _missed(each: Words, index: int, used: Sequence[Use]) -> bool:
    """Whether an example ends otherwise without the member."""
    changed: dict[tuple[int, int], typed.Rule] = {}
    for use in used:
        key = (id(use.rule), id(use.value))
        if key not in changed:
            changed[key] = exchanged(use.rule, use.value, each.without(use.value, index))
        if not use.case.holds(changed[key]):
            return True
    return False


def _tally(each: Words, met: set[int], key: str, arguments: Arguments) -> Tally:
    tally = Tally(len(each.members), len(met))
    for index, member in enumerate(each.members):
        if index not in met:
            said = say(key, text=member, name=each.name)
            gap = Gap(
                each.name, each.origin(index), said, say(f"{key}_do", name=each.name), Said(member, member)
            )
            tally.gaps.append(arguments.weighed(gap, whole=True))
    return tally
