"""What a form means: fields with their values, states and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn

from targetlint.model.place import Place


class State(StrEnum):
    """Whether a field has a value, and if not, why not (design: language 4)."""

    VALUE = "value"
    BLANK = "blank"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


class Unknown:
    """An answer that cannot be given, with its cause; never false, never true.

    `cause` is a `State` value for a cell, or one of no-limit, no-quantity, not-comparable, arithmetic,
    no-reading, no-row, several-rows. `stated` is the cell that is to blame, where there is one.
    """

    __slots__ = ("cause", "stated")

    def __init__(self, cause: str, stated: Stated | Listed | None = None) -> None:
        self.cause = cause
        self.stated = stated

    def __bool__(self) -> NoReturn:
        message = "an unknown answer was used as a truth value"
        raise TypeError(message)

    def __repr__(self) -> str:
        return f"Unknown({self.cause})"


class Stated:
    """A field as the form states it: the text untouched, what it was read as, and its place.

    `value` is the field's Python value (`str`, `Amount`, `date`, `Period`, `Target` or an enum
    member's English name) where `state` is VALUE, else None. `known` is that value or an `Unknown`
    that names this cell: what rules calculate with.
    """

    __slots__ = ("known", "place", "state", "text", "value")

    def __init__(self, text: str, state: State, value: object, place: Place) -> None:
        self.text = text
        self.state = state
        self.value: Any = value
        self.place = place
        self.known: Any = value if state is State.VALUE else Unknown(state.value, self)

    def __repr__(self) -> str:
        return f"Stated({self.text!r}, {self.state.value}, {self.value!r})"


class Row:
    """One line of a list in the form: an indicator, a task of the plan, a part of the money.

    `kind` is the name of its row kind in the schema, `number` counts from 1 within the list.
    """

    __slots__ = ("kind", "number", "place", "values")

    def __init__(self, kind: str, number: int, values: dict[str, Stated], place: Place) -> None:
        self.kind = kind
        self.number = number
        self.values = values
        self.place = place


class Listed:
    """A list in the form; `state` is ABSENT where the layout shows no such list."""

    __slots__ = ("items", "known", "place", "state")

    def __init__(self, items: list[Any], state: State, place: Place) -> None:
        self.items = items
        self.state = state
        self.place = place
        self.known: Any = items if state is State.VALUE else Unknown(state.value, self)


SENDERS = ("department", "department_name", "unit")  # the fields that say whom a form is from


@dataclass(slots=True)
class Form:
    """One form of a document: its kind, the layout it was recognised by, and its fields.

    `values` holds every field of the kind's schema (ABSENT where the layout has none) and the
    layout's own fields. `number` counts the forms of the document from 1. `leftovers` are texts of
    the form's tables that no label of the layout explains, with their places.
    """

    kind: str
    layout: str
    title: str
    number: int
    place: Place
    values: dict[str, Stated | Listed]
    leftovers: list[Stated] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return the text of field `name`, empty where the form has none."""
        stated = self.values.get(name)
        return stated.text if isinstance(stated, Stated) else ""

    @property
    def sender(self) -> str:
        """Whom the form is from: its department, or the unit where it names no other; empty where neither."""
        return next((text for name in SENDERS if (text := self.text(name).strip())), "")
