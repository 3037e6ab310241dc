"""What a rule book is made from, noted as it is used: a kept book is right while all of it is the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

from targetlint import rule_files
from targetlint.lang.day import Day, Span
from targetlint.rule_files import RuleFile

_PACK = "pack.rules"  # the file that makes a folder a pack

Kind = Literal["rules", "packs", "text"]


@dataclass(frozen=True, slots=True)
class Noted:
    """What was looked at, in order, the digest of all that was found there, and the days it holds for.

    Plain values only, so that it can be kept apart from what was made: `days` are ordinals.
    """

    steps: tuple[tuple[Kind, str], ...]
    digest: bytes
    days: tuple[int, int]

    def holds(self, today: date) -> bool:
        """Whether everything is as it was, and `today` makes no difference."""
        if today not in Span(*self.days):
            return False
        again = Inputs(today)
        for kind, path in self.steps:
            again.look_again(kind, Path(path))
        return again.noted().digest == self.digest


class Inputs:
    """Gives what a rule book is made from, and notes it: rule files, the packs beside each other, the day."""

    def __init__(self, today: date) -> None:
        self.today = Day(today)
        self._steps: list[tuple[Kind, str]] = []
        self._digest = sha256()

    def rules(self, folder: Path) -> list[RuleFile]:
        """Return the rule files in `folder` and below, in the order of their paths."""
        found = list(rule_files.read(folder))
        shown = "\0".join(f"{each.shown}\0{sha256(each.data).hexdigest()}\0{each.told}" for each in found)
        self._note("rules", folder, shown.encode(errors="surrogatepass"))
        return found

    def packs(self, home: Path) -> list[Path]:
        """Return the files that make a folder in `home` a pack, in the order of their paths."""
        found = sorted(home.glob(f"*/{_PACK}"))
        shown = "\0".join(f"{each}\0{each.parent.resolve()}" for each in found)
        self._note("packs", home, shown.encode(errors="surrogatepass"))
        return found

    def text(self, path: Path) -> str:
        """Return the text of a rule file; empty where there is none to be had."""
        found = rule_files.opened(path)
        self._note("text", path, found.encode(errors="surrogatepass"))
        return found

    def noted(self) -> Noted:
        """Return what was used so far."""
        span = self.today.span
        return Noted(tuple(self._steps), self._digest.digest(), (span.first, span.last))

    def look_again(self, kind: Kind, path: Path) -> None:
        """Use once more what an earlier one used."""
        with suppress(OSError):
            {"rules": self.rules, "packs": self.packs, "text": self.text}[kind](path)

    def _note(self, kind: Kind, path: Path, answer: bytes) -> None:
        self._steps.append((kind, str(path)))
        self._digest.update(f"{kind} {path}\0{len(answer)}\0".encode(errors="surrogatepass") + answer)
