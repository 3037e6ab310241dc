"""The command tree in one language; what a command does stands in its own file."""

from __future__ import annotations

import click

from targetlint.cli.authoring import layouts, rules
from targetlint.cli.options import (
    SHOWN_AS,
    Stage,
    argument,
    choice,
    color_option,
    command,
    flag,
    group,
    number,
    option,
    path,
    print_version,
    reading_options,
    rules_option,
    split,
)
from targetlint.model.said import Lang
from targetlint.reporters.outputs.formats import ON_SCREEN, PROFILES
from targetlint.words import say

FORMATS = ("full", "concise", *ON_SCREEN)
FAIL_ON = ("error", "warning", "review", "info", "never")


def build(lang: Lang) -> click.Group:
    """Return the whole command line, its help in `lang`."""
    version = flag("--version", lang, expose_value=False, is_eager=True, callback=print_version)
    tree = group("targetlint", lang, [version])
    whys = [_why(name, lang) for name in ("why", "why-not")]
    checking = [
        _check(lang),
        _annotate(lang),
        _render(lang),
        _score(lang),
        _show(lang),
        _quantity(lang),
        _explain(lang),
        *whys,
    ]
    for each in (*checking, rules(lang), layouts(lang), _doctor(lang)):
        tree.add_command(each)
    return tree


def _check(lang: Lang) -> click.Command:
    params = [*_checking(lang), *_outputs(lang), flag("--show-files", lang)]
    return command("check", lang, "check:Check", params)


def _annotate(lang: Lang) -> click.Command:
    copies = click.Option(
        ["-o", "--output", "copies"],
        metavar="DIR",
        required=True,
        type=path(),
        help=say("cli.option_copies").pick(lang),
    )
    return command("annotate", lang, "annotate:Annotate", [*_checking(lang), copies])


def _checking(lang: Lang) -> list[click.Parameter]:
    """Return what a command takes that checks forms."""
    return [
        argument("paths", lang, nargs=-1, required=True),
        choice("--format", lang, FORMATS, "full"),
        option("--select", lang=lang, metavar="RULE", multiple=True, callback=split),
        option("--ignore", lang=lang, metavar="RULE", multiple=True, callback=split),
        rules_option(lang),
        option("--against", lang=lang, metavar="PATH", multiple=True, type=path()),
        choice("--fail-on", lang, FAIL_ON, "error"),
        option("--today", lang=lang, metavar="DATE", default=""),
        option("--stage", lang=lang, type=Stage(), metavar="STAGE", default=""),
        flag("--no-fold", lang),
        flag("--verbose", lang, short="-v"),
        flag("--no-cache", lang),
        *reading_options(lang),
        color_option(lang),
    ]


def _score(lang: Lang) -> click.Command:
    params = [
        argument("paths", lang, nargs=-1, required=True),
        choice("--format", lang, SHOWN_AS, "text"),
        rules_option(lang),
        option("--today", lang=lang, metavar="DATE", default=""),
        option("--stage", lang=lang, type=Stage(), metavar="STAGE", default=""),
        flag("--no-cache", lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command("score", lang, "score:Score", params)


def _outputs(lang: Lang) -> list[click.Parameter]:
    """Return the options that say which reports are written to files."""
    output = option("--output", lang=lang, short="-o", metavar="FILE", multiple=True)
    output.help = say("outputs.option_output").pick(lang)
    return [output, choice("--sarif-profile", lang, PROFILES, "standard")]


def _render(lang: Lang) -> click.Command:
    shown = option("--format", lang=lang, type=click.Choice(ON_SCREEN))
    shown.help = say("outputs.option_format").pick(lang)
    return command("render", lang, "render:Render", [argument("file", lang), shown, *_outputs(lang)])


def _show(lang: Lang) -> click.Command:
    params = [
        argument("file", lang),
        flag("--document", lang),
        choice("--format", lang, SHOWN_AS, "text"),
        rules_option(lang),
        flag("--no-cache", lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command("show", lang, "show:Show", params)


def _quantity(lang: Lang) -> click.Command:
    params = [
        click.Argument(["texts"], nargs=-1, required=True, metavar=say("cli.texts_metavar").pick(lang)),
        option("--indicator", lang=lang, metavar="NAME", default=""),
        option("--sign", lang=lang, metavar="SIGN", default=""),
        option("--unit", lang=lang, metavar="UNIT", default=""),
        option("--direction", lang=lang, metavar="DIRECTION", default=""),
        option("--year", lang=lang, metavar="YEAR", default=""),
        rules_option(lang),
        choice("--format", lang, SHOWN_AS, "text"),
        color_option(lang),
    ]
    return command("quantity", lang, "quantity:Quantity", params)


def _doctor(lang: Lang) -> click.Command:
    return command("doctor", lang, "doctor:Doctor", [color_option(lang)])


def _explain(lang: Lang) -> click.Command:
    rule = click.Argument(["rule"], metavar=say("cli.rule_metavar").pick(lang))
    params = [rule, rules_option(lang), flag("--no-cache", lang), color_option(lang)]
    return command("explain", lang, "explain:Explain", params)


def _why(name: str, lang: Lang) -> click.Command:
    params = [
        click.Argument(["rule"], metavar=say("cli.rule_metavar").pick(lang)),
        argument("file", lang),
        number("--form", lang, 0, (0, 10_000)),
        number("--row", lang, 0, (0, 10_000)),
        choice("--format", lang, SHOWN_AS, "text"),
        flag("--verbose", lang, short="-v"),
        rules_option(lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command(name, lang, "why:Why" if name == "why" else "why:WhyNot", params)
