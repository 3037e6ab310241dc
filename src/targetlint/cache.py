"""Bytes kept between runs in the user's cache folder: verified before they are used, and never relied on.

What is kept may be code, so a file counts only where nobody else can have written it: the folder and the
file belong to the user and no other may write them (on Windows: the folder is inside the user's profile),
and the file is signed with a key that only the user can read. Whatever is wrong is a miss, never an error.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

VARIABLE = "TARGETLINT_CACHE_DIR"
_SUFFIX = ".kept"
_KEY_FILE = "key"
_KEY_BYTES = 32
_MARK = b"targetlint kept 1\n"  # the format of a file: mark, signature, content
_SIGNATURE_BYTES = 32
_LARGEST = 32 << 20  # bytes of a file; the largest book seen needs 1 MiB
_MOST_BYTES = 128 << 20  # of all files together; those not used for longest go first
_MOST_FILES = 256
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)

State = Literal["used", "new", "unsafe", "unwritable", "none"]


def home(environment: Mapping[str, str]) -> Path | None:
    """Return the folder to keep things in: the one asked for, else the system's; None without a home."""
    with suppress(RuntimeError, OSError):  # no home, no working directory
        if asked := environment.get(VARIABLE, ""):
            return Path(asked).absolute()
        if sys.platform == "win32":
            place = environment.get("LOCALAPPDATA", "")
            return Path(place, "targetlint", "cache") if place else None
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "targetlint"
        place = environment.get("XDG_CACHE_HOME", "")
        return (Path(place) if place.startswith("/") else Path.home() / ".cache") / "targetlint"
    return None


@dataclass(frozen=True, slots=True)
class Cache:
    """Named contents in `folder`; where that is None nothing is kept."""

    folder: Path | None

    def get(self, name: str) -> bytes | None:
        """Return what was kept under `name`; None where it is missing, damaged or not the user's own."""
        if self.folder is None or not self._is_safe():
            return None
        key = self._key()
        data = _own_file(self._path(name), _LARGEST) if key else None
        if not key or not data or not data.startswith(_MARK):
            return None
        end = len(_MARK) + _SIGNATURE_BYTES
        content = data[end:]
        if not hmac.compare_digest(data[len(_MARK) : end], _signature(key, name, content)):
            return None
        with suppress(OSError):
            os.utime(self._path(name))  # used now: the last to go
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep `content` under `name` where that is possible."""
        if self.folder is None or len(content) > _LARGEST - len(_MARK) - _SIGNATURE_BYTES:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._is_safe():
                return
            key = self._key() or self._new_key()
            if key:
                self._write(self._path(name), _MARK + _signature(key, name, content) + content)
                self._prune()

    def state(self) -> State:
        """Return what can be done with the folder, without doing it."""
        if self.folder is None:
            return "none"
        if not os.path.lexists(self.folder):
            above = next(filter(os.path.exists, self.folder.parents), None)
            return "new" if above and os.access(above, os.W_OK | os.X_OK) else "unwritable"
        if not self._is_safe():
            return "unsafe"
        return "used" if os.access(self.folder, os.W_OK | os.X_OK) else "unwritable"

    def size(self) -> tuple[int, int]:
        """Return how many files are kept, and their bytes together."""
        sizes = [found.st_size for found, _ in self._files()]
        return len(sizes), sum(sizes)

    def _path(self, name: str) -> Path:
        return Path(self.folder or "", name + _SUFFIX)

    def _is_safe(self) -> bool:
        if self.folder is None:
            return False
        try:
            found = self.folder.stat()
            inside = sys.platform != "win32" or self.folder.resolve().is_relative_to(Path.home().resolve())
        except (OSError, RuntimeError):
            return False
        return inside and stat.S_ISDIR(found.st_mode) and _is_own(found, 0o022)

    def _key(self) -> bytes | None:
        key = _own_file(Path(self.folder or "", _KEY_FILE), _KEY_BYTES, 0o077)
        return key if key and len(key) == _KEY_BYTES else None

    def _new_key(self) -> bytes | None:
        """Write a key; of two processes that do so at once one wins, and the other's files are misses."""
        self._write(Path(self.folder or "", _KEY_FILE), secrets.token_bytes(_KEY_BYTES))
        return self._key()

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file that only the user can read, whole or not at all."""
        number, name = tempfile.mkstemp(dir=path.parent, suffix=_SUFFIX)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise

    def _files(self) -> Iterator[tuple[os.stat_result, str]]:
        """Yield what is kept; another process may remove it meanwhile."""
        with suppress(OSError), os.scandir(self.folder) as found:
            for each in found:
                if each.name.endswith(_SUFFIX):
                    with suppress(OSError):
                        yield each.stat(follow_symlinks=False), each.path

    def _prune(self) -> None:
        """Remove what was not used for longest, down to the bounds."""
        found = sorted(self._files(), key=lambda pair: -pair[0].st_mtime_ns)
        total = 0
        for number, (held, path) in enumerate(found, 1):
            total += held.st_size
            if number > _MOST_FILES or total > _MOST_BYTES:
                with suppress(OSError):
                    Path(path).unlink()


def _signature(key: bytes, name: str, content: bytes) -> bytes:
    return hmac.digest(key, f"{name}\0".encode() + content, "sha256")


def _own_file(path: Path, largest: int, forbidden: int = 0o022) -> bytes | None:
    """Return what a file holds that is the user's own and no link; others lack the rights in `forbidden`."""
    try:
        number = os.open(path, _FLAGS)
    except OSError:
        return None
    try:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode) or not _is_own(found, forbidden) or found.st_size > largest:
            return None
        with os.fdopen(number, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return None
    finally:
        os.close(number)


def _is_own(found: os.stat_result, forbidden: int) -> bool:
    """Whether the user owns what was found and nobody else has the rights in `forbidden`.

    Windows does not say it so: there the folder must be in the user's profile.
    """
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & forbidden
