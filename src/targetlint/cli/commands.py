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
from targetlint.words import say

FORMATS = ("full", "concise", "json")
FAIL_ON = ("error", "warning", "review", "info", "never")


def build(lang: Lang) -> click.Group:
    """Return the whole command line, its help in `lang`."""
    version = flag("--version", lang, expose_value=False, is_eager=True, callback=print_version)
    tree = group("targetlint", lang, [version])
    whys = [_why(name, lang) for name in ("why", "why-not")]
    checking = [_check(lang), _show(lang), _quantity(lang), _explain(lang), *whys]
    for each in (*checking, rules(lang), layouts(lang), _doctor(lang)):
        tree.add_command(each)
    return tree


def _check(lang: Lang) -> click.Command:
    params = [
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
        flag("--show-files", lang),
        flag("--no-cache", lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command("check", lang, "check:Check", params)


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
