"""The rule files of a pack: found inside its folder alone, opened with suspicion, and read as UTF-8."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Origin
from targetlint.words import say

MAX_BYTES = 4_000_000
"""Four for each of the characters that the parser takes."""

MAX_FILES = 5_000
"""Ten times what a national pack with a file for every rule has."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_KINDS = (
    (b"PK\x03\x04", "Word / Excel / ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word / Excel"),
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of a pack: its path as messages show it, its bytes, and its text.

    `text` is None where there is none; `told` is what is wrong with the file. A text in another
    encoding is read all the same, so that what uses its declarations is not told to be wrong.
    """

    shown: str
    data: bytes
    text: str | None
    told: tuple[Diagnostic, ...] = ()


def read(folder: Path) -> Iterator[RuleFile]:
    """Yield the rule files of a pack in the order of their paths, those that cannot be read among them.

    Links that lead out of the folder are told and not followed.
    """
    home = folder.resolve()
    for count, path in enumerate(sorted(_found(folder))):
        shown = path.relative_to(folder.parent).as_posix()
        if count >= MAX_FILES:
            yield _refused(shown, "many_files", most=MAX_FILES)
            return
        try:
            yield _opened(path, home, shown)
        except OSError as error:
            yield _refused(shown, "unopened", path=shown, error=error)


def opened(path: Path) -> str:
    """Return the text of the regular file `path`, empty where there is none to be had."""
    try:
        return _opened(path, path.parent.resolve(), path.name).text or ""
    except OSError:
        return ""


def _found(folder: Path) -> Iterator[Path]:
    """Yield what bears the name of a rule file, and every folder that is not looked into.

    A link to a folder of the same pack leads to files that are found anyway.
    """
    home = folder.resolve()
    lost: list[OSError] = []
    for top, folders, names in os.walk(folder, onerror=lost.append):
        here = Path(top)
        yield from (here / name for name in names if name.endswith(".rules"))
        for path in (here / name for name in folders):
            away = path.is_symlink() and not path.resolve().is_relative_to(home)
            if away or path.suffix == ".rules":
                yield path
    yield from (Path(error.filename) for error in lost if error.filename)


def _opened(path: Path, home: Path, shown: str) -> RuleFile:
    if not path.resolve().is_relative_to(home):
        return _refused(shown, "outside", path=shown)
    status = path.stat()
    if S_ISDIR(status.st_mode):
        os.scandir(path).close()  # one that may not be looked into says so itself
    if not S_ISREG(status.st_mode):
        return _refused(shown, "no_file", path=shown)
    if status.st_size > MAX_BYTES:
        return _refused(shown, "large_file", path=shown, most=MAX_BYTES // 1_000_000)
    return _decoded(path.read_bytes(), shown)


def _decoded(data: bytes, shown: str) -> RuleFile:
    kind = next((kind for mark, kind in _KINDS if data.startswith(mark)), None)
    if kind is not None:
        return _refused(shown, "other_kind_of_file", data, path=shown, kind=kind)
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _foreign(data, shown, name, codec)
    if data.count(0) > len(data) // 8:
        odd = data[1::2].count(0) > data[::2].count(0)
        return _foreign(data, shown, "UTF-16", "utf-16-le" if odd else "utf-16-be")
    try:
        return RuleFile(shown, data, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        found = _foreign(data, shown, "GB18030 / GBK / ANSI", "gb18030")
        if found.text is not None:
            return found
        return _refused(shown, "encoding", data, path=shown)


def _foreign(data: bytes, shown: str, name: str, codec: str) -> RuleFile:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return _refused(shown, "encoding", data, path=shown)
    return RuleFile(shown, data, text, (_told(shown, "other_encoding", path=shown, name=name),))


def _refused(shown: str, key: str, data: bytes = b"", **values: object) -> RuleFile:
    return RuleFile(shown, data, None, (_told(shown, key, **values),))


def _told(shown: str, key: str, **values: object) -> Diagnostic:
    return Diagnostic(
        code=f"rule/{key.replace('_', '-')}",
        severity=Severity.ERROR,
        message=say(f"rulefile.{key}", **values),
        place=Origin(shown, 1, 1, 1, ""),
        outcome=Outcome.ERROR,
        suggestion=say(f"rulefile.{key}.hint", **values),
    )
