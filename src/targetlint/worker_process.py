"""The life of a process that works: jobs come in at a pipe, and their messages go out."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

if sys.platform.startswith("linux"):
    import resource

_LOG = logging.getLogger(__name__)
_PR_SET_PDEATHSIG = 1  # prctl(2)

Task = Callable[[Any, int], Iterator[Any]]

MEMORY_IS_BOUND = sys.platform.startswith("linux")  # elsewhere the system has no such bound for a process
ENDINGS = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}  # Windows lacks one


@dataclass(frozen=True, slots=True)
class Failed:
    """Sent instead of a part that raised something, or needed too much memory."""

    for_memory: bool


class Done:
    """Sent behind the last part of an item."""


def serve(
    pipe: Connection,
    inherited: Sequence[Connection],
    task: Task,
    memory: int,
    folder: str,
) -> None:
    """Answer jobs until the other end of the pipe is closed; the life of a process.

    What it keeps for a while is kept in `folder`, which goes with it.
    """
    tempfile.tempdir = folder
    for each in inherited:  # else this process would keep the pipes of the others open
        each.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted run ends its processes itself
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):  # not on Windows; while it was forked, they were to wait
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    _end_with_parent()
    _be_silent()
    _bind_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            item, leave_out = pipe.recv()
            try:
                for message in task(item, leave_out):
                    pipe.send(message)
            except Exception as error:  # noqa: BLE001 - of the task, or of sending what it gave
                _LOG.debug("%s", item, exc_info=True)
                pipe.send(Failed(for_memory=isinstance(error, MemoryError)))
                return
            pipe.send(Done())


def _end_with_parent() -> None:
    """Let the system end this process with the one that started it, however that ends (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _be_silent() -> None:
    """Send away what libraries write to standard error, unless the run asks for every detail."""
    if not _LOG.isEnabledFor(logging.DEBUG):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _bind_memory(memory: int) -> None:
    """Bound the address space of this process to what it has now and `memory` bytes more."""
    if not sys.platform.startswith("linux"):
        return
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path of a user's
        pages = int(file.read().split()[0])
    bound = pages * resource.getpagesize() + memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or bound < hard:
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
