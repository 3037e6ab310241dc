"""`--show-settings`: every setting of a command as it would be written in a file, and who set it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
from rich.cells import cell_len

from targetlint.cli import streams
from targetlint.cli.chosen import Chosen, serves
from targetlint.model.glob import Glob
from targetlint.model.said import Lang
from targetlint.model.settings import Override, Settings, line_of
from targetlint.reporters.terminal.text import clean
from targetlint.settings.published import keys
from targetlint.settings.search import shown
from targetlint.settings.written import written
from targetlint.words import say

_VALUES = 44  # cells; longer lines have the origin one space behind themselves


def show(settings: Settings, chosen: Chosen, command: click.Command) -> None:
    """Write the settings to standard output, as a settings file with comments."""
    lang: Lang = "zh" if chosen.options["lang"] == "zh" else "en"
    streams.put("".join(f"{clean(line)}\n" for line in _lines(settings, chosen, command, lang)), sys.stdout)


def _lines(settings: Settings, chosen: Chosen, command: click.Command, lang: Lang) -> Iterator[str]:
    files = " ← ".join(shown(each).as_posix() for each in settings.files)
    yield f"# {say('settings.in_force', path=files).pick(lang) if files else say('settings.none').pick(lang)}"
    params = {each.name: each for each in command.params}
    for key in keys()[0]:
        name = key.replace("-", "_")
        if name not in chosen.options or (name in params and not serves(key, params[name])):
            continue
        held = chosen.options[name]
        of = [each.pattern for each in held if isinstance(each, Glob)] if isinstance(held, tuple) else []
        origin = chosen.origins.get(name) or say("settings.from_default").pick(lang)
        unset = "# " if held is None or held == "" else ""
        yield _line(f"{unset}{key} = {written(of or held)}", origin)
    for each in settings.overrides:
        yield ""
        yield from _overriding(each)


def _overriding(override: Override) -> Iterator[str]:
    yield _line("[[overrides]]", line_of(override.origin))
    yield from (f"{key} = {written(held)}" for key, held in override.keys.items())


def _line(text: str, origin: str) -> str:
    return f"{text}{' ' * max(_VALUES - cell_len(text), 1)} # {origin}"
