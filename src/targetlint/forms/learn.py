"""A form that no layout of its own fits, to a draft of one: what is printed, and what it probably means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from targetlint.forms import columns, fold, inside, recognise, sides
from targetlint.forms.labels import ANY, Index, Labelled, indexes
from targetlint.forms.lines import Line, Slot, lines
from targetlint.forms.regions import LONGEST_PAIRED, LONGEST_TITLE, Region
from targetlint.forms.values import member, stated
from targetlint.model.document import Document
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.layout import Columns, Items, Label, Layout, Parts, Tier
from targetlint.model.place import Origin
from targetlint.model.schema import ENUMS, FORMS, Field

LONGEST_NEW = 16  # characters of a text that may be a label nobody has seen yet
NEAR = 0.5  # likeness from which a known label is worth naming: half of the characters
_LABEL = re.compile(r"[\w()/、·]+")
_NO_LABEL = re.compile(r"\d|^[、/]")
_YEAR = re.compile(r"^.*?\d{4}年度?")
_LABELS = frozenset({"source", "office", "period", "tier1", "horizon"})  # what rows take from labels
_MONEY = frozenset({"单位", "金额单位"})  # what stands before the unit of all money
_SUFFIX = "指标"  # every tier ends with it: it says nothing of likeness
_UNSEEN = Origin("", 1, 1, 1, "")


@dataclass(slots=True)
class Draft:
    """A layout to be looked over; `doubts` are texts whose meaning is a guess -> the known text nearest."""

    layout: Layout
    doubts: dict[str, str]


def drafts(document: Document, layouts: Sequence[Layout]) -> list[Draft]:
    """Return a draft for each form of `document` without a layout of its own; one for forms of one title."""
    known = indexes(tuple(layouts))
    found: dict[str, Draft] = {}
    for region in recognise.cut(lines(document), known):
        matches = recognise.matches_of(region, known)
        own = recognise.fits(matches[0]) and not matches[0].by.layout.general
        if own or not any(line.table for line in region.lines) or any(line.filled for line in region.lines):
            continue
        by = _base(matches)
        title = _title(region, by)
        if title not in found:
            found[title] = _Learner(region, by).draft(title, layouts, len(found))
    return list(found.values())


def _base(matches: Sequence[recognise.Match]) -> Index:
    """Return the layout whose words are known: the general one, unless the form is of another kind."""
    best = max(matches, key=lambda each: each.hits).by
    general = (each.by for each in matches if each.by.layout.general)
    return next((by for by in general if by.layout.kind == best.layout.kind), best)


def _title(region: Region, by: Index) -> str:
    """Return the form's title without its year: else its first line, unless that says something else."""
    slot = region.title or region.lines[0].fresh[0]
    printed = _YEAR.sub("", fold.label(slot.text))
    alone = region.title is not None or len(region.lines[0].fresh) == 1
    if not printed or not alone or len(printed) > LONGEST_TITLE or by.known(printed) is not None:
        return FORMS[by.layout.kind].chinese
    return printed


@dataclass(slots=True)
class _Learner:
    """Collects what one form prints; `by` is the layout whose words are known."""

    region: Region
    by: Index
    printed: dict[Labelled, list[str]] = field(default_factory=dict)
    tables: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    tiers: list[Tier] = field(default_factory=list)
    own: list[Field] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)

    def draft(self, title: str, layouts: Sequence[Layout], number: int) -> Draft:
        """Return what was learnt."""
        form = recognise.read(self.region, self.by, 1)
        stream = sides.apart(self.region.lines, self.by)
        values = set(_value_spots(form))
        left = {(each.place.table, each.place.row, each.place.column) for each in form.leftovers}
        for line in stream:
            self._known(line, values)
        left -= self._columns(stream, left)
        for line in stream:
            self._unknown(line, left)
        self._tiers(form)
        taken = {layout.id for layout in layouts}
        free = (f"L{count}" for count in range(1, len(taken) + number + 2))
        names = [each for each in free if each not in taken]
        return Draft(self._layout(names[number], title), self.doubts)

    def _layout(self, name: str, title: str) -> Layout:
        base = self.by.layout
        texts = {each: tuple(dict.fromkeys(found)) for each, found in self.printed.items()}
        fields = {each.field for each in self.printed}
        unit = next((unit for unit, _ in recognise.stated_units(self.region.lines)), "") or self._money()
        if not unit and base.unit:
            self.doubts[base.unit] = ""
        return Layout(
            id=name,
            name=title,
            kind=base.kind,
            titles=(title,),
            origin=_UNSEEN,
            labels=tuple(replace(each, texts=texts[each]) for each in texts if isinstance(each, Label)),
            parts=tuple(replace(each, texts=texts[each]) for each in texts if isinstance(each, Parts)),
            items=tuple(replace(each, texts=texts[each]) for each in texts if isinstance(each, Items)),
            tables=tuple(
                Columns(
                    table, tuple(Label(column, tuple(dict.fromkeys(each))) for column, each in found.items())
                )
                for table, found in self.tables.items()
            ),
            tiers=tuple(self.tiers),
            choices=tuple(each for each in base.choices if each.field in fields),
            own_fields=(*(each for each in base.own_fields if each.name in fields), *self.own),
            unit=unit or base.unit,
            ignored=tuple(dict.fromkeys(self.ignored)),
        )

    def _money(self) -> str:
        units = (fold.unit(slot.text) for line in self.region.lines for slot, _ in line.printed)
        return next((unit for unit in units if unit not in {"", "%"}), "")

    # --- what the known layouts already explain --------------------------------------------------------

    def _known(self, line: Line, values: set[tuple[int, int, int]]) -> None:
        heading = self.by.heading(line)
        if heading is not None:
            titles = self.tables.setdefault(heading.columns.field, {})
            for left, column in heading.at:
                slot = line.under(left)
                titles.setdefault(column.field, []).append(fold.label(slot.text) if slot else "")
        for slot, printed in line.printed:
            if slot.spot in values and not self.by.pairs(slot.text):
                continue
            meaning = self.by.known(printed)
            if meaning == ():
                self.ignored.append(printed)
            for what in meaning or ():
                self._print(what, printed)
            for pair in self.by.pairs(slot.text) if meaning is None else ():
                for what in pair.meaning:
                    self._print(what, fold.label(slot.text[slice(*pair.label)]))

    def _print(self, what: Labelled, printed: str) -> None:
        endings = (text for text in what.texts if text.startswith(ANY))
        ending = next((text for text in endings if printed.endswith(text.removeprefix(ANY))), printed)
        self.printed.setdefault(what, []).append(ending)

    # --- what they do not ------------------------------------------------------------------------------

    def _columns(self, stream: Sequence[Line], left: set[tuple[int, int, int]]) -> set[tuple[int, int, int]]:
        """Learn header rows; return the cells of their tables."""
        explained: set[tuple[int, int, int]] = set()
        at = 0
        while at < len(stream):
            found = columns.guessed(stream[at:], self.by, left)
            if found is None:
                at += 1
                continue
            titles = self.tables.setdefault("indicators", {})
            for column, text, near in found.columns:
                titles.setdefault(column, []).append(text) if column else self.ignored.append(text)
                if near is not None:
                    self.doubts[text] = near
            for text in found.tiers:
                self._tier(text)
            explained |= {slot.spot for line in stream[at : at + found.length] for slot in line.fresh}
            at += found.length
        return explained

    def _unknown(self, line: Line, left: set[tuple[int, int, int]]) -> None:
        taken: set[tuple[int, int, int]] = set()
        for slot in line.fresh:
            if line.table == 0:
                self._pairs(slot)
            elif slot.spot in left - taken and _like_label(slot.text):
                value = line.after(slot)
                if value is None or self.by.meaning(value.text) is None:
                    taken |= {value.spot} if value is not None else set()
                    self._guess(fold.label(slot.text), value.text if value is not None else "", slot)

    def _pairs(self, slot: Slot) -> None:
        for name, value in inside.pairs(slot.text) if len(slot.text) <= LONGEST_PAIRED else ():
            printed = slot.text[slice(*name)]
            known = self.by.meaning(printed) is not None or fold.label(printed) in _MONEY
            if _like_label(printed) and not known:
                self._guess(fold.label(printed), slot.text[slice(*value)], slot)

    def _guess(self, printed: str, value: str, slot: Slot) -> None:
        """Take an unknown label for the nearest known one, or for a field of the layout's own."""
        if printed in self.doubts:
            return
        tier = member("tier1", printed)
        if tier:
            self.doubts[printed] = ""
            self._print(Items("indicators", (printed,), _SUFFIX, tier), printed)
            return
        known = {text: what for text, meaning in self.by.exact.items() for what in meaning[:1]}
        near = next(iter(get_close_matches(printed, known, n=1, cutoff=NEAR)), "")
        self.doubts[printed] = near
        what = known.get(near)
        kind = FORMS[self.by.layout.kind].fields.get(what.field) if isinstance(what, Label) else None
        free = what is not None and not any(each.field == what.field for each in self.printed)
        fits = kind is not None and stated(kind, value, slot.place).state is not State.UNREADABLE
        if free and fits and isinstance(what, Label):
            self._print(Label(what.field, (printed,), what.unit), printed)
            return
        self.own.append(Field(printed, printed, "text"))
        self.printed[Label(printed, (printed,))] = [printed]

    def _tiers(self, form: Form) -> None:
        rows = form.values["indicators"]
        for row in rows.items if isinstance(rows, Listed) else ():
            for name in ("tier1", "tier2"):
                cell = row.values[name] if isinstance(row, Row) else None
                if cell is not None and cell.text.strip():
                    self._tier(cell.text)

    def _tier(self, text: str) -> None:
        """Keep the tier clause that a printed tier needs: a known layout's, or the nearest member."""
        printed = fold.label(text)
        if any(each.text == printed for each in self.tiers):
            return
        said = [each for each in self.by.layout.tiers if fold.label(each.text) == printed]
        if said or member("tier1", printed) or member("tier2", printed):
            self.tiers += [replace(each, text=printed) for each in said]
            return
        members = {chinese: name for tier in ("tier1", "tier2") for name, chinese in ENUMS[tier].items()}
        members |= {each.text: each.member for each in self.by.layout.tiers if each.member}
        bare = {text.removesuffix(_SUFFIX): text for text in members}
        near = next(iter(get_close_matches(printed.removesuffix(_SUFFIX), bare, n=1, cutoff=NEAR)), "")
        if near:
            self.doubts[printed] = bare[near]
            self.tiers.append(Tier(printed, members[bare[near]]))


def _value_spots(form: Form) -> Iterator[tuple[int, int, int]]:
    """Yield the cells that the form's values stand in."""
    every: list[Stated] = [each for each in form.values.values() if isinstance(each, Stated)]
    for listed in form.values.values():
        for item in listed.items if isinstance(listed, Listed) else ():
            values = item.values.items() if isinstance(item, Row) else [("", item)]
            every += [each for name, each in values if name not in _LABELS]
    for each in every:
        if each.text.strip():  # an empty value may have its label's place
            yield each.place.table, each.place.row, each.place.column


def _like_label(text: str) -> bool:
    """Tell whether a text may be a label: short, without digits or the marks of sentences."""
    printed = fold.label(text)
    return (
        1 < len(printed) <= LONGEST_NEW and bool(_LABEL.fullmatch(printed)) and not _NO_LABEL.search(printed)
    )
