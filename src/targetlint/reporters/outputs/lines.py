"""The published JSON in lines: one object a line, `record` says what it is; for streams and databases."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import BaseModel

from targetlint.reporters import published
from targetlint.reporters.outputs.formats import Manner

_LISTS = {
    "packs": "pack",
    "rules": "rule",
    "documents": "document",
    "passed_over": "passed_over",
    "findings": "finding",
    "statuses": "status",
    "diagnostics": "diagnostic",
    "answers": "answer",
    "waivers": "waiver",
}


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the lines: the run, then each part of it in the order of the JSON; both languages are in it."""
    del manner
    head = report.model_dump(mode="json", exclude=set(_LISTS))
    lines = [_line("run", head)]
    for name, record in _LISTS.items():
        parts: Iterable[BaseModel] = getattr(report, name)
        lines += [_line(record, each.model_dump(mode="json")) for each in parts]
    return "".join(lines).encode()


def _line(record: str, fields: dict[str, object]) -> str:
    return json.dumps({"record": record, **fields}, ensure_ascii=False) + "\n"
