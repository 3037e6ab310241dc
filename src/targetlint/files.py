"""Which files a run looks at: paths in, files out, each once and in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_IFDIR, S_IFMT, S_IFREG, S_ISDIR

_LEFT_OVER = frozenset({"thumbs.db", "desktop.ini"})  # what Windows leaves in a folder


def found(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files to check, each once, in the order of their names; folders and links are followed.

    What office programs and systems leave beside documents (~$…, .~…, Thumbs.db) holds no form. A folder
    that cannot be listed and a link to nowhere are yielded too: opening them then says why.
    """
    seen: set[str] = set()
    for path in paths:
        yield from _below(path, seen)


def _below(path: Path, seen: set[str]) -> Iterator[Path]:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    try:
        inside = sorted(path.iterdir()) if S_ISDIR(_mode(path)) else None
    except OSError:
        inside = None
    if inside is None:
        yield path
        return
    for each in inside:
        left_over = each.name.startswith((".", "~$")) or each.name.casefold() in _LEFT_OVER
        if not left_over and S_IFMT(_mode(each)) in {0, S_IFREG, S_IFDIR}:
            yield from _below(each, seen)


def _mode(path: Path) -> int:
    """Return what `path` is, as in `stat`; 0 where that cannot be found out."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
