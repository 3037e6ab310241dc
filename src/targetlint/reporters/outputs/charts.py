"""Bar charts as inline SVG, which print and need no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LABEL, _ROOM = (
    640,
    26,
    220,
    360,
)  # pixels: the chart, a bar's line, before it, the longest bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is called, and its parts as (what kind, how many) from left to right."""

    label: str
    parts: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        """How much all parts are together."""
        return sum(count for _, count in self.parts)


def bars(title: str, bars: Sequence[Bar]) -> str:
    """Return a figure with a line for each bar; its numbers are text, so that it can be read out."""
    most = max((each.total for each in bars), default=0)
    if not most:
        return ""
    lines = "".join(_line(each, number * _HEIGHT, most) for number, each in enumerate(bars))
    said = "; ".join(f"{each.label} {each.total}" for each in bars)
    height = len(bars) * _HEIGHT
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg role="img" aria-label="{escape(said)}" '
        f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">{lines}</svg></figure>'
    )


def _line(bar: Bar, top: int, most: int) -> str:
    drawn, at = "", float(_LABEL)
    for kind, count in bar.parts:
        width = count / most * _ROOM
        if count:
            drawn += f'<rect class="bar-{kind}" x="{at:.1f}" y="{top + 4}" width="{width:.1f}" height="18"/>'
        at += width
    middle = top + 18
    label = f'<text x="{_LABEL - 8}" y="{middle}" text-anchor="end">{escape(bar.label)}</text>'
    return f'{label}{drawn}<text x="{at + 6:.1f}" y="{middle}">{bar.total}</text>'
