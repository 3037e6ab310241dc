"""A text in TOML: the place of what stands in it, and where reading it stops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from targetlint.model.place import Origin
from targetlint.settings.toml_places import Path as Where
from targetlint.settings.toml_places import Places

SOUND = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')  # texts and comments, in which any sign may stand
_POSITION = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in TOML with the places in it; `name` is what it is called in messages."""

    text: str
    name: str
    places: Places

    def at(self, path: Where, of: Literal["key", "value"]) -> Origin:
        """Return the place of a path's key or of its value; of what is nearest above where it has none."""
        first, second = self.places.keys, self.places.values
        span = first.get(path) if of == "key" else second.get(path)
        span = span or first.get(path) or second.get(path)
        if span is not None:
            return self._origin(*span)
        return self.at(path[:-1], of) if path else self._origin(0, 1)

    def _origin(self, start: int, end: int) -> Origin:
        begin = self.text.rfind("\n", 0, start) + 1
        line = self.text[begin:].partition("\n")[0]
        number = self.text.count("\n", 0, start) + 1
        return Origin(self.name, number, start - begin + 1, min(end - start, len(line) - start + begin), line)


def stopped(text: str, error: ValueError) -> tuple[str, int, int]:
    """Return what tomllib says, and the line and column, from 1, at which it stops."""
    said = str(error)
    at = _POSITION.search(said)
    lines = text.split("\n")
    number, column = (int(at[1]), int(at[2])) if at and at[1] else (len(lines), len(lines[-1]) + 1)
    return _POSITION.sub("", said).strip(), number, column
