"""Names of files as a browser sends them, made safe to write below a folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from targetlint.web.limits import DEPTH, NAME_BYTES

_UNSAFE = re.compile(
    '[\x00-\x1f\x7f<>:"|?*\ud800-\udfff\u202a-\u202e\u2066-\u2069]'
)  # Windows', and those that turn text round
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # what Windows takes for no file


def safe(sent: str) -> PurePosixPath | None:
    r"""Return where the file that was sent as `sent` goes below its folder; None where nothing is left.

    Folders stay as far as they lead down: what leads up, to a drive or to the top is dropped.

    >>> [str(safe(name)) for name in ("县教育局/a.docx", "../../etc/passwd", r"C:\x\..\a.doc", "nul.txt")]
    ['县教育局/a.docx', 'etc/passwd', 'x/a.doc', '_nul.txt']
    """
    parts = [_part(each) for each in re.split(r"[/\\]", sent)]
    kept = [each for each in parts if each]
    if not kept or not parts[-1]:
        return None
    return PurePosixPath(*kept[-DEPTH:])


def numbered(path: PurePosixPath, number: int) -> PurePosixPath:
    """Return the same path with a number, for the next file of one name; 1 is the name itself."""
    return path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")


def _part(name: str) -> str:
    if re.fullmatch(r"[A-Za-z]:", name) or not name.strip(". \t"):
        return ""
    name = _UNSAFE.sub("_", name).rstrip(". ")
    name = f"_{name}" if _DEVICE.match(name) else name
    if len(name.encode()) <= NAME_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    suffix = dot + suffix if stem and len(suffix) <= 10 else ""  # noqa: PLR2004 - no suffix is longer
    return name.encode()[: NAME_BYTES - len(suffix.encode())].decode(errors="ignore") + suffix
