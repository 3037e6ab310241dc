"""The options that say how files are read, as `check` and `show` have them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from targetlint.cli.book import complain
from targetlint.model.reading import Reading
from targetlint.model.said import Lang
from targetlint.readers.encoding import for_chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """A command that reads files, with these options as given."""

    lang: Lang
    encoding: str
    password_file: Path | None
    jobs: int
    file_seconds: int
    file_memory: int

    def reading(self) -> Reading | None:
        """Return what the options ask for; None where they are wrong, which standard error is told."""
        if self.encoding and not for_chinese(self.encoding):
            complain(self.lang, "cli.bad_encoding", value=self.encoding)
            return None
        try:
            passwords = _lines(self.password_file) if self.password_file else ()
        except (OSError, UnicodeError):
            complain(self.lang, "cli.bad_password_file", path=self.password_file)
            return None
        return Reading(self.encoding, passwords, self.jobs, self.file_seconds, self.file_memory)


def _lines(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return tuple(dict.fromkeys(line for line in lines if line.strip()))
