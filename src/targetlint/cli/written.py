"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

_KEPT = "_旧"  # of a file that people changed, when a new one takes its name


def replaced(path: Path, data: bytes) -> None:
    """Put `data` at `path`, in the place of a file that is there, at once: no reader ever sees half of it.

    Raises OSError where that is not possible; what stood there stands there still.
    """
    home = path.resolve()
    with NamedTemporaryFile(dir=home.parent, prefix=f".{home.name}.", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.close()
            with suppress(OSError):  # some shares keep no rights
                if home.exists():
                    shutil.copymode(home, made)
                else:
                    made.chmod(0o666 & ~_umask())
            made.replace(home)
        except BaseException:  # also where the run is ended from outside
            file.close()
            made.unlink(missing_ok=True)
            raise


def new(wanted: Path, data: bytes) -> Path:
    """Write a new file called as `wanted`, with a number where that is taken, and return its path.

    Raises OSError where that is not possible; nothing is left of it then.
    """
    for number in count(1):
        path = wanted.with_stem(f"{wanted.stem}{number}") if number > 1 else wanted
        try:
            file = path.open("xb")
        except FileExistsError:
            continue
        try:
            with file:
                file.write(data)
        except BaseException:  # the same
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError


def kept(path: Path, mark: bytes) -> Path | None:
    """Copy the file at `path` beside itself where it does not end in `mark`, and return the copy's path.

    None where nothing is there, or what we wrote and nobody has saved since: that ends in `mark`. Raises
    OSError where the copy cannot be made.
    """
    home = path.resolve()
    data = home.read_bytes() if home.is_file() else mark
    if data.endswith(mark):
        return None
    made = new(path.with_stem(path.stem + _KEPT), data)
    with suppress(OSError):  # the same
        shutil.copystat(home, made)
    return made


def copies(path: Path) -> list[Path]:
    """Return the copies that `kept` made of the file at `path`, as far as its folder can be listed."""
    named = re.compile(re.escape(path.stem + _KEPT) + r"\d*" + re.escape(path.suffix))
    try:
        return sorted(each for each in path.parent.iterdir() if named.fullmatch(each.name))
    except OSError:
        return []


def refused(path: Path) -> OSError | None:
    """Try to write to `path`, leaving no trace, and return why that is not possible; None where it is."""
    home = path.resolve()
    try:
        if home.exists():
            if not home.is_file():  # a folder, a device
                return OSError(errno.EISDIR if home.is_dir() else errno.EINVAL, "")
            home.open("r+b").close()  # also refused where another program holds it (Windows)
        with NamedTemporaryFile(dir=home.parent, prefix=f".{home.name}."):
            return None
    except OSError as error:
        return error


def _umask() -> int:
    """Return what a new file may not allow; the system only tells it in exchange for another."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
