"""The test suites of quantities beside the project, each item with what it expects in its own terms."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

_JIONLP_ZONE = ZoneInfo("Asia/Shanghai")  # its readings were taken there


class Item(NamedTuple):
    """One text of a suite and what is expected of it.

    `how` names the way it is judged (see quantities_judge.JUDGES), `given` are the arguments for the
    reader beside the text: the day or the year that an unfinished date is completed from.
    """

    suite: str
    text: str
    how: str
    expect: Any
    given: dict[str, Any]
    in_domain: bool = True


def load(folder: Path) -> list[Item]:
    """Return every item of the suites in `folder`, by suite; files of another kind are left alone."""
    items: list[Item] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".tsv":
            items += _values(path)
        elif path.suffix == ".json":
            data = json.loads(path.read_text(encoding="utf-8"))
            items += _cn2an(path.stem, data) if isinstance(data, dict) else _listed(path.stem, data)
    return items


def _values(path: Path) -> Iterator[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Item(path.stem, row["value"], "value", row, {})


def _cn2an(suite: str, data: dict[str, Any]) -> Iterator[Item]:
    """Yield the numerals that one of its modes accepts, and the texts that none does."""
    accepted: dict[str, Any] = {}
    for name, part in data.items():
        if name.endswith("_dict"):
            accepted |= part
    for text, number in accepted.items():
        yield Item(suite, text, "numeral", str(number), {})
    refused = {text: None for name, part in data.items() if name.startswith("error_") for text in part}
    for text in refused:
        if text not in accepted:
            yield Item(suite, text, "no_numeral", None, {})


def _listed(suite: str, data: list[dict[str, Any]]) -> Iterator[Item]:
    for each in data:
        if "a" in each and "b" in each:
            yield Item(suite, each["a"], "pair", each["b"], {})
            continue
        in_domain = each.get("domain", "in") == "in"
        yield Item(suite, each["text"], _how(suite, each), each.get("expect"), _given(each), in_domain)


def _how(suite: str, each: dict[str, Any]) -> str:
    """Return the way an item is judged."""
    if each.get("mode") == "negative":
        return "negative"
    if suite.startswith("jionlp"):
        return "money" if "money" in suite else "time"
    if suite.startswith("duckling"):
        return "duckling"
    expect = each.get("expect") or {}
    if "timex" in expect:
        return "timex"
    return "range" if "lo" in expect else "span"


def _given(each: dict[str, Any]) -> dict[str, Any]:
    """Return the day, or only the year, that the suite reads an item on."""
    if each.get("ref"):
        return _on(datetime.fromisoformat(each["ref"]).date())
    base = each.get("base")
    if isinstance(base, int | float) and not isinstance(base, bool):
        return _on(datetime.fromtimestamp(base, _JIONLP_ZONE).date())
    if isinstance(base, dict):
        base = [base[part] for part in ("year", "month", "day") if part in base]
    if isinstance(base, list) and base:
        return {"year": base[0]} if len(base) == 1 else _on(date(*(*base, 1, 1)[:3]))
    return {}


def _on(day: date) -> dict[str, Any]:
    return {"year": day.year, "today": day}
