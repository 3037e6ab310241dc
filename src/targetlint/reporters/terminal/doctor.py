"""What an installation can do: its versions, its optional parts, and what each adds or would add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import pad


@dataclass(frozen=True, slots=True)
class Part:
    """An optional part: `name` picks its words, `what` says which program or library it is."""

    name: str
    what: str
    present: bool


def render(facts: Sequence[tuple[str, str]], parts: Sequence[Part], page: Page) -> str:
    """Return the facts and then the parts, each with what it adds and, where it is missing, how to get it."""
    return joined([*_facts(facts, page), "", *(line for part in parts for line in _part(part, page))])


def _facts(facts: Sequence[tuple[str, str]], page: Page) -> Iterator[str]:
    names = [page.say(f"doctor.{name}") for name, _ in facts]
    width = max(map(cell_len, names), default=0) + 2
    for name, (_, value) in zip(names, facts, strict=True):
        yield f"{page.paint(pad(name, width), 'label')}{value}"


def _part(part: Part, page: Page) -> Iterator[str]:
    mark = page.say("doctor.present" if part.present else "doctor.missing")
    style = "good" if part.present else "warning"
    what = f"  {part.what}" if part.what else ""
    yield f"{page.paint(mark, style)} {page.paint(page.say(f'doctor.{part.name}'), 'label')}{what}"
    key = f"doctor.{part.name}_adds" if part.present else f"doctor.{part.name}_would_add"
    yield from page.wrapped(page.say(key), 4, 4)
