"""A token of a rule file with what the grammar makes of its place: what a formatter needs to know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexed:
    """A token: its `kind` in the grammar, its text, and its offset in the source.

    `begins` are the rules of the grammar whose text starts with it, `parent` the one that keeps it;
    `choices` are the kinds of token that were possible at its place.
    """

    kind: str
    text: str
    start: int
    begins: frozenset[str]
    parent: str
    choices: frozenset[str]

    @property
    def end(self) -> int:
        """Return the offset behind it."""
        return self.start + len(self.text)
