"""The names a rule may say beyond its own: fields from the schema, attributes of values, enum members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from targetlint.lang import types
from targetlint.lang.types import Type
from targetlint.model.amount import Amount, Period
from targetlint.model.quantity import Quantity, Target, decimal
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS, FORMS, ROWS, Field, FormKind, RowKind


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something a value of a type can be asked for; `read` gives None where it cannot tell."""

    key: str
    name: str
    chinese: str
    type: Type
    read: Callable[[Any], Any]
    doc: str


def _number(target: Target) -> Amount | None:
    quantity = target.sole
    if quantity is None or quantity.number is None:
        return None
    return Amount(decimal(quantity.number))


def _of_sole(read: Callable[[Quantity], Any]) -> Callable[[Target], Any]:
    def ask(target: Target) -> Any:  # noqa: ANN401 - the type of the attribute, declared beside it
        quantity = target.sole
        return None if quantity is None else read(quantity)

    return ask


def _exact_words(target: Target) -> str | None:
    """Return the first vague quantity as written, without the word that makes it vague."""
    vague = next((each for each in target.quantities if each.approximator), None)
    if vague is None:
        return None
    return target.text[vague.start : vague.end].replace(vague.approximator, "", 1).strip()


def _period(target: Target) -> Period | None:
    spans = [span for span in target.dates if span.first is not None and span.last is not None]
    if len(spans) != 1 or spans[0].first is None or spans[0].last is None:
        return None
    return Period(spans[0].first, spans[0].last)


def _year(day: date) -> Amount:
    return Amount(Decimal(day.year))


_ATTRIBUTES = (
    Attribute(
        "text.length", "length", "字数", types.NUMBER, lambda text: Amount(Decimal(len(text))), "characters"
    ),
    Attribute(
        "target.text", "text", "原文", types.TEXT, lambda target: target.text.strip(), "the cell as written"
    ),
    Attribute(
        "target.kind",
        "kind",
        "类型",
        types.enum("target_kind"),
        lambda target: target.kind.value,
        "how the value states what is to be reached",
    ),
    Attribute(
        "target.comparator",
        "comparator",
        "比较符",
        types.enum("comparator"),
        _of_sole(lambda quantity: quantity.comparator.name.lower()),
        "how the one quantity bounds the result; unknown where there are none or several",
    ),
    Attribute(
        "target.dimension",
        "dimension",
        "量纲",
        types.enum("dimension"),
        _of_sole(lambda quantity: quantity.dimension or "none"),
        "what the one quantity measures; unknown where there are none or several",
    ),
    Attribute(
        "target.unit",
        "unit",
        "单位",
        types.TEXT,
        _of_sole(lambda quantity: quantity.unit),
        "the base unit; empty where there is none",
    ),
    Attribute(
        "target.whole_unit",
        "whole_unit",
        "完整单位",
        types.TEXT,
        _of_sole(lambda quantity: "/".join((quantity.unit, *quantity.per))),
        "the base unit with what it is per: 元/人/天; empty where there is none",
    ),
    Attribute("target.number", "number", "数", types.NUMBER, _number, "the one number, without its unit"),
    Attribute(
        "target.approximator",
        "approximator",
        "约词",
        types.TEXT,
        lambda target: next((each.approximator for each in target.quantities if each.approximator), ""),
        "余, 左右, 约 …; empty where there is none",
    ),
    Attribute(
        "target.exact_words",
        "exact_words",
        "去约词",
        types.TEXT,
        _exact_words,
        "the vague quantity without its approximator: 50人次 of 50余人次; unknown where none is vague",
    ),
    Attribute("target.period", "period", "期间", types.PERIOD, _period, "the one date or stretch of days"),
    Attribute(
        "target.flags",
        "flags",
        "疑点",
        types.listing(types.TEXT),
        lambda target: sorted(target.flags),
        "names of what is odd about the way it is written",
    ),
    Attribute(
        "money.own_unit",
        "own_unit",
        "自带单位",
        types.BOOL,
        lambda amount: amount.own_unit and (bool(amount.unit) or amount.scale != 1),
        "whether the cell writes the unit or its 万 itself, and not only its label",
    ),
    Attribute("date.year", "year", "年", types.NUMBER, _year, "calendar year"),
    Attribute("period.first", "first_day", "首日", types.DATE, lambda period: period.first, "first day"),
    Attribute("period.last", "last_day", "末日", types.DATE, lambda period: period.last, "last day"),
    Attribute(
        "row.number", "number", "序号", types.NUMBER, lambda row: Amount(Decimal(row.number)), "from 1"
    ),
)

STATE_WORDS = (
    "blank", "空白", "filled", "已填", "absent", "缺项", "unreadable", "无法识别", "quantifiable", "可量化",
)  # fmt: skip
"""What `is` can be followed by beside a name, as keywords.toml has it: for “did you mean”."""

PREFIX_WORDS = ("没有", "存在", "所有", "非")
OPERATOR_WORDS = (
    "不是", "属于", "包含", "提及", "处于", "介于", "误差", "其中", "满足", "缺省", "且", "或", "是", "至",
)  # fmt: skip
"""The Chinese words before and between values, as keywords.toml has them: for names glued to one."""

ATTRIBUTES: Mapping[str, Attribute] = MappingProxyType({each.key: each for each in _ATTRIBUTES})


def attribute(type_: Type, name: str) -> Attribute | None:
    """Return the attribute that values of `type_` have under `name`, in either language."""
    kind = type_.kind
    return next(
        (
            each
            for each in _ATTRIBUTES
            if each.key.split(".")[0] == kind and name in {each.name, each.chinese}
        ),
        None,
    )


def fields(type_: Type) -> Mapping[str, Field]:
    """Return the fields that a value of `type_` holds: those of a form kind or of a row kind."""
    if type_.kind == "form":
        return FORMS[type_.of].fields
    return ROWS[type_.of].fields if type_.kind == "row" else {}


OwnFields = Mapping[str, Mapping[str, Field]]
"""The fields that layouts add to a kind of form, by kind and name."""

NO_OWN: OwnFields = MappingProxyType({})


def field(type_: Type, name: str, own: OwnFields = NO_OWN) -> Field | None:
    """Return the field called `name` in either language; those of layouts have one name only."""
    known = fields(type_)
    found = known.get(name) or next((each for each in known.values() if each.chinese == name), None)
    return found or (own.get(type_.of, {}).get(name) if type_.kind == "form" else None)


def type_of(field_: Field) -> Type:
    """Return the type a rule sees for a field of the schema."""
    match field_.type:
        case "enum":
            return types.enum(field_.enum)
        case "rows":
            return types.listing(types.row(field_.row))
        case "texts":
            return types.listing(types.TEXT)
        case simple:
            return Type(simple)


def member(enum: str, name: str) -> str | None:
    """Return the English name of the member that `name` means, in either language."""
    members = ENUMS[enum]
    if name in members:
        return name
    return next((english for english, chinese in members.items() if chinese == name), None)


def collection(form_kind: str, name: str) -> Field | None:
    """Return the list field whose lines are called `name`, so that `for each indicator` needs no `in`."""
    for each in FORMS[form_kind].fields.values():
        if each.type == "rows" and name in {ROWS[each.row].name, ROWS[each.row].chinese}:
            return each
    return None


def row_names(type_: Type) -> Said:
    """Return what one line of a list is called."""
    kind = ROWS[type_.of]
    return Said(kind.chinese, kind.name)


def form_kind(name: str) -> str | None:
    """Return the English name of the form kind called `name` in either language."""
    return next((kind.name for kind in FORMS.values() if name in {kind.name, kind.chinese}), None)


def names(type_: Type) -> list[str]:
    """Return every name that can follow a value of `type_`, both languages, for “did you mean”."""
    found = [name for each in fields(type_).values() for name in (each.name, each.chinese)]
    for each in _ATTRIBUTES:
        if each.key.split(".")[0] == type_.kind:
            found += [each.name, each.chinese]
    return found


_HOLDERS: tuple[FormKind | RowKind, ...] = (*FORMS.values(), *ROWS.values())


def named_type(name: str) -> Type | None:
    """Return the type that a parameter declares by a name: of an enum, a line, a form or a field's values.

    A field's name that stands for values of several types (口径) is none.
    """
    if name in ENUMS:
        return types.enum(name)
    kind = form_kind(name)
    if kind is not None:
        return types.form(kind)
    line = next((each.name for each in ROWS.values() if name in {each.name, each.chinese}), None)
    if line is not None:
        return types.row(line)
    known = [type_of(each) for holder in _HOLDERS for each in holder.fields.values() if name == each.chinese]
    known += [each.type for each in _ATTRIBUTES if name == each.chinese and each.type.kind == "enum"]
    return known[0] if known and all(each == known[0] for each in known) else None


def type_said(type_: Type) -> Said | None:
    """Return how a type is declared by a name in both languages; None where only one of them has a name."""
    if type_.kind == "form":
        return Said(FORMS[type_.of].chinese, type_.of)
    if type_.kind == "row":
        return row_names(type_)
    chinese = (name for name in type_names() if not name.isascii() and named_type(name) == type_)
    word = next(chinese, None) if type_.kind == "enum" else None
    return None if word is None else Said(word, type_.of)


def type_names() -> list[str]:
    """Return what `named_type` knows and a table may test, and the names of lines and forms."""
    said = [each.chinese for holder in _HOLDERS for each in holder.fields.values() if each.enum]
    named = [word for holder in _HOLDERS for word in (holder.name, holder.chinese)]
    return [*ENUMS, *(each for each in said if named_type(each) is not None), *named]
