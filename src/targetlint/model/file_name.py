"""Names for files that every system takes, made of what people and archives call things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

MOST = (
    230  # bytes in UTF-8: Linux takes 255, Windows 255 units of UTF-16, never more; a number may come to it
)
_SUFFIX = 10  # letters of the longest suffix that is kept where a name is cut
_WINDOWS = frozenset('<>:"/\\|?*')
_ENDS = "." + "".join(filter(str.isspace, map(chr, range(0x3001))))  # Windows drops some of them
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # some turn the direction of a name, some are none
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)")
_DRIVE = re.compile(r"[A-Za-z]:")


def file_name(text: str) -> str:
    """Return a name for a file or folder that Linux, macOS and Windows take, at most MOST bytes in UTF-8.

    Empty where nothing is left. A long one is cut, its suffix is kept.

    >>> [file_name(each) for each in ("县教育局", "a/b?", "nul.txt", "a. ", " .. ")]
    ['县教育局', 'a_b_', '_nul.txt', 'a', '']
    """
    signs = unicodedata.normalize("NFC", text).strip()
    name = "".join(
        "_" if each in _WINDOWS or unicodedata.category(each) in _UNSEEN else each for each in signs
    )
    name = _no_device(name.rstrip(_ENDS))
    stem, dot, suffix = name.rpartition(".")
    ending = dot + suffix if stem and len(suffix) <= _SUFFIX else ""
    return _no_device(shortened(name.removesuffix(ending), ending))


def shortened(stem: str, ending: str = "", most: int = MOST) -> str:
    """Return a name of at most `most` bytes: the stem is cut, what it ends in is not."""
    cut = stem.encode()[: most - len(ending.encode())].decode(errors="ignore")
    return (stem if cut == stem else cut.rstrip(_ENDS)) + ending


def path_inside(text: str) -> PurePosixPath:
    r"""Return where a path that was sent lies below a folder of ours; empty where nothing is left of it.

    Folders stay as far as they lead down: what leads up, to a drive or to the top is dropped.

    >>> [str(path_inside(each)) for each in ("县教育局/a.docx", "../../etc/passwd", r"C:\x\..\a.doc")]
    ['县教育局/a.docx', 'etc/passwd', 'x/a.doc']
    """
    parts = [file_name(each) for each in re.split(r"[/\\]", text) if not _DRIVE.fullmatch(each)]
    return PurePosixPath(*filter(None, parts))


def numbered(name: str, number: int) -> str:
    """Return the name with a number, for the next file of one name; 1 is the name itself.

    >>> numbered("a.docx", 2)
    'a (2).docx'
    """
    path = PurePosixPath(name)
    return name if number == 1 else f"{path.stem} ({number}){path.suffix}"


def apart(names: Iterable[str]) -> list[str]:
    """Return the names with numbers where they are equal; case does not count, nor does it for Windows.

    >>> apart(["a.docx", "A.docx", "b.docx"])
    ['a.docx', 'A (2).docx', 'b.docx']
    """
    taken: set[str] = set()
    made = []
    for name in names:
        number = 1
        while _same(numbered(name, number)) in taken:
            number += 1
        made.append(numbered(name, number))
        taken.add(_same(made[-1]))
    return made


def _no_device(name: str) -> str:
    return f"_{name}" if _DEVICE.match(name) else name


def _same(name: str) -> str:
    """Return what is equal for names that a system takes for one: some fold case, some compose letters."""
    return unicodedata.normalize("NFC", name.upper().casefold())
