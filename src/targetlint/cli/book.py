"""The rule book that a command works with, and what is said where it cannot be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from targetlint import shelf
from targetlint.assets import asset
from targetlint.book import Book
from targetlint.cache import Cache, home
from targetlint.cli import paths, streams
from targetlint.cli.language import FOLLOW
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.report import RuleInfo
from targetlint.model.said import Lang
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.page import Page
from targetlint.words import say

if TYPE_CHECKING:
    from targetlint.rulebook import RuleBook

_Made = TypeVar("_Made", bound=Book)

_CENTRAL = "central"


def ready(
    folders: Sequence[Path], page: Page, today: date | None = None, *, no_cache: bool, quiet: bool = False
) -> Book | None:
    """Return the rules of `folders` ready to run, kept from an earlier run where nothing has changed.

    The central pack stands for no folders. What is wrong with the rules is written to standard error,
    warnings too unless `quiet`; None where they cannot be used. `today` decides which changes to an upper
    layer have expired; without it, the machine's date does.
    """
    cache = Cache(None if no_cache else home(os.environ))

    def make(packs: Sequence[Path], day: date) -> tuple[Book, list[Diagnostic]]:
        return shelf.load(packs, today=day, cache=cache)

    return _loaded(make, folders, page, today, quiet=quiet)


def load(folders: Sequence[Path], page: Page, today: date | None = None) -> RuleBook | None:
    """Return the same with the rules as their authors wrote them, always made anew."""
    from targetlint import rulebook  # noqa: PLC0415 - the parser and all passes: not for the other commands

    return _loaded(lambda packs, day: rulebook.load(packs, today=day), folders, page, today)


def _loaded(
    make: Callable[[Sequence[Path], date], tuple[_Made, list[Diagnostic]]],
    folders: Sequence[Path],
    page: Page,
    today: date | None,
    *,
    quiet: bool = False,
) -> _Made | None:
    packs = pack_folders(folders, page.lang)
    if packs is None:
        return None
    book, diagnostics = make(packs, today or this_day())
    told = [each for each in diagnostics if not quiet or each.severity is Severity.ERROR]
    if told:
        context = click.get_current_context(silent=True)
        follow = context is not None and context.find_root().obj == FOLLOW
        streams.put(rulefile.render(told, page, follow=follow), sys.stderr)
    if any(each.severity is Severity.ERROR for each in diagnostics):
        complain(page.lang, "cli.bad_rules")
        return None
    return book


def pack_folders(folders: Sequence[Path], lang: Lang) -> list[Path] | None:
    """Return the packs at `folders` or right below them, the central one where none are given.

    None where there is no pack in one of them, of which standard error is told.
    """
    packs: list[Path] = []
    for folder in folders or (asset("rules") / _CENTRAL,):
        found = paths.packs(folder)
        if not found:
            complain(lang, "cli.no_pack" if paths.exists(folder) else "cli.no_path", path=folder)
            return None
        packs += found
    return packs


def this_day() -> date:
    """Return the machine's date: the command line is the only place that asks for it."""
    return date.today()  # noqa: DTZ011 - the day of whoever sits before the screen


def nearest(word: str, rules: Iterable[RuleInfo]) -> str:
    """Return the id, tag or title that `word` was probably meant to be, or an empty text."""
    names: dict[str, str] = {}
    for rule in rules:
        for name in (rule.id, *rule.tags, *rule.title):
            names.setdefault(name.casefold(), name)
    from difflib import get_close_matches  # noqa: PLC0415 - only for a slip of the keyboard

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
