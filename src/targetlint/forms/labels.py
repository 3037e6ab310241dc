"""A layout's labels, looked up by what is printed: alone in a cell, or inside a cell with the value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeVar

from targetlint.forms import fold
from targetlint.forms.lines import Line
from targetlint.model.layout import Columns, Items, Label, Layout, Parts

ANY = "…"  # a label text that begins with it stands for every label that ends with the rest

_LEADERS = frozenset({"project_name", "department_name"})

_INDICATED = frozenset({"tier1", "tier2", "name", "value"})  # 权重 and 得分 alone head other tables, too

_PAIRED = re.compile(r"[:)]")  # what `_inline` ends a label with: most cells have neither

Labelled = Label | Parts | Items
_Named = TypeVar("_Named", Label, Parts)


class Pair(NamedTuple):
    """A label inside a text and what stands behind it, as stretches of the text."""

    meaning: tuple[Labelled, ...]
    label: tuple[int, int]
    value: tuple[int, int]


class Heading(NamedTuple):
    """A header row of a sub-table: the cells' left edges with the columns that stand there, in order.

    `passed` are the left edges of columns whose title carries nothing.
    """

    columns: Columns
    at: tuple[tuple[int, Label], ...]
    passed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Index:
    """What a layout's printed texts mean, by normalised text; an empty tuple means: carries nothing.

    `leaders` are the labels of the field that a form of this layout begins with, `titles` those of the
    columns of its indicators, with their fields.
    """

    layout: Layout
    leaders: frozenset[str]
    exact: Mapping[str, tuple[Labelled, ...]]
    endings: tuple[tuple[str, Labelled], ...]
    headers: tuple[tuple[Columns, Mapping[str, Label]], ...]
    titles: Mapping[str, str]
    inline: re.Pattern[str]

    @property
    def size(self) -> int:
        """How many texts the layout knows."""
        return len(self.exact) + sum(len(texts) for _, texts in self.headers)

    def meaning(self, text: str) -> tuple[Labelled, ...] | None:
        """Return what the label `text` may mean, an empty tuple where it carries nothing, None if unknown."""
        return None if len(text) > fold.LONGEST_LABEL else self.known(fold.label(text))

    def known(self, printed: str) -> tuple[Labelled, ...] | None:
        """Return the meaning of a text that is already as labels are compared."""
        if not printed:
            return None
        if printed in self.exact:
            return self.exact[printed]
        for ending, what in self.endings:
            if printed.endswith(ending):
                return (what,)
        return None

    def heading(self, line: Line) -> Heading | None:
        """Return the header row that `line` is: several columns of one sub-table, or its label and one."""
        best: tuple[bool, int, Heading] | None = None
        for columns, texts in self.headers if len(line.printed) > 1 else ():
            if line.words.isdisjoint(texts):
                continue
            found: dict[str, tuple[int, Label]] = {}
            named = False
            for slot, printed in line.printed:
                column = texts.get(printed)
                if column is not None:
                    found.setdefault(column.field, (slot.left, _with_unit(column, slot.text)))
                named = named or columns.field in self._listing(printed)
            worth = (named, len(found))
            listed = named or columns.field != "indicators" or not _INDICATED.isdisjoint(found)
            if listed and named + len(found) > 1 and found and (best is None or worth > best[:2]):
                best = (*worth, Heading(columns, tuple(sorted(found.values(), key=itemgetter(0)))))
        return best[2]._replace(passed=self._passed(line, best[2])) if best else None

    def _passed(self, line: Line, heading: Heading) -> frozenset[int]:
        taken = {left for left, _ in heading.at}
        passed = {slot.left for slot, text in line.printed if self.exact.get(text) == ()} - taken
        return frozenset(left for left in passed if left > heading.at[0][0])

    def column(self, printed: str) -> str:
        """Return the field of an indicator whose column bears a title, or an empty text."""
        return self.titles.get(printed, "")

    def _listing(self, printed: str) -> set[str]:
        """Return the fields that a label alone shows: of a list, its label may stand beside its header."""
        return {what.field for what in self.exact.get(printed, ()) if isinstance(what, Label)}

    def pairs(self, text: str) -> list[Pair]:
        """Return the `label：value` pairs inside `text`, in order."""
        folded = fold.fold(text)
        if not _PAIRED.search(folded.text):
            return []
        found = [each for each in self.inline.finditer(folded.text) if _begins(text, folded.at[each.start()])]
        pairs = []
        for number, each in enumerate(found):
            meaning = self.meaning(each["label"])
            if meaning is None:
                continue
            start, after = folded.at[each.start()], folded.at[each.end() - 1] + 1
            end = folded.at[found[number + 1].start()] if number + 1 < len(found) else len(text)
            pairs.append(Pair(meaning, (start, after), fold.span(text, after, end)))
        return pairs


def _with_unit(column: Label, header: str) -> Label:
    unit = fold.unit(header)
    return replace(column, unit=unit) if unit else column


def _begins(text: str, at: int) -> bool:
    """Tell whether a label may begin at `at`: at the start, or after a space or a punctuation mark."""
    return at == 0 or not text[at - 1].isalnum()


@lru_cache(maxsize=8)
def indexes(layouts: tuple[Layout, ...], *, data: bool = False) -> tuple[Index, ...]:
    """Return the indexes of the layouts for printed forms, or of those for data.

    What the general layout calls a column or a tier, any printed form may: its words stand behind a layout's
    own.
    """
    general = next((each for each in layouts if each.general), None)
    fit = (each for each in layouts if each.for_data == data)
    return tuple(index(each if data or general is None else _widened(each, general)) for each in fit)


def _widened(layout: Layout, general: Layout) -> Layout:
    """Return a layout with the general one's names of tiers and titles of indicator columns."""
    if layout is general:
        return layout
    words = {fold.label(each.text) for each in layout.tiers}
    tiers = (*layout.tiers, *(each for each in general.tiers if fold.label(each.text) not in words))
    more = [each for table in general.tables if table.field == "indicators" for each in table.columns]
    tables = [_with_columns(each, more) if each.field == "indicators" else each for each in layout.tables]
    return replace(layout, tiers=tiers, tables=tuple(tables))


def with_labels(by: Index, known: Sequence[Index]) -> Index:
    """Return the index with the general layout's labels behind its own: for reading, not for recognising.

    Every printed form says some things in another form's words; which layout it is, its own words say.
    """
    general = next((each.layout for each in known if each.layout.general), None)
    if general is None or general is by.layout or general.kind != by.layout.kind or by.layout.for_data:
        return by
    return index(_labelled(by.layout, general))


@lru_cache(maxsize=256)
def _labelled(layout: Layout, general: Layout) -> Layout:
    """Return a layout with those labels of the general one that it gives no meaning of its own."""
    known = {fold.label(text) for text in layout.ignored}
    for table in layout.tables:
        known |= {fold.label(text) for column in table.columns for text in column.texts}
    own: tuple[Labelled, ...] = (*layout.labels, *layout.parts, *layout.items)
    for what in own:
        known |= {fold.label(text) for text in what.texts}
    chosen = {each.field for each in layout.choices}
    choices = (each for each in general.choices if each.field not in chosen)
    ignored = (text for text in general.ignored if fold.label(text) not in known)
    named = {each.name for each in layout.own_fields}
    return replace(
        layout,
        labels=(*layout.labels, *_unknown(general.labels, known)),
        parts=(*layout.parts, *_unknown(general.parts, known)),
        choices=(*layout.choices, *choices),
        own_fields=(*layout.own_fields, *(each for each in general.own_fields if each.name not in named)),
        ignored=(*layout.ignored, *ignored),
    )


def _unknown(labels: Sequence[_Named], known: set[str]) -> list[_Named]:
    """Return `labels` without the texts that are known, and none that has no other."""
    rest = [tuple(text for text in each.texts if fold.label(text) not in known) for each in labels]
    return [replace(each, texts=texts) for each, texts in zip(labels, rest, strict=True) if texts]


def _with_columns(table: Columns, more: list[Label]) -> Columns:
    known = {fold.label(text) for column in table.columns for text in column.texts}
    rest = [replace(each, texts=tuple(t for t in each.texts if fold.label(t) not in known)) for each in more]
    return replace(table, columns=(*table.columns, *(each for each in rest if each.texts)))


@lru_cache(maxsize=256)
def index(layout: Layout) -> Index:
    """Return the index of `layout`'s labels."""
    exact: dict[str, list[Labelled]] = {}
    endings: list[tuple[str, Labelled]] = []
    labelled: tuple[Labelled, ...] = (*layout.labels, *layout.parts, *layout.items)
    for what in labelled:
        for text in what.texts:
            if text.startswith(ANY):
                endings.append((fold.label(text.removeprefix(ANY)), what))
            else:
                exact.setdefault(fold.label(text), []).append(what)
    for text in layout.ignored:
        exact.setdefault(fold.label(text), [])
    headers = tuple(
        (table, {fold.label(text): column for column in table.columns for text in column.texts})
        for table in layout.tables
    )
    return Index(
        layout,
        frozenset(text for text, what in exact.items() if any(each.field in _LEADERS for each in what)),
        {text: tuple(what) for text, what in exact.items()},
        tuple(endings),
        headers,
        {
            text: column.field
            for columns, texts in headers
            if columns.field == "indicators"
            for text, column in texts.items()
        },
        _inline([*exact]),
    )


def _inline(texts: list[str]) -> re.Pattern[str]:
    """Build the pattern of a known label with its remarks and colon, in folded text."""
    labels = "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)) if text)
    remark = r"\([^()]{0,12}\)"
    signed = r"\((?:[^()]{0,4})(?:盖章|公章|签章|签名|签字)\):?"
    return re.compile(rf"(?P<label>{labels or '(?!)'})(?:(?:{remark})*:|{signed})")
