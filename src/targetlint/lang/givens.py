"""The names in examples, held against the schema: what an example means is never left out in silence."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.lang import ast, declared, vocabulary
from targetlint.lang.given_rows import Tables, filled, table_of
from targetlint.lang.scope import FORM_NAMES
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import Type, form, row
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.schema import FORMS, Field

_LISTS = ("rows", "texts")


def check_examples(rule: declared.Rule, own: OwnFields, tables: Tables, trouble: Trouble) -> None:
    """Tell every name in the examples of `rule` that the forms they describe do not have.

    `own` are the fields that layouts add; `tables` are the decision tables: an example fills open ones.
    """
    for example in rule.examples:
        named = example.kind or rule.applies_to[0]
        kind = vocabulary.form_kind(named.text)
        if kind not in {vocabulary.form_kind(each.text) for each in rule.applies_to}:
            trouble.tell(named.origin, "rule.example_kind", name=named.text)
        if kind is None:
            continue
        filled(example.givens, tables, trouble)
        checked = _Givens(kind, own, trouble)
        checked.givens([each for each in example.givens if table_of(each, tables) is None])
        for expect in example.expects:
            if expect.at is not None:
                checked.expected(expect.at, whole=example.based_on is None)


class _Givens:
    """Checks what is given of one form of `kind`."""

    def __init__(self, kind: str, own: OwnFields, trouble: Trouble) -> None:
        self._form = form(kind)
        self._own = own
        self._trouble = trouble
        self._lines: dict[str, int] = {}  # of each list that is given, by the name of its field

    def givens(self, givens: Sequence[declared.Given]) -> None:
        seen: set[str] = set()
        for given in givens:
            match given:
                case declared.GivenForm(kind=name, givens=others):
                    self._other(name, others)
                    continue
                case declared.GivenLastYear(givens=others):
                    _Givens(self._form.of, self._own, self._trouble).givens(others)
                    continue
                case declared.GivenTable(name=name):
                    field = self._field(self._form, name)
                    if field is not None:
                        self._table(given, field)
                case declared.GivenValue(path=path):
                    name = path.head
                    field = self._field(self._form, name)
                    listed = field is not None and field.type in _LISTS and given.text
                    if listed or (field is not None and path.steps):  # an empty list may be said as a value
                        self._trouble.tell(path.origin, "rule.given_list", name=name.text)
            if field is not None and field.name in seen:
                self._trouble.tell(name.origin, "rule.given_twice", name=name.text)
            seen.add(field.name if field is not None else "")

    def expected(self, path: ast.Path, *, whole: bool) -> None:
        """Tell what is wrong with a place; `whole` where every line of the form stands in the example."""
        steps = path.steps if path.head.text in FORM_NAMES else (path.head, *path.steps)
        type_, field = self._form, None
        for step in steps:
            if isinstance(step, ast.Name):
                field = self._field(type_, step)
                if field is None:
                    return
                type_ = row(field.row) if field.row else Type("text")
                continue
            if field is None or field.type not in _LISTS:
                self._trouble.tell(path.origin, "rule.expect_index")
                return
            lines = self._lines.get(field.name, 0)
            if whole and step > lines:
                self._trouble.tell(path.origin, "rule.expect_line", number=step, lines=lines)

    def _other(self, name: ast.Name, givens: Sequence[declared.Given]) -> None:
        kind = vocabulary.form_kind(name.text)
        if kind is None:
            self._trouble.name(name, [word for each in FORMS.values() for word in (each.name, each.chinese)])
        else:
            _Givens(kind, self._own, self._trouble).givens(givens)

    def _field(self, holder: Type, name: ast.Name) -> Field | None:
        found = vocabulary.field(holder, name.text, self._own)
        if found is None:
            fields = vocabulary.fields(holder).values()
            known = [word for each in fields for word in (each.name, each.chinese)]
            known += self._own.get(holder.of, ()) if holder.kind == "form" else ()
            self._trouble.name(name, known)
        return found

    def _table(self, given: declared.GivenTable, field: Field) -> None:
        self._lines[field.name] = len(given.rows)
        if field.type not in _LISTS:
            self._trouble.tell(given.name.origin, "rule.given_value", name=given.name.text)
        elif field.row:
            for column in given.columns:
                self._field(row(field.row), column)
        elif len(given.columns) > 1:
            self._trouble.tell(given.columns[1].origin, "rule.given_texts", name=given.name.text)
