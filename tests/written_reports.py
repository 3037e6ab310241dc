"""What a report that was written says: the text of a file, of the parts of a package, of a folder of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path


def said(path: Path) -> str:
    """Return all text below a path, markup and all."""
    if path.is_dir():
        return "".join(map(said, sorted(path.iterdir())))
    content = path.read_bytes()
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode(errors="replace") for name in package.namelist())
