"""The tables of docs/language.md that are made of the program: keywords, attributes, functions, schema."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from targetlint.lang.builtins import TABLE
from targetlint.lang.builtins._declare import Builtin
from targetlint.lang.syntax.keywords import keywords
from targetlint.lang.types import Type
from targetlint.lang.vocabulary import ATTRIBUTES
from targetlint.model.schema import ENUMS, FORMS, ROWS, Field

_SECTIONS = {
    "declaration": "declarations",
    "head": "clauses of a rule, before its pipe",
    "pipe": "the pipe of a rule",
    "ask": "questions",
    "answer": "after a question",
    "unknown": "after the questions",
    "example": "examples",
    "layout": "clauses of a layout",
    "path": "what a path may begin with",
    "scheme": "clauses of a scoring scheme",
    "item": "clauses of an item of a scheme",
    "change": "clauses of an adjustment",
    "tail": "inside a clause",
    "prefix": "before an expression",
    "operator": "between expressions",
    "state": "states",
    "type": "types",
    "value": "what a clause chooses from",
}


def tables() -> dict[str, str]:
    """Return every generated table by the name in its marker."""
    return {
        "keywords": _keywords(),
        "attributes": _attributes(),
        "functions": _functions(),
        "schema": _schema(),
    }


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [header, ["---"] * len(list(header)), *rows]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)


def _keywords() -> str:
    """One line a section; a section that is not described above fails the test."""
    by_section: dict[str, list[str]] = {}
    for each in keywords().values():
        by_section.setdefault(each.section, []).append(f"{each.en} {each.zh}")
    rows = ([_SECTIONS[section], ", ".join(words)] for section, words in by_section.items())
    return _table(["where", "keywords"], rows)


def _attributes() -> str:
    rows = (
        [each.key.split(".")[0], f"{each.name} {each.chinese}", _type(each.type), each.doc]
        for each in ATTRIBUTES.values()
    )
    return _table(["of", "attribute", "type", "what it is"], rows)


def _functions() -> str:
    rows = (
        [f"{each.name}({', '.join(each.takes)}) {each.chinese}", _gives(each), _caption(each)]
        for each in TABLE.values()
    )
    return _table(["function", "type", "gives"], rows)


def _gives(function: Builtin) -> str:
    return _type(function.gives) if isinstance(function.gives, Type) else "that of the members"


def _caption(function: Builtin) -> str:
    return (inspect.getdoc(function.run) or "").splitlines()[0].replace("|", "\\|")


def _type(type_: Type) -> str:
    return f"{type_.kind} {type_.of}" if type_.kind == "enum" else str(type_)


def _schema() -> str:
    shared = set(FORMS["project_form"].fields.values())
    lines = []
    for form in FORMS.values():
        own = list(form.fields.values())
        all_of = shared <= set(own) and form.name != "project_form"
        said = ", ".join(_field(each) for each in own if not all_of or each not in shared)
        lines.append(
            f"- **{form.name} {form.chinese}**: {'all of project_form, and ' if all_of else ''}{said}"
        )
    lines.append("")
    lines += [
        f"- a line **{row.name} {row.chinese}**: {', '.join(map(_field, row.fields.values()))}"
        for row in ROWS.values()
    ]
    lines.append("")
    lines += [
        f"- enum **{name}**: {', '.join(f'{english} {chinese}' for english, chinese in members.items())}"
        for name, members in ENUMS.items()
    ]
    return "\n".join(lines)


def _field(field: Field) -> str:
    kind = {"enum": f"enum {field.enum}", "rows": f"list of {field.row}", "texts": "list of text"}
    return f"{field.name} {field.chinese} ({kind.get(field.type, field.type)})"
