"""A rule file's text in canonical layout, or why it is left as it is."""

from __future__ import annotations

from collections.abc import Mapping

from targetlint.lang.format.layout import laid_out
from targetlint.lang.format.spaces import parted
from targetlint.lang.format.spelling import Spelling, Style
from targetlint.lang.syntax.parse import lexed, parse
from targetlint.lang.syntax.source import Source
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.said import Said


def formatted(text: str, path: str, style: Style = "keep") -> tuple[str, list[Diagnostic]]:
    """Return a rule file laid out, its keywords in the language of `style`, its names as they are.

    A file with mistakes is returned as it is, with its diagnostics; only where nothing is wrong but spaces
    that are missing beside Chinese keywords, they are put in.
    """
    whole, before, told = parted(text, path)
    if told:
        return text, told
    found = respelt(whole, path, style, {})
    after, told = parse(found, path)
    if told or after != before:
        raise AssertionError(path)  # our own mistake: nothing may be written
    return found, []


def respelt(text: str, path: str, style: Style, names: Mapping[int, Said]) -> str:
    """Return a file without mistakes laid out; `names` are those that change with the style, by offset."""
    source = Source(text, path)
    return laid_out(source.code, lexed(source), Spelling(source, style, names))
