"""What the builders of AST nodes share: the tokens they get, and the mistakes they tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from targetlint.lang.ast import LAST_YEAR, Expr, Name
from targetlint.lang.decision import Test
from targetlint.lang.syntax.source import Source
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Origin
from targetlint.words import say


@dataclass(frozen=True, slots=True)
class Leaf:
    """A token: its `kind` in the grammar, its text, and where it starts in the source."""

    kind: str
    text: str
    start: int
    origin: Origin

    @property
    def key(self) -> str:
        """Return a keyword's key: `_APPLIES_TO` is applies_to."""
        return self.kind.strip("_").lower()

    @property
    def inner(self) -> str:
        """Return a string without its quotes."""
        return self.text[1:-1]


class Draft:
    """One declaration while it is built; `start` is its offset in the source."""

    def __init__(self, source: Source, part: Callable[[Draft, str, int, int], Any], start: int) -> None:
        self.source = source
        self._part = part
        self.start = start
        self.diagnostics: list[Diagnostic] = []

    def expression(self, start: int, end: int) -> Expr | None:
        """Return the expression between two offsets, such as what stands in the braces of a message."""
        found: Expr | None = self._part(self, "expression", start, end)
        return found

    def test(self, start: int, end: int) -> Test | None:
        """Return the test between two offsets, which stands in a cell of a decision table."""
        found: Test | None = self._part(self, "test", start, end)
        return found

    def tell(self, origin: Origin, key: str, code: str = "rule/syntax", **values: object) -> None:
        """Tell the text `key` at `origin`; its next act is the text `key` followed by `_do`."""
        self.diagnostics.append(mistake(origin, key, code, **values))


def mistake(origin: Origin, key: str, code: str = "rule/syntax", **values: object) -> Diagnostic:
    """Return a mistake in a rule file that says `key` and suggests `key`_do."""
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=say(f"syntax.{key}", **values),
        place=origin,
        outcome=Outcome.ERROR,
        suggestion=say(f"syntax.{key}_do", **values),
    )


Action = Callable[[Draft, Origin, list[Any]], Any]
"""Makes a node of the children of a rule of the grammar; optional children that are missing are None."""


def name(leaf: Leaf) -> Name:
    """Return a name without the marks that quote it: 【合计】 is 合计."""
    if leaf.kind == "_LAST_YEAR":
        return Name(origin=leaf.origin, text=LAST_YEAR)
    quoted = leaf.text[0] in "【`"
    return Name(origin=leaf.origin, text=leaf.inner if quoted else leaf.text)


def text_name(leaf: Leaf) -> Name:
    """Return a string or an id that names something, such as a word of a lexicon, with its place."""
    return Name(origin=leaf.origin, text=leaf.inner if leaf.kind == "STRING" else leaf.text)
