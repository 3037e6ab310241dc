"""Which settings file a run has: the nearest above everything that it checks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from targetlint.files import SETTINGS


def found(paths: Sequence[Path]) -> tuple[Path | None, list[Path]]:
    """Return the settings file in force for `paths`, and those that are nearer to some of them.

    In force is the nearest one in or above the folder that holds all of `paths` (the current folder where
    there are none): the same for `a/ b/` as for the folder of both. A file nearer to one path is not in
    force for the others, so it is in force for none.
    """
    folders = [_folder(path) for path in paths] or [Path.cwd()]
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # on two drives
        return None, sorted({each for folder in folders if (each := _nearest(folder))})
    held = _nearest(common)
    nearer = {each for folder in folders if (each := _nearest(folder))} - {held}
    return held, sorted(nearer)


def shown(path: Path) -> Path:
    """Return `path` as people write it: from the current folder where it lies below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _nearest(folder: Path) -> Path | None:
    return next((each for each in _above(folder) if is_file(each)), None)


def _above(folder: Path) -> Iterator[Path]:
    for each in (folder, *folder.parents):
        yield each / SETTINGS


def _folder(path: Path) -> Path:
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        return full if full.is_dir() else full.parent
    except OSError:
        return full.parent


def is_file(path: Path) -> bool:
    """Whether a file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False
