"""Zip archives of documents, entered one level: the files in them, one after the other."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from targetlint.readers.limits import ARCHIVE_BYTES, FILE_BYTES, MEMBERS
from targetlint.readers.package import ENCRYPTED, UNREADABLE, opened
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source

SEPARATOR = "!"  # between an archive's path and that of a file in it
_UTF8 = 0x800  # general purpose bit of a zip member: its name is in UTF-8
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"#\d+$")


class Archive:
    """An opened archive; `shown` is its path, `names` are those of its files, in its order, each once.

    A name that comes again is numbered (`a.docx#2`): an address is to mean one file.
    """

    def __init__(self, source: Source) -> None:
        """Open it; raise Refusal where it is damaged, holds no file, or too much."""
        self._source, self.shown = source, source.path
        self._zip = opened(source.data)
        self._members = [each for each in self._zip.infolist() if not each.is_dir()]
        if not self._members:
            raise Refusal(Problem.NO_FILES)
        within("members", len(self._members), MEMBERS)
        within("bytes", sum(each.file_size for each in self._members), ARCHIVE_BYTES)
        self.names = _numbered(_names(self._members, source.encoding))

    def path(self, number: int) -> str:
        """Return how a file in the archive is addressed: `a.zip!b.docx`."""
        return f"{self._source.path}{SEPARATOR}{self.names[number]}"

    def source(self, number: int) -> Source:
        """Return a file's bytes; raise Refusal where it is damaged, locked or too large."""
        member = self._members[number]
        within("bytes", member.file_size, FILE_BYTES)
        locked = member.flag_bits & ENCRYPTED
        for password in _spellings(self._source.passwords) if locked else [b""]:
            try:
                with self._zip.open(member, pwd=password or None) as stream:
                    return replace(self._source, data=stream.read(FILE_BYTES), path=self.path(number))
            except NotImplementedError as error:  # AES, or a compression of the archiver's own
                raise Refusal(Problem.PACKING) from error
            except UNREADABLE as error:
                if not locked:
                    raise Refusal(Problem.BROKEN) from error
        raise Refusal(Problem.PASSWORD if self._source.passwords else Problem.ENCRYPTED)


def _spellings(passwords: Sequence[str]) -> list[bytes]:
    """Return the passwords as archivers may have written them: in UTF-8 or in GBK."""
    return [each.encode(code, "replace") for each in passwords for code in ("utf-8", "gb18030")]


def _names(members: Sequence[zipfile.ZipInfo], encoding: str) -> list[str]:
    """Return the files' names: Chinese archivers write them in GBK without saying so.

    Those that do not say UTF-8 are all in one encoding: the user's, or UTF-8 where that makes 汉字 of them.
    """
    raw = {each.filename: each.orig_filename for each in members if not each.flag_bits & _UTF8}
    coded = {name: kept.encode("cp437", "replace") for name, kept in raw.items()}
    for code in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            told = {name: each.decode(code) for name, each in coded.items()}
        except UnicodeError:
            continue
        said = "".join(told.values())
        if said.isascii() or code != "utf-8" or _HAN.search(said):
            return [told.get(each.filename, each.filename) for each in members]
    return [each.filename for each in members]


def unnumbered(path: str) -> str:
    """Return an address without the number that tells its file from others of the same name.

    >>> unnumbered("a.zip!1#楼.docx#2")
    'a.zip!1#楼.docx'
    """
    return _NUMBER.sub("", path)


def _numbered(names: Sequence[str]) -> list[str]:
    counts: dict[str, int] = {}
    found = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        found.append(name if counts[name] == 1 else f"{name}#{counts[name]}")
    return found
