"""Which files of a run were read, one a line in a file, for programs that show how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from targetlint.cli import written
from targetlint.cli.book import complain
from targetlint.model.progress import Progress, Took
from targetlint.model.said import Lang


def usable(path: Path | None, lang: Lang) -> bool:
    """Whether the file can be written, where there is to be one; standard error is told where not."""
    error = written.refused(path) if path else None
    if error:
        complain(lang, "outputs.not_writable", path=path, error=error)
    return error is None


@dataclass(slots=True)
class Lines(Progress):
    """Adds a line to a file for each document that was read or given up."""

    path: Path

    def done(self, path: str, took: Took) -> None:
        """Add a line."""
        del took
        with self.path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(" ".join(path.splitlines()) + "\n")
