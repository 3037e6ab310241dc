"""Why rules ended as they did, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from targetlint.model.account import Account, Evidence, Track
from targetlint.model.place import Origin, Place
from targetlint.model.said import Said
from targetlint.reporters.places import address


def render(accounts: Sequence[Account]) -> str:
    """Return one JSON object; both languages are in it, so it depends on neither."""
    return (
        json.dumps({"accounts": [_account(each) for each in accounts]}, ensure_ascii=False, indent=2) + "\n"
    )


def _account(account: Account) -> dict[str, Any]:
    status = account.status
    return {
        "rule": account.rule,
        "title": _said(account.title),
        "origin": _origin(account.origin),
        "document": account.document,
        "form": account.form,
        "form_title": account.form_title,
        "status": status.status.value,
        "reason": _said(status.reason),
        "messages": [_said(each) for each in account.says],
        "lines": [_track(each) for each in account.tracks],
    }


def _track(track: Track) -> dict[str, Any]:
    return {
        "fate": track.fate.value,
        "numbers": list(track.lines),
        "keys": list(track.keys),
        "place": _place(track.place),
        "steps": [_evidence(each) for each in track.steps],
    }


def _evidence(each: Evidence) -> dict[str, Any]:
    """Return a node; `answer` is only there where it is a condition, null where it could not be told."""
    made: dict[str, Any] = {"text": each.text}
    if not isinstance(each.answer, str):
        made["answer"] = each.answer
    made |= {
        "value": _said(each.value),
        "place": _place(each.place),
        "origin": _origin(each.origin),
        "layer": each.layer or None,
        "parts": [_evidence(part) for part in each.parts],
        "parts_left_out": each.more,
    }
    return made


def _said(said: Said | None) -> dict[str, str] | None:
    return None if said is None else {"zh": said.zh, "en": said.en}


def _origin(origin: Origin | None) -> dict[str, Any] | None:
    return None if origin is None else {"file": origin.file, "line": origin.line, "column": origin.column}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"document": place.document, "address": address(place), "field": place.column_role or None}
