"""What the tests of the forms room share: the shipped layouts, and forms as readable text."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from build_examples import Source, as_txt, source
from office import read

from targetlint.forms.recognise import recognise
from targetlint.lang import layouts, printed
from targetlint.lang.syntax import parse
from targetlint.lang.trouble import Trouble
from targetlint.model.amount import Amount, Period
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.layout import Layout
from targetlint.model.place import Place
from targetlint.model.quantity import Target
from targetlint.model.schema import FORMS

ROOT = Path(__file__).parents[1]


@cache
def shipped() -> tuple[Layout, ...]:
    """Return the layouts of the central pack; a mistake in one of them fails the test."""
    found = []
    for path in sorted((ROOT / "rules" / "central" / "layouts").glob("*.rules")):
        found += written(path.read_text(encoding="utf-8"), path.name)
    return tuple(found)


def written(text: str, path: str) -> list[Layout]:
    """Return the layouts that a rule text declares."""
    file, told = parse.parse(text, path)
    trouble = Trouble()
    found = [
        layouts.layout(each, trouble) for each in file.declarations if isinstance(each, printed.LayoutDecl)
    ]
    assert not told, told
    assert not trouble.diagnostics, trouble.diagnostics
    return found


def forms_in(data: bytes, path: str) -> tuple[list[Form], list[Diagnostic]]:
    """Read a file and recognise its forms."""
    document, told = read(data, path)
    assert document is not None, told
    return recognise(document, shipped())


def forms_of(text: str) -> tuple[list[Form], list[Diagnostic]]:
    """Recognise the forms of a .table text."""
    blocks: Source = source(text)
    return forms_in(as_txt(blocks), "form.txt")


def dump(form: Form, *, places: bool = True, quote: bool = True) -> str:
    """Return a form as text, a field a line; without `quote` only the lengths of its texts."""
    lines = [f"{form.kind} {form.layout} {form.title if quote else ''}{_at(form.place, places)}"]
    for name, value in form.values.items():
        if isinstance(value, Stated):
            if value.state is not State.ABSENT:
                lines.append(f"  {name}: {_stated(value, places, quote)}")
            continue
        if value.state is State.ABSENT:
            continue
        lines.append(f"  {name}: {value.state.value}")
        lines += [_item(each, places, quote) for each in value.items]
    absent = [
        name
        for name, value in form.values.items()
        if name in FORMS[form.kind].fields and value.state is State.ABSENT
    ]
    lines.append(f"  absent: {', '.join(absent)}")
    lines += [f"  left: {_stated(each, places, quote)}" for each in form.leftovers]
    return "\n".join(lines)


def told(diagnostics: list[Diagnostic]) -> str:
    """Return diagnostics as text."""
    return "\n".join(f"{each.code} {each.severity} {each.message.zh}" for each in diagnostics)


def _item(item: object, places: bool, quote: bool) -> str:  # noqa: FBT001  a private helper of dump
    if isinstance(item, Stated):
        return f"    - {_stated(item, places, quote)}"
    assert isinstance(item, Row)
    key = item.place.row_key if quote else ""
    lines = [f"    {item.number} {key}"]
    for name, value in item.values.items():
        if value.state is not State.ABSENT:
            lines.append(f"      {name}: {_stated(value, places, quote)}")
    return "\n".join(lines)


def _stated(value: Stated, places: bool, quote: bool) -> str:  # noqa: FBT001  as above
    text = repr(value.text)[1:-1] if quote else f"{len(value.text)} characters"
    meant = "" if value.state is not State.VALUE else _value(value.value, value.text, quote)
    state = "" if value.state is State.VALUE else f" <{value.state.value}>"
    return f"{text}{state}{meant}{_at(value.place, places)}"


def _value(value: object, text: str, quote: bool) -> str:  # noqa: FBT001  as above
    match value:
        case Amount():
            return f" = {value.number.normalize():f}{value.unit}"
        case Period():
            return f" = {value.first}..{value.last}"
        case date():
            return f" = {value}"
        case Target():
            return " = target"
        case str() if value != text.strip():
            return f" = {value}" if quote or value.isascii() else " = …"
        case _:
            return ""


def _at(place: Place, places: bool) -> str:  # noqa: FBT001  as above
    if not places:
        return ""
    cell = f"T{place.table}R{place.row}C{place.column}" if place.table else f"P{place.row}"
    return f"  @{cell}[{place.start}:{place.end}]" if place.end else f"  @{cell}"


def same(found: list[Form]) -> list[str]:
    """Return forms as texts without their places, to be compared across formats."""
    return [dump(each, places=False) for each in found]


def listed(form: Form, name: str) -> Listed:
    """Return a list field."""
    value = form.values[name]
    assert isinstance(value, Listed)
    return value
