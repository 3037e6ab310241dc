"""What was not typed comes from settings: they are found, checked, and put in the place of defaults."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from targetlint.cli import streams
from targetlint.cli.book import complain
from targetlint.cli.chosen import Chosen, serves
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.cli.language import FOLLOW, VARIABLE
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.glob import Glob
from targetlint.model.said import Lang
from targetlint.model.settings import Settings, Value
from targetlint.settings.search import found, is_file, shown
from targetlint.words import say

_FILE = "TARGETLINT_CONFIG"
_VARIABLES = ("TARGETLINT_FORMAT", "TARGETLINT_OUTPUT")
_ONE = re.compile(r"\s*[\w.-]+\s*=")  # key=value, and no path
_OURS = ("config", "isolated", "show_settings")  # options that this file reads and no command knows


def configured(given: Mapping[str, object], lang: Lang, context: click.Context) -> dict[str, object] | int:
    """Return the options of a command, as set where nothing was typed; else a code to end with.

    The settings themselves are there, too, as `settings`.
    """
    settings = _settings(given, lang)
    if settings is None:
        return UNTRUSTED
    chosen = _chosen(settings, given, lang, context)
    if settings.files:
        speak: Lang = "zh" if chosen.options["lang"] == "zh" else "en"
        complain(speak, "settings.in_force", path=shown(settings.files[0]).as_posix())
    if given.get("show_settings"):
        from targetlint.cli import settings_shown  # noqa: PLC0415 - only when asked for

        settings_shown.show(settings, chosen, context.command)
        return CLEAN
    return {**chosen.options, "settings": settings}


def _settings(given: Mapping[str, object], lang: Lang) -> Settings | None:
    """Return what the run was told; None where that has mistakes, of which standard error is told.

    A command without `--isolated` is about no folder, so it looks for no file.
    """
    alone = bool(given.get("isolated"))
    words = _several(given["config"])
    single = [str(each) for each in words if _ONE.match(str(each)) and not is_file(Path(str(each)))]
    named = [Path(str(each)) for each in words if each not in single]
    if len(named) > 1:
        complain(lang, "settings.two_files", one=named[0], other=named[1])
        return None
    if named and alone:
        complain(lang, "settings.isolated_file", path=named[0])
        return None
    if not named and not alone and os.environ.get(_FILE):
        named = [Path(os.environ[_FILE])]
    file, nearer = (None, []) if named or given.get("isolated", True) else found(_paths(given))
    for each in nearer:
        complain(lang, "settings.nearer", path=shown(each).as_posix())
    files = [*named, *filter(None, [file])]
    if not (files or single or any(map(os.environ.get, _VARIABLES))):
        return Settings()
    return _read(files, single, lang, trusted=bool(named))


def _read(files: Sequence[Path], single: Sequence[str], lang: Lang, *, trusted: bool) -> Settings | None:
    from targetlint.settings import layers  # noqa: PLC0415 - pydantic: not where nothing is set

    told: list[Diagnostic] = []
    made = [each for file in files for each in layers.of_file(file, told, trusted=trusted)]
    made += layers.of_environment(os.environ, told)
    made += layers.of_words(single, told)
    settings = layers.merged(made)
    told += layers.checked(settings)
    if told:
        refuse(told, lang)
        return None
    return settings


def refuse(told: Sequence[Diagnostic], lang: Lang) -> None:
    """Say on standard error what is wrong with the settings."""
    from targetlint.reporters.terminal import rulefile  # noqa: PLC0415 - only for mistakes

    streams.put(rulefile.render(told, streams.page(sys.stderr, lang)), sys.stderr)
    complain(lang, "settings.stopped")


def _chosen(settings: Settings, given: Mapping[str, object], lang: Lang, context: click.Context) -> Chosen:
    """Return the options of the run: as typed, else as set, else their defaults."""
    params = {each.name: each for each in context.command.params if each.name}
    options = {name: value for name, value in given.items() if name not in _OURS}
    typed = {name for name in params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    origins = {name: say("settings.from_command").pick(lang) for name in typed}
    if "exclude" in options:
        typed_globs = tuple(Glob(str(each), Path(), "--exclude") for each in _several(options["exclude"]))
        options["exclude"] = typed_globs if "exclude" in typed else settings.exclude
    for key, value in settings.values.items():
        name = key.replace("-", "_")
        if name in options and name not in typed and serves(key, params[name]):
            origins[name] = origin_shown(value, lang)
            if key != "exclude":
                options[name] = _converted(key, value, params[name], context)
    root = context.find_root()
    options["lang"] = lang
    if "lang" in settings.values and root.obj == FOLLOW:
        options["lang"], root.obj = settings.values["lang"].written, None
        origins["lang"] = origin_shown(settings.values["lang"], lang)
    elif root.obj != FOLLOW and "lang" not in typed and os.environ.get(VARIABLE):
        origins["lang"] = say("settings.from_environment", name=VARIABLE).pick(lang)
    return Chosen(options, origins)


def _converted(key: str, value: Value, option: click.Parameter, context: click.Context) -> object:
    """Return a setting as its option has it."""
    written = value.written
    is_path = isinstance(option.type, click.Path)
    if not isinstance(written, list):
        return value.base / str(written) if is_path else option.type.convert(written, option, context)
    if key == "output":
        from targetlint.settings.layers import moved  # noqa: PLC0415 - it is there by now

        return tuple(moved(value.base, each) for each in written)
    return tuple(value.base / each if is_path else each for each in written)


def origin_shown(value: Value, lang: Lang) -> str:
    """Return who says a setting, for people."""
    if value.origin.file == "--config":
        return say("settings.from_word").pick(lang)
    if value.origin.file in _VARIABLES:
        return say("settings.from_environment", name=value.origin.file).pick(lang)
    return f"{value.origin.file}:{value.origin.line}"


def _paths(given: Mapping[str, object]) -> list[Path]:
    """Return the paths that a command is about."""
    held = given.get("paths") or given.get("file") or ()
    return [held] if isinstance(held, Path) else [each for each in _several(held) if isinstance(each, Path)]


def _several(held: object) -> tuple[object, ...]:
    return tuple(held) if isinstance(held, tuple) else ()
