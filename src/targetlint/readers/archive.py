"""Zip archives of documents, entered one level: the files in them, one after the other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from targetlint.readers.limits import ARCHIVE_BYTES, FILE_BYTES, MEMBERS
from targetlint.readers.package import ENCRYPTED, UNREADABLE
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.source import Source

SEPARATOR = "!"  # between an archive's path and that of a file in it
_UTF8 = 0x800  # general purpose bit of a zip member: its name is in UTF-8


class Archive:
    """An opened archive; `names` are those of its files, in the archive's order."""

    def __init__(self, source: Source) -> None:
        """Open it; raise Refusal where it is damaged, holds no file, or too much."""
        self._source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except UNREADABLE as error:
            raise Refusal(Problem.BROKEN) from error
        members = [each for each in self._zip.infolist() if not each.is_dir()]
        if not members:
            raise Refusal(Problem.EMPTY)
        within("members", len(members), MEMBERS)
        within("bytes", sum(each.file_size for each in members), ARCHIVE_BYTES)
        self._members = members

    def names(self) -> Iterator[tuple[int, str]]:
        """Yield the number and the name of each file."""
        return enumerate(map(_name, self._members))

    def path(self, name: str) -> str:
        """Return how a file in the archive is addressed: `a.zip!b.docx`."""
        return f"{self._source.path}{SEPARATOR}{name}"

    def source(self, number: int) -> Source:
        """Return a file's bytes; raise Refusal where it is damaged, locked or too large."""
        member = self._members[number]
        within("bytes", member.file_size, FILE_BYTES)
        path = self.path(_name(member))
        for password in self._source.passwords if member.flag_bits & ENCRYPTED else ("",):
            try:
                with self._zip.open(member, pwd=password.encode() or None) as stream:
                    return replace(self._source, data=stream.read(FILE_BYTES), path=path)
            except UNREADABLE as error:
                if not password:
                    raise Refusal(Problem.BROKEN) from error
        raise Refusal(Problem.PASSWORD if self._source.passwords else Problem.ENCRYPTED)


def _name(member: zipfile.ZipInfo) -> str:
    """Return a file's name: Chinese archivers write it in GBK without saying so."""
    if member.flag_bits & _UTF8:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return member.filename
