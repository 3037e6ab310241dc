"""The commands for authors of rules and layouts."""

from __future__ import annotations

import click

from targetlint.cli.options import (
    SHOWN_AS,
    argument,
    choice,
    color_option,
    command,
    flag,
    group,
    option,
    path,
    reading_options,
    rules_option,
    run_alone,
    selector,
    settings_options,
)
from targetlint.model.said import Lang
from targetlint.words import say

LANGUAGES = ("zh", "en")
STYLES = ("zh", "en", "keep")


def rules(lang: Lang) -> click.Group:
    """Return the group `rules`."""
    tree = group("rules", lang, [])
    for make in (
        _rules_list,
        _rules_check,
        _rules_test,
        _rules_new,
        _rules_fmt,
        _rules_doc,
        _rules_effective,
        _rules_diff,
        _rules_import,
    ):
        tree.add_command(make(lang))
    return tree


def layouts(lang: Lang) -> click.Group:
    """Return the group `layouts`, which lists them where no command is named."""
    tree = group("layouts", lang, [])
    for make in (_layouts_list, _layouts_learn):
        tree.add_command(make(lang))
    run_alone(tree, "list")
    return tree


def _layouts_list(lang: Lang) -> click.Command:
    params = [rules_option(lang), *settings_options(lang), color_option(lang)]
    return command("list", lang, "layouts:Listing", params, "layouts_list")


def _layouts_learn(lang: Lang) -> click.Command:
    params = [
        argument("file", lang),
        option("--output", lang=lang, short="-o", key="draft", metavar="PATH", type=path()),
        rules_option(lang),
        *settings_options(lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command("learn", lang, "layouts:Learning", params)


def _rules_list(lang: Lang) -> click.Command:
    params = [rules_option(lang), flag("--no-cache", lang), *settings_options(lang), color_option(lang)]
    return command("list", lang, "rules:Listing", params)


def _rules_check(lang: Lang) -> click.Command:
    params = [argument("paths", lang, nargs=-1), flag("--cost", lang), color_option(lang)]
    return command("check", lang, "rules_check:RulesCheck", params, key="rules_check")


def _rules_test(lang: Lang) -> click.Command:
    params = [
        argument("paths", lang, nargs=-1),
        selector("--select", lang),
        flag("--coverage", lang),
        flag("--mutate", lang),
        choice("--format", lang, SHOWN_AS, "text"),
        color_option(lang),
    ]
    return command("test", lang, "testing:Testing", params)


def _rules_new(lang: Lang) -> click.Command:
    params = [
        click.Argument(["rule"], metavar=say("cli.id_metavar").pick(lang)),
        option("--in", lang=lang, metavar="PACK", type=path(), default="."),
        choice("--keywords", lang, LANGUAGES, "zh"),
    ]
    params[1].name = "folder"  # `in` is no name in Python
    return command("new", lang, "rules_new:Scaffold", params)


def _rules_fmt(lang: Lang) -> click.Command:
    params = [
        argument("paths", lang, nargs=-1),
        choice("--keywords", lang, STYLES, "keep"),
        flag("--check", lang),
        flag("--diff", lang),
        color_option(lang),
    ]
    return command("fmt", lang, "rules_fmt:Formatting", params)


def _rules_import(lang: Lang) -> click.Command:
    table = option("--as", lang=lang, metavar="TABLE", required=True)
    folder = option("--in", lang=lang, metavar="PACK", type=path(), default=".")
    table.name, folder.name = "table", "folder"  # the words are no names in Python
    params = [argument("file", lang), table, folder, *reading_options(lang), color_option(lang)]
    return command("import", lang, "rules_import:Importing", params)


def _rules_doc(lang: Lang) -> click.Command:
    params = [
        argument("paths", lang, nargs=-1),
        option("--output", lang=lang, short="-o", metavar="FILE", type=path()),
        option("--today", lang=lang, metavar="DATE", default=""),
        color_option(lang),
    ]
    return command("doc", lang, "rules_doc:Printing", params)


def _rules_effective(lang: Lang) -> click.Command:
    names = click.Argument(["names"], nargs=-1, metavar=f"[{say('cli.names_metavar').pick(lang)}]")
    params = [
        names,
        rules_option(lang),
        choice("--format", lang, SHOWN_AS, "text"),
        *settings_options(lang),
        color_option(lang),
    ]
    return command("effective", lang, "layers:Effective", params)


def _rules_diff(lang: Lang) -> click.Command:
    packs = click.Argument(["packs"], nargs=2, metavar=say("cli.packs_metavar").pick(lang), type=path())
    params = [packs, choice("--format", lang, SHOWN_AS, "text"), color_option(lang)]
    return command("diff", lang, "layers:Difference", params)
