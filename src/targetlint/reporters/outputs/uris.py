"""Paths as other programs refer to them."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from targetlint.model.place import parted


def uri(path: str) -> str:
    """Return a path as a URI, relative where the path is.

    >>> [uri(path) for path in ("a b/c.docx", "C:/c.xlsx", "/c.xlsx")]
    ['a%20b/c.docx', 'file:///C:/c.xlsx', 'file:///c.xlsx']
    """
    plain = path.replace("\\", "/")
    drive = plain[1:3] == ":/"
    quoted = quote(plain, safe="/!:" if drive else "/!", errors="replace")
    if drive:
        return f"file:///{quoted}"
    return f"file://{quoted}" if PurePosixPath(plain).is_absolute() else quoted


def opened(path: str) -> str:
    """Return the whole URI by which a document, or the archive that holds it, is opened."""
    return uri(Path(parted(path)[0]).absolute().as_posix())


def link(path: str, folder: str) -> str:
    """Return the URI of a document as seen from `folder`, both as seen from the current one.

    A document in an archive is opened with its archive.

    >>> link("in/a.ZIP!b.docx", "out"), link("in/a.docx", "")
    ('../in/a.ZIP', 'in/a.docx')
    """
    held, _ = parted(path)
    if not folder or Path(held).is_absolute():
        return uri(held)
    try:
        return uri(os.path.relpath(held, folder))
    except ValueError:  # the folder is on another drive (Windows)
        return uri(Path(held).absolute().as_posix())
