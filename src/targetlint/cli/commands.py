"""The command tree in one language: names, options and help; what a command does stands in its own file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import click

from targetlint.cli.codes import CLEAN, UNHEARD
from targetlint.cli.speaking import Command, Group
from targetlint.model.reading import MEGABYTES, SECONDS
from targetlint.model.said import Lang
from targetlint.words import say

FORMATS = ("full", "concise", "json")
SHOWN_AS = ("text", "json")
FAIL_ON = ("error", "warning", "review", "info", "never")
COLORS = ("auto", "always", "never")


def build(lang: Lang) -> click.Group:
    """Return the whole command line, its help in `lang`."""
    version = _flag("--version", lang, expose_value=False, is_eager=True, callback=_print_version)
    tree = _group("targetlint", lang, [version])
    rules, layouts = _group("rules", lang, []), _group("layouts", lang, [])
    for command in (
        _check(lang),
        _show(lang),
        _quantity(lang),
        _explain(lang),
        rules,
        layouts,
        _doctor(lang),
    ):
        tree.add_command(command)
    for command in (_rules_list(lang), _rules_test(lang)):
        rules.add_command(command)
    for command in (_layouts_list(lang), _layouts_learn(lang)):
        layouts.add_command(command)
    _run_alone(layouts, "list")
    return tree


def _run_alone(group: click.Group, name: str) -> None:
    """Let a group that is called without a command run the one called `name`."""

    @click.pass_context
    def call(context: click.Context) -> int:
        return CLEAN if context.invoked_subcommand else int(context.invoke(group.commands[name]))

    group.callback, group.invoke_without_command, group.no_args_is_help = call, True, False


def _check(lang: Lang) -> click.Command:
    params = [
        _argument("paths", lang, nargs=-1, required=True),
        _choice("--format", lang, FORMATS, "full"),
        _option("--select", lang=lang, metavar="RULE", multiple=True, callback=_split),
        _option("--ignore", lang=lang, metavar="RULE", multiple=True, callback=_split),
        _rules_option(lang),
        _choice("--fail-on", lang, FAIL_ON, "error"),
        _option("--today", lang=lang, metavar="DATE", default=""),
        _flag("--no-fold", lang),
        _flag("--verbose", lang, short="-v"),
        _flag("--show-files", lang),
        *_reading_options(lang),
        _color_option(lang),
    ]
    return _command("check", lang, "check:Check", params)


def _show(lang: Lang) -> click.Command:
    params = [
        _argument("file", lang),
        _flag("--document", lang),
        _choice("--format", lang, SHOWN_AS, "text"),
        _rules_option(lang),
        *_reading_options(lang),
        _color_option(lang),
    ]
    return _command("show", lang, "show:Show", params)


def _quantity(lang: Lang) -> click.Command:
    params = [
        click.Argument(["texts"], nargs=-1, required=True, metavar=say("cli.texts_metavar").pick(lang)),
        _option("--indicator", lang=lang, metavar="NAME", default=""),
        _option("--sign", lang=lang, metavar="SIGN", default=""),
        _option("--unit", lang=lang, metavar="UNIT", default=""),
        _option("--direction", lang=lang, metavar="DIRECTION", default=""),
        _option("--year", lang=lang, metavar="YEAR", default=""),
        _choice("--format", lang, SHOWN_AS, "text"),
        _color_option(lang),
    ]
    return _command("quantity", lang, "quantity:Quantity", params)


def _doctor(lang: Lang) -> click.Command:
    return _command("doctor", lang, "doctor:Doctor", [_color_option(lang)])


def _explain(lang: Lang) -> click.Command:
    rule = click.Argument(["rule"], metavar=say("cli.rule_metavar").pick(lang))
    return _command("explain", lang, "explain:Explain", [rule, _rules_option(lang), _color_option(lang)])


def _layouts_list(lang: Lang) -> click.Command:
    return _command(
        "list", lang, "layouts:Listing", [_rules_option(lang), _color_option(lang)], "layouts_list"
    )


def _layouts_learn(lang: Lang) -> click.Command:
    params = [
        _argument("file", lang),
        _option("--output", lang=lang, short="-o", metavar="PATH", type=_path()),
        _rules_option(lang),
        *_reading_options(lang),
        _color_option(lang),
    ]
    return _command("learn", lang, "layouts:Learning", params)


def _rules_list(lang: Lang) -> click.Command:
    return _command("list", lang, "rules:Listing", [_rules_option(lang), _color_option(lang)])


def _rules_test(lang: Lang) -> click.Command:
    params = [_argument("paths", lang, nargs=-1), _color_option(lang)]
    return _command("test", lang, "rules:Testing", params)


# --- the parts of the tree ----------------------------------------------------------------------------


def _command(
    name: str, lang: Lang, target: str, params: Sequence[click.Parameter], words: str = ""
) -> click.Command:
    """Return the command `name`; its help is under its name in the catalogue, or under `words`."""
    command = Command(name, callback=_later(target, lang), params=[*params, *_everywhere(lang)])
    command.lang = lang
    command.help = say(f"cli.{words or name}").pick(lang)
    command.epilog = say(f"cli.{words or name}_epilog").pick(lang)
    command.short_help = say(f"cli.{words or name}_short").pick(lang)
    return command


def _group(name: str, lang: Lang, params: Sequence[click.Parameter]) -> click.Group:
    group = Group(name, params=[*params, *_everywhere(lang)])
    group.lang = lang
    group.help = say(f"cli.{name}").pick(lang)
    group.short_help = say(f"cli.{name}_short").pick(lang)
    return group


def _later(target: str, lang: Lang) -> Callable[..., int]:
    """Return a call of `file:Class` in this package that imports it when made, which keeps --help fast."""
    file, name = target.split(":")

    def call(**given: object) -> int:
        command = getattr(import_module(f"targetlint.cli.{file}"), name)
        try:
            return int(command(lang=lang, **given).run())
        except BrokenPipeError:  # caught here: click would answer 1, which means findings
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return UNHEARD

    return call


def _everywhere(lang: Lang) -> list[click.Parameter]:
    """Return the options that main reads before the tree is built; here they are only described."""
    speak = _option("--lang", lang=lang, type=click.Choice(["zh", "en"]), expose_value=False)
    return [speak, _flag("--debug", lang, expose_value=False)]


def _option(flag: str, *, lang: Lang, short: str = "", **rest: object) -> click.Option:
    names = [short, flag] if short else [flag]
    key = flag.removeprefix("--").replace("-", "_")
    return click.Option(names, help=say(f"cli.option_{key}").pick(lang), **rest)  # type: ignore[arg-type] # click's own keywords


def _choice(flag: str, lang: Lang, choices: Sequence[str], default: str) -> click.Option:
    option = _option(flag, lang=lang, type=click.Choice(choices), default=default)
    option.help = (option.help or "") + say("cli.default", value=default).pick(lang)
    return option


def _flag(flag: str, lang: Lang, short: str = "", **rest: object) -> click.Option:
    return _option(flag, lang=lang, short=short, is_flag=True, **rest)


def _argument(name: str, lang: Lang, *, nargs: int = 1, required: bool = False) -> click.Argument:
    metavar, needed = say(f"cli.{name}_metavar").pick(lang), required or nargs == 1
    return click.Argument(
        [name], nargs=nargs, required=needed, metavar=metavar if needed else f"[{metavar}]", type=_path()
    )


def _rules_option(lang: Lang) -> click.Option:
    return _option(
        "--rules",
        lang=lang,
        metavar="PATH",
        multiple=True,
        type=_path(),
    )


def _reading_options(lang: Lang) -> list[click.Parameter]:
    """Return the options that say how files are read (cli/reading.py)."""
    return [
        _option("--encoding", lang=lang, metavar="NAME", default=""),
        _option("--password-file", lang=lang, metavar="PATH", type=_path()),
        _number("--jobs", lang, 0, (0, 256)),
        _number("--file-seconds", lang, SECONDS, (1, 86_400)),
        _number("--file-memory", lang, MEGABYTES, (64, 1 << 20)),
    ]


def _number(flag: str, lang: Lang, default: int, among: tuple[int, int]) -> click.Option:
    option = _option(flag, lang=lang, type=click.IntRange(*among), metavar="N", default=default)
    option.help = (option.help or "") + say("cli.default", value=default).pick(lang)
    return option


def _path() -> click.Path:
    """Return the type of a path; whether it can be read is found out, and told, when it is opened."""
    return click.Path(path_type=Path, readable=False)


def _color_option(lang: Lang) -> click.Option:
    return _choice("--color", lang, COLORS, "auto")


def _split(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Return the selectors of an option that was given several times or with commas."""
    del context, option
    parts = (part.strip() for value in values for part in value.replace("，", ",").split(","))
    return tuple(part for part in parts if part)


def _print_version(context: click.Context, option: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's own signature
    del option
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, and needed only here

        click.echo(f"targetlint {version('targetlint')}")
        context.exit()
