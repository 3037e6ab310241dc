"""The options and commands about what is not counted: waivers, baselines, and the run before."""

from __future__ import annotations

import click

from targetlint.cli.options import (
    FAIL_ON,
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
    selector,
    settings_options,
)
from targetlint.model.said import Lang
from targetlint.words import say

BASELINE = "baseline.json"


def uncounted_options(lang: Lang) -> list[click.Parameter]:
    """Return the options of a check that say what it does not count, and what it is compared with."""
    return [
        option("--waivers", lang=lang, metavar="FILE", multiple=True, type=path()),
        flag("--no-waivers", lang),
        flag("--only-used-waivers", lang),
        flag("--strict-waivers", lang),
        option("--baseline", lang=lang, metavar="FILE", type=path()),
        option("--previous", lang=lang, metavar="FILE", type=path()),
    ]


def diff(lang: Lang) -> click.Command:
    """Return the command that compares two reports."""
    params = [
        click.Argument(["old"], metavar=say("compare.old_metavar").pick(lang), type=path()),
        click.Argument(["new"], metavar=say("compare.new_metavar").pick(lang), type=path()),
        choice("--format", lang, ("text", "json", "md"), "text"),
        choice("--fail-on", lang, FAIL_ON, "error"),
        flag("--verbose", lang, short="-v", key="verbose_diff"),
        color_option(lang),
    ]
    return command("diff", lang, "diff:Diff", params, key="compare_diff")


def baselines(lang: Lang) -> click.Group:
    """Return the group `baseline`."""
    tree = group("baseline", lang, [])
    made = _file(["-o", "--output", "made"], "baseline_output", lang)
    known = _file(["--baseline"], "baseline_known", lang)
    tree.add_command(command("create", lang, "baselines:Create", [*_checking(lang), made], "baseline_create"))
    tree.add_command(command("prune", lang, "baselines:Prune", [*_checking(lang), known], "baseline_prune"))
    shown = [argument("file", lang), color_option(lang)]
    tree.add_command(command("show", lang, "baselines:Show", shown, "baseline_show"))
    return tree


def _file(names: list[str], key: str, lang: Lang) -> click.Option:
    text = say(f"cli.option_{key}").pick(lang) + say("cli.default", value=BASELINE).pick(lang)
    return click.Option(names, help=text, metavar="FILE", type=path(), default=BASELINE)


def _checking(lang: Lang) -> list[click.Parameter]:
    """Return what a command takes that checks forms to see what a baseline knows."""
    return [
        argument("paths", lang, nargs=-1, required=True),
        selector("--select", lang),
        selector("--ignore", lang),
        rules_option(lang),
        option("--against", lang=lang, metavar="PATH", multiple=True, type=path()),
        option("--today", lang=lang, metavar="DATE", default=""),
        flag("--no-cache", lang),
        option("--waivers", lang=lang, metavar="FILE", multiple=True, type=path()),
        flag("--no-waivers", lang),
        option("--exclude", lang=lang, metavar="PATTERN", multiple=True),
        *settings_options(lang),
        flag("--show-settings", lang),
        *reading_options(lang),
        color_option(lang),
    ]
