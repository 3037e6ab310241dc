"""What people filled in in problems.xlsx: read from files that are named, and from what is written over."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from targetlint import files, readers
from targetlint.cli import streams
from targetlint.cli.book import complain
from targetlint.cli.paths import is_folder
from targetlint.model.said import Lang
from targetlint.readers.source import Source
from targetlint.words import say

if TYPE_CHECKING:
    from targetlint.reporters.outputs.answers import Filled
    from targetlint.reporters.published import Report
    from targetlint.reporters.published_answers import Answer

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})


def usable(paths: Iterable[Path], lang: Lang) -> bool:
    """Whether every file that was named holds answers' columns; standard error is told where not."""
    done = True
    for path in paths:
        below = workbooks([path])
        if not below:
            complain(lang, "slips.none_there", path=path)
        done &= all([bool(below), *(_filled(each, lang) is not None for each in below)])
    return done


def workbooks(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are named, and of folders the workbooks in them."""
    return [
        file
        for path in paths
        for file in (files.found([path]) if is_folder(path) else [path])
        if file == path or file.suffix.lower() in _WORKBOOKS
    ]


def taken_over(report: Report, paths: Sequence[Path], over: Sequence[Path], lang: Lang) -> Report:
    """Return the report with the answers of its own, of workbooks that are written `over`, and of `paths`.

    The later ones come first where they differ. Standard error is told what was found, and what could not
    be brought to a finding.
    """
    from targetlint.reporters.outputs import answers  # noqa: PLC0415 - pydantic: not for the terminal
    from targetlint.reporters.outputs.facts import Facts  # noqa: PLC0415 - the same

    ours = list(filter(is_ours, over))
    read = list(_read([*ours, *(each for each in workbooks(paths) if each not in ours)], lang))
    if not read:
        return report
    merged, apart = answers.merged([*report.answers, *read])
    for before, after in apart:
        where = f"{after.document} {after.address}".strip()
        said = {"before": answers.given(before), "after": answers.given(after)}
        complain(lang, "slips.apart", rule=after.rule, address=where, **said)
    made = report.model_copy(update={"answers": merged})
    found = answers.Answers(made, Facts(made).findings)
    counts = {"count": len(merged), "standing": len(found.standing), "gone": len(found.gone)}
    streams.put(say("slips.answers", **counts).pick(lang) + "\n", sys.stderr)
    return made


def is_ours(path: Path) -> bool:
    """Whether a problems.xlsx of ours is at `path`, in whatever program it was saved since."""
    from targetlint.reporters.outputs import answers  # noqa: PLC0415 - pydantic: not for the terminal

    try:
        data = path.read_bytes()
    except OSError:
        return False
    document, _ = readers.read(Source(data, path.as_posix()))
    return document is not None and answers.read(document) is not None


def _read(paths: Sequence[Path], lang: Lang) -> Iterator[Answer]:
    for path in paths:
        filled = _filled(path, lang)
        if filled is None:
            continue
        for sheet, row in filled.lost:
            complain(lang, "slips.lost", path=path, sheet=sheet, row=row)
        yield from filled.answers


def _filled(path: Path, lang: Lang) -> Filled | None:
    """Return what was filled in in a workbook; None where it is none of ours: standard error is told."""
    from targetlint.reporters.outputs import answers  # noqa: PLC0415 - pydantic: not for the terminal

    try:
        data = path.read_bytes()
    except OSError as error:
        complain(lang, "slips.unread", path=path, why=error)
        return None
    document, told = readers.read(Source(data, path.as_posix()))
    if document is None:
        complain(lang, "slips.unread", path=path, why=told[-1].message)
        return None
    filled = answers.read(document)
    if filled is None:
        complain(lang, "slips.no_answers", path=path)
    return filled
