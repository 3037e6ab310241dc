"""What a layout's labels lead to in one form, still as texts: fields, lists, and the cells accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from targetlint.forms import boxes, fold, inside
from targetlint.forms.labels import Labelled
from targetlint.forms.lines import Slot
from targetlint.forms.rows import Written
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
    if (start, end) == (0, len(slot.text)):
        return Written(slot.text, slot.place)
    place = replace(slot.place, start=start, end=max(end, start))
    return Written(slot.text[start:end], place)


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
        value = part(slot, start, end)
        value = value._replace(unit=self._unit(what, label))
        self.places.setdefault(what.field, value.place)
        if isinstance(what, Parts):
            self._part(what, label, value)
        elif isinstance(what, Items):
            self._items(what, label, slot, start, end)
        else:
            self._label(what, label, value, slot)
        if isinstance(what, Label) and what.field == "unit" and _SEALED.search(label.text):
            self._single("seal", value)

    def _unit(self, what: Labelled, label: Written) -> str:
        """Return the unit of a bare number: the label's own, else the form's, else the layout's."""
        own = "" if isinstance(what, Items) else what.unit
        return fold.unit(label.text) or self.unit or own or self.layout.unit

    def _label(self, what: Label, label: Written, value: Written, slot: Slot) -> None:
        kind = self.fields.get(what.field)
        start = value.place.start
        end = start + len(value.text)
        if kind is not None and kind.type == "rows":
            self._list(kind, label, slot, value)
        elif kind is not None and kind.type == "texts":
            self._items(Items(what.field, what.texts, ""), label, slot, start, end)
        else:
            if kind is not None and kind.type == "enum":
                value = self._choice(what.field, value, doubtful=slot.doubtful)
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

    def _items(self, what: Items, label: Written, slot: Slot, start: int, end: int) -> None:
        stretches = inside.items(slot.text[start:end], what.prefix)
        found = [part(slot, start + first, start + last) for first, last in stretches]
        if self.fields[what.field].type == "texts":
            self.texts.setdefault(what.field, []).extend(found)
            return
        name = self._words(what.field)
        tier = {"tier1": label._replace(text=label.text.strip(), member=what.tier1)} if what.tier1 else {}
        self.rows.setdefault(what.field, []).extend({**tier, name: each} for each in found)

    def _words(self, name: str) -> str:
        """Return the field that holds the words of a line of list `name`."""
        kind = ROWS[self.fields[name].row]
        return "name" if kind.name == "indicator" else next(iter(kind.fields))

    def _list(self, kind: Field, label: Written, slot: Slot, whole: Written) -> None:
        start = whole.place.start
        end = start + len(whole.text)
        lines = self.rows.setdefault(kind.name, [])
        if kind.row == "opinion":
            lines.append(_opinion(label, slot, start, end))
        elif kind.row == "part":
            for name, amount in inside.pairs(slot.text[start:end]):
                shifted = [(start + first, start + last) for first, last in (name, amount)]
                source, value = (part(slot, *each) for each in shifted)
                lines.append({"source": source, "amount": value._replace(unit=whole.unit)})
        else:
            for first, last in inside.items(slot.text[start:end], ""):
                lines.append({self._words(kind.name): part(slot, start + first, start + last)})


def _opinion(label: Written, slot: Slot, start: int, end: int) -> Texts:
    """Return the opinion of one office: what stands before the words printed for seal and date."""
    text = slot.text[start:end]
    signing = _SIGNING.search(text)
    said = fold.span(text, 0, signing.start() if signing else len(text))
    opinion = part(slot, start + said[0], start + said[1]) if said[0] < said[1] else Written("", slot.place)
    line = {"office": label._replace(text=label.text.strip()), "text": opinion}
    signed = _SIGNED_ON.search(text)
    if signed:
        line["date"] = part(slot, start + signed.start(), start + signed.end())
    elif signing:
        line["date"] = Written("", slot.place)
    return line
