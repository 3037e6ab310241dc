"""Pipe tables with their columns under each other, and the columns that a text takes."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import combining, east_asian_width

_BAR = re.compile(r"(?<!\\)\|")


def width(text: str) -> int:
    """Return the columns that `text` takes: two for 汉字 and full-width signs."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def cells(row: str) -> list[tuple[str, int]]:
    """Return the trimmed texts between the bars of a row, each with the offset it starts at."""
    found = []
    for left, right in pairwise(bar.start() for bar in _BAR.finditer(row)):
        cell = row[left + 1 : right]
        found.append((cell.strip(), left + 1 + len(cell) - len(cell.lstrip())))
    return found


def aligned(lines: list[str]) -> None:
    """Align the rows that `lines` end with, in place; comments may stand among them."""
    rows: dict[int, list[str]] = {}
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].lstrip()
        if text.startswith("|"):
            rows[index] = [cell for cell, _ in cells(text)]
        elif text and not text.startswith("#"):
            break
    count = max(map(len, rows.values()), default=0)
    wide = [max(width(row[at]) for row in rows.values() if at < len(row)) for at in range(count)]
    for index, row in rows.items():
        indent = lines[index][: len(lines[index]) - len(lines[index].lstrip())]
        padded = (cell + " " * (wide[at] - width(cell)) for at, cell in enumerate(row))
        lines[index] = f"{indent}| {' | '.join(padded)} |"
