"""A file that a command writes anew: whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile


def replaced(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, at once: no reader ever sees half of it.

    Raises OSError where that is not possible; what stood there stands there still.
    """
    home = path.resolve()
    with NamedTemporaryFile(dir=home.parent, prefix=f".{home.name}.", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.close()
            shutil.copymode(home, made)
            made.replace(home)
        except OSError:
            file.close()
            made.unlink(missing_ok=True)
            raise
