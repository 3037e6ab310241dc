"""Check boxes: which of a layout's options a cell has ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from targetlint.forms.fold import fold
from targetlint.model.layout import Choice

_TICKED = "☑☒✓✔√■●◉⬛🗹⊠▣"
_EMPTY = "□☐○◯〇⬜"
_MARK = rf"\([{_TICKED}{_EMPTY}]?\)|[{_TICKED}{_EMPTY}]"
_LOST = re.compile(r"[()xX×]")


def ticked(text: str, choices: Sequence[Choice], *, doubtful: bool = False) -> str | None:
    """Return the member of the one option that is ticked in `text`, None where that is not certain.

    Marks stand before the options or behind them, the same way in one cell: the first token tells which.
    A cell without any mark names its option in words. A bracket without its other half, and whatever the
    reader has marked as doubtful, leaves the question open.
    """
    folded = fold(text).text
    options = {fold(choice.text).text: choice.member for choice in choices}
    words = "|".join(re.escape(each) for each in sorted(options, key=lambda each: (-len(each), each)) if each)
    if doubtful or not words or _LOST.search(_without_remarks(folded)):
        return None
    tokens = re.findall(rf"{_MARK}|{words}", folded)
    members = [options[each] for each in tokens if each in options]
    marks = [each for each in tokens if each not in options]
    if not marks:
        return members[0] if len(set(members)) == 1 else None
    before = tokens[0] not in options
    chosen = set()
    for number, token in enumerate(tokens):
        if token in options:
            beside = number - 1 if before else number + 1
            if 0 <= beside < len(tokens) and any(sign in _TICKED for sign in tokens[beside]):
                chosen.add(options[token])
    return chosen.pop() if len(chosen) == 1 else None


def _without_remarks(folded: str) -> str:
    """Drop closed brackets, which hide nothing: empty ones, marks and remarks alike."""
    return re.sub(r"\([^()]*\)", "", folded)
