"""A drafted layout as the text of a rule file, with the keywords of one language and comments on guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from targetlint.forms.learn import Draft
from targetlint.lang.syntax.keywords import by_spelling, keywords
from targetlint.model.layout import Columns, Items, Label, Layout, Parts
from targetlint.model.said import Lang
from targetlint.model.schema import ENUMS, FORMS, ROWS
from targetlint.words import say

_PLAIN_NAME = re.compile(r"[^\W\d的](?:(?!的)\w)*")
_MARKS = {"zh": ("“", "”", "：", "、", "，"), "en": ('"', '"', ": ", ", ", ", ")}


def text(draft: Draft, path: str, lang: Lang) -> str:
    """Return the rule file of a draft that was made from `path`; it compiles as it stands."""
    writer = _Writer(draft, lang)
    first = f"# {say('forms.draft', path=' '.join(path.split())).pick(lang)}"
    return "\n".join([first, *writer.head(), *(f"  {line}" for line in writer.clauses())]) + "\n"


class _Writer:
    def __init__(self, draft: Draft, lang: Lang) -> None:
        self._layout: Layout = draft.layout
        self._doubts = draft.doubts
        self._lang: Lang = lang
        self._kind = FORMS[draft.layout.kind]
        self._own = {each.name for each in draft.layout.own_fields}
        self._open, self._close, self._colon, self._comma, self._next = _MARKS[lang]

    def head(self) -> list[str]:
        layout = self._layout
        return [f"{self._word('layout')} {layout.id} {self._quoted(layout.name)}"]

    def clauses(self) -> Iterator[str]:
        layout, word = self._layout, self._word
        kind = self._kind.chinese if self._lang == "zh" else self._kind.name
        yield f"{word('reads_as')} {kind}"
        yield f"{word('title')} {self._strings(layout.titles)}"
        if layout.unit:
            if layout.unit in self._doubts:
                yield f"# {say('forms.draft.unit', unit=layout.unit).pick(self._lang)}"
            yield f"{word('unit')} {layout.unit}"
        for label in layout.labels:
            yield from self._label(label)
        yield from self._choices()
        yield from map(self._parts, layout.parts)
        for items in layout.items:
            yield from self._items(items)
        for table in layout.tables:
            yield from self._table(table)
        yield from self._tiers()
        for each in layout.ignored:
            yield from self._doubt(each, "forms.draft.ignored")
        if layout.ignored:
            yield f"{word('ignored')} {self._strings(layout.ignored)}"

    def _parts(self, parts: Parts) -> str:
        period = f" {self._member('scope', parts.period)}" if parts.period else ""
        return f"{self._word('parts')} {self._field(parts.field)}{period}{self._colon}{self._labelled(parts)}"

    def _items(self, items: Items) -> Iterator[str]:
        for each in items.texts:
            yield from self._doubt(each, "forms.draft.place")
        under = f" {self._word('under')} {self._member('tier1', items.tier1)}" if items.tier1 else ""
        numbered = f"{self._word('numbered')} {self._quoted(items.prefix)}"
        strings = f"{self._colon}{self._strings(items.texts)} {numbered}"
        yield f"{self._word('items')} {self._field(items.field)}{under}{strings}"

    def _label(self, label: Label) -> Iterator[str]:
        own = label.field in self._own
        for each in label.texts:
            yield from self._doubt(each, "forms.draft.own" if own else "forms.draft.place")
        if own:
            kind = f" {self._word('text')} = " if self._lang == "en" else f"{self._word('text')} = "
            head = f"{_own_name(label.field)}{self._colon.strip()}{kind}"
            yield f"{self._word('field')} {head}{self._strings(label.texts)}"
        else:
            yield f"{self._word('field')} {self._field(label.field)}{self._colon}{self._labelled(label)}"

    def _table(self, table: Columns) -> Iterator[str]:
        row = ROWS[self._kind.fields[table.field].row]
        for column in table.columns:
            for each in column.texts:
                yield from self._doubt(each, "forms.draft.place")
        named = {name: each.chinese if self._lang == "zh" else name for name, each in row.fields.items()}
        columns = [f"{named[each.field]} {' '.join(map(self._quoted, each.texts))}" for each in table.columns]
        word = "indicator_table" if table.field == "indicators" else "table"
        name = "" if word == "indicator_table" else f" {self._field(table.field)}"
        yield f"{self._word(word)}{name}{self._colon}{self._next.join(columns)}"

    def _tiers(self) -> Iterator[str]:
        for tier in self._layout.tiers:
            yield from self._doubt(tier.text, "forms.draft.place")
            level = "tier1" if tier.member in ENUMS["tier1"] else "tier2"
            meant = f" {self._word('as')} {self._member(level, tier.member)}" if tier.member else ""
            under = f" {self._word('under')} {self._member('tier1', tier.under)}" if tier.under else ""
            yield f"{self._word('tier')} {self._quoted(tier.text)}{meant}{under}"

    def _choices(self) -> Iterator[str]:
        for name in dict.fromkeys(each.field for each in self._layout.choices):
            enum = self._kind.fields[name].enum
            options = [
                f"{self._quoted(each.text)} {self._word('as')} {self._member(enum, each.member)}"
                for each in self._layout.choices
                if each.field == name
            ]
            yield f"{self._word('option')} {self._field(name)}{self._colon}{self._comma.join(options)}"

    def _doubt(self, text: str, otherwise: str) -> Iterator[str]:
        near = self._doubts.get(text)
        if near is None:
            return
        alike = near and otherwise != "forms.draft.own"
        said = say("forms.draft.near", text=text, near=near) if alike else say(otherwise, text=text)
        yield f"# {said.pick(self._lang)}"

    def _labelled(self, what: Label | Parts) -> str:
        unit = f" {self._word('unit')} {what.unit}" if what.unit else ""
        return f"{self._strings(what.texts)}{unit}"

    def _strings(self, texts: Sequence[str]) -> str:
        return self._comma.join(map(self._quoted, texts))

    def _quoted(self, text: str) -> str:
        return f"{self._open}{text}{self._close}"

    def _word(self, key: str) -> str:
        word = keywords()[key]
        return word.zh if self._lang == "zh" else word.en

    def _field(self, name: str) -> str:
        known = self._kind.fields.get(name)
        if known is None:
            return _own_name(name)
        return known.chinese if self._lang == "zh" else name

    def _member(self, enum: str, name: str) -> str:
        return ENUMS[enum][name] if self._lang == "zh" else name


def _own_name(name: str) -> str:
    plain = _PLAIN_NAME.fullmatch(name) and name not in by_spelling()
    return name if plain else f"【{name}】"
