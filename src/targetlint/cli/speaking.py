"""click in the language of the run: help pages, and what is said about a wrong command line."""

from __future__ import annotations

from pathlib import Path

import click

from targetlint.model.said import Lang, Said
from targetlint.words import say


class Command(click.Command):
    """A command whose help has its headings from the catalogue; `lang` is set when the tree is built."""

    lang: Lang = "en"

    def said(self, key: str, **values: object) -> str:
        """Return a text of the catalogue in the command's language."""
        return say(key, **values).pick(self.lang)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.said("cli.usage"))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the options' and arguments' place holders."""
        said = {
            "[OPTIONS]": self.said("cli.options_metavar"),
            "COMMAND [ARGS]...": self.said("cli.command_metavar"),
        }
        return [said.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [each for option in options if (each := option.get_help_record(ctx))]
        with formatter.section(self.said("cli.options")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the command's language."""
        option = super().get_help_option(ctx)
        if option:
            option.help = self.said("cli.help_help")
        return option


class Group(Command, click.Group):
    """A group of commands, its list of them headed from the catalogue."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with the first line of their help."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        records = [(name, (each.short_help or each.help or "")) for name, each in commands if each]
        with formatter.section(self.said("cli.commands")):
            formatter.write_dl(records)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used, not in that of the alphabet."""
        del ctx
        return list(self.commands)


def complaint(error: click.ClickException) -> Said:
    """Return what is wrong with the command line, and the next act."""
    match error:
        case click.NoSuchOption() if error.option_name.strip("-")[:1].isdigit():
            near, said = [], say("cli.looks_like_option", word=error.option_name)
        case click.NoSuchOption():
            near = list(error.possibilities or [])
            said = say("cli.no_option", option=error.option_name)
        case click.exceptions.NoSuchCommand() if Path(error.command_name).exists():
            near, said = [f"targetlint check {error.command_name}"], say("cli.path_alone")
        case click.exceptions.NoSuchCommand():
            near = list(error.possibilities or [])
            said = say("cli.no_command", command=error.command_name)
        case click.MissingParameter():
            near, said = [], say("cli.missing", name=_name(error))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice)):
            near, said = [], say("cli.bad_choice", name=_name(error), choices=" | ".join(choice.choices))
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least, max=most))):
            near, said = [], say("cli.bad_range", name=_name(error), least=least, most=most)
        case click.BadOptionUsage():
            wanted = "cli.no_value" if "not take" in error.message else "cli.value_missing"
            near, said = [], say(wanted, option=error.option_name)
        case click.BadParameter():
            near, said = [], say("cli.bad_value", name=_name(error), why=error.message)
        case click.UsageError(ctx=click.Context(command=Group())):
            near, said = [], say("cli.missing_command")
        case click.UsageError(ctx=click.Context()):
            near, said = [], say("cli.extra", words=error.message.partition("(")[2].rstrip(")"))
        case _:
            near, said = [], say("cli.wrong", why=error.format_message())
    hint = say("cli.did_you_mean", name=near[0]) if near else Said("", "")
    return say("cli.usage_error", what=said, hint=hint)


def _name(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.name or "")
