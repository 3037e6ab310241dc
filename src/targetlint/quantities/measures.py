"""One found number with its unit, bound and rate: a match of the pattern as a `Quantity`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from targetlint.model.quantity import Comparator, Number, Quantity
from targetlint.quantities import bounds, lexicons, limits
from targetlint.quantities.labels import label_of
from targetlint.quantities.limits import Limits, Side
from targetlint.quantities.numerals import EXACT, Numeral, factor, fraction, read, times
from targetlint.quantities.tables import choice
from targetlint.quantities.units import DENOMINATORS, SPELLINGS, Unit, base

_ONE = Decimal(1)
_NO_UNIT = Unit("", "", _ONE)
_PERCENT = SPELLINGS["%"]
_RATIO = Unit("", "ratio", _ONE)
_BARE_SCALES = frozenset("百千万亿")
_PER = re.compile(choice(DENOMINATORS))
_EACH = re.compile(rf"每个(?={_PER.pattern})")
_OCR_TWO = re.compile(r"2(?:[1-9]\d(?:\.\d+)?|100)")
_GROUPED = re.compile(r"\d{1,3} \d{3}")


class Reading(NamedTuple):
    """A quantity and what is odd about it."""

    quantity: Quantity
    flags: frozenset[str]


def _numeral(text: str) -> tuple[Numeral, Unit] | None:
    """Read any number form of the pattern, with the unit it brings along (百分之五 → 5 %)."""
    text = "".join(text.split()) if " " in text.strip() and "/" in text else text.strip()
    if text.startswith(("百分之", "千分之")):
        found = read(text[3:])
        return (found, _PERCENT if text[0] == "百" else SPELLINGS["‰"]) if found else None
    if text[-1] == "成":
        found = read(text[:-1].strip())
        return (found.scaled(Decimal(10))._replace(scale=_ONE), _PERCENT) if found else None
    if text == "半":
        return Numeral(Decimal("0.5"), _ONE, Decimal("0.1")), _NO_UNIT
    for mark in ("分之", "/"):
        if mark in text:
            one, other = text.split(mark)
            ratio = fraction(other, one) if mark == "分之" else fraction(one, other)
            return None if ratio is None else (Numeral(ratio, _ONE, _ONE), _RATIO)
    found = read(text)
    return (found, _NO_UNIT) if found else None


def _side(found: re.Match[str], number: str) -> Side | None:
    written = found[f"n{number}"]
    told = _numeral(written)
    if told is None:
        return None
    numeral, unit = told
    scales = found[f"s{number}"]
    if scales:
        numeral = numeral.scaled(factor(scales))
    spelled = found[f"u{number}"]
    other = (found[f"alt{number}"] or "").strip()
    if spelled:
        unit = SPELLINGS[spelled]
    elif other and not unit.dimension and (known := base(other) or base(other.partition("/")[0])):
        name, dimension, by = known
        unit = Unit(name, dimension, _ONE)
        if by != 1:
            numeral = numeral.scaled(by)
    return Side(numeral, unit, written, found[f"a{number}"] or "")


def quantity(found: re.Match[str], edge: int, *, whole: bool) -> Reading | None:
    """Read a match with a number; None where it counts nothing. `whole`: it is all that the text says.

    `edge` is where the quantity or date before it ends: its label begins after that.
    """
    first = _side(found, "1")
    second = _side(found, "2") if found["n2"] else None
    if first is None or (found["n2"] and second is None):
        return None
    around = bounds.together(bounds.before(found["pre"] + (found["pre2"] or "")), bounds.after(found["suf"]))
    ranked = _ranked(found, first)
    if not _counts(found, first, around, whole=whole or ranked or second is not None):
        return None
    unit = _unit(first, second, around)
    flags = set(around.flags) | _spelling_flags(found)
    if second:
        bound = limits.between(first, second, flags)
    elif found["minus"] == "±":
        bound = Limits(Comparator.RANGE, times(first.numeral.value, -_ONE), first.numeral.value)
    elif ranked:
        unit, bound = unit._replace(dimension="rank"), Limits(Comparator.AT_MOST, None, first.numeral.value)
    else:
        bound = limits.single(first, _number(found, first), around)
        if bound.comparator is Comparator.EQUAL and around.comparator is None:
            flags |= {"bare", "suspect-ocr-sign"} if _looks_like_ocr(first, unit) else {"bare"}
    if around.direction == "-" and not around.arrives and limits.impossible(bound, unit):
        flags.add("impossible")
    text = found[0]
    start = found.start() + len(text) - len(text.lstrip()) - ranked
    label = label_of(found["gap"] or "") or label_of(found.string[edge:start])
    made = _assembled(found, bound, unit, (second or first).numeral, around, (label, start))
    return Reading(made, frozenset(flags))


def _assembled(  # noqa: PLR0913, PLR0917 - the parts of one quantity
    found: re.Match[str],
    bound: Limits,
    unit: Unit,
    numeral: Numeral,
    around: bounds.Bounds,
    named: tuple[str, int],
) -> Quantity:
    """Put the parts together; `named` is the label and where the quantity starts."""
    text, per = found[0], _per(found)
    if unit is _PERCENT and (found["each"] or "").endswith("均"):
        per = ()
    return Quantity(
        comparator=bound.comparator,
        low=None if bound.low is None else times(bound.low, unit.factor),
        high=None if bound.high is None else times(bound.high, unit.factor),
        low_included=bound.comparator is not Comparator.MORE,
        high_included=bound.high_included,
        unit=unit.name,
        dimension="rate" if per else unit.dimension,
        per=per,
        scale=numeral.scale,
        digit=_finest(found, EXACT.multiply(numeral.digit, unit.factor)),
        approximator=bound.approximator,
        direction="" if around.arrives else around.direction,
        baseline=around.baseline,
        label=named[0],
        start=named[1],
        end=found.end() - len(text) + len(text.rstrip()),
    )


def _counts(found: re.Match[str], side: Side, around: bounds.Bounds, *, whole: bool) -> bool:
    """Whether the number counts something: Arabic does, Han needs a unit, a scale or a bound beside it."""
    if side.written[0].isdigit():
        follower = found.string[found.end() : found.end() + 1]
        return bool(side.unit.name) or not (follower.isascii() and follower.isalpha())
    if set(side.written) <= _BARE_SCALES:
        spoken = around.comparator is not None and not any(sign in lexicons.SIGNS for sign in found["pre"])
        return bool(around.approximator or side.middle or (spoken and side.unit.name))
    return whole or bool(
        side.unit.dimension or found["s1"] or around.comparator or around.approximator or side.middle
        or around.currency or found["per"] or around.direction
    )  # fmt: skip


def _ranked(found: re.Match[str], side: Side) -> bool:
    """Whether 前 before the number makes it a rank: 前三名, 前10%, but not 提前3天."""
    start = found.start("n1")
    before = found.string[max(start - 2, 0) : start]
    named = side.unit.name in ("名", "位", "%", "强") or not side.unit.name
    return before[-1:] == "前" and before[:-1] not in tuple("提之以目年月日底") and named and not found["n2"]


def _unit(first: Side, second: Side | None, around: bounds.Bounds) -> Unit:
    unit = second.unit if second and second.unit.dimension else first.unit
    if unit.name == "比例":
        return _PERCENT if first.numeral.value > 1 else _RATIO
    if around.currency and not unit.name:
        return SPELLINGS[around.currency]
    return unit


def _per(found: re.Match[str]) -> tuple[str, ...]:
    bracketed = found["alt1"] or ""
    below = "" if found["u1"] or base(bracketed) else bracketed.partition("/")[2]
    if not (found["each"] or found["per"] or below):
        return ()
    words = _EACH.sub("每", f"{found['each'] or ''} {found['per']} {below}")
    return tuple(DENOMINATORS.get(word, word) for word in _PER.findall(words))


def _number(found: re.Match[str], side: Side) -> Number:
    """Return the number with what follows its unit: 两年半, 5元3角, and its sign."""
    value = side.numeral.value
    if found["half"] and isinstance(value, Decimal):
        value += Decimal("0.5")
    if found["tail"] and isinstance(value, Decimal):
        small = [read(sign) for sign in found["tail"] if sign not in "角毛分"]
        for place, each in enumerate(small, 1):
            if each and isinstance(each.value, Decimal):
                value += each.value.scaleb(-place)
    return times(value, -_ONE) if found["minus"] in ("-", "负") else value


def _finest(found: re.Match[str], digit: Decimal) -> Decimal:
    """Return the value of the last digit, which is in the 角 or 分 where these are written."""
    tail = found["tail"]
    return digit.scaleb(-2 if tail.endswith("分") else -1) if tail else digit


def _looks_like_ocr(side: Side, unit: Unit) -> bool:
    """Whether a percentage is probably a ≥ read as 2 (292%)."""
    return unit is _PERCENT and _OCR_TWO.fullmatch(side.written) is not None


def _spelling_flags(found: re.Match[str]) -> set[str]:
    flags = set()
    for written in (found["n1"], found["n2"] or ""):
        if "，" in written:
            flags.add("fullwidth-grouping")
        elif " " in written.strip() and _GROUPED.match(written):
            flags.add("space-grouping")
    return flags
