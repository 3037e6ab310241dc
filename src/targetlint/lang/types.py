"""The types an expression can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from targetlint.model.said import Said
from targetlint.model.schema import ROWS


@dataclass(frozen=True, slots=True)
class Type:
    """A type: `kind` is its name; `of` says more.

    `of` is the unit of a count, the name of an enum or a row kind, the kinds of a form joined by a
    space; `element` is the type of a list's members.
    """

    kind: str
    of: str = ""
    element: Type | None = None

    def __str__(self) -> str:
        return self.said.en

    @property
    def said(self) -> Said:
        """The type in the reader's words."""
        zh, en = _NAMES.get(self.kind, (self.kind, self.kind))
        if self.element is not None:
            return Said(f"{self.element.said.zh}的清单", f"list of {self.element.said.en}")
        if self.kind == "row":
            return Said(ROWS[self.of].chinese, self.of)
        if self.kind == "count" and self.of:
            return Said(f"{zh}（{self.of}）", f"{en} of {self.of}")
        return Said(zh, en)

    def takes(self, given: Type) -> bool:
        """Whether a value of type `given` fits where this type is declared; a bare count has any unit."""
        if self.element is not None:
            return given.element is not None and self.element.takes(given.element)
        return self.kind == given.kind and (self.of in {"", given.of} or self.kind == "text")

    @property
    def numeric(self) -> bool:
        """Whether values of the type are amounts."""
        return self.kind in {"number", "money", "percent", "count", "duration"}


_NAMES = {
    "bool": ("是非", "yes or no"),
    "number": ("数", "number"),
    "money": ("金额", "money"),
    "percent": ("百分比", "percent"),
    "count": ("数目", "count"),
    "duration": ("时长", "duration"),
    "date": ("日期", "date"),
    "period": ("期间", "period"),
    "text": ("文字", "text"),
    "enum": ("选项", "enum"),
    "target": ("指标值", "target"),
    "form": ("表", "form"),
    "lexicon": ("词表", "lexicon"),
    "list": ("清单", "list"),
    "amount": ("数量", "amount"),
    "any": ("任何值", "anything"),
    "broken": ("？", "?"),
}

SAMPLES = {
    "money": "500万元",
    "percent": "90%",
    "number": "5",
    "count": "3人",
    "duration": "30天",
    "date": "2027-12-31",
    "text": "“…”",
}
"""How a value of each type is written."""

BOOL = Type("bool")
NUMBER = Type("number")
AMOUNT = Type("amount")  # what a target states: money, percent, a count, whatever its unit is
MONEY = Type("money")
PERCENT = Type("percent")
DATE = Type("date")
PERIOD = Type("period")
TEXT = Type("text")
LEXICON = Type("lexicon")
BROKEN = Type("broken")  # an error was already reported here; whatever holds it is excused


def count(unit: str) -> Type:
    """Return the type of a number of `unit` (人, 次, 公里 …)."""
    return Type("count", unit)


def duration(unit: str) -> Type:
    """Return the type of a stretch of time in `unit` (天, 月 …)."""
    return Type("duration", unit)


def enum(name: str) -> Type:
    """Return the type of the members of enum `name`."""
    return Type("enum", name)


def row(name: str) -> Type:
    """Return the type of one line of row kind `name`."""
    return Type("row", name)


def form(kind: str) -> Type:
    """Return the type of a form of `kind`."""
    return Type("form", kind)


def listing(element: Type) -> Type:
    """Return the type of a list of `element`."""
    return Type("list", element=element)


def listed(types_: Sequence[Type]) -> Said:
    """Return several types in words."""
    kinds = [each.said for each in types_]
    return Said("、".join(kind.zh for kind in kinds), ", ".join(kind.en for kind in kinds))
