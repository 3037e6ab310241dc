"""How a builtin is declared: once, its signature being its type and its docstring its manual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from targetlint.lang.types import Type

Given = Sequence[Type]
Result = Type | Callable[[Given], Type | None]


@dataclass(frozen=True, slots=True)
class Builtin:
    """A function that rules may call.

    `takes` lists the kinds of its arguments ("text", "list", "amount", "lexicon", …); `gives` is its
    type, or a function from the types of the arguments to it (None where they do not fit). Where
    `cells` is True it is handed the cells themselves, for their places; where `unread` is True also those
    without a value. Where `reads` is True the words of packs for reading quantities follow its arguments. It
    returns None where it cannot tell.
    """

    name: str
    chinese: str
    takes: tuple[str, ...]
    gives: Result
    run: Callable[..., Any]
    cells: bool = False
    unread: bool = False
    reads: bool = False

    def type_for(self, given: Given) -> Type | None:
        """Return the type of a call with arguments of the types `given`; None where they do not fit."""
        fits = len(given) == len(self.takes) and all(
            wanted in {each.kind, "any"} or (wanted == "amount" and each.numeric)
            for wanted, each in zip(self.takes, given, strict=True)
        )
        if not fits:
            return None
        return self.gives if isinstance(self.gives, Type) else self.gives(given)


TABLE: dict[str, Builtin] = {}


def builtin(
    chinese: str,
    *takes: str,
    gives: Result,
    cells: bool = False,
    unread: bool = False,
    reads: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare the decorated function as a builtin under its own name and its Chinese one."""

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        name = function.__name__.rstrip("_")
        TABLE[name] = Builtin(name, chinese, takes, gives, function, cells, unread, reads)
        return function

    return declare


def find(name: str) -> Builtin | None:
    """Return the builtin called `name` in either language."""
    return TABLE.get(name) or next((each for each in TABLE.values() if each.chinese == name), None)
