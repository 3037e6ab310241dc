"""Where a rule file can be read on after a mistake: the lines that open a declaration or a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from targetlint.lang.syntax.keywords import alternatives, keywords


def stretches(code: str) -> Iterator[tuple[int, int]]:
    """Return what of a file is parsed apart: each declaration, up to the line of the next one."""
    starts = [found.start() for found in _declaration().finditer(code)]
    if not starts or code[: starts[0]].strip():
        starts.insert(0, 0)
    return zip(starts, [*starts[1:], len(code)], strict=True)


def without_clauses(code: str, first: int, last: int) -> str | None:
    """Return one declaration without its clauses from `first` to `last`, blanked out so that places hold.

    A require goes with its otherwise, an example with what it gives. A line that opens no clause but
    begins at `first` counts as one: its keyword is misspelt. None where `first` is in no clause, but
    in the declaration's opening words.
    """
    starts = [found.start() for found in _clause().finditer(code)]
    line = code.rfind("\n", 0, first) + 1
    if starts and starts[0] < line and not code[line:first].strip():
        start = line
    else:
        start = max((each for each in starts if each <= first), default=0)
    if not start:
        return None
    end = min((each for each in starts if each > max(last, start)), default=len(code))
    return code[:start] + re.sub(r"[^\n]", " ", code[start:end]) + code[end:]


@cache
def _declaration() -> re.Pattern[str]:
    """Return what opens a declaration: its keyword at the start of a line, and no operator behind it.

    来源 is a field, too: in a condition that is broken over lines, `来源 是 …` is no declaration.
    """
    signs = r"[=≠≥≤<>≈~!+\-*/×÷.,)的、]"
    words = alternatives("operator", "answer", "tail")
    return re.compile(rf"^[ ]*(?={alternatives('declaration')})(?!\w+\s+(?:{signs}|{words}))", re.MULTILINE)


@cache
def _clause() -> re.Pattern[str]:
    """Return what opens a clause that can be left out without orphans."""
    words = f"{alternatives('head', 'pipe', 'ask', 'unknown', 'layout')}|{keywords()['example'].pattern}"
    return re.compile(rf"^[ ]*(?={words})", re.MULTILINE)
