"""JSON text to plain values: members in order and twice where they stand twice, numbers as written.

Source: RFC 8259; line breaks inside strings are accepted. A text that is no JSON as a whole is read as one
value a line (JSON Lines).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from targetlint.readers.limits import NESTING, VALUES
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.words import say

Json: TypeAlias = "str | bool | float | list[Json] | Members | None"  # a float is NaN or an infinity

_EXPONENT = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?[eE][+-]?[0-2]?\d")
_NO_TEXT = re.compile("[\ud800-\udfff\0]")  # halves of characters, which no output can hold


class Number(str):
    """A number as it is written, 1.5e3 written out."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Members:
    """A JSON object as its members: key and value."""

    pairs: list[tuple[str, Json]]


def values(text: str) -> tuple[list[Json], list[int]]:
    """Return the values that `text` holds, and the lines of JSON Lines that are none.

    Raise Refusal where it is no JSON, holds too many values, or is nested too deep.
    """
    within("values", max(text.count(mark) for mark in ",{[\n"), VALUES)
    found: list[Json]
    bad: list[int] = []
    try:
        found = [_value(text)]
    except json.JSONDecodeError as error:
        found, bad = _lines(text)
        if not found:
            raise Refusal(Problem.SYNTAX, line=error.lineno, column=error.colno) from error
    _shallow(found)
    return found, bad


def clean(text: str) -> str:
    """Return a string with line ends as newlines, and with U+FFFD for what is no character."""
    return _NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(value: Json) -> str:
    """Return a value as text: a string as it is, anything else as JSON writes it."""
    match value:
        case str():
            return clean(value)
        case Members(pairs):
            return "{" + ", ".join(f'"{clean(key)}": {_quoted(each)}' for key, each in pairs) + "}"
        case list():
            return "[" + ", ".join(map(_quoted, value)) + "]"
        case _:
            return json.dumps(value)


def _quoted(value: Json) -> str:
    plain = isinstance(value, str) and not isinstance(value, Number)
    return f'"{shown(value)}"' if plain else shown(value)


def _value(text: str) -> Json:
    try:
        value: Json = json.loads(
            text, strict=False, object_pairs_hook=Members, parse_int=Number, parse_float=_plain
        )
    except RecursionError as error:
        raise Refusal(Problem.LIMIT, what=say("readers.too-many.levels", most=NESTING)) from error
    return value


def _lines(text: str) -> tuple[list[Json], list[int]]:
    """Return the values of JSON Lines and the numbers of bad lines; nothing where the first is no object."""
    found: list[Json] = []
    bad: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_value(line))
        except json.JSONDecodeError:
            bad.append(number)
        if not found or not isinstance(found[0], Members):
            return [], []
    return found, bad


def _plain(number: str) -> Number:
    """Return a number as people write it: 1.5e3 is 1500. What would be very long stays as it is.

    >>> _plain("1.5e3"), _plain("-2E-2"), _plain("1e999")
    ('1500', '-0.02', '1e999')
    """
    return Number(f"{Decimal(number):f}" if _EXPONENT.fullmatch(number) else number)


def _shallow(found: list[Json]) -> None:
    """Raise Refusal where values are nested too deep for what walks over them."""
    level, depth = list(found), 0
    while level:
        depth += 1
        within("levels", depth, NESTING)
        inner: list[Json] = []
        for each in level:
            if isinstance(each, Members):
                inner += [value for _, value in each.pairs]
            elif isinstance(each, list):
                inner += each
        level = inner
