"""Pack folders read: the files of a pack, the packs that it extends, each once, the uppermost first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from targetlint.assets import asset
from targetlint.inputs import Inputs
from targetlint.lang import declared
from targetlint.lang.assembled import Layer
from targetlint.lang.misnamed import nearest
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.words import say

MAX_LAYERS = 8  # national, province, city, county, unit, and room to spare; more is a circle


def layers(folder: Path) -> list[Layer]:
    """Return the layers of a pack folder as parsed, uppermost first; what is wrong in them is left out."""
    packs = Packs(Trouble(), Inputs(date.min))
    packs.add(folder)
    return packs.layers


class Packs:
    """Reads pack folders and those they extend, uppermost first, each once.

    `layers` are the packs as parsed; `texts` are the files by their shown path, `hashes` the SHA-256 of
    each pack by its folder's name; `diagnostics` say what could not be read or parsed.
    """

    def __init__(self, trouble: Trouble, inputs: Inputs) -> None:
        self.layers: list[Layer] = []
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}
        self.hashes: dict[str, str] = {}
        self._trouble = trouble
        self._inputs = inputs
        self._seen: set[Path] = set()
        self._order: dict[str, int] = {}

    def add(self, folder: Path, below: tuple[Path, ...] = ()) -> None:
        """Read a pack and those above it; `below` are the folders that led here."""
        folder = folder.resolve()
        if folder in self._seen:
            return
        self._seen.add(folder)
        if folder.name in self.hashes:
            told = say("rule.same_name", name=folder.name)
            self.diagnostics.append(_unread(folder.name, "rule/same-name", told, say("rule.same_name.hint")))
            return
        layer = self._read(folder)
        above: set[str] = set()
        for clause in layer.declared():
            if not isinstance(clause, declared.Extends):
                continue
            upper = self._upper(clause, folder)
            if upper is None:
                self._trouble.lost = True
                near = nearest(clause.pack, self._neighbours(folder))
                hint = say("rule.did_you_mean", near=near) if near else None
                self._trouble.tell(clause.origin, "rule.no_pack", hint=hint, name=clause.pack)
            elif upper.resolve() in (*below, folder) or len(below) >= MAX_LAYERS:
                self._trouble.lost = True
                self._trouble.tell(clause.origin, "rule.circle", name=clause.pack)
            else:
                if not clause.version:
                    self._trouble.tell(clause.origin, "rule.unpinned", Severity.INFO, name=clause.pack)
                self.add(upper, (*below, folder))
                self._pinned(clause, upper.resolve())
                above |= {each for layer in self.layers if layer.id == upper.name for each in layer.above}
                above.add(upper.name)
        self.layers.append(replace(layer, above=frozenset(above)))

    def text(self, rule: declared.Rule) -> str:
        """Return a rule as written: up to the next declaration of its file and the comment above that."""
        path, first = rule.origin.file, rule.origin.line
        files = (file for layer in self.layers for file in layer.files if file.path == path)
        others = [
            each.origin.line for file in files for each in file.declarations if each.origin.line > first
        ]
        lines = self.texts.get(path, "").splitlines()[first - 1 : min(others) - 1 if others else None]
        while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(("#", "＃"))):
            lines.pop()
        return "\n".join(lines).strip()

    def place(self, diagnostic: Diagnostic) -> tuple[int, int, int]:
        """Return where a diagnostic stands: its file in the order of reading, its line and column."""
        place = diagnostic.place
        if not isinstance(place, Origin):
            return 0, 0, 0
        return self._order.setdefault(place.file, len(self._order)), place.line, place.column

    def _pinned(self, clause: declared.Extends, upper: Path) -> None:
        version = next((version_of(layer) for layer in self.layers if layer.id == upper.name), "")
        if clause.version and not f"{version}.".startswith(f"{clause.version}."):
            self._trouble.tell(clause.origin, "rule.version", name=clause.pack, has=version or "?")

    def _read(self, folder: Path) -> Layer:
        files = []
        digest = sha256()
        for each in self._inputs.rules(folder):
            digest.update(f"{each.shown}\0{len(each.data)}\0".encode() + each.data)
            self._order[each.shown] = len(self._order)
            self.diagnostics += each.told
            if each.text is None:
                self._trouble.lost = True
                continue
            self.texts[each.shown] = each.text
            file, diagnostics = parse(each.text, each.shown)
            files.append(file)
            self.diagnostics += diagnostics
            self._trouble.excused |= set(file.broken)
            self._trouble.lost |= file.cut
        self.hashes[folder.name] = digest.hexdigest()
        return Layer(folder.name, tuple(files))

    def _upper(self, clause: declared.Extends, folder: Path) -> Path | None:
        """Return the folder of the pack that is extended, by name, else by title; neighbours first."""
        packs = self._beside(folder)
        named = (pack for pack in packs if pack.parent.name == clause.pack)
        titled = (pack for pack in packs if clause.pack in self._titles(pack))
        found = next(named, None) or next(titled, None)
        return found.parent if found else None

    def _beside(self, folder: Path) -> list[Path]:
        """Return the pack files that a pack may extend: those beside it, and those of the program."""
        return [pack for home in (folder.parent, asset("rules")) for pack in self._inputs.packs(home)]

    def _neighbours(self, folder: Path) -> list[str]:
        packs = [pack for pack in self._beside(folder) if pack.parent.resolve() != folder]
        return [name for pack in packs for name in (pack.parent.name, *self._titles(pack))]

    def _titles(self, pack: Path) -> list[str]:
        file, _ = parse(self._inputs.text(pack), pack.name)
        return [title for each in file.declarations if isinstance(each, declared.Pack) for title in each.name]


def _unread(path: str, code: str, message: Said, suggestion: Said) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=message,
        place=Origin(path, 1, 1, 1, ""),
        outcome=Outcome.ERROR,
        suggestion=suggestion,
    )


def version_of(layer: Layer) -> str:
    """Return the version that a pack gives itself; empty where it gives none."""
    return next((each.version for each in layer.declared() if isinstance(each, declared.Pack)), "")
