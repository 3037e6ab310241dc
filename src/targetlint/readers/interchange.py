"""Forms as data in JSON to tables of labels and values: our interchange form, indicators of a budget system.

What is read: docs/interchange.md. A form becomes its title, a table of its single fields, a table for each of
its lists and one of what no field can be; recognition reads them as it reads those of any other file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from targetlint.model import interchange as keys
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.place import Place
from targetlint.model.schema import FORMS, ROWS, Field
from targetlint.readers.json_values import Json, Members, clean, shown, values
from targetlint.readers.limits import CELLS, TEXT_BYTES
from targetlint.readers.refusal import Problem, Refusal, remark, within
from targetlint.readers.source import Source

_MOST_NAMED = 8  # names that a remark lists
_SYSTEM = {  # what the budget integration system calls the fields of an indicator
    "findex": "tier1",
    "sindex": "tier2",
    "computesign": "sign",
    "indexval": "value",
    "meterunit": "unit",
    "kpi_remark": "note",
}
_OF_A_FORM = {keys.MARK, keys.KIND, "indicators", "指标"}
_OF_AN_INDICATOR = {*_SYSTEM, "tier1", "一级指标", "value", "指标值"}
_KINDS = {name: kind.name for kind in FORMS.values() for name in (kind.name, kind.chinese)}


class Said(NamedTuple):
    """What a cell says, what it means where it is no label, and the unit that stands outside it."""

    text: str
    meant: str | None = None
    unit: str = ""


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where it is no JSON, is too large, or holds no form."""
    within("bytes", len(source.data), TEXT_BYTES)
    found, bad = values(source.text())
    pages = _Pages(Document(source.path, "json"))
    pages.told["json-line"] = [str(number) for number in bad]
    for number, each in enumerate(_forms(found, pages), 1):
        kind = _kind(each)
        if isinstance(each, Members) and kind:
            _Form(pages, kind, number).write(each)
        else:
            pages.tell("json-form", str(number))
    if not pages.document.blocks:
        raise Refusal(Problem.NO_FORM)
    return pages.document, pages.remarks()


def _bare(key: str) -> str:
    return "".join(key.split()).lower()


def _says(value: Json, any_of: set[str]) -> bool:
    return isinstance(value, Members) and any(_bare(key) in any_of for key, _ in value.pairs)


def _forms(found: list[Json], pages: _Pages) -> Iterator[Json]:
    """Yield what should be a form each: the values, those of a list or of `forms`; indicators as one form."""
    value = found[0] if len(found) == 1 else found
    if isinstance(value, Members) and _says(value, {keys.FORMS}):
        for key, each in value.pairs:
            if _bare(key) == keys.FORMS and isinstance(each, list):
                yield from each
            else:
                pages.tell("json-outside", clean(key))
    elif not isinstance(value, list):
        yield value
    elif any(_says(each, _OF_AN_INDICATOR) and not _says(each, _OF_A_FORM) for each in value):
        yield Members([("indicators", value)])
    else:
        yield from value


def _kind(value: Json) -> str:
    """Return the kind of form, empty where it is none: a project's where nothing else is said."""
    if not isinstance(value, Members) or not _says(value, _OF_A_FORM):
        return ""
    said = {_bare(key): each for key, each in reversed(value.pairs)}
    kind = said.get(keys.KIND, "project_form")
    version = said.get(keys.MARK, str(keys.VERSION))
    return _KINDS.get(kind.strip(), "") if isinstance(kind, str) and version == str(keys.VERSION) else ""


@dataclass(slots=True)
class _Pages:
    """The document being filled; `told` are the names that each remark lists."""

    document: Document
    told: dict[str, list[str]] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    cells: int = 0

    def line(self, text: str) -> None:
        """Add a paragraph."""
        self.paragraphs += 1
        self._count(1)
        self.document.blocks.append(Paragraph(self.paragraphs, text))

    def table(self, lines: list[list[Said]]) -> None:
        """Add a table where there are lines."""
        if not lines:
            return
        self.tables += 1
        self._count(sum(map(len, lines)))
        cells = [
            Cell(row, column, each.text, meant=each.meant)
            for row, line in enumerate(lines, 1)
            for column, each in enumerate(line, 1)
        ]
        self.document.blocks.append(Table(self.tables, cells))

    def _count(self, more: int) -> None:
        self.cells += more
        within("cells", self.cells, CELLS)

    def tell(self, code: str, name: str) -> None:
        """Let the remark `code` list `name`."""
        self.told.setdefault(code, []).append(name)

    def remarks(self) -> list[Diagnostic]:
        """Return a remark for each kind of thing that was not read as it stands."""
        place = Place(self.document.path)
        return [
            remark(code, Severity.WARNING, place, count=len(names), names="、".join(names[:_MOST_NAMED]))
            for code, names in self.told.items()
            if names
        ]


@dataclass(slots=True)
class _Form:
    """One form: the lines of its tables. `left` are those that are no field."""

    pages: _Pages
    kind: str
    number: int
    unit: str = ""
    single: list[list[Said]] = field(default_factory=list)
    lists: list[list[list[Said]]] = field(default_factory=list)
    left: list[list[Said]] = field(default_factory=list)

    def write(self, form: Members) -> None:
        """Add the form to the pages."""
        fields = FORMS[self.kind].fields
        names = {name: each.name for each in fields.values() for name in (each.name, each.chinese)}
        for key, name, value in self._once(form, names, ""):
            if name in fields:
                self._field(fields[name], key, value)
            elif name == keys.MONEY_UNIT and value in keys.UNITS:
                self.unit = str(value)
            elif name == keys.UNEXPLAINED and isinstance(value, list):
                self.left += [[_plain(shown(each))] for each in value]
            elif name == keys.MONEY_UNIT:
                self._wrong(key, value)
            elif name not in {keys.MARK, keys.KIND}:
                self.single.append([Said(clean(key)), _plain(shown(value))])
        self.pages.line(keys.TITLES[self.kind])
        if self.unit:
            self.pages.line(f"单位：{self.unit}")
        for lines in (self.single, *self.lists, self.left):
            self.pages.table(lines)

    def _once(self, members: Members, names: Mapping[str, str], path: str) -> Iterator[tuple[str, str, Json]]:
        """Yield key, field name (or bare key) and value: what is not null, the first of what stands twice."""
        seen: set[str] = set()
        for key, value in members.pairs:
            name = names.get(_bare(key), _bare(key))
            if name in seen:
                self._leave(path + key, value, "json-twice")
            elif value is not None:
                yield path + key, name, value
            seen.add(name)

    def _leave(self, path: str, value: Json, code: str) -> None:
        """Keep what cannot be the field that its key names, as no field."""
        self.left.append([_plain(clean(path)), _plain(shown(value))])
        self.pages.tell(code, f"{self.number}/{clean(path)}")

    def _wrong(self, path: str, value: Json) -> None:
        self._leave(path, value, "json-type")

    def _field(self, field: Field, key: str, value: Json) -> None:
        if field.type in {"rows", "texts"}:
            if not isinstance(value, list):
                self._wrong(key, value)
            elif field.type == "rows":
                self._rows(field, value)
            else:
                self._texts(field, key, value)
            return
        said = _said(field, value)
        if said is None:
            self._wrong(key, value)
        else:
            self.single.append([_label(field, said.unit), said])

    def _texts(self, field: Field, key: str, items: list[Json]) -> None:
        """Add a line for each text; an empty list is a label with no value beside it."""
        if not items:
            self.single.append([_label(field), Said(""), _plain("")])
        for number, each in enumerate(items, 1):
            if isinstance(each, str):
                self.single.append([_label(field), _plain(clean(each))])
            else:
                self._wrong(f"{key}/{number}", each)

    def _rows(self, field: Field, items: list[Json]) -> None:
        """Add the list's table: a header row wherever the rows have other fields than those before."""
        lines: list[list[Said]] = []
        header: list[Said] = []
        for number, each in enumerate(items, 1):
            path = f"{field.chinese}/{number}"
            if not isinstance(each, Members):
                self._wrong(path, each)
                continue
            row = self._row(field, each, f"{path}/")
            heads = [_label(field), *(_label(column, said.unit) for column, said in row)]
            if row and heads != header:
                header = heads
                lines.append(header)
            if row:
                lines.append([Said(str(number)), *(said for _, said in row)])
        if not items:
            first, *_ = ROWS[field.row].fields.values()
            lines.append([_label(field), _label(first), _plain("")])
        if lines:
            self.lists.append(lines)

    def _row(self, field: Field, members: Members, path: str) -> list[tuple[Field, Said]]:
        """Return the cells of one row, in the order of the schema."""
        columns = ROWS[field.row].fields
        names = {name: each.name for each in columns.values() for name in (each.name, each.chinese)}
        found: dict[str, Said] = {}
        for key, name, value in self._once(
            members, names | (_SYSTEM if field.row == "indicator" else {}), path
        ):
            said = _said(columns[name], value) if name in columns else None
            if said is not None:
                found[name] = said
            elif name in columns:
                self._wrong(key, value)
            else:
                self.left.append([_plain(clean(key)), _plain(shown(value))])
        return [(column, found[name]) for name, column in columns.items() if name in found]


def _label(field: Field, unit: str = "") -> Said:
    return Said(f"{field.chinese}（{unit}）" if unit else field.chinese)


def _plain(text: str) -> Said:
    return Said(text, text)


def _said(field: Field, value: Json) -> Said | None:
    """Return what one cell says, None where the value cannot be a cell of the field."""
    if isinstance(value, str):
        return _plain(clean(value))
    if not isinstance(value, Members):
        return None
    said = dict(value.pairs)
    text, other = said.get(keys.TEXT), said.get(keys.VALUE if field.type == "enum" else keys.UNIT)
    if not isinstance(text, str) or not isinstance(other, str) or len(value.pairs) != 2:  # noqa: PLR2004 - the two
        return None
    if field.type == "enum":
        return Said(clean(text), clean(other))
    return Said(clean(text), clean(text), other) if field.type == "money" and other in keys.UNITS else None
