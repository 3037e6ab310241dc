"""`targetlint rules fmt [PATH]…`: rule files in canonical layout, in either language."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from targetlint import packs
from targetlint.cli import paths, streams
from targetlint.cli.book import complain
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.cli.paths import PACK
from targetlint.cli.written import replaced
from targetlint.lang.assembled import Layer
from targetlint.lang.format.spelling import Style
from targetlint.lang.format.text import formatted
from targetlint.lang.format.translate import translated
from targetlint.lang.syntax.parse import parse
from targetlint.model.said import Lang
from targetlint.reporters.terminal import rulefile
from targetlint.words import say

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class _File:
    """A rule file as it stands on the disk, and its text laid out with its names as they are."""

    path: Path
    before: str
    laid_out: str

    def after(self, text: str) -> str:
        """Return `text` with the byte order mark and the line ends that the file had."""
        mark = _MARK if self.before.startswith(_MARK) else ""
        return mark + (text.replace("\n", "\r\n") if "\r\n" in self.before else text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatting:
    """One run of the command, with its options as given."""

    lang: Lang
    paths: Sequence[Path]
    keywords: Style
    check: bool
    diff: bool
    color: str

    def run(self) -> int:
        """Lay out what can be laid out, and return the exit code."""
        wanted, trusted = self._wanted()
        files = [file for path in wanted if (file := self._read(path)) is not None]
        trusted = trusted and len(files) == len(wanted)
        changed = 0
        for file, text in self._finished(files):
            if text != file.before:
                changed += 1
                trusted = self._put(file, text) and trusted
        self._tell("fmt.count" if changed else "fmt.count_kept", changed=changed, all=len(files))
        if not trusted:
            return UNTRUSTED
        return FOUND if changed and (self.check or self.diff) else CLEAN

    def _wanted(self) -> tuple[list[Path], bool]:
        """Return the rule files below the paths, each once, and whether every path holds some."""
        found: dict[Path, Path] = {}
        trusted = True
        for path in self.paths or (Path(),):
            folder = paths.is_folder(path)
            below = sorted(path.rglob("*.rules")) if folder else [path]
            if not paths.exists(path):
                complain(self.lang, "cli.no_path", path=path)
            elif not below:
                complain(self.lang, "fmt.none", path=path)
            elif not folder and path.suffix != ".rules":
                complain(self.lang, "fmt.no_rules", path=path)
            else:
                found |= {each.resolve(): each for each in below}
                continue
            trusted = False
        return list(found.values()), trusted

    def _read(self, path: Path) -> _File | None:
        """Return a file with its text laid out; of one that cannot be, standard error is told why."""
        try:
            before = path.read_bytes().decode()
        except OSError as error:
            complain(self.lang, "file.unopened", path=path, error=error)
            return None
        except UnicodeDecodeError:
            complain(self.lang, "rulefile.encoding", path=path)
            return None
        text, told = formatted(before, str(path))
        if told:
            streams.put(rulefile.render(told, streams.page(sys.stderr, self.lang, self.color)), sys.stderr)
            complain(self.lang, "fmt.kept", path=path)
            return None
        return _File(path, before, text)

    def _finished(self, files: Sequence[_File]) -> Iterator[tuple[_File, str]]:
        """Yield every file with what it is to hold, in the language that is asked for."""
        if self.keywords == "keep":
            yield from ((file, file.after(file.laid_out)) for file in files)
            return
        by_pack: dict[Path | None, list[_File]] = {}
        for file in files:
            by_pack.setdefault(_pack(file.path), []).append(file)
        for folder, several in by_pack.items():
            for file, text in _translated(folder, several, self.keywords):
                yield file, file.after(text)

    def _put(self, file: _File, text: str) -> bool:
        """Write a file or what would change; False where it cannot be written."""
        if self.diff:
            lines = unified_diff(
                file.before.splitlines(), text.splitlines(), str(file.path), str(file.path), lineterm=""
            )
            streams.put("".join(f"{line}\n" for line in lines), sys.stdout)
        elif self.check:
            self._tell("fmt.would", path=file.path)
        else:
            try:
                replaced(file.path, text.encode())
            except OSError as error:
                complain(self.lang, "fmt.unwritten", path=file.path, error=error)
                return False
            self._tell("fmt.done", path=file.path)
        return True

    def _tell(self, key: str, **values: object) -> None:
        streams.put(say(key, **values).pick(self.lang) + "\n", sys.stderr if self.diff else sys.stdout)


def _pack(path: Path) -> Path | None:
    """Return the folder of the pack that a rule file belongs to, None where it belongs to none."""
    return next((folder for folder in path.resolve().parents if (folder / PACK).is_file()), None)


def _translated(folder: Path | None, files: Sequence[_File], style: Style) -> Iterator[tuple[_File, str]]:
    """Yield the files of one pack in the language of `style`; what names mean depends on the whole pack."""
    named = {_named(folder, file.path): file for file in files}
    texts = {name: file.laid_out for name, file in named.items()}
    found = translated(_layers(folder, texts), texts, style)
    return ((named[name], text) for name, text in found.items())


def _named(folder: Path | None, path: Path) -> str:
    """Return the name of a file within its pack, as the layers have it."""
    return path.resolve().relative_to(folder.parent).as_posix() if folder else str(path)


def _layers(folder: Path | None, texts: Mapping[str, str]) -> list[Layer]:
    """Return the layers of a pack, the last one with `texts` in place of its files."""
    files = {name: parse(text, name)[0] for name, text in texts.items()}
    if folder is None:
        return [Layer("", tuple(files.values()))]
    *upper, own = packs.layers(folder)
    return [*upper, replace(own, files=tuple(files.get(each.path, each) for each in own.files))]
