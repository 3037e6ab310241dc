"""A page as it is printed: characters with their boxes, and ruling lines.

Coordinates grow to the right and downwards, in the unit of the page (points, or pixels of a picture).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from targetlint.readers.lattice import Rule


class Box(NamedTuple):
    """The left, top, right and bottom edge of a rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def common(self, other: Box) -> float:
        """Return the area that two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(high, 0)

    def moved(self, right: float, down: float) -> Box:
        """Return the box shifted to the right and downwards."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def turned(self, turn: int) -> Box:
        """Return where the box is when the page is turned so that text which runs at `turn` runs level.

        `turn` counts quarter turns against the clock, 0 to 3: 1 is text that runs upwards.

        >>> Box(1, 2, 3, 5).turned(1)
        Box(left=-5, top=1, right=-2, bottom=3)
        """
        left, top, right, bottom = self
        match turn:
            case 1:
                return Box(-bottom, left, -top, right)
            case 2:
                return Box(-right, -bottom, -left, -top)
            case 3:
                return Box(top, -right, bottom, -left)
        return self


class Glyph(NamedTuple):
    """A printed character, or a recognised word; spaces are characters too.

    `x` and `y` say in which cell it stands: its centre, but never outside the area it is cut to. `turn` is
    how it is turned on the page. `sure` is False where it was recognised with doubt.
    """

    box: Box
    text: str
    x: float
    y: float
    turn: int = 0
    sure: bool = True


@dataclass(slots=True)
class Page:
    """What is printed on a page; `number` counts from 1, `close` is how far apart pieces of a line may be."""

    number: int
    box: Box
    close: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
