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


def is_folder(path: Path) -> bool:
    """Whether a folder stands at `path`; False where that cannot be seen."""
    try:
        return path.is_dir()
    except OSError:
        return False
