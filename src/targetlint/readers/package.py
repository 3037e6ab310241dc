"""The zip container of Office files, opened with suspicion: limits first, then only the parts asked for."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from targetlint.readers.limits import DECLARED_BYTES, MEMBERS, PART_BYTES, READ_BYTES
from targetlint.readers.refusal import Problem, Refusal, within

_DOCTYPE = b"<!DOCTYPE"
_WIDE_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-16-le", "utf-16-be"))
UNREADABLE = (  # what zipfile lets through on damaged input
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
ENCRYPTED = 0x1  # general purpose bit of a zip member


ZIP_START = b"PK\x03\x04"


def opened(data: bytes) -> zipfile.ZipFile:
    """Open a zip, also one behind other bytes; raise Refusal where it is damaged.

    A zip that has lost its end may hold a whole one as its last member, which is not to be taken for it.
    """
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
    except UNREADABLE as error:
        raise Refusal(Problem.BROKEN) from error
    first = min((member.header_offset for member in found.infolist()), default=0)
    if first and data.startswith(ZIP_START):
        raise Refusal(Problem.BROKEN)
    return found


class Package:
    """An Office Open XML file; part names are matched without case, backslashes count as slashes."""

    def __init__(self, data: bytes) -> None:
        self._zip = opened(data)
        members = self._zip.infolist()
        within("members", len(members), MEMBERS)
        declared = sum(member.file_size for member in members)
        within("bytes", declared, DECLARED_BYTES)
        self._members = {canonical(member.filename): member for member in members}
        self._read_bytes = 0

    def __contains__(self, name: str) -> bool:
        return canonical(name) in self._members

    def names(self) -> list[str]:
        """Return the parts' names in lower case, in the order of the file."""
        return list(self._members)

    def part(self, name: str) -> bytes:
        """Return the bytes of the part `name`; raise Refusal where it is absent, damaged or too large."""
        member = self._members.get(canonical(name))
        if member is None:
            raise Refusal(Problem.BROKEN)
        if member.flag_bits & ENCRYPTED:
            raise Refusal(Problem.ENCRYPTED)
        allowed = min(PART_BYTES, READ_BYTES - self._read_bytes)
        within("bytes", member.file_size, allowed)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(allowed + 1)  # the declared size may lie
        except UNREADABLE as error:
            raise Refusal(Problem.BROKEN) from error
        self._read_bytes += len(data)
        within("bytes", len(data), allowed)
        if _DOCTYPE in data or (b"\0" in data and any(each in data for each in _WIDE_DOCTYPES)):
            raise Refusal(Problem.UNSAFE)
        return data


def canonical(name: str) -> str:
    """Return the name under which a part is found: names are matched without case."""
    return name.replace("\\", "/").lstrip("/").lower()
