"""How files are read: what the user told about them, and what one of them may cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from targetlint.model.glob import Glob

SECONDS = 120  # for one file: a scan of ten pages takes most of it, any other file a thousandth
MEGABYTES = 4096  # of address space for one file: recognising text in pictures reserves most of it


@dataclass(frozen=True, slots=True)
class Reading:
    """The settings of a run that concern its files.

    `encoding` is that of text files where their own marks do not say; `passwords` are tried on locked
    files. `jobs` files are read at the same time, 0 for as many as there are processors; each may take
    `seconds` and `megabytes` of memory. `outputs` are the files that the run writes: they hold no forms.
    `exclude` are patterns of files that are passed over.
    """

    encoding: str = ""
    passwords: tuple[str, ...] = ()
    jobs: int = 0
    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    outputs: tuple[Path, ...] = ()
    exclude: tuple[Glob, ...] = ()
