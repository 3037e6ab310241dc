"""Where the forms of a document begin and end: at their titles, or where a form's first field comes again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from targetlint.forms import fold
from targetlint.forms.labels import Index
from targetlint.forms.lines import Line, Slot
from targetlint.model.layout import Layout
from targetlint.model.place import Place

MOST_LINES = 500  # lines of a form within which its labels stand; a long sheet may have more
LONGEST_TITLE = 80  # characters of a line that may still be a title, with year and region
LONGEST_PAIRED = 80  # characters of a cell whose `label：value` pairs count: longer ones are mostly prose
_TITLE_LIKE = re.compile(r"绩效(?:目标|自评)(?!.{0,4}(?:审核|评审|汇总|一览)).{0,10}表$")
_TAIL = re.compile(r"\([^()]*\)$")


@dataclass(slots=True)
class Region:
    """A stretch of lines that may be one form; `title` is the cell that names it.

    `key` is the cell that stands for the form where it shares its title with others.
    """

    title: Slot | None
    lines: list[Line] = field(default_factory=list)
    key: Slot | None = None

    @property
    def place(self) -> Place:
        """Where the form is."""
        return (self.key or self.title or self.lines[0].fresh[0]).place


def regions(lines: Sequence[Line], known: Sequence[Index]) -> list[Region]:
    """Cut `lines` into regions, one for each title and one for what stands before the first."""
    titles = tuple(fold.label(title) for each in known for title in each.layout.titles)
    found = [Region(None)]
    for line in lines:
        title = _title(line, titles)
        if title is None:
            found[-1].lines.append(line)
        elif found[-1].title is not None and not any(each.table for each in found[-1].lines):
            found[-1].title = title
        else:
            found.append(Region(title))
    return [part for region in found if region.lines for part in _again(region, known)]


def titled(title: Slot | None, layout: Layout) -> int:
    """Return the length of the layout's title that the title ends with, 0 where it has another."""
    if title is None:
        return 0
    texts = (fold.label(title.text), _bare(title.text))
    fitting = (each for each in map(fold.label, layout.titles) for text in texts if text.endswith(each))
    return max(map(len, fitting), default=0)


def hits(region: Region, by: Index) -> int:
    """Count the different labels of a layout that stand in the region."""
    found: set[object] = set()
    for line in region.lines[:MOST_LINES]:
        heading = by.heading(line)
        if heading is not None:
            found.update((heading.columns.field, column.field) for _, column in heading.at)
        for slot, printed in line.printed:
            if by.known(printed):
                found.add(printed)
            elif len(slot.text) <= LONGEST_PAIRED:
                found.update(each.meaning for each in by.pairs(slot.text))
    return len(found)


def _title(line: Line, titles: tuple[str, ...]) -> Slot | None:
    slot = line.fresh[0]
    if len(line.fresh) > 1 or len(slot.text) > LONGEST_TITLE or line.filled:
        return None
    text = _bare(slot.text)
    return slot if text.endswith(titles) or _TITLE_LIKE.search(text) else None


def _bare(text: str) -> str:
    bare = fold.label(text)
    while _TAIL.search(bare):
        bare = _TAIL.sub("", bare)
    return bare


def _again(region: Region, known: Sequence[Index]) -> list[Region]:
    """Cut a region where a table shows a form's leading field that a table before it has shown."""
    found = [Region(region.title)]
    leaders: dict[str, int] = {}
    for line in region.lines:
        if line.table:
            names = _leading(line, known)
            if any(leaders.get(name, line.table) != line.table for name in names):
                head = _head(found[-1], [by for by in known if by.layout.id in names])
                found.append(Region(None, head))
                leaders.clear()
            leaders.update(dict.fromkeys(names, line.table))
        found[-1].lines.append(line)
    return found


def _head(region: Region, known: Sequence[Index]) -> list[Line]:
    """Take from the end of `region` the lines that head the table behind it: （2026年度）, 填报单位：….

    They begin behind the last line that signs the region's own form: with a label that is neither the unit
    nor among those that stand above the region's table.
    """
    above = {"unit", "fiscal_year"}
    for line in takewhile(lambda line: not line.table, region.lines):
        above |= _shown(line, known)
    size = len(region.lines)
    while not region.lines[size - 1].table and _shown(region.lines[size - 1], known) <= above:
        size -= 1
    head = region.lines[size:]
    del region.lines[size:]
    return head


def _shown(line: Line, known: Sequence[Index]) -> set[str]:
    """Return the fields of which a line outside tables shows a label."""
    text = line.fresh[0].text if len(line.fresh[0].text) <= LONGEST_PAIRED else ""
    meanings = [pair.meaning for by in known for pair in by.pairs(text)]
    meanings += [by.meaning(text) or () for by in known]
    return {what.field for meaning in meanings for what in meaning}


def _leading(line: Line, known: Sequence[Index]) -> set[str]:
    """Return the ids of the layouts of which the line shows a leading label."""
    printed = {text for _, text in line.printed}
    return {each.layout.id for each in known if not each.leaders.isdisjoint(printed)}
