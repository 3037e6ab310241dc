"""Answers about files that were read before, good as long as a file looks the same: for runs that repeat."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

_Stamp = tuple[int, ...]
_Answer = TypeVar("_Answer")


class Known(Generic[_Answer]):
    """What was found out about files, kept in memory from one run to the next of the same process."""

    def __init__(self) -> None:
        self._made_by: object = None
        self._stamps: dict[Path, _Stamp] = {}
        self._answers: dict[Path, tuple[_Stamp, list[_Answer]]] = {}

    def under(self, made_by: object) -> None:
        """Forget everything where something else than `made_by` made the answers: other layouts, say."""
        if made_by != self._made_by:
            self._answers.clear()
        self._made_by = made_by

    def answers(self, path: Path) -> list[_Answer] | None:
        """Return what was kept of `path`; None where nothing was, or where the file has changed since."""
        stamp = self._stamps[path] = _stamp(path)
        before, answers = self._answers.get(path, ((), []))
        return answers if stamp and stamp == before else None

    def keep(self, path: Path, answers: list[_Answer]) -> None:
        """Keep what was found out about `path` since it was last asked about."""
        self._answers[path] = self._stamps[path], answers


def _stamp(path: Path) -> _Stamp:
    """Return what changes with a file: device, number, size and both times; nothing where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
