"""Gaps weighed against the comment above a rule or list: what it argues counts as answered for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from targetlint.lang.argued import marks
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.model.trials import Gap
from targetlint.words import say

_COLONS = "：:"
REST = ("其余", "the rest")
"""What a comment above a list or lexicon may say instead of naming each of its words."""


class Arguments:
    """The marks of one comment; `used` are those that met a gap."""

    def __init__(self, about: str, origin: Origin, comment: str) -> None:
        self._about = about
        self._origin = origin
        self._marks = marks(comment)
        self._used: set[str] = set()

    def weighed(self, gap: Gap, *, whole: bool = False) -> Gap:
        """Return the gap with the reason its comment gives; with `whole`, one for the rest counts."""
        for mark in self._marks:
            names = (*gap.mark, *(REST if whole else ()))
            for name in names:
                tail = mark.removeprefix(name).lstrip()
                if mark.startswith(name) and tail[:1] in set(_COLONS) and tail[1:].strip():
                    self._used.add(mark)
                    return replace(gap, reason=tail[1:].strip())
        return gap

    def idle(self) -> Iterator[Gap]:
        """Yield the marks that argue nothing: the example is there by now, or the words differ."""
        for mark in self._marks:
            if mark not in self._used:
                yield Gap(
                    self._about,
                    self._origin,
                    say("trial.idle_mark", mark=mark),
                    say("trial.idle_mark_do"),
                    Said(mark, mark),
                )
