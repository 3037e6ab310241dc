"""Forms as JSON in the interchange form, for other programs and to be read again (docs/interchange.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from targetlint.model import interchange as keys
from targetlint.model.amount import Amount
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.report import DocumentReport
from targetlint.model.schema import ENUMS, FORMS, ROWS, Field, FormKind, RowKind

_SCALES = {Decimal(1): "元", Decimal(1000): "千元", Decimal(10**4): "万元", Decimal(10**8): "亿元"}
_WITH_UNIT = re.compile(r"[\s\d.,，]+[十百千万亿]*元\s*")
_TYPES = {
    "money": "an amount of money with its unit, such as 36万元; without one that of money_unit",
    "percent": "a percentage, such as 98%",
    "number": "a number",
    "date": "a day, a month or a year",
    "period": "a year or another stretch of time, such as 2026年度",
    "target": "an indicator value as it is written, such as ≥95% or 12月底前",
}


def render(documents: Sequence[DocumentReport]) -> str:
    """Return the forms of all documents as one JSON object; texts are as they stand in the cells."""
    found = {keys.FORMS: [_form(each.form) for document in documents for each in document.forms]}
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _form(form: Form) -> dict[str, Any]:
    """Return one form: a blank cell is an empty text, and what the form does not have is left out."""
    fields = FORMS[form.kind].fields
    found: dict[str, Any] = {keys.MARK: keys.VERSION, keys.KIND: form.kind}
    for name, value in form.values.items():
        if value.state is State.ABSENT:
            continue
        if isinstance(value, Listed):
            found[name] = [_item(each) for each in value.items]
        else:
            found[name] = _value(value, fields.get(name))
    if form.leftovers:
        found[keys.UNEXPLAINED] = [each.text for each in form.leftovers]
    return found


def _item(item: Row | Stated) -> object:
    if isinstance(item, Stated):
        return item.text
    fields = ROWS[item.kind].fields
    there = {name: each for name, each in item.values.items() if each.state is not State.ABSENT}
    return {name: _value(each, fields[name]) for name, each in there.items()}


def _value(stated: Stated, field: Field | None) -> object:
    """Return the text of a cell, with what gave it its meaning where that stands outside the cell."""
    if field is None or stated.state is not State.VALUE:
        return stated.text
    if field.type == "enum":
        meant = ENUMS[field.enum][stated.value]
        plain = stated.text.strip() in {meant, stated.value}
        return stated.text if plain else {keys.TEXT: stated.text, keys.VALUE: meant}
    if field.type == "money":
        unit = _unit(stated.text, stated.value)
        return {keys.TEXT: stated.text, keys.UNIT: unit} if unit else stated.text
    return stated.text


def _unit(text: str, amount: Amount) -> str:
    """Return the unit of money that a text needs beside it, empty where it has its own or none is known."""
    if amount.unit != _SCALES[Decimal(1)] or (amount.own_unit and _WITH_UNIT.fullmatch(text)):
        return ""
    return _SCALES.get(amount.scale, _SCALES[Decimal(1)])


def schema() -> str:
    """Return the JSON Schema of the interchange form, as published in docs/schema/."""
    form = {"$ref": "#/$defs/form"}
    forms = {"type": "array", "items": form}
    several = {"type": "object", "properties": {keys.FORMS: forms}, "required": [keys.FORMS]}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Performance target forms as data",
        "description": "One form, a list of forms, or an object with the list.",
        "anyOf": [form, forms, several],
        "$defs": {
            "form": {"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in FORMS]},
            **_cells(),
            **{name: _object(row.chinese, row.fields) for name, row in _rows().items()},
            **{name: _form_schema(kind) for name, kind in FORMS.items()},
        },
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _rows() -> dict[str, RowKind]:
    """Return the kinds of rows that forms hold."""
    fields = [each for kind in FORMS.values() for each in kind.fields.values()]
    return {each.row: ROWS[each.row] for each in fields if each.type == "rows"}


def _cells() -> dict[str, Any]:
    """Return the shapes of one cell: its text, or its text with what stands outside the cell."""
    text = {"type": ["string", "number", "null"]}
    said = {"type": "string", "description": "what stands in the cell"}
    unit = {"enum": list(keys.UNITS), "description": "the unit that a label or heading gives it"}
    member = {"type": "string", "description": "the member of the list that it means"}
    return {
        "cell": text | {"description": "An empty text is a blank cell; null, or no key, is no such cell."},
        "money": {"anyOf": [text, _closed({keys.TEXT: said, keys.UNIT: unit})]},
        "choice": {"anyOf": [text, _closed({keys.TEXT: said, keys.VALUE: member})]},
    }


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _object(title: str, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return the shape of an object with these fields, by their English or Chinese names."""
    named = {name: _field(each) for each in fields.values() for name in (each.name, each.chinese)}
    return {"title": title, "type": "object", "properties": named, "additionalProperties": False}


def _form_schema(kind: FormKind) -> dict[str, Any]:
    found = _object(kind.chinese, kind.fields)
    marks = {
        keys.MARK: {"const": keys.VERSION},
        keys.KIND: {"enum": [kind.name, kind.chinese]},
        keys.MONEY_UNIT: {"enum": list(keys.UNITS), "description": "the unit of money without its own"},
        keys.UNEXPLAINED: {"type": "array", "items": {"type": "string"}, "description": "other texts"},
    }
    found["properties"] = marks | found["properties"]
    found["required"] = [keys.MARK, keys.KIND]
    found["additionalProperties"] = {"$ref": "#/$defs/cell"}  # fields of a layout's own
    return found


def _field(field: Field) -> dict[str, Any]:
    if field.type == "rows":
        return {"title": field.chinese, "type": "array", "items": {"$ref": f"#/$defs/{field.row}"}}
    if field.type == "texts":
        return {"title": field.chinese, "type": "array", "items": {"type": "string"}}
    if field.type == "enum":
        members = "、".join(f"{chinese} {name}" for name, chinese in ENUMS[field.enum].items())
        return {"title": field.chinese, "description": members, "$ref": "#/$defs/choice"}
    shape = "money" if field.type == "money" else "cell"
    description = {"description": _TYPES[field.type]} if field.type in _TYPES else {}
    return {"title": field.chinese, **description, "$ref": f"#/$defs/{shape}"}
