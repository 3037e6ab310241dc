"""Where the time of a run went: its phases, every file and every rule, the slowest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from targetlint.model.progress import Phase, Took
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import Span, clean, cut, window

_NUMBER = 10  # cells of a number and the space before it


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: of each phase on the clock, of each file, of each rule (and on how many forms) asked alone."""

    phases: Mapping[Phase, float]
    files: Mapping[str, Took]
    rules: Mapping[str, tuple[float, int]]


def render(spent: Spent, page: Page) -> str:
    """Return three tables; none is cut short."""
    return joined([*_phases(spent, page), *_files(spent, page), *_rules(spent, page)])


def _phases(spent: Spent, page: Page) -> Iterator[str]:
    yield page.paint(page.say("runs.timing"), "label")
    for name, seconds in spent.phases.items():
        yield _row(page, page.say(f"runs.phase_{name}"), [f"{seconds:.3f}"])
        if name == "reading":
            for part, each in (("read", 0), ("recognised", 1)):
                total = sum(took[each] for took in spent.files.values())
                yield _row(page, "  " + page.say(f"runs.{part}"), [f"{total:.3f}"])
    yield _row(page, page.say("runs.total"), [f"{sum(spent.phases.values()):.3f}"])


def _files(spent: Spent, page: Page) -> Iterator[str]:
    yield ""
    heads = [page.say("runs.column_reading"), page.say("runs.column_recognising")]
    yield page.paint(_row(page, page.say("runs.files", count=len(spent.files)), heads), "label")
    for path, took in sorted(spent.files.items(), key=lambda pair: (-sum(pair[1]), pair[0])):
        numbers = [f"{took.reading:.3f}", f"{took.recognising:.3f}"]
        shown = window(Span(clean(path), len(path), len(path)), _room(page, numbers)).text
        yield _row(page, shown, numbers)


def _rules(spent: Spent, page: Page) -> Iterator[str]:
    if not spent.rules:
        return
    yield ""
    heads = [page.say("runs.column_ms"), page.say("runs.column_forms")]
    yield page.paint(_row(page, page.say("runs.rules", count=len(spent.rules)), heads), "label")
    for rule, (seconds, times) in sorted(spent.rules.items(), key=lambda pair: (-pair[1][0], pair[0])):
        yield _row(page, rule, [f"{seconds * 1000:.3f}", str(times)])
    alone = sum(seconds for seconds, _ in spent.rules.values())
    text = page.say("runs.alone", alone=f"{alone:.3f}", together=f"{spent.phases.get('checking', 0):.3f}")
    yield from page.wrapped(text)


def _row(page: Page, name: str, numbers: Sequence[str]) -> str:
    """Return a name and what stands in columns behind it, each flush right."""
    room = _room(page, numbers)
    cells = "".join(" " * max(_NUMBER - cell_len(each), 1) + each for each in numbers)
    shown = cut(name, room)
    return "  " + shown + " " * (room - cell_len(shown)) + cells


def _room(page: Page, numbers: Sequence[str]) -> int:
    """Return the cells of the name before so many numbers."""
    return page.width - _NUMBER * len(numbers) - 2
