"""Quantities: what a cell or a sentence says in numbers, units, bounds and dates.

- `parse.parse` reads an indicator value into a `Target`, with what its neighbour columns say;
- `parse.extract` finds every quantity and date in running text;
- `cells.amount`, `cells.day` and `cells.period` read one field: money, a count, a day, a stretch of days;
- `units.base` and `units.UNIT_NAMES` are the table of units, for literals in rules.

The tables have four homes: `units`, `lexicons` (words beside a number), `lookalikes` (what looks like a
quantity and is none) and `answers` (values without a number, which `kinds` sorts).

Spans point into the text as it was given. Nothing raises; what cannot be read is None or another kind.
"""
