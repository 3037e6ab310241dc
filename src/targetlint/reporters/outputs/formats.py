"""The formats of reports, in one table: what they are called, their suffixes, and who writes them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from targetlint.model.said import Lang

if TYPE_CHECKING:
    from targetlint.reporters.published import Report


@dataclass(frozen=True, slots=True)
class Manner:
    """How a report is written.

    `sarif_profile` is the reader of SARIF it is for, `folder` the one that the file stands in, from which
    its links lead; empty for the current folder. `anonymous` says that a circular names no unit.
    """

    lang: Lang
    sarif_profile: str = "standard"
    folder: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format; `room` is the module with its `render(report, manner) -> bytes`, imported when needed.

    A path with one of `suffixes` asks for it. `text` says that it may be written on the screen, `many` that
    it is a folder of files: its module has `render_folder(report, manner) -> dict[str, bytes]`.
    """

    name: str
    suffixes: tuple[str, ...]
    room: str
    text: bool = True
    many: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format("html", (".html", ".htm"), "page"),
        Format("xlsx", (".xlsx",), "workbook", text=False),
        Format("md", (".md", ".markdown"), "markdown"),
        Format("json", (".json",), "whole"),
        Format("jsonl", (".jsonl", ".ndjson"), "lines"),
        Format("sarif", (".sarif", ".sarif.json"), "sarif"),
        Format("junit", (".junit.xml", ".xml"), "junit"),
        Format("github", (), "github"),
        Format("gitlab", (), "gitlab"),
        Format("docx", (".docx",), "slips", text=False),
        Format("slips", (), "slips", text=False, many=True),
        Format("circular", (), "circular", text=False),
    )
}
PROFILES = ("standard", "github")
DRAWN = ("full", "concise", "narrate")  # written for a terminal, by reporters/terminal
ON_SCREEN = tuple(each.name for each in FORMATS.values() if each.text)


def meant(written: str) -> tuple[Format | None, Path]:
    """Return the format and the path that `report.html` or `sarif:path` ask for; None where there is none.

    >>> [meant(each)[0].name for each in ("a.sarif.json", "gitlab:a.json", "A.HTML")]
    ['sarif', 'gitlab', 'html']
    """
    prefix, _, rest = written.partition(":")
    if prefix in FORMATS and rest:
        return FORMATS[prefix], Path(rest)
    name = written.lower()
    fitting = [
        (each, suffix) for each in FORMATS.values() for suffix in each.suffixes if name.endswith(suffix)
    ]
    found = max(fitting, key=lambda pair: len(pair[1]), default=(None, ""))
    return found[0], Path(written)


def render(format_: Format, report: Report, manner: Manner) -> bytes:
    """Return the report in the format."""
    made: bytes = _room(format_).render(report, manner)
    return made


def render_folder(format_: Format, report: Report, manner: Manner) -> dict[str, bytes]:
    """Return the files of a format that is `many`, by name."""
    made: dict[str, bytes] = _room(format_).render_folder(report, manner)
    return made


def _room(format_: Format) -> ModuleType:
    return import_module(f"targetlint.reporters.outputs.{format_.room}")
