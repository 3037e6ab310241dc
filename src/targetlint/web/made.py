"""The files that are made of a report: how `render` is asked for each, and what a browser calls it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from targetlint.model.said import Lang
from targetlint.words import say


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is made of a report.

    `format` is the prefix of `render -o`, `packed` says that it is a folder, which goes out as a zip, and
    `media_type` is told to programs.
    """

    format: str
    suffix: str
    media_type: str = ""
    packed: bool = False

    def called(self, lang: Lang, *, anonymous: bool = False) -> str:
        """Return the name under which a browser saves it."""
        return say(f"web.{self.format}{'_anonymous' if anonymous else ''}_name").pick(lang)

    def kept(self, folder: Path, lang: Lang, *, anonymous: bool = False) -> Path:
        """Return where in the folder of a check it is kept."""
        return folder / f"{self.format}-{lang}{'-anonymous' if anonymous else ''}{self.suffix}"


HTML = Made("html", ".html")
XLSX = Made("xlsx", ".xlsx")
SLIPS = Made("slips", ".zip", "application/zip", packed=True)
CIRCULAR = Made(
    "circular", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
