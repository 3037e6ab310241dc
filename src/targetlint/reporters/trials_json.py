"""What `rules test` found as JSON: the examples, what they show and which changes they notice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.model.trials import Ending, Gap, Tally


def render(endings: Sequence[Ending], shown: Tally | None, noticed: Tally | None) -> str:
    """Return one JSON object; both languages are in it, so it depends on neither."""
    made: dict[str, Any] = {
        "examples": [
            {
                "rule": each.rule,
                "title": each.title,
                "claims": each.outcome,
                "ended": each.found,
                "passed": each.passed,
                "detail": _said(each.detail) if each.detail.zh else None,
                "origin": _origin(each.origin),
            }
            for each in endings
        ]
    }
    for name, tally in (("coverage", shown), ("mutation", noticed)):
        if tally is not None:
            gaps = [_gap(each) for each in tally.gaps]
            made[name] = {"count": tally.count, "met": tally.met, "gaps": gaps}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "about": gap.about,
        "message": _said(gap.message),
        "hint": _said(gap.hint),
        "mark": _said(gap.mark),
        "reason": gap.reason or None,
        "origin": _origin(gap.origin),
    }


def _said(said: Said) -> dict[str, str]:
    return {"zh": said.zh, "en": said.en}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"file": origin.file, "line": origin.line, "column": origin.column}
