"""What a run tells while it goes on: a bar on standard error for a long one, and how long its parts took."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from targetlint.cli import streams
from targetlint.model.progress import Phase, Progress, Took
from targetlint.reporters.terminal import timing
from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import Span, clean, window
from targetlint.reporters.terminal.timing import Spent

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn

_PATIENCE = 1.0  # seconds of a run without a bar: most are over by then
_PAUSE = 0.1  # seconds between two drawings
_BESIDE = 50  # cells of the bar, the count, the time left and the word before the path
_BAR = 16


@dataclass(slots=True)
class Following(Progress):
    """Counts what a run reads, and passes on what it hears to those who show or measure it."""

    others: tuple[Progress, ...] = ()
    expected: int = 0
    read: int = 0

    def phase(self, name: Phase) -> None:
        """Pass it on."""
        for each in self.others:
            each.phase(name)

    def found(self, files: int) -> None:
        """Expect so many more."""
        self.expected += files
        for each in self.others:
            each.found(files)

    def begun(self, path: str, parts: int) -> None:
        """Expect the parts of an archive."""
        self.expected += parts - 1
        for each in self.others:
            each.begun(path, parts)

    def done(self, path: str, took: Took) -> None:
        """Count one more."""
        self.read += 1
        for each in self.others:
            each.done(path, took)

    def waiting(self) -> None:
        """Pass it on."""
        for each in self.others:
            each.waiting()

    def checked(self, path: str, alone: Iterable[tuple[str, Callable[[], object]]]) -> None:
        """Pass it on; whoever wants `alone` takes all of it."""
        for each in self.others:
            each.checked(path, alone)


@contextmanager
def following(page: Page, *, quiet: bool, timed: bool, told: Progress | None = None) -> Iterator[Following]:
    """Follow a run, which `told` hears too.

    The bar is gone where the report begins, and times are told at the very end.
    """
    bar = Bar(page) if not quiet and shows_bars(sys.stderr, os.environ) else None
    clock = Clock() if timed else None
    try:
        yield Following(tuple(each for each in (bar, clock, told) if each))
    finally:
        if bar:
            bar.stop()
    if clock:
        streams.put(timing.render(clock.spent(), page), sys.stderr)


def shows_bars(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a bar may be drawn: on a terminal that can take it back, that nobody else writes to."""
    plain = environment.get("CI") or environment.get("TERM") == "dumb"
    return stream.isatty() and not plain and not logging.getLogger().isEnabledFor(logging.DEBUG)


@dataclass(slots=True)
class Bar(Progress):
    """A bar with the file that is being read; it comes only where a run takes long."""

    page: Page
    since: float = field(default_factory=time.monotonic)
    _drawn: Drawn | None = None
    _at: float = 0.0
    _doing: str = "runs.phase_rules"
    _path: str = ""
    _expected: int = 0
    _read: int = 0

    def phase(self, name: Phase) -> None:
        """Say what is being done; what is written now is the report, so the bar goes."""
        self._doing, self._path = f"runs.phase_{name}", ""
        if name == "writing":
            self.stop()
        else:
            self.waiting()

    def found(self, files: int) -> None:
        """Make the bar longer."""
        self._expected += files

    def begun(self, path: str, parts: int) -> None:
        """Name the file."""
        self._expected += parts - 1
        self._doing, self._path = "runs.reading", path
        self.waiting()

    def done(self, path: str, took: Took) -> None:
        """Move on by one."""
        del path, took
        self._read += 1
        self.waiting()

    def checked(self, path: str, alone: Iterable[tuple[str, Callable[[], object]]]) -> None:
        """Name the file."""
        del alone
        self._doing, self._path = "runs.checking", path
        self.waiting()

    def waiting(self) -> None:
        """Draw, where it is time to."""
        now = time.monotonic()
        if now < max(self.since + _PATIENCE, self._at + _PAUSE):
            return
        self._at = now
        drawn = self._drawn or _bar()
        task = drawn.tasks[0]
        path = clean(self._path)
        shown = window(Span(path, len(path), len(path)), max(self.page.width - _BESIDE, 8)).text
        doing = self.page.say(self._doing, path=shown)
        drawn.update(task.id, total=self._expected or None, completed=self._read, doing=doing)
        left = task.time_remaining
        told = self.page.say("runs.left", time=clock_time(left)) if left and not task.finished else ""
        drawn.update(task.id, left=told)
        if self._drawn is None:
            self._drawn = drawn
            drawn.start()
        drawn.refresh()

    def stop(self) -> None:
        """Take the bar away."""
        if self._drawn:
            self._drawn.stop()
        self._drawn, self.since = None, float("inf")


def _bar() -> Drawn:
    """Return a bar that is drawn only when asked to: processes are forked beside it, so it has no thread."""
    from rich.console import Console  # noqa: PLC0415 - most runs are over before there is a bar
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415 - the same
    from rich.progress import Progress as Drawn  # noqa: PLC0415 - the same

    bar = Drawn(
        TextColumn("{task.fields[doing]}", markup=False),
        BarColumn(_BAR),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}", markup=False),
        console=Console(file=sys.stderr),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=None, doing="", left="")
    return bar


def clock_time(seconds: float) -> str:
    """Return a time as a clock shows it.

    >>> [clock_time(each) for each in (7.2, 83, 4000)]
    ['0:08', '1:23', '1:06:40']
    """
    minutes, left = divmod(int(-(-seconds // 1)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


class Clock(Progress):
    """Measures the phases of a run, every file, and every rule asked by itself."""

    def __init__(self) -> None:
        self._phase: Phase = "rules"
        self._since = time.perf_counter()
        self._phases: dict[Phase, float] = {}
        self._files: dict[str, Took] = {}
        self._rules: dict[str, tuple[float, int]] = {}

    def phase(self, name: Phase) -> None:
        """End the phase before."""
        now = time.perf_counter()
        self._phases[self._phase] = self._phases.get(self._phase, 0.0) + now - self._since
        self._phase, self._since = name, now

    def done(self, path: str, took: Took) -> None:
        """Note what the file took."""
        self._files[path] = took

    def checked(self, path: str, alone: Iterable[tuple[str, Callable[[], object]]]) -> None:
        """Ask each rule once more, by itself; that is no part of the phase."""
        del path
        before = time.perf_counter()
        for rule, ask in alone:
            began = time.perf_counter()
            with suppress(Exception):  # the report says that it crashed; here it only took time
                ask()
            seconds, times = self._rules.get(rule, (0.0, 0))
            self._rules[rule] = seconds + time.perf_counter() - began, times + 1
        self._since += time.perf_counter() - before

    def spent(self) -> Spent:
        """End the last phase, and return all of it."""
        self.phase("writing")
        return Spent(self._phases, self._files, self._rules)
