"""What a check says of its settings: rules that they name and nobody knows, files that they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from targetlint.book import Book
from targetlint.cli.book import complain, nearest, no_such_rule
from targetlint.cli.configured import refuse
from targetlint.files import SETTINGS
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.glob import Glob
from targetlint.model.place import Origin
from targetlint.model.report import Report, RuleInfo
from targetlint.model.said import Lang
from targetlint.model.settings import Settings
from targetlint.settings.search import shown
from targetlint.words import say


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rules a run asks."""

    select: Sequence[str]
    ignore: Sequence[str]
    stage: str
    settings: Settings


def narrowed(book: Book, asked: Asked, lang: Lang) -> Book | None:
    """Return the rules that are asked, which may be none; None where a selector means none, which is told."""
    selectors = [("select", word) for word in asked.select] + [("ignore", word) for word in asked.ignore]
    if not _known(selectors, asked.settings, list(book.rules.values()), lang):
        return None
    narrowed = book.narrowed(asked.select, asked.ignore)
    narrowed = narrowed.at(asked.stage) if asked.stage else narrowed
    return replace(narrowed, overrides=asked.settings.overrides)


def any_left(book: Book, selectors: Sequence[str], lang: Lang) -> bool:
    """Whether any rule is left to ask; standard error is told where none is."""
    if not book.rules:
        complain(lang, "cli.none_left" if selectors else "cli.no_rules")
    return bool(book.rules)


def _known(
    selectors: Sequence[tuple[str, str]], settings: Settings, rules: Sequence[RuleInfo], lang: Lang
) -> bool:
    """Whether every selector means a rule; those that do not are told on standard error.

    `selectors` are pairs of `select` or `ignore` and a word. Those of overrides are looked at, too.
    """
    typed = [(word, settings.origin(key, word)) for key, word in selectors]
    overriding = [pair for each in settings.overrides for pair in each.named.items()]
    unknown = [
        (word, origin)
        for word, origin in (*typed, *overriding)
        if not any(rule.answers_to(word) for rule in rules)
    ]
    for word, origin in unknown:
        if origin is None:
            no_such_rule(lang, word, rules)
    told = [_no_rule(word, origin, rules) for word, origin in unknown if origin is not None]
    if told:
        refuse(told, lang)
    return not unknown


def _no_rule(word: str, origin: Origin, rules: Sequence[RuleInfo]) -> Diagnostic:
    near = nearest(word, rules)
    hint = say("settings.mean", name=near) if near else say("cli.see_list")
    message = say("settings.no_rule", rule=word)
    return Diagnostic("settings/no-rule", Severity.ERROR, message, origin, suggestion=hint)


def say_named(paths: Sequence[Path], exclude: Sequence[Glob], lang: Lang) -> None:
    """Say which paths are excluded and looked at all the same, because they were named."""
    for path in paths:
        for each in exclude:
            if each.matches(path):
                complain(lang, "settings.named", path=path, pattern=each.pattern, origin=each.said)


def say_below(report: Report, settings: Settings, lang: Lang) -> None:
    """Say which settings files lie inside the folders that were checked, and are not in force."""
    for path in _below(report, settings):
        complain(lang, "settings.below", path=path)


def _below(report: Report, settings: Settings) -> Iterator[str]:
    used = {each.resolve() for each in settings.files}
    for each in report.passed_over:
        path = Path(each.path)
        if path.name == SETTINGS and path.is_file() and path.resolve() not in used:
            yield shown(path).as_posix()
