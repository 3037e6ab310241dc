"""The command tree in one language; what a command does stands in its own file."""

from __future__ import annotations

import click

from targetlint.cli.authoring import layouts, rules
from targetlint.cli.comparing import baselines, diff, uncounted_options
from targetlint.cli.options import (
    FAIL_ON,
    SHOWN_AS,
    Stage,
    argument,
    choice,
    color_option,
    command,
    config_option,
    drawn,
    flag,
    group,
    number,
    option,
    path,
    print_version,
    reading_options,
    rule_argument,
    rules_option,
    selector,
    settings_options,
)
from targetlint.model.said import Lang
from targetlint.reporters.outputs.formats import DRAWN, ON_SCREEN, PROFILES
from targetlint.words import say

SHELLS = ("bash", "zsh", "fish", "powershell")
_NOT_FIX = frozenset(  # what is about findings and their report, of which `fix` shows none
    {"format", "fail_on", "no_fold", "verbose", "against", "waivers", "no_waivers", "strict_waivers"}
    | {"baseline", "previous", "quiet", "timing", "only_used_waivers"}
)


def build(lang: Lang) -> click.Group:
    """Return the whole command line, its help in `lang`."""
    version = flag("--version", lang, expose_value=False, is_eager=True, callback=print_version)
    tree = group("targetlint", lang, [version])
    whys = [_why(name, lang) for name in ("why", "why-not")]
    checking = [
        _check(lang),
        _annotate(lang),
        _fix(lang),
        _render(lang),
        _serve(lang),
        _score(lang),
        _show(lang),
        _quantity(lang),
        _explain(lang),
        *whys,
    ]
    groups = [baselines(lang), rules(lang), layouts(lang)]
    for each in (*checking, diff(lang), *groups, _init(lang), _doctor(lang), _completion(lang)):
        tree.add_command(each)
    return tree


def _check(lang: Lang) -> click.Command:
    progress = option("--progress-file", lang=lang, metavar="FILE", type=path())
    alone = [flag("--show-files", lang), flag("--watch", lang), progress]
    params = [*_checking(lang), *_outputs(lang), *alone]
    return command("check", lang, "watch:Watchable", params)


def _annotate(lang: Lang) -> click.Command:
    copies = click.Option(
        ["-o", "--output", "copies"],
        metavar="DIR",
        required=True,
        type=path(),
        help=say("cli.option_copies").pick(lang),
    )
    listed = flag("--list-findings", lang)
    return command("annotate", lang, "annotate:Annotate", [*_checking(lang), copies, listed])


def _fix(lang: Lang) -> click.Command:
    copies = click.Option(
        ["-o", "--output", "copies"], metavar="DIR", type=path(), help=say("cli.option_copies").pick(lang)
    )
    shown = choice("--format", lang, SHOWN_AS, "text")
    params = [each for each in _checking(lang) if each.name not in _NOT_FIX]
    dry = [flag("--check", lang), flag("--diff", lang)]
    for each in dry:
        each.help = say(f"cli.option_fix_{each.name}").pick(lang)
    return command("fix", lang, "fix:Fix", [*params, shown, copies, *dry])


def _checking(lang: Lang) -> list[click.Parameter]:
    """Return what a command takes that checks forms."""
    return [
        argument("paths", lang, nargs=-1, required=True),
        choice("--format", lang, (*DRAWN, *ON_SCREEN), "full", callback=drawn),
        selector("--select", lang),
        selector("--ignore", lang),
        rules_option(lang),
        option("--against", lang=lang, metavar="PATH", multiple=True, type=path()),
        option("--exclude", lang=lang, metavar="PATTERN", multiple=True),
        choice("--fail-on", lang, FAIL_ON, "error"),
        option("--today", lang=lang, metavar="DATE", default=""),
        option("--stage", lang=lang, type=Stage(), metavar="STAGE", default=""),
        flag("--no-fold", lang),
        flag("--verbose", lang, short="-v"),
        flag("--quiet", lang, short="-q"),
        flag("--timing", lang),
        flag("--no-cache", lang),
        *uncounted_options(lang),
        *settings_options(lang),
        flag("--show-settings", lang),
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
        option("--exclude", lang=lang, metavar="PATTERN", multiple=True),
        flag("--no-cache", lang),
        *settings_options(lang),
        flag("--show-settings", lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command("score", lang, "score:Score", params)


def _outputs(lang: Lang) -> list[click.Parameter]:
    """Return the options that say which reports are written to files."""
    output = option("--output", lang=lang, short="-o", metavar="FILE", multiple=True)
    output.help = say("outputs.option_output").pick(lang)
    return [
        output,
        choice("--sarif-profile", lang, PROFILES, "standard"),
        option("--answers", lang=lang, metavar="PATH", multiple=True, type=path()),
        flag("--anonymous", lang),
    ]


def _render(lang: Lang) -> click.Command:
    shown = option("--format", lang=lang, type=click.Choice(ON_SCREEN))
    shown.help = say("outputs.option_format").pick(lang)
    before = option("--previous", lang=lang, metavar="FILE", type=path())
    params = [argument("file", lang), shown, *_outputs(lang), before]
    return command("render", lang, "render:Render", params)


def _serve(lang: Lang) -> click.Command:
    params = [
        option("--host", lang=lang, metavar="ADDRESS", default="127.0.0.1"),
        number("--port", lang, 0, (0, 65_535)),
        option("--page-password-file", lang=lang, metavar="PATH", type=path()),
        option("--allow-host", lang=lang, metavar="NAME", multiple=True),
        flag("--no-browser", lang),
        rules_option(lang),
        option("--stage", lang=lang, type=Stage(), metavar="STAGE", default=""),
        flag("--no-cache", lang),
        option("--waivers", lang=lang, metavar="FILE", type=path(), multiple=True),
        config_option(lang),
        *reading_options(lang),
    ]
    return command("serve", lang, "serve:Serve", params)


def _show(lang: Lang) -> click.Command:
    params = [
        argument("file", lang),
        flag("--document", lang),
        choice("--format", lang, SHOWN_AS, "text"),
        rules_option(lang),
        flag("--no-cache", lang),
        *settings_options(lang),
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


def _init(lang: Lang) -> click.Command:
    folder = click.Argument(
        ["folder"], required=False, default=".", type=path(), metavar=say("cli.init_metavar").pick(lang)
    )
    return command("init", lang, "init:Init", [folder])


def _doctor(lang: Lang) -> click.Command:
    return command("doctor", lang, "doctor:Doctor", [color_option(lang)])


def _completion(lang: Lang) -> click.Command:
    shell = click.Argument(["shell"], metavar=say("cli.shell_metavar").pick(lang), type=click.Choice(SHELLS))
    return command("completion", lang, "completion:Completion", [shell])


def _explain(lang: Lang) -> click.Command:
    params = [
        rule_argument(lang),
        rules_option(lang),
        flag("--no-cache", lang),
        *settings_options(lang),
        color_option(lang),
    ]
    return command("explain", lang, "explain:Explain", params)


def _why(name: str, lang: Lang) -> click.Command:
    params = [
        rule_argument(lang),
        argument("file", lang),
        number("--form", lang, 0, (0, 10_000)),
        number("--row", lang, 0, (0, 10_000)),
        choice("--format", lang, SHOWN_AS, "text"),
        flag("--verbose", lang, short="-v"),
        rules_option(lang),
        *settings_options(lang),
        *reading_options(lang),
        color_option(lang),
    ]
    return command(name, lang, "why:Why" if name == "why" else "why:WhyNot", params)
