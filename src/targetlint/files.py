"""Which files a run looks at: paths in, files out, each once and in the order of their names."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_IFDIR, S_IFMT, S_IFREG, S_ISDIR

from targetlint.model.glob import Glob
from targetlint.model.said import Said
from targetlint.words import say

SETTINGS = "targetlint.toml"
_PACK = "pack.rules"  # what makes a folder a rule pack, which holds no forms to check
WAIVERS = "waivers.toml"  # what is waived (docs/waivers.md): never a form

_TEMPORARY = re.compile(r"~.*\.tmp", re.IGNORECASE)  # ~WRL0001.tmp: what Word keeps while it saves
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx"})  # what Windows and macOS leave in a folder


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the paths asked for; `passed_over` says why it is not looked at, None where it is."""

    path: Path
    passed_over: Said | None = None


def found(paths: Sequence[Path], exclude: Sequence[Glob] = ()) -> Iterator[Path]:
    """Yield the files to check, each once, in the order of their names; folders and links are followed.

    A folder that cannot be listed and a link to nowhere are yielded too: opening them then says why.
    """
    return (each.path for each in walk(paths, exclude=exclude) if each.passed_over is None)


def walk(
    paths: Sequence[Path], outputs: Sequence[Path] = (), exclude: Sequence[Glob] = ()
) -> Iterator[Found]:
    """Yield the files to check, as `found` does, and those that are passed over, with the reason.

    What was asked for by its own name is always looked at. `outputs` are what the run itself writes, and
    other files that it goes by: what is at these paths is no form. `exclude` are patterns of what is passed
    over.
    """
    seen: set[str] = set()
    ours = frozenset(map(os.path.realpath, outputs))
    for path in paths:
        yield from _below(path, seen, ours, still_excluded(exclude, path))


def still_excluded(exclude: Sequence[Glob], named: Path) -> tuple[Glob, ...]:
    """Return what excludes something below a path that was named: what excludes the path itself does not."""
    return tuple(each for each in exclude if not each.matches(named))


def excluded(path: Path | str, exclude: Sequence[Glob]) -> Said | None:
    """Say which pattern excludes a file, and where it is written; None where none does."""
    found = next((each for each in exclude if each.matches(path)), None)
    return say("files.excluded", pattern=found.pattern, origin=found.said) if found else None


def left_over(name: str) -> Said | None:
    """Say why a file called `name`, in folders or not, holds no form, None where it may.

    Office programs keep locks and backups beside documents (~$form.docx, .~form.docx), systems their own; we
    keep settings there.
    """
    for part in name.replace("\\", "/").split("/"):
        if part.startswith(("~$", ".~")) or _TEMPORARY.fullmatch(part):
            return say("files.lock")
        if part.casefold() in _SYSTEM:
            return say("files.system")
        if part.casefold() == WAIVERS:
            return say("files.waivers")
        if part.startswith(".") and part.strip("."):
            return say("files.hidden")
    return say("files.settings") if name.casefold().endswith(".toml") else None


def _below(path: Path, seen: set[str], ours: Collection[str], exclude: Sequence[Glob]) -> Iterator[Found]:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    try:
        inside = sorted(path.iterdir()) if S_ISDIR(_mode(path)) else None
    except OSError:
        inside = None
    if inside is None:
        yield Found(path)
        return
    for each in inside:
        why = left_over(each.name)
        if why is None and S_IFMT(_mode(each)) not in {0, S_IFREG, S_IFDIR}:
            why = say("files.device")
        if os.path.realpath(each) in ours:
            why = say("files.output")
        why = why or excluded(each, exclude) or _pack(each)
        if why is None:
            yield from _below(each, seen, ours, exclude)
        else:
            yield Found(each, why)


def _pack(path: Path) -> Said | None:
    """Say what a folder is that is a rule pack."""
    return say("files.pack") if _mode(path / _PACK) else None


def _mode(path: Path) -> int:
    """Return what `path` is, as in `stat`; 0 where that cannot be found out."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
