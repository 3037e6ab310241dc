"""The rule book that a command works with, and what is said where it cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from targetlint import rulebook
from targetlint.assets import asset
from targetlint.cli import paths, streams
from targetlint.model.diagnostic import Severity
from targetlint.model.report import RuleInfo
from targetlint.model.said import Lang
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.page import Page
from targetlint.words import say

_CENTRAL = "central"
_PACK = "pack.rules"  # the file that makes a folder a pack


def load(folders: Sequence[Path], page: Page, today: date | None = None) -> rulebook.RuleBook | None:
    """Return the rules of `folders` (the central pack where there are none), or None where they are wrong.

    What is wrong with them is written to standard error, warnings too. `today` decides which changes to
    an upper layer have expired; without it, the machine's date does.
    """
    packs: list[Path] = []
    for folder in folders or (asset("rules") / _CENTRAL,):
        found = _packs(folder)
        if not found:
            complain(page.lang, "cli.no_pack" if paths.exists(folder) else "cli.no_path", path=folder)
            return None
        packs += found
    book, diagnostics = rulebook.load(packs, today=today or this_day())
    if diagnostics:
        streams.put(rulefile.render(diagnostics, page), sys.stderr)
    if any(each.severity is Severity.ERROR for each in diagnostics):
        complain(page.lang, "cli.bad_rules")
        return None
    return book


def this_day() -> date:
    """Return the machine's date: the command line is the only place that asks for it."""
    return date.today()  # noqa: DTZ011 - the day of whoever sits before the screen


def _packs(folder: Path) -> list[Path]:
    try:
        if (folder / _PACK).is_file():
            return [folder]
        return sorted(each.parent for each in folder.glob(f"*/{_PACK}"))
    except OSError:
        return []


def nearest(word: str, rules: Iterable[RuleInfo]) -> str:
    """Return the id, tag or title that `word` was probably meant to be, or an empty text."""
    names: dict[str, str] = {}
    for rule in rules:
        for name in (rule.id, *rule.tags, *rule.title):
            names.setdefault(name.casefold(), name)
    near = get_close_matches(word.casefold(), names, n=1)
    inside = [name for folded, name in names.items() if word.casefold() in folded]
    return names[near[0]] if near else next(iter(inside), "")


def complain(lang: Lang, key: str, **values: object) -> None:
    """Write a text of the catalogue to standard error."""
    streams.put(say(key, **values).pick(lang) + "\n", sys.stderr)


def no_such_rule(lang: Lang, word: str, rules: Iterable[RuleInfo]) -> None:
    """Say on standard error that no rule is called `word`, and which one may be meant."""
    near = nearest(word, rules)
    hint = say("cli.did_you_mean", name=near) if near else say("cli.see_list")
    complain(lang, "cli.no_rule", rule=word, hint=hint)
