"""Where the copies of checked files go: into a folder for them, never over a file that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from targetlint.cli import paths, written
from targetlint.cli.book import complain
from targetlint.copies.held import place
from targetlint.model.file_name import shortened
from targetlint.model.said import Lang

ANNOTATED, FIXED = "_自检批注", "_已修正"
MARKS = (ANNOTATED, FIXED)
"""What the names of copies end in, by the command that writes them."""


def refused_inside(copies: Path, checked: Sequence[Path], lang: Lang) -> bool:
    """Whether the folder for copies has files that would be checked with the rest: standard error is told."""
    return _told_inside("annotate.inside", copies, checked, lang)


def say_inside(copies: Path, checked: Sequence[Path], lang: Lang) -> None:
    """Say of copies that were written where they will be checked the next time."""
    _told_inside("annotate.lies_inside", copies, checked, lang)


def _told_inside(key: str, copies: Path, checked: Sequence[Path], lang: Lang) -> bool:
    """Say it of the first path that the folder for copies lies in, if that has files; whether it does."""
    path = next((each for each in checked if _holds(each, copies)), None)
    if path is not None:
        complain(lang, key, output=copies, path=path)
    return path is not None


def _holds(path: Path, copies: Path) -> bool:
    """Whether the folder for copies lies in `path` and has files that would be checked with it."""
    try:
        return copies.is_dir() and copies.resolve().is_relative_to(path.resolve()) and any(copies.iterdir())
    except OSError:  # what is wrong there is told when it is read or written
        return False


def within(shown: str, checked: Sequence[Path]) -> Path:
    """Return where a copy goes below the folder for copies: as the document lies in the folder checked.

    The files of an archive go into a folder that is called like it.
    """
    file, inside = place(shown)
    folders = (each for each in checked if paths.is_folder(each) and file.is_relative_to(each))
    folder = next(folders, file.parent)
    found = file.relative_to(folder)
    return found.with_suffix("") / inside if inside.parts else found


def new(wanted: Path, mark: str, suffix: str, data: bytes) -> Path:
    """Write a new file called as `wanted` with `mark` and `suffix`, and return its path; never over another.

    Raises OSError where that is not possible.
    """
    wanted.parent.mkdir(parents=True, exist_ok=True)
    stem = wanted.stem.partition(mark)[0]
    return written.new(wanted.with_name(shortened(stem, mark + suffix)), data)
