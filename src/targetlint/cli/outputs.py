"""The reports that a command writes beside what it shows: which, whether they can be, and there they are."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from targetlint.cli import answers, streams, written
from targetlint.cli.book import complain
from targetlint.model.said import Lang
from targetlint.reporters.outputs.formats import FORMATS, Format, Manner, meant, render, render_folder

if TYPE_CHECKING:
    from targetlint.reporters.published import Report

_NAME = b"targetlint"
_FILLED_IN = frozenset({"xlsx", "docx", "slips", "circular"})  # what people write in


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
    if manner.anonymous and not any(each.format.name == "circular" for each in outputs):
        complain(manner.lang, "slips.not_anonymous")
        return None
    refused = [(each.path, error) for each in outputs if (error := _refused(each))]
    for path, error in refused:
        if isinstance(error, FileNotFoundError):
            complain(manner.lang, "outputs.no_folder", path=path, folder=path.parent)
        else:
            complain(manner.lang, "outputs.not_writable", path=path, error=error)
    return None if refused else outputs


def _refused(output: Output) -> OSError | None:
    if not output.format.many:
        return written.refused(output.path)
    if output.path.is_dir():
        return written.refused(output.path / _NAME.decode())
    return OSError(errno.ENOTDIR, "") if output.path.exists() else written.refused(output.path)


def _apart(outputs: Sequence[Output], manner: Manner, inputs: Iterable[Path]) -> bool:
    """Whether every output has a file of its own, and none is a file that is read."""
    read = {Path(os.path.realpath(each)) for each in inputs}
    seen: set[Path] = set()
    wrong = False
    for each in outputs:
        real = Path(os.path.realpath(each.path))
        beside = each.format.many and any(one.parent == real for one in read)
        among = beside or not read.isdisjoint(real.parents)
        over = real in read or (among and not _ours_or_nothing(each, real))
        if over or real in seen:
            wrong = True
            complain(manner.lang, "outputs.over_input" if over else "outputs.twice", path=each.path)
        seen.add(real)
    return not wrong


def _ours_or_nothing(output: Output, real: Path) -> bool:
    """Whether nothing is there that could be a form: all reports but GitLab's hold the program's name.

    A workbook that was filled in does not, but has our columns.
    """
    try:
        if output.format.many:
            return not real.exists() or all(_NAME in each.read_bytes() for each in real.iterdir())
        return _NAME in real.read_bytes() or (output.format.name == "xlsx" and answers.is_ours(real))
    except FileNotFoundError:
        return True
    except OSError:
        return False


def left(outputs: Sequence[Output]) -> tuple[Path, ...]:
    """Return where an earlier run may have left what these outputs write, and what it kept: no forms."""
    return tuple(
        path
        for each in outputs
        for path in (each.path, *(written.copies(each.path) if each.format.name in _FILLED_IN else ()))
    )


def workbooks(outputs: Sequence[Output]) -> list[Path]:
    """Return where the workbooks among these outputs go, in which people may have filled something in."""
    return [each.path for each in outputs if each.format.name == "xlsx"]


def write(outputs: Sequence[Output], report: Report, manner: Manner, *, quiet: bool = False) -> bool:
    """Write every output, and unless `quiet` say so on standard error; False where one was not written."""
    done = True
    for each in outputs:
        if each.format.many:
            done &= _write_folder(each, report, manner, quiet=quiet)
            continue
        data = render(each.format, report, replace(manner, folder=str(each.path.parent)))
        if not _put(each, each.path, data, manner.lang):
            done = False
        elif not quiet:
            complain(manner.lang, "outputs.written", path=each.path)
    return done


def _write_folder(output: Output, report: Report, manner: Manner, *, quiet: bool) -> bool:
    files = render_folder(output.format, report, replace(manner, folder=str(output.path)))
    try:
        output.path.mkdir(exist_ok=True)
    except OSError as error:
        complain(manner.lang, "outputs.failed", path=output.path, error=error)
        return False
    put = [_put(output, output.path / name, data, manner.lang) for name, data in files.items()]
    if not quiet:
        complain(manner.lang, "slips.written", path=output.path, count=sum(put))
    return all(put)


def _put(output: Output, path: Path, data: bytes, lang: Lang) -> bool:
    """Write a file; what people wrote in the one that stood there is kept beside it."""
    try:
        kept = written.kept(path, _NAME) if output.format.name in _FILLED_IN else None
        written.replaced(path, data)
    except OSError as error:
        complain(lang, "outputs.failed", path=path, error=error)
        return False
    if kept is not None:
        lost = output.format.name == "xlsx" and not answers.is_ours(kept)
        complain(lang, "slips.kept_unread" if lost else "slips.kept", path=path, kept=kept)
    return True


def show(name: str, report: Report, manner: Manner) -> None:
    """Write the report in the format `name` to standard output, in UTF-8."""
    streams.put_json(render(FORMATS[name], report, manner).decode())
