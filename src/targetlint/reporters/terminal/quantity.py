"""One value as it was read: its text with carets, what each part says, what is odd, what the columns did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len

from targetlint.model.quantity import Comparator, DateSpan, Number, Quantity, Target, TargetKind
from targetlint.reporters.beside import Column, ReadValue, effect, told
from targetlint.reporters.numbers import plain
from targetlint.reporters.terminal import reading
from targetlint.reporters.terminal.grid import stretch
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import Span, clean, cut, one_line, pad, window, wrap

_INDENT = 4
_LABEL = {"zh": 6, "en": 10}  # cells of the widest label of a row
_GAP = 3  # cells of a separator
_CLOSING = " \t\n，,；;。、：:）)」』”"
_NO_KIND = frozenset({TargetKind.TEXT, TargetKind.BLANK})  # nothing in the text made it this kind
_ROWS = (
    *("label", "baseline", "direction", "comparator", "number", "low", "high", "day", "first", "last"),
    *("unit", "per", "yearly", "dimension", "scale", "approximator", "grain", "year", "recurring"),
)
_CHANGES = {"+": "quantity.up", "-": "quantity.down"}
_SCALES = {
    Decimal(10) ** n: word
    for n, word in enumerate(("十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿"), 1)
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the value from the part before it on, what of it is underlined, and what it says."""

    text: Span
    says: Mapping[str, str]

    @property
    def name(self) -> Span:
        """The words of the stretch that name what is stated; empty where there are none."""
        name = one_line(self.says.get("label", "")).text
        at = self.text.text.rfind(name, 0, self.text.start)
        return Span(name, at, at + len(name)) if at >= 0 else Span("", 0, 0)


def render(values: Sequence[ReadValue], page: Page) -> str:
    """Return the readings, one below the other."""
    lines: list[str] = []
    for each in values:
        lines += [*([""] if lines else []), *_value(each, page)]
    return joined(lines)


def _value(value: ReadValue, page: Page) -> Iterator[str]:
    target = value.target
    yield from _headline(target, page)
    yield from _drawing(value, page)
    for flag in sorted(target.flags):
        meaning = page.say(f"quantity.flag_{flag}")
        yield from _labelled("flag", page.say("quantity.flagged", meaning=meaning, flag=flag), page)
    if value.misread:
        yield from _labelled("import", told(value.misread).pick(page.lang), page)
    for column in value.columns:
        yield from _labelled("beside", _effect(column, target, page), page)


def _headline(target: Target, page: Page) -> Iterator[str]:
    verdict = page.say("quantity.quantifiable" if target.quantified else "quantity.not_quantifiable")
    word = f"{verdict}[{reading.member_name('target_kind', target.kind.value, page.lang)}]"
    said = page.say("report.and").join(reading.parts(target, page.lang)) if target.quantified else ""
    said = clean(said) or page.say(f"quantity.kind_{target.kind.value}")
    first, *rest = page.wrapped(f"{word} {said}", hang=_INDENT)
    yield page.paint(word, "good" if target.quantified else "review") + first.removeprefix(word)
    yield from rest


# --- what each part says --------------------------------------------------------------------------------


def _parts(value: ReadValue, page: Page) -> list[_Part]:
    """Return the quantities and dates in the order of the text, each with the words before it."""
    target = value.target
    yearly = dict(zip(target.quantities, value.yearly, strict=True))
    stated: list[Quantity | DateSpan] = [*target.quantities, *target.dates]
    found = sorted(stated, key=lambda each: (each.start, each.end))
    ends = [*(_end(target.text, each.end) for each in found[:-1]), len(target.text)]
    made = []
    for each, before, end in zip(found, [0, *ends], ends, strict=False):
        start = min(before, each.start)
        says = _quantity(each, yearly[each], page) if isinstance(each, Quantity) else _date(each, page)
        made.append(_Part(one_line(target.text[start:end], each.start - start, each.end - start), says))
    return made


def _end(text: str, at: int) -> int:
    """Return where a part ends that is read up to `at`: behind the comma that follows it."""
    return at + len(text[at:]) - len(text[at:].lstrip(_CLOSING))


def _quantity(quantity: Quantity, yearly: Quantity | None, page: Page) -> dict[str, str]:
    """Return the rows of a quantity by their names; what it does not say is left out."""
    dimension = quantity.dimension or "none"
    says = {
        "label": quantity.label,
        "baseline": quantity.baseline,
        "direction": page.say(_CHANGES[quantity.direction]) if quantity.direction else "",
        "comparator": reading.member_name("comparator", quantity.comparator.name.lower(), page.lang),
        **_limits(quantity, page),
        "unit": quantity.unit,
        "per": page.say("report.and").join(quantity.per),
        "dimension": reading.member_name("dimension", dimension, page.lang),
        "yearly": reading.quantity(yearly) if yearly else "",
        "scale": _scale(quantity.scale, page),
        "approximator": quantity.approximator,
    }
    return {name: clean(text) for name, text in says.items() if text}


def _scale(scale: Decimal, page: Page) -> str:
    if scale == 1:
        return ""
    word, number = _SCALES.get(scale, ""), plain(scale)
    return page.say("quantity.scaled", word=word, number=number) if word else number


def _limits(quantity: Quantity, page: Page) -> dict[str, str]:
    if quantity.low is not None and quantity.low == quantity.high:
        return {"number": plain(quantity.low)}
    return {
        "low": _limit(quantity.low, page, included=quantity.low_included),
        "high": _limit(quantity.high, page, included=quantity.high_included),
    }


def _limit(number: Number | None, page: Page, *, included: bool) -> str:
    if number is None:
        return ""
    return page.say("quantity.included" if included else "quantity.excluded", number=plain(number))


def _date(span: DateSpan, page: Page) -> dict[str, str]:
    """Return the rows of a date by their names."""
    says = {
        "comparator": page.say(f"quantity.date_{span.comparator.name.lower()}"),
        **_days(span, page),
        "grain": page.say(f"quantity.grain_{span.grain}"),
        "year": _year(span, page),
        "recurring": reading.every(span, page.lang),
    }
    return {name: clean(text) for name, text in says.items() if text}


def _days(span: DateSpan, page: Page) -> dict[str, str]:
    if span.first is None or span.last is None:
        days = reading.undated(span, page.lang)
        names = (
            ("first", "last")
            if len(days) > 1
            else ("last",)
            if span.comparator is Comparator.RANGE
            else ("day",)
        )
        return dict(zip(names, days, strict=False))
    if span.first == span.last:
        return {"day": span.first.isoformat()}
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _year(span: DateSpan, page: Page) -> str:
    if span.year_known or span.recurring:
        return ""
    return page.say("quantity.year_given" if span.first else "quantity.year_unknown")


# --- the drawing ----------------------------------------------------------------------------------------


def _drawing(value: ReadValue, page: Page) -> Iterator[str]:
    target, parts = value.target, _parts(value, page)
    if parts:
        for number, band in enumerate(_bands(parts, page)):
            yield from [""] if number else []
            yield from _drawn(band, page)
        return
    text = one_line(target.text).text or page.say("report.blank")
    for line in wrap(text, _room(page) - _GAP):
        yield _row("", [line], page)
        if target.kind not in _NO_KIND:
            yield _row("", [page.paint("^" * cell_len(line), "info")], page)


def _bands(parts: Sequence[_Part], page: Page) -> Iterator[list[_Part]]:
    """Yield as many parts as stand side by side on the page."""
    band: list[_Part] = []
    for part in parts:
        if band and sum(map(_width, [*band, part])) > _room(page):
            yield band
            band = []
        band.append(part)
    yield band


def _drawn(band: Sequence[_Part], page: Page) -> Iterator[str]:
    widths = [min(_width(part), _room(page)) - _GAP for part in band]
    texts = [window(part.text, width) for part, width in zip(band, widths, strict=True)]
    yield _row("", [pad(text.text, width) for text, width in zip(texts, widths, strict=True)], page)
    carets = [_carets(part, text, width, page) for part, text, width in zip(band, texts, widths, strict=True)]
    yield _row("", carets, page)
    for name in _ROWS:
        said = [part.says.get(name, "") for part in band]
        if any(said):
            cells = [pad(cut(text, width), width) for text, width in zip(said, widths, strict=True)]
            yield _row(page.say(f"quantity.{name}"), cells, page)


def _room(page: Page) -> int:
    """Return the cells to the right of the labels."""
    return page.width - _INDENT - _LABEL[page.lang]


def _width(part: _Part) -> int:
    """Return the cells that a part and the separator before it take."""
    return _GAP + max(cell_len(text) for text in (part.text.text, *part.says.values()))


def _row(label: str, cells: Sequence[str], page: Page) -> str:
    head = page.paint(pad(label, _LABEL[page.lang]), "label") if label else " " * _LABEL[page.lang]
    return " " * _INDENT + head + "".join(f" {page.bar} {cell}" for cell in cells)


def _carets(part: _Part, cell: Span, width: int, page: Page) -> str:
    """Return carets under what is stated, and dashes under the words that name it.

    `cell` is the part's text as it is shown; dashes are drawn only where it shows the name at its place.
    """
    before, under = stretch(cell, width)
    name, start, end = part.name
    lead = " " * before
    if before and name and cell.text[start:end] == name:
        at, long = cell_len(cell.text[:start]), cell_len(name)
        lead = " " * at + page.paint("-" * long, "faint") + " " * (before - at - long)
    return lead + page.paint("^" * under, "info") + " " * (width - before - under)


# --- below it -------------------------------------------------------------------------------------------


def _labelled(name: str, text: str, page: Page) -> list[str]:
    """Return a label and its text, which stands below the texts of the drawing."""
    return page.labelled(pad(page.say(f"quantity.{name}"), _LABEL[page.lang] + 1), text)


def _effect(column: Column, target: Target, page: Page) -> str:
    """Say what a column did to the reading."""
    found = effect(column, target)
    listed = page.say("report.and").join
    did = [
        page.say(f"quantity.{what}", what=listed(names))
        for what, names in (
            ("gave", [page.say(f"quantity.{name}") for name in found.gave]),
            ("raised", found.raised),
            ("settled", found.settled),
        )
        if names
    ]
    return page.say(
        "quantity.column",
        name=page.say(f"quantity.column_{column.name}"),
        text=one_line(column.text).text,
        gave=page.say("quantity.then").join(did) or page.say("quantity.gave_nothing"),
    )
