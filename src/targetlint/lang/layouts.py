"""Layout declarations to layouts: printed labels bound to the fields of the schema."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.lang import ast, printed, vocabulary
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import Type, form, row
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.layout import Choice, Columns, Items, Label, Layout, Parts, Tier
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS, FORMS, Field, FieldType


def layout(declared: printed.LayoutDecl, trouble: Trouble) -> Layout:
    """Return the layout that a declaration describes; names that mean nothing are told and left out."""
    return _Binder(declared, trouble).bound()


def with_own_fields(known: OwnFields, declared: printed.LayoutDecl, trouble: Trouble) -> OwnFields:
    """Return the fields that layouts add to their kinds of form, with those of one more layout."""
    kind = vocabulary.form_kind(declared.kind.text)
    if kind is None:
        return known
    fields = dict(known.get(kind, {}))
    for clause in declared.clauses:
        if not isinstance(clause, printed.LayoutLabel) or clause.type is None:
            continue
        own = _own(clause.name, clause.type)
        same = fields.setdefault(own.name, own)
        if vocabulary.field(form(kind), own.name) is not None:
            trouble.tell(clause.name.origin, "rule.own_field_known", name=own.name)
        elif same != own:
            trouble.tell(clause.name.origin, "rule.own_field_type", name=own.name, found=Type(same.type).said)
    return {**known, kind: fields}


def _own(name: ast.Name, declared: ast.TypeName) -> Field:
    return Field(name.text, name.text, _TYPES[declared.word])


_TYPES: dict[str, FieldType] = {
    "money": "money",
    "percent": "percent",
    "count": "number",
    "number": "number",
    "date": "date",
    "duration": "text",
    "text": "text",
}


_CLAUSES = {
    "parts": Said("分项", "parts"),
    "items": Said("条目", "items"),
    "table": Said("表", "table"),
    "option": Said("选项", "option"),
}


class _Binder:
    def __init__(self, declared: printed.LayoutDecl, trouble: Trouble) -> None:
        self._declared = declared
        self._trouble = trouble
        kind = vocabulary.form_kind(declared.kind.text)
        if kind is None:
            known = [word for each in FORMS.values() for word in (each.name, each.chinese)]
            trouble.name(declared.kind, known)
        else:
            trouble.hear(declared.kind, Said(FORMS[kind].chinese, kind))
        self._kind = kind or "project_form"
        self._own: list[Field] = []

    def bound(self) -> Layout:
        declared = self._declared
        clauses = declared.clauses
        labels = tuple(
            filter(None, (self._label(each) for each in clauses if isinstance(each, printed.LayoutLabel)))
        )
        return Layout(
            id=declared.id.text,
            name=declared.name,
            kind=self._kind,
            titles=declared.titles,
            origin=declared.origin,
            labels=labels,
            parts=tuple(
                filter(None, (self._parts(each) for each in clauses if isinstance(each, printed.LayoutParts)))
            ),
            items=tuple(
                filter(None, (self._items(each) for each in clauses if isinstance(each, printed.LayoutItems)))
            ),
            tables=tuple(
                filter(None, (self._table(each) for each in clauses if isinstance(each, printed.LayoutTable)))
            ),
            tiers=tuple(self._tier(each) for each in clauses if isinstance(each, printed.LayoutTier)),
            choices=tuple(
                choice
                for each in clauses
                if isinstance(each, printed.LayoutChoice)
                for choice in self._choices(each)
            ),
            own_fields=tuple(self._own),
            unit=declared.unit,
            ignored=declared.ignored,
        )

    def _field(self, holder: Type, name: ast.Name) -> Field | None:
        found = vocabulary.field(holder, name.text)
        if found is None:
            known = vocabulary.names(holder)
            self._trouble.name(name, known)
        else:
            self._trouble.hear(name, Said(found.chinese, found.name))
        return found

    def _listed(self, clause: str, name: ast.Name, row: str = "", *, texts: bool = True) -> Field | None:
        """Return a field that is a list: of lines (of kind `row` where given), or of texts where they fit."""
        found = self._field(form(self._kind), name)
        fit = [
            each
            for each in vocabulary.fields(form(self._kind)).values()
            if (each.type == "rows" and row in {"", each.row}) or (texts and not row and each.type == "texts")
        ]
        if found is None or found in fit:
            return found
        self._unfit(clause, name, fit)
        return None

    def _unfit(self, clause: str, name: ast.Name, fit: Sequence[Field]) -> None:
        names = Said("、".join(each.chinese for each in fit), ", ".join(each.name for each in fit))
        self._trouble.tell(
            name.origin, "rule.layout_use", name=name.text, clause=_CLAUSES[clause], fields=names
        )

    def _label(self, clause: printed.LayoutLabel) -> Label | None:
        if clause.type is not None:
            own = _own(clause.name, clause.type)
            self._own.append(own)
            return Label(own.name, clause.texts, clause.unit)
        found = self._field(form(self._kind), clause.name)
        return None if found is None else Label(found.name, clause.texts, clause.unit)

    def _parts(self, clause: printed.LayoutParts) -> Parts | None:
        found = self._listed("parts", clause.name, "part")
        period = self._member(["scope"], clause.period) if clause.period else ""
        return None if found is None else Parts(found.name, clause.texts, clause.unit, period)

    def _items(self, clause: printed.LayoutItems) -> Items | None:
        found = self._listed("items", clause.name)
        tier1 = self._member(["tier1"], clause.under) if clause.under else ""
        return None if found is None else Items(found.name, clause.texts, clause.prefix, tier1)

    def _table(self, clause: printed.LayoutTable) -> Columns | None:
        holder = form(self._kind)
        if clause.name is None:
            field = vocabulary.field(holder, "indicators")
        else:
            field = self._listed("table", clause.name, texts=False)
        if field is None:
            return None
        columns = []
        for each in clause.columns:
            column = self._field(row(field.row), each.name)
            if column is not None:
                columns.append(Label(column.name, each.texts, each.unit))
        return Columns(field.name, tuple(columns))

    def _tier(self, clause: printed.LayoutTier) -> Tier:
        member = self._member(["tier2", "tier1"], clause.member) if clause.member else ""
        under = self._member(["tier1"], clause.under) if clause.under else ""
        return Tier(clause.text, member, under)

    def _choices(self, clause: printed.LayoutChoice) -> list[Choice]:
        field = self._field(form(self._kind), clause.name)
        if field is not None and not field.enum:
            enums = [each for each in vocabulary.fields(form(self._kind)).values() if each.enum]
            self._unfit("option", clause.name, enums)
        if field is None or not field.enum:
            return []
        return [Choice(field.name, text, self._member([field.enum], name)) for text, name in clause.options]

    def _member(self, enums: Sequence[str], name: ast.Name) -> str:
        for enum in enums:
            found = vocabulary.member(enum, name.text)
            if found is not None:
                self._trouble.hear(name, Said(ENUMS[enum][found], found))
                return found
        known = [word for enum in enums for pair in ENUMS[enum].items() for word in pair]
        self._trouble.name(name, known)
        return ""
