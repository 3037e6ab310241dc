"""The rule books of the shipped packs, each made once in a process."""

from __future__ import annotations

from datetime import date
from functools import cache

from targetlint import rulebook
from targetlint.assets import asset
from targetlint.model.diagnostic import Diagnostic
from targetlint.rulebook import RuleBook


def shipped_book(pack: str = "central", today: date = date(2026, 1, 1)) -> tuple[RuleBook, list[Diagnostic]]:
    """Return what `rulebook.load` makes of a shipped pack on a day; tests share it."""
    return _made(pack, today)  # however they name what they want


@cache
def _made(pack: str, today: date) -> tuple[RuleBook, list[Diagnostic]]:
    return rulebook.load([asset("rules") / pack], today=today)
