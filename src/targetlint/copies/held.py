"""The bytes of a document that was checked, in a file or inside an archive, as they were read."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from targetlint.model.file_name import path_inside
from targetlint.model.reading import Reading
from targetlint.model.report import DocumentReport
from targetlint.model.said import Said
from targetlint.readers.archive import SEPARATOR, Archive, unnumbered
from targetlint.readers.refusal import Refusal
from targetlint.readers.source import Source
from targetlint.words import say


def held(document: DocumentReport, reading: Reading) -> bytes | Said:
    """Return what the file of a document holds, or why it is not what was checked."""
    if document.document is None:
        return say("annotate.unread")
    try:
        data = _bytes(document.path, reading)
    except (OSError, Refusal):
        data = b""
    return data if sha256(data).hexdigest() == document.sha256 else say("annotate.changed")


def place(path: str) -> tuple[Path, PurePosixPath]:
    """Return the file that a document's path names, and which file in it that is; nothing for itself.

    What an archive calls its files is not believed: `..`, drives and signs that systems refuse are gone.
    """
    archive = _archive(path)
    if archive is None:
        return Path(path), PurePosixPath()
    return archive, path_inside(unnumbered(path)[len(str(archive)) + 1 :])


def _bytes(path: str, reading: Reading) -> bytes:
    archive = _archive(path)
    if archive is None:
        return Path(path).read_bytes()
    told = archive.stat()
    opened = _opened(archive, (told.st_size, told.st_mtime_ns), reading.encoding, reading.passwords)
    numbers = (number for number in range(len(opened.names)) if opened.path(number) == path)
    number = next(numbers, None)
    return b"" if number is None else opened.source(number).data


@lru_cache(maxsize=1)
def _opened(path: Path, stamp: tuple[int, int], encoding: str, passwords: tuple[str, ...]) -> Archive:
    """Open an archive once for all of its files; `stamp` changes when it does."""
    del stamp
    return Archive(Source(path.read_bytes(), path.as_posix(), encoding, passwords))


def _archive(path: str) -> Path | None:
    """Return the archive in which a document lies; None for a file of its own."""
    if Path(path).is_file():
        return None
    ends = (at for at, sign in enumerate(path) if sign == SEPARATOR)
    return next((Path(path[:at]) for at in ends if Path(path[:at]).is_file()), None)
