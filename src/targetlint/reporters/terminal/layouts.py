"""The list of layouts: which printed templates are known, and as what they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from targetlint.model.layout import Layout
from targetlint.model.said import Said
from targetlint.model.schema import FORMS
from targetlint.reporters.terminal.grid import Line, draw_whole
from targetlint.reporters.terminal.page import Page, joined

_WIDE = 200  # cells in which any layout's name has room: a longer line is the terminal's to break


def render(layouts: Sequence[Layout], page: Page) -> str:
    """Return one line for each layout: id, kind of form and name, which is never cut."""
    wide = replace(page, width=max(page.width, _WIDE))
    header = [page.say(f"report.column_{name}") for name in ("layout", "kind", "title")]
    lines = [Line("", [each.id, page.pick(_kind(each)), each.name]) for each in layouts]
    count = page.say("report.layouts_count", count=len(lines))
    return joined([*(draw_whole(header, lines, wide) if lines else []), count])


def _kind(layout: Layout) -> Said:
    kind = FORMS[layout.kind]
    return Said(kind.chinese, kind.name)
