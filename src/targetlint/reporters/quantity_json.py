"""Readings of values as JSON in the published format."""

from __future__ import annotations

import json
from collections.abc import Sequence

from targetlint.model import quantity as model
from targetlint.reporters import published_readings as published
from targetlint.reporters.beside import Column, Misread, ReadValue, effect, told
from targetlint.reporters.numbers import plain
from targetlint.reporters.published import Span, Tool
from targetlint.reporters.published_shape import Text
from targetlint.words import say


def render(values: Sequence[ReadValue], version: str) -> str:
    """Return the readings as one JSON object; both languages are in it, so it depends on neither."""
    made = published.Readings(tool=Tool(version=version), readings=[_reading(each) for each in values])
    return made.model_dump_json(indent=2) + "\n"


def schema() -> str:
    """Return the JSON Schema of what `render` writes, as published in docs/schema/."""
    found = published.Readings.model_json_schema(mode="serialization")
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | found
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _reading(value: ReadValue) -> published.Reading:
    target = value.target
    return published.Reading(
        text=target.text,
        columns=[_column(each, target) for each in value.columns],
        kind=target.kind,
        quantifiable=target.quantified,
        why=_text(f"quantity.kind_{target.kind.value}"),
        quantities=[
            _quantity(each, yearly, target.text)
            for each, yearly in zip(target.quantities, value.yearly, strict=True)
        ],
        dates=[_date(each, target.text) for each in target.dates],
        flags=[
            published.Flag(name=flag, meaning=_text(f"quantity.flag_{flag}")) for flag in sorted(target.flags)
        ],
        misread=_misread(value.misread) if value.misread else None,
    )


def _misread(misread: Misread) -> published.Misread:
    imported = None if misread.imported is None else plain(misread.imported)
    stated = None if misread.stated is None else plain(misread.stated)
    said = told(misread)
    return published.Misread(imported=imported, stated=stated, meaning=Text(zh=said.zh, en=said.en))


def _column(column: Column, target: model.Target) -> published.Column:
    did = effect(column, target)
    return published.Column(
        name=column.name,
        text=column.text,
        gave=list(did.gave),
        raised=list(did.raised),
        settled=list(did.settled),
    )


def _quantity(stated: model.Quantity, yearly: model.Quantity | None, text: str) -> published.Quantity:
    return published.Quantity(
        written=text[stated.start : stated.end],
        span=Span(start=stated.start, end=stated.end),
        comparator=stated.comparator,
        low=_limit(stated.low, included=stated.low_included),
        high=_limit(stated.high, included=stated.high_included),
        unit=stated.unit,
        dimension=stated.dimension,
        per=list(stated.per),
        scale=plain(stated.scale),
        approximator=stated.approximator,
        direction=stated.direction,
        baseline=stated.baseline,
        label=stated.label,
        yearly=_yearly(yearly) if yearly else None,
    )


def _yearly(total: model.Quantity) -> published.Yearly:
    return published.Yearly(
        low=_limit(total.low, included=total.low_included),
        high=_limit(total.high, included=total.high_included),
        unit=total.unit,
        per=list(total.per),
    )


def _limit(number: model.Number | None, *, included: bool) -> published.Limit | None:
    return None if number is None else published.Limit(number=plain(number), included=included)


def _date(stated: model.DateSpan, text: str) -> published.Date:
    return published.Date(
        written=text[stated.start : stated.end],
        span=Span(start=stated.start, end=stated.end),
        comparator=stated.comparator,
        first=stated.first,
        last=stated.last,
        grain=stated.grain,
        year_known=stated.year_known,
        cycle=stated.cycle or None,
        step=stated.step,
        first_month=stated.first_month or None,
        first_day=stated.first_day or None,
        month=stated.month or None,
        day=stated.day or None,
    )


def _text(key: str) -> Text:
    said = say(key)
    return Text(zh=said.zh, en=said.en)
