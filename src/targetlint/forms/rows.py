"""The lines of a form's lists: texts of one line to a row with its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from targetlint.forms.fold import fold
from targetlint.forms.values import By, absent, stated
from targetlint.model.form import Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.schema import Field, RowKind

_KEYED_BY = ("tier1", "tier2", "name")


class Written(NamedTuple):
    """What stands in one cell, and where.

    `member` is the enum member that the layout reads from it, None where its check boxes do not say one.
    `meant` is what to read instead of the text where the format says what it means.
    """

    text: str
    place: Place
    unit: str = ""
    member: str | None = ""
    meant: str | None = None


def typed(
    field: Field,
    written: Written,
    by: By,
    *,
    key: str = "",
    texts: Mapping[str, str] | None = None,
) -> Stated:
    """Return `written` as the typed value of `field`; `key` and `texts` are those of its line, if any."""
    place = replace(written.place, row_key=key, column_role=field.name)
    if written.member is None:
        return Stated(written.text, State.UNREADABLE, None, place)
    if written.member:
        return Stated(written.text, State.VALUE, written.member, place)
    said = written.text if written.meant is None else written.meant
    read = stated(field, said, place, unit=written.unit, by=by, row=texts)
    return Stated(written.text, read.state, read.value, place)


def words_of(kind: RowKind) -> str:
    """Return the field that holds the words of a line where only words are given: its first text."""
    return next(name for name, field in kind.fields.items() if field.type == "text")


def row(kind: RowKind, number: int, written: Mapping[str, Written], place: Place, by: By) -> Row:
    """Return line `number` of a list of `kind`: what is not in `written` is ABSENT."""
    key = _key(kind, number, written)
    texts = {name: each.text for name, each in written.items()}
    values: dict[str, Stated] = {}
    place = replace(place, row_key=key)
    for name, field in kind.fields.items():
        cell = written.get(name)
        values[name] = absent(place, name) if cell is None else typed(field, cell, by, key=key, texts=texts)
    return Row(kind.name, number, values, place)


def _key(kind: RowKind, number: int, written: Mapping[str, Written]) -> str:
    if kind.name != "indicator":
        return str(number)
    parts = [fold(written[name].text).text if name in written else "" for name in _KEYED_BY]
    return "/".join(parts) if any(parts) else str(number)
