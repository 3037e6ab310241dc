"""Forms made from given texts, for the examples that rules carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from targetlint.forms.rows import Written, row, words_of
from targetlint.forms.values import By, absent, blank, stated
from targetlint.model.added import NOTHING_ADDED
from targetlint.model.form import Form, Listed, State, Stated
from targetlint.model.layout import Layout, own_fields
from targetlint.model.place import Place
from targetlint.model.schema import FORMS, ROWS, Field

Given = str | list[Mapping[str, str]] | list[str]


def form(
    kind: str,
    given: Mapping[str, Given],
    document: str,
    year: int | None = None,
    layouts: Sequence[Layout] = (),
) -> Form:
    """Return a form of `kind` whose cells say what `given` says, by English field names.

    What is not given is ABSENT, and so is a column that a line of a list does not name; an empty text is
    an empty cell. `layouts` are those that a form could be read by: they add fields to the kind, and
    words for reading targets. `year` is the form's year; without
    it the one of the given `fiscal_year` counts.
    """
    place = Place(document, table=1)
    values: dict[str, Stated | Listed] = {}
    fields = {**FORMS[kind].fields, **own_fields(layouts).get(kind, {})}
    year = year if year is not None else _year(fields, given, place)
    by = By(year, layouts[0].added if layouts else NOTHING_ADDED)
    for name, field in fields.items():
        values[name] = _given(field, given[name], document, by) if name in given else _missing(field, place)
    return Form(kind=kind, layout="", title="", number=1, place=place, values=values)


def _year(fields: Mapping[str, Field], given: Mapping[str, Given], place: Place) -> int | None:
    text = given.get("fiscal_year")
    if not isinstance(text, str):
        return None
    period = stated(fields["fiscal_year"], text, place).value
    return None if period is None else int(period.first.year)


def _missing(field: Field, place: Place) -> Stated | Listed:
    missing = absent(place, field.name)
    return Listed([], State.ABSENT, missing.place) if field.type in {"rows", "texts"} else missing


def _given(field: Field, given: Given, document: str, by: By) -> Stated | Listed:
    place = Place(document, table=1, column_role=field.name)
    if field.type not in {"rows", "texts"}:
        return stated(field, given if isinstance(given, str) else "", place, by=by)
    lines: Sequence[Mapping[str, str] | str]
    lines = [each for each in given.splitlines() if not blank(each)] if isinstance(given, str) else given
    items = [_line(field, number, each, document, by) for number, each in enumerate(lines, 1)]
    return Listed(items, State.VALUE if items else State.BLANK, place)


def _line(field: Field, number: int, given: Mapping[str, str] | str, document: str, by: By) -> object:
    place = Place(document, table=1, row=number, row_key=str(number), column_role=field.name)
    if field.type == "texts":
        return stated(field, given if isinstance(given, str) else " ".join(given.values()), place, by=by)
    kind = ROWS[field.row]
    if isinstance(given, str):
        given = {words_of(kind): given}
    written = {
        name: Written(text, Place(document, table=1, row=number, column=column))
        for column, (name, text) in enumerate(given.items(), 1)
    }
    return row(kind, number, written, place, by)
