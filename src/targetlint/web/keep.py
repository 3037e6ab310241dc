"""What the page keeps: browsers, what each has sent, and what came of it; gone by age and at the end."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from targetlint.model.said import Lang
from targetlint.web import limits

_PREFIX = "targetlint-page-"


def secret() -> str:
    """Return a text that nobody can guess."""
    return secrets.token_urlsafe(24)


@dataclass(slots=True, eq=False)
class Check:
    """One check of an upload; `folder` has what it wrote. `told` is why there is no report.

    `making` is held while a further file is made of it.
    """

    number: int
    folder: Path
    begun: datetime
    state: Literal["waiting", "running", "done", "failed"] = "waiting"
    told: str = ""
    task: asyncio.Task[None] | None = None
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in {"done", "failed"}

    def progress(self) -> list[str]:
        """Return the files that were read so far."""
        try:
            written = (self.folder / "progress.txt").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        return written[: written.rfind("\n") + 1].splitlines()


@dataclass(slots=True, eq=False)
class Upload:
    """Files that were sent together, and their checks; `left_out` are names of those not taken."""

    id: str
    folder: Path
    names: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    used: float = field(default_factory=time.monotonic)

    @property
    def files(self) -> Path:
        """Where the files are."""
        return self.folder / "files"

    @property
    def busy(self) -> bool:
        """Whether a check waits or runs."""
        return any(not each.ended for each in self.checks)

    def begin(self) -> Check:
        """Return a new check."""
        number = len(self.checks) + 1
        folder = self.folder / str(number)
        folder.mkdir()
        self.checks.append(Check(number, folder, datetime.now().astimezone()))
        return self.checks[-1]

    async def drop(self) -> None:
        """End what runs, and delete everything."""
        tasks = [each.task for each in self.checks if each.task and not each.task.done()]
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.to_thread(shutil.rmtree, self.folder, ignore_errors=True)


@dataclass(slots=True, eq=False)
class Session:
    """A browser that was let in."""

    id: str
    lang: Lang
    uploads: dict[str, Upload] = field(default_factory=dict)
    used: float = field(default_factory=time.monotonic)

    def checks(self) -> Iterator[tuple[Upload, Check]]:
        """Yield all checks in the order in which they were begun."""
        found = [(upload, check) for upload in self.uploads.values() for check in upload.checks]
        yield from sorted(found, key=lambda pair: pair[1].begun)

    def earlier(self, upload: Upload, check: Check) -> list[tuple[Upload, Check]]:
        """Return the checks with a report that were begun before another, the newest first.

        Those that have a file called as one of this `upload` come before all others.
        """
        found = [pair for pair in self.checks() if pair[1].state == "done" and pair[1].begun < check.begun]
        found.reverse()
        names = set(upload.names)
        return sorted(found, key=lambda pair: names.isdisjoint(pair[0].names))

    @property
    def busy(self) -> int:
        """How many of its checks wait or run."""
        return sum(not check.ended for _, check in self.checks())


class Keep:
    """Everything that is kept, in a folder of its own that only this user can read."""

    def __init__(self) -> None:
        self._met: dict[Path, tuple[float, float]] = {}
        for each, touched in _others():
            if time.time() - touched > limits.ABANDONED_SECONDS:
                shutil.rmtree(each, ignore_errors=True)
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))  # mode 0700
        self.sessions: dict[str, Session] = {}

    def session(self, name: str | None) -> Session | None:
        """Return the session of a cookie, None where it is of none."""
        found = self.sessions.get(name or "")
        if found:
            found.used = time.monotonic()
        return found

    async def open(self, lang: Lang) -> Session:
        """Return a new session; of too many one goes: the longest unused, those without files first."""
        while len(self.sessions) >= limits.SESSIONS:
            await self.close(min(self.sessions.values(), key=lambda each: (bool(each.uploads), each.used)))
        made = Session(secret(), lang)
        self.sessions[made.id] = made
        return made

    async def close(self, session: Session) -> None:
        """Forget a session with all it has sent."""
        self.sessions.pop(session.id, None)
        for each in list(session.uploads.values()):
            await each.drop()
        session.uploads.clear()

    def room(self) -> bool:
        """Whether the disk has room for another upload."""
        self._stay()
        return shutil.disk_usage(self.folder).free > limits.FREE_BYTES + limits.UPLOAD_BYTES

    def upload(self) -> Upload:
        """Return a new upload without files, of nobody yet."""
        name = secret()
        folder = self.folder / name
        (folder / "files").mkdir(parents=True)
        return Upload(name, folder)

    async def give(self, session: Session, upload: Upload) -> None:
        """Let an upload be a session's; its oldest goes where it has too many."""
        idle = [each for each in session.uploads.values() if not each.busy]
        for each in idle[: max(0, len(session.uploads) + 1 - limits.UPLOADS)]:
            await self.drop(session, each)
        session.uploads[upload.id] = upload

    async def drop(self, session: Session, upload: Upload) -> None:
        """Delete an upload."""
        session.uploads.pop(upload.id, None)
        await upload.drop()

    async def sweep(self, now: float) -> None:
        """Delete what was not used for long."""
        self._stay()
        self._sweep_abandoned(now)
        for session in list(self.sessions.values()):
            for upload in list(session.uploads.values()):
                if not upload.busy and now - upload.used > limits.UNUSED_SECONDS:
                    await self.drop(session, upload)
            if now - session.used > limits.SESSION_SECONDS and not session.busy:
                await self.close(session)

    def _stay(self) -> None:
        """Say that somebody lives in the folder; where it was cleaned away, go on in another."""
        try:
            os.utime(self.folder)
        except FileNotFoundError:
            self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))

    def _sweep_abandoned(self, now: float) -> None:
        """Delete what a server left that was killed: a folder that was not touched for as long as we looked.

        By our own clock, not by the age of the folder: after a machine has slept every folder looks old.
        """
        met = {}
        for each, touched in _others():
            before, since = self._met.get(each, (touched, now))
            if before == touched and now - since > limits.ABANDONED_SECONDS:
                shutil.rmtree(each, ignore_errors=True)
            else:
                met[each] = (touched, since if before == touched else now)
        self._met = met

    async def end(self) -> None:
        """End all checks and delete everything."""
        for each in list(self.sessions.values()):
            await self.close(each)
        self.remove()

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _others() -> Iterator[tuple[Path, float]]:
    """Yield the folders of other servers of this user, and when they were touched."""
    for each in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            told = each.lstat()
            ours = not hasattr(os, "getuid") or told.st_uid == os.getuid()
            if ours and stat.S_ISDIR(told.st_mode):
                yield each, told.st_mtime
