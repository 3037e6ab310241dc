"""Places made concrete: `表1!R9C4` in Word and text, `项目支出!E20` in a workbook, 「指标值」 in words."""

from __future__ import annotations

from targetlint.model.place import Place, letters
from targetlint.model.said import Said
from targetlint.model.schema import FORMS, ROWS
from targetlint.words import say


def address(place: Place) -> str:
    """Return where in its document a place is; empty for the document as a whole.

    The same in both languages, so that it can be searched for in any output.
    """
    if not place.row:
        return place.sheet or (f"表{place.table}" if place.table else "")
    if not place.table:
        return f"段{place.row}"
    if place.sheet:
        return f"{place.sheet}!{letters(place.column)}{place.row}"
    return f"表{place.table}!R{place.row}" + (f"C{place.column}" if place.column else "")


def full_address(place: Place) -> str:
    """Return the document and the address in it, joined by `!` as spreadsheets do."""
    within = address(place)
    return f"{place.document}!{within}" if within else place.document


def column_name(role: str, *, in_list: bool, kind: str = "") -> Said:
    """Return what the field `role` is called; a layout's own field keeps its Chinese name in both.

    `in_list` says that it is a column of a list; `kind` is the form's kind where it is known.
    """
    lists = [each.fields for each in ROWS.values()]
    forms = [each.fields for name, each in FORMS.items() if kind in {name, ""}]
    for named in lists + forms if in_list else forms + lists:
        if role in named:
            return Said(named[role].chinese, role.replace("_", " "))
    return Said(role, role)


def in_words(place: Place, kind: str = "") -> Said | None:
    """Return the place in the form's own words, or None where it has none."""
    if not place.column_role:
        return None
    name = column_name(place.column_role, in_list=bool(place.row_key), kind=kind)
    if place.row_key and place.table:
        return say("report.cell", row=place.row, column=name)
    return say("report.field", column=name)
