"""Who hears how a run goes on: what is read, how long it takes. Nothing of it changes what the run finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

Phase = Literal["rules", "reading", "checking", "writing"]


class Took(NamedTuple):
    """What a file took, in seconds on the clock: from its bytes to a document, and to its forms."""

    reading: float = 0.0
    recognising: float = 0.0


class Progress:
    """Hears everything and does nothing; who shows or measures something overrides what it needs."""

    def phase(self, name: Phase) -> None:
        """Hear that a phase of the run begins; it lasts until the next one does."""

    def found(self, files: int) -> None:
        """Hear that so many files are to be read, beside those heard of before; an archive counts as one."""

    def begun(self, path: str, parts: int) -> None:
        """Hear that a document is begun: the first of `parts` where it opens an archive, else 1."""

    def done(self, path: str, took: Took) -> None:
        """Hear that a document is read, or given up."""

    def waiting(self) -> None:
        """Hear, a few times a second, that nothing has happened."""

    def checked(self, path: str, alone: Iterable[tuple[str, Callable[[], object]]]) -> None:
        """Hear that all rules were asked on a form of `path`.

        `alone` gives each of them by its id with a call that asks it once more, without the others.
        """


UNHEARD = Progress()
