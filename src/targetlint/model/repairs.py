"""What is repaired in a document by itself, and what is left for a person."""

from __future__ import annotations

from dataclasses import dataclass

from targetlint.model.place import Place
from targetlint.model.report import DocumentReport
from targetlint.model.said import Said


@dataclass(frozen=True, slots=True)
class Fix:
    """One cell that is repaired: where, what stands there, what will, and the rules that say so."""

    place: Place
    before: str
    after: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A suggestion that is not applied: where, what stands there, by which rules, and why not.

    `automatic` says that its grade would have allowed it.
    """

    place: Place
    before: str
    suggestion: Said
    rules: tuple[str, ...]
    why: Said
    automatic: bool = True


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a document: its repairs, what was left, and the copy with them, of a file so called.

    `data` is None where nothing was to be repaired, or nothing could be: `why` says so then.
    """

    document: DocumentReport
    fixes: tuple[Fix, ...]
    left: tuple[Left, ...]
    data: bytes | None = None
    suffix: str = ""
    why: Said | None = None

    @property
    def has_open(self) -> bool:
        """Whether something is left that could have been repaired by itself."""
        return any(each.automatic for each in self.left)
