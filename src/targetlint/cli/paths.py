"""What stands at a path that a person typed, where it may be behind a folder that cannot be entered."""

from __future__ import annotations

from pathlib import Path


def exists(path: Path) -> bool:
    """Whether something stands at `path`; where that cannot be seen it is so, and opening it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


PACK = "pack.rules"  # the file that makes a folder a pack


def packs(folder: Path) -> list[Path]:
    """Return the rule packs at `folder` or right below it."""
    try:
        if (folder / PACK).is_file():
            return [folder]
        return sorted(each.parent for each in folder.glob(f"*/{PACK}"))
    except OSError:
        return []


def is_folder(path: Path) -> bool:
    """Whether a folder stands at `path`; False where that cannot be seen."""
    try:
        return path.is_dir()
    except OSError:
        return False
