"""How a row of values.tsv is judged: by each of its columns."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.quantities_suites import Item
from targetlint.model.quantity import DateSpan, Quantity, Target, TargetKind
from targetlint.quantities.parse import parse

_KINDS = {
    "quant": {TargetKind.QUANTITY, TargetKind.ZERO},
    "multi": {TargetKind.MULTIPLE},
    "date": {TargetKind.DATE},
    "graded": {TargetKind.LEVEL, TargetKind.BINARY, TargetKind.SCALE},
    "vague": {TargetKind.VAGUE, TargetKind.BASELINE},
    "symbolic": {TargetKind.SYMBOLIC},
    "text": {TargetKind.TEXT, TargetKind.BINARY},
    "blank": {TargetKind.BLANK},
    "placeholder": {TargetKind.PLACEHOLDER},
    "unit_only": {TargetKind.TEMPLATE},
}
"""Its classes, with the kinds that ours divides them into."""

_BOUNDS = {"不低于", "以上", "以下", "以内", "内"}
"""Words that its column `approx` repeats from the comparator."""

_BASELINES = {"同比": "同期"}


def value(item: Item) -> str:
    """Return "" where a value is read as its row says, else the column that differs."""
    row, target = item.expect, parse(item.text)
    if target.quantified != (row["quantified"] == "yes"):
        return "quantified"
    if target.kind not in _KINDS[row["class"]]:
        return "class"
    match row["class"]:
        case "quant":
            return _quantity(target.quantities[0], row)
        case "multi":
            return _several(target, row)
        case "date":
            return _date(target.dates[0], row) if len(target.dates) == 1 else "magnitude"
    return ""


def _quantity(quantity: Quantity, row: dict[str, str]) -> str:
    unit = "/".join(filter(None, (quantity.unit, "·".join(quantity.per))))
    baseline = row["baseline"].rstrip("+-")
    limits = [Fraction(each) for each in (quantity.low, quantity.high) if each is not None]
    told = [Fraction(row[name]) for name in ("magnitude", "magnitude_hi") if row[name]]
    checks = {
        "comparator": quantity.comparator.value == row["comparator"],
        "magnitude": limits[: len(told)] == told and quantity.number == told[0],
        "unit": unit == row["unit"],
        "dimension": quantity.dimension == row["dimension"],
        "approx": quantity.approximator == ("" if row["approx"] in _BOUNDS else row["approx"]),
        "baseline": (quantity.baseline, quantity.direction)
        == (_BASELINES.get(baseline, baseline), row["baseline"].removeprefix(baseline)),
    }
    return next((name for name, right in checks.items() if not right), "")


def _several(target: Target, row: dict[str, str]) -> str:
    numbers = [None if each.number is None else Fraction(each.number) for each in target.quantities]
    if numbers != [Fraction(each) for each in row["magnitude"].split(";")]:
        return "magnitude"
    if target.quantities[-1].comparator.value != row["comparator"]:
        return "comparator"
    return "" if target.quantities[-1].approximator == row["approx"] else "approx"


def _date(span: DateSpan, row: dict[str, str]) -> str:
    """Compare a date: its last day, and where the row gives an interval or a month also the first."""
    if span.comparator.value != row["comparator"]:
        return "comparator"
    first, last = row["magnitude"], row["magnitude_hi"] or row["magnitude"]
    if first.startswith("*"):
        return "" if span.recurring and span.day == int(first.removeprefix("*-")) else "magnitude"
    if first.count("-") == 1 and len(first) == len("12-31"):
        return "" if f"{span.month:02}-{span.day:02}" == first and not span.year_known else "magnitude"
    if span.first is None or span.last is None:
        return "magnitude"
    starts = span.first.isoformat().startswith(first)
    return "" if starts and span.last.isoformat().startswith(last) else "magnitude"
