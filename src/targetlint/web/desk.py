"""Commands of targetlint run for the page, a few at a time, each in a process that can be ended."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from targetlint.web import limits

_PATIENCE = 5  # seconds for a process to end itself and those that it started


class Busy(Exception):  # noqa: N818 - it says what the desk is
    """Too many commands wait already."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, None where it took too long; what it wrote to the two streams."""

    code: int | None
    out: str
    told: str


class Desk:
    """Runs commands; `places` at a time, the others wait in the order in which they came."""

    def __init__(self, places: int) -> None:
        self._places = asyncio.Semaphore(places)
        self.waiting = 0

    def admit(self) -> None:
        """Raise Busy where no more may wait."""
        if self.waiting >= limits.QUEUE:
            raise Busy

    async def run(
        self,
        words: Sequence[str],
        folder: Path,
        scratch: Path,
        begins: Callable[[], None] = lambda: None,
    ) -> Ended:
        """Run the command `words` in `folder`; what it keeps for a while goes into `scratch`.

        `begins` is called when its turn has come. A command whose caller goes away is ended.
        """
        self.admit()
        self.waiting += 1
        try:
            await self._places.acquire()
        finally:
            self.waiting -= 1
        try:
            begins()
            return await _ran(words, folder, scratch)
        finally:
            self._places.release()


async def _ran(words: Sequence[str], folder: Path, scratch: Path) -> Ended:
    with _streams(scratch) as (first, second):
        # -P: the folder holds what somebody sent, and nothing in it is ever imported
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "targetlint",
            *words,
            cwd=folder,
            env=_environment(scratch),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=first,
            stderr=second,
            start_new_session=True,
        )
        code: int | None = None
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(limits.CHECK_SECONDS):
                    code = await process.wait()
        finally:
            if process.returncode is None:
                await _end(process)
        return Ended(code, _beginning(first), _beginning(second))


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a process in order, so that those which read files end with it; by force where it does not."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_PATIENCE):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        await process.wait()


def _environment(scratch: Path) -> dict[str, str]:
    here = [str(Path(each).resolve()) for each in sys.path if each]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    folder = str(scratch.resolve())
    ours = {"PYTHONPATH": os.pathsep.join(here), "PYTHONIOENCODING": "utf-8:replace"}
    return kept | ours | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)


@contextmanager
def _streams(scratch: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give two files for what a command writes to its streams, in a folder that may not be there yet."""
    scratch.mkdir(exist_ok=True)
    with (scratch / "out.txt").open("w+b") as out, (scratch / "told.txt").open("w+b") as told:
        yield out, told


def _beginning(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(limits.TEXT_BYTES).decode("utf-8", "replace")
