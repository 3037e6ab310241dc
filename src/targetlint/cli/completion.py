"""`targetlint completion SHELL`: the script by which a shell completes commands, and the rules it offers."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from targetlint.assets import asset
from targetlint.cli import paths, streams
from targetlint.cli.codes import CLEAN
from targetlint.model.said import Lang

_PROGRAM = "targetlint"
_VARIABLE = "_TARGETLINT_COMPLETE"  # what click looks for where the program is called by that name
_MOST_BYTES = 64_000  # of a rule file: rules that stand behind them are not offered
_FISH = ('string split "," $', 'string split -m 1 "," $')  # what is offered may hold commas
_RULE = re.compile(r"^(?:rule|规则)[ \t]+([A-Z][A-Za-z0-9-]*)[ \t]+(.*)$", re.MULTILINE)
_TITLE = {
    "zh": re.compile('zh[ \t]*[“"]([^”"]*)'),
    "en": re.compile('en[ \t]*[“"]([^”"]*)'),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One run of the command, with its options as given."""

    lang: Lang
    shell: str

    def run(self) -> int:
        """Print the script, and return the exit code."""
        found = get_completion_class(self.shell)
        if found is None:
            raise AssertionError(self.shell)
        tree = click.get_current_context().find_root().command
        script = ShellComplete.source(found(tree, {}, _PROGRAM, _VARIABLE))  # bash's own asks for its version
        streams.put(script.replace(*_FISH), sys.stdout)
        return CLEAN


def offered(context: click.Context, incomplete: str, lang: Lang) -> list[CompletionItem[str]]:
    """Return the rules of the packs on the command line that begin as the last of `incomplete` does."""
    before, comma, begun = incomplete.rpartition(",")
    given = context.params.get("rules") or ()
    folders = given if isinstance(given, Sequence) else (given,)
    packs = [pack for folder in folders for pack in paths.packs(Path(folder))]
    rules: dict[str, str] = {}
    for pack in packs or [asset("rules") / "central"]:
        rules |= dict(_rules(pack, lang))
    return [
        CompletionItem(before + comma + rule, help=title)
        for rule, title in sorted(rules.items())
        if rule.casefold().startswith(begun.casefold())
    ]


def _rules(pack: Path, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the rules of a pack and their titles as its files say them, read in a glance."""
    for top, _, names in os.walk(pack):
        for name in names:
            if name.endswith(".rules"):
                for rule, rest in _RULE.findall(_text(os.path.join(top, name))):  # noqa: PTH118 - a Tab does not wait
                    title = _TITLE[lang].search(rest) or _TITLE["zh"].search(rest)
                    yield rule, title[1] if title else ""


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the same
            return file.read(_MOST_BYTES).decode(errors="replace")
    except OSError:
        return ""
