"""The files below the paths of a run: which are read, which are passed over, and why."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.model.report import PassedOver
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean


def render(files: Sequence[PassedOver | str], page: Page) -> str:
    """Return a line for each file, and how many there are of either kind."""
    lines = [_line(each, page) for each in files]
    over = sum(isinstance(each, PassedOver) for each in files)
    return joined([*lines, page.say("report.listed", count=len(files) - over, over=over)])


def _line(file: PassedOver | str, page: Page) -> str:
    if isinstance(file, str):
        return clean(file)
    return page.paint(f"{clean(file.path)}  {page.say('report.passed_over', why=file.reason)}", "faint")
