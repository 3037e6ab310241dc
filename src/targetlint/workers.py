"""Work in processes that can be killed: an item that hangs, eats memory or crashes costs that item only.

A task is a function from an item and a number of parts to leave out, to an iterator of messages: `Begun`
with a name before each part of the item, and the results of the part. Where its process does not answer
in time or dies, that part is `Lost`, and another process goes on behind it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from targetlint.worker_process import ENDINGS, Done, Failed, Task, serve

_FORKED = sys.platform.startswith("linux")  # a fork starts in milliseconds; elsewhere it is not safe
if sys.platform.startswith("linux"):
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")
_TICK = 0.2  # seconds between two calls of `hear` while nothing comes

Hear = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one part may cost: `seconds` of waiting, `memory` in bytes beside what the program itself has."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Begun:
    """A part of an item is begun; its name is what is told of it if it is lost.

    `parts` is how many begin with this one, where the task knows: it is for those who watch.
    """

    name: str
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Lost:
    """A part without an answer: it took too long, needed too much memory, or its process died."""

    name: str
    why: Literal["time", "memory", "died"]


@dataclass(slots=True)
class _Job:
    """An item and what has come of it."""

    number: int
    item: Any
    hear: Hear
    results: list[Any] = field(default_factory=list)
    begun: int = 0
    name: str = ""
    finished: bool = False

    def take(self, message: object) -> None:
        match message:
            case Begun(name=name):
                self.begun += 1
                self.name = name
            case Done():
                self.finished = True
            case _:
                self.results.append(message)
        if not isinstance(message, Done):
            self.hear(message)

    def lose(self, why: Literal["time", "memory", "died"]) -> None:
        lost = Lost(self.name, why)
        self.results.append(lost)
        self.hear(lost)
        if not self.begun:  # it was lost before its first part: nothing is left to go on with
            self.finished = True


class _Worker:
    """A process with the pipe to it, the job it is at, and when it must have answered."""

    def __init__(self, task: Task, limits: Limits, others: list[_Worker]) -> None:
        self._limits = limits
        self.pipe, end = _CONTEXT.Pipe()
        self._folder = TemporaryDirectory(prefix="targetlint-", ignore_cleanup_errors=True)
        inherited = [self.pipe, *(each.pipe for each in others)] if _FORKED else []
        self._process: BaseProcess = _CONTEXT.Process(
            target=serve, args=(end, inherited, task, limits.memory, self._folder.name), daemon=True
        )
        self._process.start()
        end.close()
        self.job: _Job | None = None
        self.deadline = 0.0

    def give(self, job: _Job) -> None:
        self.job = job
        self.deadline = time.monotonic() + self._limits.seconds
        with suppress(OSError):  # it died: waiting for its answer tells
            self.pipe.send((job.item, job.begun))

    def hear(self) -> bool:
        """Take one message for the job; return False where the process is of no more use."""
        job = self.job
        if job is None:
            return False
        try:
            message = self.pipe.recv()
        except Exception:  # noqa: BLE001 - it died, or what it sent is damaged
            job.lose("died")
            return False
        if isinstance(message, Failed):
            job.lose("memory" if message.for_memory else "died")
            return False
        job.take(message)
        self.deadline = time.monotonic() + self._limits.seconds
        return True

    def kill(self) -> None:
        """End the process and whatever it has started."""
        started = list(_descendants(self._process.pid or 0))
        self._process.kill()
        self._process.join()
        for each in started:
            with suppress(OSError):
                os.kill(each, signal.SIGKILL)
        self.pipe.close()
        self._folder.cleanup()


def unheard(message: object) -> None:
    """Hear nothing."""


def run(
    items: Iterable[Any], task: Task, *, jobs: int, limits: Limits, hear: Hear = unheard
) -> Iterator[list[Any]]:
    """Yield the results of each item, in the order of the items, from at most `jobs` processes at a time.

    `hear` gets every `Begun`, result and `Lost` as it comes, and None now and then while nothing does.
    """
    waiting = (_Job(number, item, hear) for number, item in enumerate(items))
    finished: dict[int, _Job] = {}
    workers: list[_Worker] = []
    following = 0
    try:
        while True:
            _employ(waiting, workers, task, jobs=jobs, limits=limits)
            if not any(each.job for each in workers):
                return
            for job in _progress(workers, task, limits, hear):
                finished[job.number] = job
            while following in finished:
                yield finished.pop(following).results
                following += 1
    finally:
        for each in workers:
            each.kill()


def _employ(
    waiting: Iterator[_Job], workers: list[_Worker], task: Task, *, jobs: int, limits: Limits
) -> None:
    """Give every idle process a job, and start others up to `jobs` while there are any."""
    while idle := [each for each in workers if each.job is None] or len(workers) < jobs:
        job = next(waiting, None)
        if job is None:
            return
        worker = _hired(workers, task, limits) if idle is True else idle[0]
        worker.give(job)


def _hired(workers: list[_Worker], task: Task, limits: Limits) -> _Worker:
    """Start another process; `workers` has it before anything can interrupt the run."""
    with _uninterrupted():
        workers.append(_Worker(task, limits, workers))
    return workers[-1]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let signals that end the run wait.

    What their handlers raise is lost where Python calls back, as it does around a fork: the run would go on.
    """
    if _FORKED:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        if _FORKED:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _progress(workers: list[_Worker], task: Task, limits: Limits, hear: Hear) -> Iterator[_Job]:
    """Wait for the next message, the next deadline or a moment; yield the jobs that are done."""
    busy = [each for each in workers if each.job]
    left = min(each.deadline for each in busy) - time.monotonic()
    heard = set(wait([each.pipe for each in busy], min(max(left, 0), _TICK)))
    if not heard:
        hear(None)
    for worker in busy:
        job, useful = worker.job, True
        if job is None:
            continue
        if worker.pipe in heard:
            useful = worker.hear()
        elif worker.deadline <= time.monotonic():
            job.lose("time")
            useful = False
        if not useful:
            worker.kill()
            workers.remove(worker)
            if not job.finished:
                _hired(workers, task, limits).give(job)
                continue
        if job.finished:
            worker.job = None
            yield job


def _descendants(pid: int) -> Iterator[int]:
    """Yield the processes below `pid`; none where the system does not tell (it does on Linux)."""
    for path in Path("/proc", str(pid), "task").glob("*/children"):
        with suppress(OSError):
            for each in map(int, path.read_text(encoding="ascii").split()):
                yield each
                yield from _descendants(each)
