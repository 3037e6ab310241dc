"""`targetlint rules new ID`: the scaffold of a rule, in a pack that is made where there is none."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from targetlint import packs
from targetlint.assets import asset
from targetlint.cli import paths, streams
from targetlint.cli.book import complain, this_day
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.cli.paths import PACK
from targetlint.lang import declared
from targetlint.lang.format import scaffold
from targetlint.lang.syntax.parse import parse
from targetlint.model.place import Origin
from targetlint.model.said import Lang
from targetlint.words import say

_UPPER = "central"  # what a new pack extends: it holds the layouts that forms are read by
_ID = re.compile(r"[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")  # as the grammar's ID


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaffold:
    """One run of the command, with its options as given."""

    lang: Lang
    rule: str
    folder: Path
    keywords: Lang

    def run(self) -> int:
        """Write the rule, and the pack where there is none, and return the exit code."""
        path = self.folder / f"{self.rule}.rules"
        if not _ID.fullmatch(self.rule):
            complain(self.lang, "new.id", id=self.rule)
        elif paths.exists(self.folder) and not paths.is_folder(self.folder):
            complain(self.lang, "new.not_folder", path=self.folder)
        elif paths.exists(path):
            complain(self.lang, "new.exists", path=path)
        elif taken := self._taken():
            complain(self.lang, "new.taken", id=self.rule, file=taken.file, line=taken.line)
        else:
            return self._write(path)
        return UNTRUSTED

    def _taken(self) -> Origin | None:
        """Return where the pack or one above it has a rule of this id."""
        if not (self.folder / PACK).is_file():
            layers = packs.layers(asset("rules") / _UPPER)
        else:
            layers = packs.layers(self.folder)
        every = (each for layer in layers for each in layer.declared() if isinstance(each, declared.Rule))
        return next((each.id_origin for each in every if each.id == self.rule), None)

    def _write(self, path: Path) -> int:
        pack = self.folder / PACK
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not pack.is_file():
                text = scaffold.pack(self.folder.resolve().name, this_day().year, upper(), self.keywords)
                pack.write_text(text, encoding="utf-8", newline="\n")
                self._tell("new.pack", path=pack)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(scaffold.rule(self.rule, self.keywords))
        except OSError as error:
            complain(self.lang, "fmt.unwritten", path=path, error=error)
            return UNTRUSTED
        self._tell("new.written", path=path, folder=self.folder)
        return CLEAN

    def _tell(self, key: str, **values: object) -> None:
        streams.put(say(key, **values).pick(self.lang) + "\n", sys.stdout)


def upper() -> tuple[str, str]:
    """Return the id of the pack that a new one extends, and its version without the last number."""
    file, _ = parse((asset("rules") / _UPPER / PACK).read_text(encoding="utf-8"), PACK)
    version = next(each.version for each in file.declarations if isinstance(each, declared.Pack))
    return _UPPER, ".".join(version.split(".")[:2])
