"""A waivers file: its text to waivers, and what is wrong with it, told at the line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches

from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.model.uncounted import Waiver
from targetlint.settings.toml_places import places
from targetlint.settings.toml_text import Text, stopped
from targetlint.words import say

ENTRY = "waiver"
_NEEDED = ("rule", "reason", "approver")
_NARROWING = ("unit", "project", "row", "file")
KEYS = (*_NEEDED, "expires", *_NARROWING)
_WIDE = frozenset("＝“”‘’［］【】＃")  # signs that TOML knows only in ASCII


def read(text: str, path: str) -> tuple[list[Waiver], list[Diagnostic]]:
    """Return the waivers of a file and what is wrong with it; with an error none of them is to be used."""
    text = text.replace("\r\n", "\n")
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [], [_no_toml(text, path, error)]
    except RecursionError:  # brackets in brackets without end
        origin = Origin(path, 1, 1, 1, text.partition("\n")[0])
        return [], [told(origin, "brackets", Severity.ERROR)]
    source = Text(text, path, places(text))
    found = [_unknown(key, (ENTRY,), source.at((key,), "key")) for key in whole if key != ENTRY]
    entries = whole.get(ENTRY, [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        return [], [*found, told(source.at((ENTRY,), "key"), "brackets", Severity.ERROR)]
    waivers = []
    for number, entry in enumerate(entries):
        wrong = list(_wrong(entry, (ENTRY, number), source))
        found += wrong
        if not any(each.severity is Severity.ERROR for each in wrong):
            waivers.append(_waiver(entry, source.at((ENTRY, number, "rule"), "value")))
    return waivers, found


def _no_toml(text: str, path: str, error: tomllib.TOMLDecodeError) -> Diagnostic:
    _, number, column = stopped(text, error)
    line = text.split("\n")[number - 1]
    wide = not _WIDE.isdisjoint(line)
    origin = Origin(path, number, min(column, len(line) + 1), 1, line)
    return told(origin, "syntax", Severity.ERROR, hint="wide" if wide else "")


def told(
    origin: Origin, problem: str, severity: Severity, /, *, hint: str | Said = "", **values: object
) -> Diagnostic:
    """Return what is said of a waivers file; `hint` is the next act, or the last part of its key."""
    text = f"waiver.{problem}"
    next_ = hint if isinstance(hint, Said) else say(f"{text}.{hint or 'hint'}", **values)
    return Diagnostic(
        code=f"waiver/{problem.replace('_', '-')}",
        severity=severity,
        message=say(text, **values),
        place=origin,
        outcome=Outcome.ERROR if severity is Severity.ERROR else Outcome.FAIL,
        suggestion=next_,
    )


def did_you_mean(word: str, known: Sequence[str], otherwise: Said) -> Said:
    """Return the next act for a word that is none of `known`."""
    near = get_close_matches(word, list(dict.fromkeys(known)), n=1, cutoff=0.5)
    return say("waiver.did_you_mean", near=near[0]) if near else otherwise


def _unknown(key: str, known: Sequence[str], origin: Origin) -> Diagnostic:
    hint = did_you_mean(key, known, say("waiver.key.hint", keys=" ".join(known)))
    return told(origin, "key", Severity.ERROR, hint=hint, name=key)


def _wrong(entry: Mapping[str, object], path: tuple[str, int], source: Text) -> list[Diagnostic]:
    found = [_unknown(key, KEYS, source.at((*path, key), "key")) for key in entry if key not in KEYS]
    found += [
        told(source.at(path, "key"), "missing", Severity.ERROR, hint=f"hint_{key}", name=key)
        for key in _NEEDED
        if key not in entry
    ]
    for key, value in entry.items():
        origin = source.at((*path, key), "value")
        if key == "expires":
            if _day(value) is None:
                found.append(told(origin, "date", Severity.ERROR))
        elif key in KEYS and not isinstance(value, str):
            found.append(told(origin, "text", Severity.ERROR, name=key))
        elif key in KEYS and not str(value).strip():
            found.append(told(origin, "blank", Severity.ERROR, name=key))
    if "expires" not in entry:
        found.append(told(source.at(path, "key"), "no_expiry", Severity.WARNING))
    return found


def _day(value: object) -> date | None:
    """Return the day that is meant: a date of TOML, or one in quotes; None where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None


def _waiver(entry: Mapping[str, object], origin: Origin) -> Waiver:
    def text(key: str) -> str:
        return str(entry.get(key, "")).strip()

    day = _day(entry.get("expires"))
    return Waiver(
        rule=text("rule"),
        reason=text("reason"),
        approver=text("approver"),
        expires=day.isoformat() if day else "",
        unit=text("unit"),
        project=text("project"),
        row=text("row"),
        file=text("file"),
        origin=origin,
    )
