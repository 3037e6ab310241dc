"""Values of rules in a reader's words: amounts with units, dates, enum members, cells by their text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from targetlint.lang.answers import Hit
from targetlint.lang.typed import Message, Shown, Template
from targetlint.lang.words_in import Lexicon
from targetlint.model.amount import Amount, Period
from targetlint.model.form import Form, Listed, Row, Stated, Unknown
from targetlint.model.quantity import Target
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS
from targetlint.words import say

_TEN_THOUSAND = Decimal(10_000)
_DECIMALS = 6  # more than any form writes
_LARGEST = Decimal(10) ** 20  # above it 28 digits leave no room for the decimals, and rounding would raise
_CELL_LIMIT = 60  # longer cells are quoted with an ellipsis: a message is one line


def filled(message: Message, ask_values: tuple[Shown, ...], hit: Hit) -> Said:
    """Return a message with the values of a hit filled in, in both languages."""
    texts = [shown(value, each.enum) for value, each in zip(hit.values, ask_values, strict=True)]
    return Said(
        _joined(message.zh, [text.zh for text in texts]),
        _joined(message.en, [text.en for text in texts]),
    )


def _joined(template: Template, texts: list[str]) -> str:
    return "".join(part if isinstance(part, str) else texts[part] for part in template.parts)


def shown(value: object, enum: str = "") -> Said:
    """Return a value as a reader would write it."""
    match value:
        case Stated(text=text):
            quoted = one_line(text)
            return Said(quoted, quoted) if quoted else say("finding.blank")
        case Amount():
            return amount(value)
        case date():
            return Said(f"{value.year}年{value.month}月{value.day}日", value.isoformat())
        case Period(first=first, last=last):
            if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
                return Said(f"{first.year}年度", str(first.year))
            return Said(f"{shown(first).zh}至{shown(last).zh}", f"{first.isoformat()} to {last.isoformat()}")
        case str() if enum:
            return Said(ENUMS[enum][value], value.replace("_", " "))
        case Target(text=text):
            return Said(one_line(text), one_line(text))
        case list() | tuple():
            parts = [shown(each, enum) for each in value]
            return Said("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))
        case bool():
            return say("finding.yes" if value else "finding.no")
        case Listed(items=items):
            return shown(items)
        case Lexicon(words=words):
            return shown(words)
        case Row(number=number):
            return say("finding.row", number=number)
        case Form(title=title):
            return Said(title, title)
        case Unknown():
            return say("finding.unknown")
    return Said(str(value), str(value))


def one_line(text: str) -> str:
    """Return a cell's text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _CELL_LIMIT else line[: _CELL_LIMIT - 1] + "…"


def amount(value: Amount) -> Said:
    """Return an amount with its unit; money of ten thousand yuan and more in 万元."""
    number, unit = value.number, value.unit
    if unit == "元" and abs(number) >= _TEN_THOUSAND:
        number, unit = number / _TEN_THOUSAND, "万元"
    if abs(number) < _LARGEST and number != round(number, _DECIMALS):
        number = round(number, _DECIMALS)  # a quotient; what a form writes is shown in full
    digits = f"{number.normalize():f}"
    return Said(f"{digits}{unit}", f"{digits}{unit}")
