"""`targetlint init [DIR]`: a commented settings file and a first rule pack; nothing is written over."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from targetlint.cli import paths, streams
from targetlint.cli.book import complain, this_day
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.cli.paths import PACK
from targetlint.cli.rules_new import upper
from targetlint.files import SETTINGS
from targetlint.lang.format import scaffold
from targetlint.model.said import Lang, Said
from targetlint.settings.published import EXAMPLES, OVERRIDE_EXAMPLES, described, schema
from targetlint.settings.written import quoted
from targetlint.words import say

_RULE = "COUNTY-001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Init:
    """One run of the command, with its options as given."""

    lang: Lang
    folder: Path

    def run(self) -> int:
        """Write what is not there yet, say what was there, and return the exit code."""
        if paths.exists(self.folder) and not paths.is_folder(self.folder):
            complain(self.lang, "new.not_folder", path=self.folder)
            return UNTRUSTED
        name = self._said("init.pack")
        pack, settings = self.folder / name, self.folder / SETTINGS
        had_settings = paths.exists(settings)
        try:
            self._write(settings, template(self.lang))
            if paths.exists(pack):
                self._tell("init.exists", path=pack.as_posix())
            else:
                self._write_pack(pack)
        except OSError as error:
            complain(self.lang, "fmt.unwritten", path=error.filename, error=error)
            return UNTRUSTED
        if had_settings:
            self._tell("init.not_named", pack=pack.as_posix(), path=settings.as_posix(), quoted=quoted(name))
        self._tell("init.next", folder=_typed(self.folder), pack=_typed(pack))
        return CLEAN

    def _write_pack(self, pack: Path) -> None:
        files = {
            PACK: scaffold.pack(pack.name, this_day().year, upper(), self.lang),
            f"{self._said('init.adjustment')}.rules": scaffold.adjustment(self.lang),
            f"{_RULE}.rules": scaffold.rule(_RULE, self.lang),
        }
        for name, text in files.items():
            self._write(pack / name, text)

    def _write(self, path: Path, text: str) -> None:
        """Write a new file, and say so; what is there is left alone."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            self._tell("init.exists", path=path.as_posix())
        else:
            self._tell("init.written", path=path.as_posix())

    def _said(self, key: str) -> str:
        return say(key).pick(self.lang)

    def _tell(self, key: str, **values: object) -> None:
        streams.put(say(key, **values).pick(self.lang) + "\n", sys.stdout)


def _typed(path: Path) -> str:
    """Return a path as it is typed in a shell."""
    text = path.as_posix()
    return f'"{text}"' if " " in text else text


def template(lang: Lang) -> str:
    """Return a settings file with every key as a comment, and the rule pack in force."""
    lines = [say("init.head").pick(lang)]
    properties = schema()["properties"]
    for key, example in EXAMPLES.items():
        if key != "overrides":
            mark = "" if key == "rules" else "# "
            choices = "" if key == "stage" else " ".join(properties[key].get("enum", ()))
            told = f"# {described(key).pick(lang)}" + (f" ({choices})" if choices else "")
            lines += ["", told, f"{mark}{key} = {example.pick(lang)}"]
    lines += [
        "",
        f"# {described('overrides').pick(lang)}",
        "# [[overrides]]",
        *_overriding(OVERRIDE_EXAMPLES, lang),
    ]
    return "\n".join(lines) + "\n"


def _overriding(examples: Mapping[str, Said], lang: Lang) -> Iterator[str]:
    for key, example in examples.items():
        yield f"# {key} = {example.pick(lang)}  # {described(key, overriding=True).pick(lang)}"
