"""What a layout's labels lead to in one form, still as texts: fields, lists, and the cells accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from targetlint.forms import boxes, fold, inside, listing
from targetlint.forms.labels import Labelled
from targetlint.forms.lines import Slot
from targetlint.forms.rows import Written, words_of
from targetlint.forms.values import member
from targetlint.model.layout import Items, Label, Layout, Parts
from targetlint.model.place import Place
from targetlint.model.schema import FORMS, ROWS, Field

Texts = dict[str, Written]

_SEALED = re.compile(r"盖章|公章|签章")
_SIGNING = re.compile(
    r"(?:\S{0,8}(?:部门|单位|机构|负责人|审核人|经办人|签字人))?\s{0,9}[（(](?:盖章|公章|签章|签字|签名)[）)]"
    r"|(?:负责人|审核人|经办人)[：:]"
    r"|(?:[0-9０-９]{4}\s{0,9})?年\s{0,30}(?:[0-9０-９]{1,2}\s{0,9})?月\s{0,30}(?:[0-9０-９]{1,2}\s{0,9})?日"
)
_SIGNED_ON = re.compile(
    r"[0-9０-９]{4}\s{0,9}年\s{0,9}[0-9０-９]{1,2}\s{0,9}月\s{0,9}[0-9０-９]{1,2}\s{0,9}日"
)


def schema(layout: Layout) -> dict[str, Field]:
    """Return the fields of the layout's kind and the layout's own."""
    return {**FORMS[layout.kind].fields, **{each.name: each for each in layout.own_fields}}


def part(slot: Slot, start: int, end: int) -> Written:
    """Return a stretch of a cell's text as written there."""
    return cut(Written(slot.text, slot.place, meant=slot.meant), (start, end))


def cut(whole: Written, stretch: inside.Stretch) -> Written:
    """Return a stretch of what is written, with its place in the cell."""
    start, end = stretch
    if stretch == (0, len(whole.text)):
        return whole
    at = whole.place.start
    place = replace(whole.place, start=at + start, end=at + max(end, start))
    return whole._replace(text=whole.text[start:end], place=place, meant=None)


@dataclass(slots=True)
class Gathered:
    """The texts of one form by field; `rows` and `texts` also hold lists that are there and empty.

    `unit` is the unit that the form itself states for all its money (单位：万元), empty where it states none.
    """

    layout: Layout
    fields: dict[str, Field]
    unit: str = ""
    single: Texts = field(default_factory=dict)
    rows: dict[str, list[Texts]] = field(default_factory=dict)
    texts: dict[str, list[Written]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    used: set[tuple[int, int, int]] = field(default_factory=set)

    def take(self, what: Labelled, label: Written, slot: Slot, start: int, end: int) -> None:
        """Let the text of `slot` from `start` to `end` be what stands under the label `what`."""
        own = "" if isinstance(what, Items) else what.unit
        value = part(slot, start, end)._replace(unit=self.unit_under(label.text, own))
        self.places.setdefault(what.field, value.place)
        if isinstance(what, Parts):
            self._part(what, label, value)
        elif isinstance(what, Items):
            self._items(what, label, value)
        else:
            self._label(what, label, value, doubtful=slot.doubtful)
        if isinstance(what, Label) and what.field == "unit" and _SEALED.search(label.text):
            self._single("seal", value)

    def listed(self, slot: Slot) -> None:
        """Take over the indicators that a text lists under the names of their tiers."""
        for group in listing.groups(slot.text):
            tiers = {"tier1": part(slot, *group.tier1), "tier2": part(slot, *group.tier2)}
            for item in group.items:
                name, value = listing.name_and_value(slot.text, item)
                line = {**tiers, "name": part(slot, *name)}
                if value is not None:
                    line["value"] = part(slot, *value)
                self.rows.setdefault("indicators", []).append(line)
            self.places.setdefault("indicators", slot.place)
            self.used.add(slot.spot)

    def unit_under(self, label: str, own: str) -> str:
        """Return the unit of a bare number: the label's, the form's, the layout's for it, the layout's."""
        return fold.unit(label) or self.unit or own or self.layout.unit

    def _label(self, what: Label, label: Written, value: Written, *, doubtful: bool) -> None:
        kind = self.fields.get(what.field)
        if kind is not None and kind.type == "rows":
            self._list(kind, label, value)
        elif kind is not None and kind.type == "texts":
            self._items(Items(what.field, what.texts, ""), label, value)
        else:
            if kind is not None and kind.type == "enum":
                value = self._choice(what.field, value, doubtful=doubtful)
            self._single(what.field, value)

    def _single(self, name: str, value: Written) -> None:
        """Keep the first cell that says something: a form may show a field twice."""
        known = self.single.get(name)
        if known is None or (not known.text.strip() and value.text.strip()):
            self.single[name] = value
            self.places[name] = value.place

    def _choice(self, name: str, value: Written, *, doubtful: bool) -> Written:
        choices = [each for each in self.layout.choices if each.field == name]
        if not choices or not value.text.strip():
            return value
        return value._replace(member=boxes.ticked(value.text, choices, doubtful=doubtful))

    def _part(self, what: Parts, label: Written, value: Written) -> None:
        source = label._replace(text=fold.label(label.text))
        line = {"source": source, "amount": value}
        if what.period:
            line["period"] = Written("", label.place, member=what.period)
        self.rows.setdefault(what.field, []).append(line)

    def _items(self, what: Items, label: Written, value: Written) -> None:
        if self.fields[what.field].type == "texts":
            self.texts.setdefault(what.field, []).extend(_numbered(what, value))
            return
        name = words_of(ROWS[self.fields[what.field].row])
        tier = {"tier1": label._replace(text=label.text.strip(), member=what.tier1)} if what.tier1 else {}
        lines = self.rows.setdefault(what.field, [])
        for tier2, items in self._by_tier(what, value):
            lines += [{**tier, **tier2, name: each} for each in _numbered(what, items)]

    def _by_tier(self, what: Items, value: Written) -> list[tuple[Texts, Written]]:
        """Return the parts of a cell of indicators that stand behind their second-level tiers: 数量：…."""
        marked = inside.tiers(value.text, _is_tier2) if what.tier1 and value.meant is None else []
        if not marked:
            return [({}, value)]
        lead = fold.span(value.text, 0, marked[0][0][0])
        before: list[tuple[Texts, Written]] = [({}, cut(value, lead))] if lead[0] < lead[1] else []
        return before + [({"tier2": cut(value, tier)}, cut(value, rest)) for tier, rest in marked]

    def _list(self, field: Field, label: Written, value: Written) -> None:
        lines = self.rows.setdefault(field.name, [])
        if field.row == "opinion":
            lines.append(_opinion(label, value))
        elif field.row == "part":
            for source, amount in inside.pairs(value.text):
                lines.append({"source": cut(value, source), "amount": cut(value, amount)})
        else:
            words = words_of(ROWS[field.row])
            lines += [{words: cut(value, each)} for each in inside.items(value.text, "")]


def _numbered(what: Items, value: Written) -> list[Written]:
    """Return the items of a cell; one where the format says that it is one, whatever stands in it."""
    if value.meant is not None:
        return [value]
    return [cut(value, each) for each in inside.items(value.text, what.prefix)]


def _is_tier2(text: str) -> bool:
    return member("tier2", text) is not None


def _opinion(label: Written, value: Written) -> Texts:
    """Return the opinion of one office: what stands before the words printed for seal and date."""
    signing, signed = _SIGNING.search(value.text), _SIGNED_ON.search(value.text)
    nothing = Written("", replace(value.place, start=0, end=0))
    said = fold.span(value.text, 0, signing.start() if signing else len(value.text))
    line = {"office": label._replace(text=label.text.strip())}
    line["text"] = cut(value, said) if said[0] < said[1] else nothing
    if signed:
        line["date"] = cut(value, signed.span())
    elif signing:
        line["date"] = nothing
    return line
