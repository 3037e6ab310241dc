"""The program `targetlint`: picks the language, runs the command, and never shows a traceback unasked."""

from __future__ import annotations

import logging
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from targetlint.cli.codes import INTERRUPTED, UNTRUSTED
from targetlint.cli.commands import build
from targetlint.cli.language import FOLLOW, asked, spoken
from targetlint.cli.speaking import complaint
from targetlint.model.said import Lang
from targetlint.words import say

_ENDINGS = ("SIGTERM", "SIGHUP")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if "--debug" in words:
        logging.basicConfig(level=logging.DEBUG)
    write_anything()
    for name in _ENDINGS:
        if hasattr(signal, name):  # Windows has fewer of them
            signal.signal(getattr(signal, name), _end)
    sys.exit(run(words, spoken(words, os.environ), follow=asked(words, os.environ) is None))


def _end(number: int, frame: object) -> NoReturn:
    """End in order when told to from outside: the processes that read files end, too."""
    del frame
    sys.exit(128 + number)


def run(words: list[str], lang: Lang, *, follow: bool = False) -> int:
    """Run the command line `words` and return the exit code; `follow` the language of each rule file."""
    try:
        obj = FOLLOW if follow else None
        code = build(lang).main(words, prog_name="targetlint", standalone_mode=False, obj=obj)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return UNTRUSTED
    except click.ClickException as error:
        click.echo(complaint(error).pick(lang), err=True)
        return UNTRUSTED
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.interrupted").pick(lang), err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where our own mistakes end
        return _crashed(error, words, lang)
    return code if isinstance(code, int) else 0


def write_anything() -> None:
    """Let both streams write any character: what their encoding lacks becomes `?`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _crashed(error: Exception, words: list[str], lang: Lang) -> int:
    if "--debug" in words:
        traceback.print_exception(error)
    click.echo(say("cli.crash", error=f"{type(error).__name__}: {error}").pick(lang), err=True)
    return UNTRUSTED
