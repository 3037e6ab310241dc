"""The spaces that a Chinese keyword needs beside it, put in where they alone are missing."""

from __future__ import annotations

from targetlint.lang.declared import File
from targetlint.lang.syntax.keywords import keywords
from targetlint.lang.syntax.parse import parse
from targetlint.lang.syntax.source import Source
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin

MISSING_SPACE = "rule/space"
"""The code of a keyword that is written together with its neighbour."""

MAX_SPACES = 40
"""Put into one file: each is found by reading the file anew."""


def parted(text: str, path: str) -> tuple[str, File, list[Diagnostic]]:
    """Return `text` with the missing spaces and what it declares; with other mistakes, `text` and those."""
    first = file, told = parse(text, path)
    whole = text
    for _ in range(MAX_SPACES):
        if not told or any(each.code != MISSING_SPACE for each in told):
            break
        whole, file, told = _with_space(whole, file, told)
    return (text, *first) if told else (whole, file, [])


def _with_space(text: str, file: File, told: list[Diagnostic]) -> tuple[str, File, list[Diagnostic]]:
    """Return `text` with a space for the first of its mistakes, and what it says then."""
    source, (place, *_) = Source(text, file.path), map(_origin, told)
    start = source.offset(place)
    for cut in _cuts(source.text[start : start + place.width]):
        tried = f"{source.text[: start + cut]} {source.text[start + cut :]}"
        read, found = parse(tried, file.path)
        if not found or (_origin(found[0]).line, _origin(found[0]).column) > (place.line, place.column + cut):
            return tried, read, found
    return text, file, told


def _origin(told: Diagnostic) -> Origin:
    if not isinstance(told.place, Origin):
        raise TypeError(told.code)  # mistakes of a text stand in it
    return told.place


def _cuts(written: str) -> list[int]:
    """Return where a keyword may end at the front of a word, or begin at its back; the longest first."""
    words = sorted((each.zh for each in keywords().values()), key=len, reverse=True)
    fronts = [len(word) for word in words if written.startswith(word) and word != written]
    return fronts + [len(written) - len(word) for word in words if written.endswith(word) and word != written]
