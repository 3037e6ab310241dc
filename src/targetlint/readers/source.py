"""A file as it came: its bytes, and what the user told about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from targetlint.readers.encoding import decode
from targetlint.readers.package import Package


@dataclass(frozen=True)  # without slots: the package is opened once
class Source:
    """The bytes of a file; `path` is only named in places, and its extension is never believed.

    `encoding` is that of its text where the user named one, else it is found out; `passwords` are those to
    try where it is locked.
    """

    data: bytes
    path: str
    encoding: str = ""
    passwords: tuple[str, ...] = ()

    @cached_property
    def package(self) -> Package:
        """The zip that the bytes are; raises Refusal where they are none, or it holds too much."""
        return Package(self.data)

    def text(self) -> str:
        """Return the bytes as text with line ends as newlines; raise Refusal where they are none."""
        return decode(self.data, self.encoding)
