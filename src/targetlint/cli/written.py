"""A file that a command writes anew: whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile


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
            if home.exists():
                shutil.copymode(home, made)
            else:
                made.chmod(0o666 & ~_umask())
            made.replace(home)
        except OSError:
            file.close()
            made.unlink(missing_ok=True)
            raise


def refused(path: Path) -> OSError | None:
    """Try to write to `path`, leaving no trace, and return why that is not possible; None where it is."""
    home = path.resolve()
    try:
        if home.exists():
            if not home.is_file():  # a folder, a device
                return OSError(errno.EINVAL, os.strerror(errno.EINVAL))
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
