"""Markdown that shows texts as they are: signs escaped, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, and an empty one."""
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from (_row(list(map(plain, row))) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
