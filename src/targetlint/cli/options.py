"""Commands, options and arguments in one language: what the command tree is put together from."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from targetlint import __version__
from targetlint.cli.codes import CLEAN, UNHEARD
from targetlint.cli.speaking import Command, Group
from targetlint.model.diagnostic import Severity
from targetlint.model.reading import MEGABYTES, SECONDS
from targetlint.model.said import Lang
from targetlint.model.schema import ENUMS
from targetlint.words import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHOWN_AS = ("text", "json")
Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]
COLORS = ("auto", "always", "never")
FAIL_ON = (*(each.value for each in Severity), "never")


class Stage(click.Choice[str]):
    """A stage of the procedure, in either language; its value is the English name."""

    def __init__(self) -> None:
        super().__init__([word for pair in ENUMS["stage"].items() for word in pair])

    def convert(self, value: str, param: click.Parameter | None, context: click.Context | None) -> str:
        """Return the English name of the stage that `value` says; nothing for nothing."""
        found = str(super().convert(value, param, context)) if value else ""
        return next((english for english, chinese in ENUMS["stage"].items() if chinese == found), found)


def command(
    name: str, lang: Lang, target: str, params: Sequence[click.Parameter], key: str = ""
) -> click.Command:
    """Return a command; its help stands in the catalogue under `key`, or its name."""
    key = key or name
    command = Command(name, callback=later(target, lang), params=[*params, *everywhere(lang)])
    command.lang = lang
    command.help = say(f"cli.{key}").pick(lang)
    command.epilog = say(f"cli.{key}_epilog").pick(lang)
    command.short_help = say(f"cli.{key}_short").pick(lang)
    return command


def group(name: str, lang: Lang, params: Sequence[click.Parameter]) -> click.Group:
    """Return a group of commands."""
    found = Group(name, params=[*params, *everywhere(lang)])
    found.lang = lang
    found.help = say(f"cli.{name}").pick(lang)
    found.short_help = say(f"cli.{name}_short").pick(lang)
    return found


def later(target: str, lang: Lang) -> Callable[..., int]:
    """Return a call of `file:Class` in this package that imports it when made, which keeps --help fast."""
    file, name = target.split(":")

    def call(**given: object) -> int:
        command = getattr(import_module(f"targetlint.cli.{file}"), name)
        try:
            chosen = _configured(given, lang)
            if isinstance(chosen, int):
                return chosen
            if "settings" not in command.__dataclass_fields__:  # it only has them as options
                chosen.pop("settings", None)
            return int(command(**chosen).run())
        except BrokenPipeError:  # caught here: click would answer 1, which means findings
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return UNHEARD

    return call


def _configured(given: dict[str, object], lang: Lang) -> dict[str, object] | int:
    """Return the options of a command, from settings where it has them and nothing was typed."""
    if "config" not in given:
        return {"lang": lang, **given}
    from targetlint.cli.configured import configured  # noqa: PLC0415 - not for --help

    return configured(given, lang, click.get_current_context())


def everywhere(lang: Lang) -> list[click.Parameter]:
    """Return the options that main reads before the tree is built; here they are only described."""
    speak = option("--lang", lang=lang, type=click.Choice(["zh", "en"]), expose_value=False)
    return [speak, flag("--debug", lang, expose_value=False)]


def option(name: str, *, lang: Lang, short: str = "", key: str = "", **rest: Any) -> click.Option:  # noqa: ANN401 - click's own keywords
    """Return an option; its help stands in the catalogue under `key`, or its name."""
    names = [short, name] if short else [name]
    key = key or name.removeprefix("--").replace("-", "_")
    return click.Option(names, help=say(f"cli.option_{key}").pick(lang), **rest)


def choice(name: str, lang: Lang, choices: Sequence[str], default: str, **rest: Any) -> click.Option:  # noqa: ANN401 - click's own keywords
    """Return an option that is one of `choices`; its help says what it is where it is not given."""
    found = option(name, lang=lang, type=click.Choice(choices), default=default, **rest)
    found.help = (found.help or "") + say("cli.default", value=default).pick(lang)
    return found


def flag(name: str, lang: Lang, short: str = "", **rest: Any) -> click.Option:  # noqa: ANN401 - click's own keywords
    """Return an option that is there or not."""
    return option(name, lang=lang, short=short, is_flag=True, **rest)


def argument(name: str, lang: Lang, *, nargs: int = 1, required: bool = False) -> click.Argument:
    """Return paths, called what the catalogue says."""
    metavar, needed = say(f"cli.{name}_metavar").pick(lang), required or nargs == 1
    return click.Argument(
        [name], nargs=nargs, required=needed, metavar=metavar if needed else f"[{metavar}]", type=path()
    )


def rules_option(lang: Lang) -> click.Option:
    """Return the option that names rule packs."""
    return option("--rules", lang=lang, metavar="PATH", multiple=True, type=path())


def settings_options(lang: Lang) -> list[click.Parameter]:
    """Return the options that say which settings a command has (cli/configured.py)."""
    return [config_option(lang), flag("--isolated", lang)]


def config_option(lang: Lang) -> click.Option:
    """Return the option that names settings."""
    return option("--config", lang=lang, metavar="FILE|KEY=VALUE", multiple=True)


def reading_options(lang: Lang) -> list[click.Parameter]:
    """Return the options that say how files are read (cli/reading.py)."""
    return [
        option("--encoding", lang=lang, metavar="NAME", default=""),
        option("--password-file", lang=lang, metavar="PATH", type=path()),
        number("--jobs", lang, 0, (0, 256)),
        number("--file-seconds", lang, SECONDS, (1, 86_400)),
        number("--file-memory", lang, MEGABYTES, (64, 1 << 20)),
    ]


def number(name: str, lang: Lang, default: int, among: tuple[int, int]) -> click.Option:
    """Return an option that is a whole number between two, both included."""
    found = option(name, lang=lang, type=click.IntRange(*among), metavar="N", default=default)
    found.help = (found.help or "") + say("cli.default", value=default).pick(lang)
    return found


def path() -> click.Path:
    """Return the type of a path; whether it can be read is found out, and told, when it is opened."""
    return click.Path(path_type=Path, readable=False)


def color_option(lang: Lang) -> click.Option:
    """Return the option that says whether to colour."""
    return choice("--color", lang, COLORS, "auto")


def selector(name: str, lang: Lang) -> click.Option:
    """Return an option that names rules, several times or with commas."""
    completed = completed_rules(lang)
    return option(name, lang=lang, metavar="RULE", multiple=True, callback=split, shell_complete=completed)


def rule_argument(lang: Lang) -> click.Argument:
    """Return the argument that names a rule."""
    metavar = say("cli.rule_metavar").pick(lang)
    return click.Argument(["rule"], metavar=metavar, shell_complete=completed_rules(lang))


def completed_rules(lang: Lang) -> Completer:
    """Return what offers rules to a shell."""

    def complete(
        context: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        del param
        from targetlint.cli.completion import offered  # noqa: PLC0415 - only where a shell asks

        return offered(context, incomplete, lang)

    return complete


def split(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Return the selectors of an option that was given several times or with commas."""
    del context, option
    parts = (part.strip() for value in values for part in value.replace("，", ",").split(","))
    return tuple(part for part in parts if part)


def drawn(context: click.Context, option: click.Parameter, value: str) -> str:
    """Return the format to write; where none is asked for, a terminal that cannot draw is told in words."""
    default = context.get_parameter_source(option.name or "") is ParameterSource.DEFAULT
    plain = default and os.environ.get("TERM") == "dumb" and sys.stdout.isatty()
    return "narrate" if plain else value


def print_version(context: click.Context, option: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's own signature
    """Print the version, and end."""
    del option
    if asked:
        click.echo(f"targetlint {__version__}")
        context.exit()


def run_alone(tree: click.Group, name: str) -> None:
    """Let a group that is called without a command run the one called `name`."""

    @click.pass_context
    def call(context: click.Context) -> int:
        return CLEAN if context.invoked_subcommand else int(context.invoke(tree.commands[name]))

    tree.callback, tree.invoke_without_command, tree.no_args_is_help = call, True, False
