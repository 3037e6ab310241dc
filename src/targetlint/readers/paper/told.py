"""What is told about pages that are pictures, or printed side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.place import Place
from targetlint.readers.refusal import remark


def told(path: str, *, recognised: Sequence[int], unread: Sequence[int], striped: bool) -> list[Diagnostic]:
    """Return remarks on a file, by the numbers of its pages."""
    place = Place(path)
    found = []
    if unread:
        found.append(remark("scan-pages", Severity.WARNING, place, pages=numbers(unread)))
    if recognised:
        found.append(remark("ocr", Severity.WARNING, place, pages=numbers(recognised)))
    if striped:
        found.append(remark("striped", Severity.WARNING, place))
    return found


def numbers(pages: Sequence[int]) -> str:
    """Return ascending page numbers as they are printed.

    >>> numbers([1, 3, 4, 5])
    '1, 3-5'
    """
    runs = groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0])
    found = [[page for _, page in run] for _, run in runs]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in found)
