"""What is done for an upload: the commands that anybody would type are run, and their files kept."""

from __future__ import annotations

import asyncio
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from targetlint.model.said import Lang, Said
from targetlint.reporters.outputs.facts import Speech
from targetlint.reporters.outputs.sections import Section, compared
from targetlint.reporters.published_comparison import Comparison
from targetlint.web.desk import Busy, Desk, Ended
from targetlint.web.keep import Check, Upload
from targetlint.web.made import HTML, Made
from targetlint.web.terms import Terms
from targetlint.words import say

RESULTS = "results.json"
_ISOLATED = "--isolated"  # settings above the folder are not those of who started the server
_WHOLE = "."  # commands run in the folder of the files: no report says where that is


class Failed(Exception):  # noqa: N818 - it says how a command ended
    """A command that wrote nothing; `why` is what to tell."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.en)
        self.why = why


class Work:
    """Runs the commands for uploads."""

    def __init__(self, terms: Terms, desk: Desk) -> None:
        self._terms, self._desk = terms, desk

    def begin(self, upload: Upload, lang: Lang, outputs: Sequence[Made] = (HTML,)) -> Check:
        """Begin a check of an upload; raise Busy where too many wait."""
        self._desk.admit()
        check = upload.begin()
        check.task = asyncio.create_task(self._check(upload, check, lang, outputs))
        return check

    async def _check(self, upload: Upload, check: Check, lang: Lang, outputs: Sequence[Made]) -> None:
        def begins() -> None:
            check.state = "running"

        wanted = [check.folder / RESULTS, *(each.kept(check.folder, lang) for each in outputs)]
        ended = None
        try:
            ended = await self._run(
                [
                    "check",
                    _WHOLE,
                    _ISOLATED,
                    *self._terms.checking,
                    *(word for each in wanted for word in ("-o", _from(upload.files, each))),
                    *("--progress-file", _from(upload.files, check.folder / "progress.txt")),
                    *("--format", "concise", "--color", "never", "--lang", lang),
                ],
                upload.files,
                check,
                begins,
            )
        except Busy:
            check.told = say("web.busy").pick(lang)
        finally:
            there = all(each.is_file() for each in wanted)
            check.state = "done" if ended and there else "failed"
        if ended and check.state == "failed":
            check.told = _why(ended).pick(lang)

    async def made(
        self, upload: Upload, check: Check, made: Made, lang: Lang, *, anonymous: bool = False
    ) -> Path:
        """Return a file of a report, made now where it is not there; raise Failed, Busy."""
        path = made.kept(check.folder, lang, anonymous=anonymous)
        async with check.making:
            if not path.is_file():
                wanted = path.with_suffix("") if made.packed else path
                words = ["render", _from(upload.files, check.folder / RESULTS), "--lang", lang]
                words += ["-o", f"{made.format}:{_from(upload.files, wanted)}"]
                words += ["--anonymous"] if anonymous else []
                ended = await self._run(words, upload.files, check)
                if ended.code != 0:
                    raise Failed(_why(ended))
                if made.packed:
                    await asyncio.to_thread(_zip, wanted, path)
        return path

    async def copies(self, upload: Upload, check: Check, lang: Lang) -> Path:
        """Return a zip of annotated copies, with a list of files that have none; raise Failed, Busy."""
        path = check.folder / f"copies-{lang}.zip"
        async with check.making:
            if not path.is_file():
                folder = check.folder / f"copies-{lang}"
                words = ["annotate", _WHOLE, _ISOLATED, *self._terms.checking]
                words += ["-o", _from(upload.files, folder), "--format", "concise"]
                words += ["--color", "never", "--lang", lang]
                ended = await self._run(words, upload.files, check)
                if not folder.is_dir():
                    raise Failed(_why(ended))
                listed = {say("web.copies_list").pick(lang): ended.told}
                await asyncio.to_thread(_zip, folder, path, listed)
        return path

    async def compare(
        self, before: tuple[Upload, Check], upload: Upload, check: Check, speech: Speech
    ) -> Sequence[Section]:
        """Return the tables that say what became of the findings of a check; raise Failed, Busy."""
        old, new = (_from(upload.files, each.folder / RESULTS) for each in (before[1], check))
        words = ["diff", old, new, "--format", "json", "--lang", speech.lang]
        async with check.making:
            ended = await self._run(words, upload.files, check)
        try:
            found = await asyncio.to_thread(Comparison.model_validate_json, ended.out)
        except ValueError:
            raise Failed(_why(ended)) from None
        file = f"{before[1].begun:%H:%M:%S} {before[0].names[0]}"  # not where we keep it
        return list(compared(found.model_copy(update={"file": file}), speech))

    async def _run(
        self,
        words: Sequence[str],
        folder: Path,
        check: Check,
        begins: Callable[[], None] = lambda: None,
    ) -> Ended:
        """Run a command about a check, of which no other runs now: they share a folder for scratch."""
        scratch = check.folder / "scratch"
        try:
            return await self._desk.run(words, folder, scratch, begins)
        finally:
            await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)


def _from(folder: Path, path: Path) -> str:
    return os.path.relpath(path, folder)


def _why(ended: Ended) -> Said:
    """Return why a command wrote nothing, as it told; it is ours where it told nothing."""
    if ended.code is None:
        return say("web.too_long")
    return Said(ended.told, ended.told) if ended.told.strip() else say("web.no_reason", code=ended.code)


def _zip(folder: Path, path: Path, beside: Mapping[str, str] = MappingProxyType({})) -> None:
    """Pack a folder, and texts by their names; the zip is there whole or not at all."""
    made = path.with_suffix(".part")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in beside.items():
            packed.writestr(name, text)
        for each in sorted(folder.rglob("*")):
            if each.is_file():
                packed.write(each, each.relative_to(folder).as_posix())
    made.replace(path)
