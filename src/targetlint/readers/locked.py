"""Files that need a password to be opened: unlocked with those the user gave, by the library msoffcrypto."""

from __future__ import annotations

import io
from importlib import import_module
from importlib.util import find_spec

from targetlint.readers.limits import FILE_BYTES
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source

LIBRARY = "msoffcrypto"
_EXCELS_OWN = "VelvetSweatshop"  # what Excel locks a workbook with whose structure alone is protected


def installed() -> bool:
    """Say whether the extra `decrypt` is installed."""
    return find_spec(LIBRARY) is not None


def unlock(source: Source) -> bytes:
    """Return the file without its password; raise Refusal where none of those given opens it."""
    if not installed():
        raise Refusal(Problem.DECRYPT if source.passwords else Problem.ENCRYPTED)
    library = import_module(LIBRARY)
    for password in (_EXCELS_OWN, *source.passwords):
        opened = io.BytesIO()
        try:
            file = library.OfficeFile(io.BytesIO(source.data))
            file.load_key(password=password)
            file.decrypt(opened)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S112 - it raises anything, for a wrong password as for damage
            continue
        within("bytes", opened.tell(), FILE_BYTES)
        return opened.getvalue()
    raise Refusal(Problem.PASSWORD if source.passwords else Problem.ENCRYPTED)
