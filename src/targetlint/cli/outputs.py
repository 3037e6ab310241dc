"""The reports that a command writes beside what it shows: which, whether they can be, and there they are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from targetlint.cli import streams, written
from targetlint.cli.book import complain
from targetlint.reporters.outputs.formats import FORMATS, Format, Manner, meant, render
from targetlint.words import say

if TYPE_CHECKING:
    from targetlint.reporters.published import Report

_NAME = b"targetlint"


@dataclass(frozen=True, slots=True)
class Output:
    """A report that was asked for."""

    format: Format
    path: Path


def asked(texts: Sequence[str], manner: Manner, inputs: Iterable[Path] = ()) -> list[Output] | None:
    """Return what `-o` asks for; None where something is in the way, of which standard error is told.

    `inputs` are the files and folders that are read: no file of theirs is written over, unless it is a
    report. It is tried out whether files can be written: a run that takes an hour does not end with a
    report that cannot be kept.
    """
    found = [(text, *meant(text)) for text in texts]
    outputs = [Output(format_, path) for _, format_, path in found if format_ is not None]
    unclear = [text for text, format_, _ in found if format_ is None]
    for text in unclear:
        suffixes = " ".join(each for one in FORMATS.values() for each in one.suffixes)
        complain(manner.lang, "outputs.no_format", path=text, suffixes=suffixes, names=" ".join(FORMATS))
    if unclear or not _apart(outputs, manner, inputs):
        return None
    refused = [(each.path, error) for each in outputs if (error := written.refused(each.path))]
    for path, error in refused:
        complain(manner.lang, "outputs.not_writable", path=path, error=error.strerror or str(error))
    return None if refused else outputs


def _apart(outputs: Sequence[Output], manner: Manner, inputs: Iterable[Path]) -> bool:
    """Whether every output has a file of its own, and none is a file that is read."""
    read = {Path(os.path.realpath(each)) for each in inputs}
    seen: set[Path] = set()
    wrong = False
    for each in outputs:
        real = Path(os.path.realpath(each.path))
        over = real in read or (not read.isdisjoint(real.parents) and not _report_or_nothing(real))
        if over or real in seen:
            wrong = True
            complain(manner.lang, "outputs.over_input" if over else "outputs.twice", path=each.path)
        seen.add(real)
    return not wrong


def _report_or_nothing(path: Path) -> bool:
    """Whether nothing is at `path` that could be a form: all reports but GitLab's hold the program's name."""
    try:
        return _NAME in path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False


def write(outputs: Sequence[Output], report: Report, manner: Manner) -> bool:
    """Write every output, and say so on standard error; False where one could not be written."""
    done = True
    for each in outputs:
        data = render(each.format, report, replace(manner, folder=str(each.path.parent)))
        try:
            written.replaced(each.path, data)
        except OSError as error:
            complain(manner.lang, "outputs.failed", path=each.path, error=error.strerror or str(error))
            done = False
        else:
            streams.put(say("outputs.written", path=each.path).pick(manner.lang) + "\n", sys.stderr)
    return done


def show(name: str, report: Report, manner: Manner) -> None:
    """Write the report in the format `name` to standard output, in UTF-8."""
    streams.put_json(render(FORMATS[name], report, manner).decode())
