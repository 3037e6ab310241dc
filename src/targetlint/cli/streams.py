"""The page that standard output is, and how a finished text gets there."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from targetlint.model.said import Lang
from targetlint.reporters.terminal.page import Page

_DECLARED = ("FORCE_COLOR", "TTY_COMPATIBLE")  # what rich takes for a terminal without asking the stream
_LINKING = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")  # of terminals that know links
_LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"})
_LINKING_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm")
_LINKING_VTE = 5000  # version 0.50: GNOME and its relatives
_PIPED = 80  # cells of a line where no terminal says how wide it is
_WIDEST = 120  # a wider line is hard to follow with the eye


def page(
    stream: TextIO, lang: Lang, color: str = "auto", *, fold: bool = True, verbose: bool = False
) -> Page:
    """Return the page for `stream`: colour only where a terminal shows it, boxes only in UTF encodings."""
    width = shutil.get_terminal_size((_PIPED, 24)).columns if stream.isatty() else _PIPED
    return Page(
        lang=lang,
        width=min(width, _WIDEST),
        color=color == "always" or (color == "auto" and _shows_colour(stream)),
        boxed=(stream.encoding or "").lower().replace("-", "").startswith("utf"),
        fold=fold,
        verbose=verbose,
        links=shows_links(stream, os.environ),
    )


def shows_links(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether the stream is a terminal that is known to understand links (OSC 8), or is said to be one."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    term = environment.get("TERM", "")
    if not stream.isatty() or term.startswith(("dumb", "screen", "tmux")):
        return False
    vte = environment.get("VTE_VERSION", "")
    known = any(map(environment.get, _LINKING)) or environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
    return known or term.startswith(_LINKING_TERMS) or (vte.isdecimal() and int(vte) >= _LINKING_VTE)


def _shows_colour(stream: TextIO) -> bool:
    """Whether the stream is a terminal with colours, or is declared to be one by the environment."""
    if not stream.isatty() and not any(map(os.environ.get, _DECLARED)):
        return False
    from rich.console import Console  # noqa: PLC0415 - most runs write into a pipe or a file

    console = Console(file=stream)
    plain = console.no_color or console.legacy_windows or console.is_dumb_terminal
    return console.is_terminal and not plain


def put(text: str, stream: TextIO) -> None:
    """Write the whole text at once."""
    stream.write(text)
    stream.flush()


def put_json(text: str) -> None:
    """Write JSON in UTF-8, whatever the terminal's encoding is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)
