"""What is told of a name in an expression that means nothing there, and of a call that does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.lang import ast, types, vocabulary
from targetlint.lang.builtins import TABLE, Builtin
from targetlint.lang.misnamed import nearest
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import Type, form, listed
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS, FORMS, ROWS
from targetlint.words import say

_FUNCTIONS = {
    **dict.fromkeys(("求和", "总和", "总计", "相加"), "合计"),
    **dict.fromkeys(("计数", "数量", "条数", "行数"), "个数"),
    **dict.fromkeys(("total", "add"), "sum"),
    **dict.fromkeys(("size", "length", "len"), "count"),
    **dict.fromkeys(("max", "maximum"), "greatest"),
    **dict.fromkeys(("min", "minimum"), "least"),
}
"""What people call a function, and its name."""


def field(  # noqa: PLR0913 - a name, and all that it could have meant
    trouble: Trouble,
    name: ast.Name,
    kind: str,
    known: Sequence[str],
    *,
    own: OwnFields,
    expected: Type | None = None,
) -> None:
    """Tell that `name` is none of `known`, and where it is a field: of another kind of form, of a line."""
    others = [each for each in FORMS.values() if kind and vocabulary.field(form(each.name), name.text, own)]
    if others:
        where = Said(FORMS[kind].chinese, FORMS[kind].name)
        said = Said("、".join(each.chinese for each in others), ", ".join(each.name for each in others))
        trouble.tell(name.origin, "rule.other_kind", name=name.text, here=where, others=said)
        return
    line = next((each for each in _lines(kind) if vocabulary.field(each, name.text)), None)
    option = bool(kind) and any(vocabulary.member(each, name.text) for each in ENUMS)
    if option and expected is not None and expected.kind == "enum":
        members = ENUMS[expected.of]
        said = Said("、".join(members.values()), ", ".join(members))
        trouble.tell(name.origin, "rule.other_enum", name=name.text, members=said)
    elif line is not None:
        trouble.tell(name.origin, "rule.line_field", name=name.text, line=line.said)
    elif option:
        trouble.tell(name.origin, "rule.bare_member", name=name.text)
    else:
        trouble.name(name, known, text=expected is not None and expected.kind == "text")


def lines(trouble: Trouble, name: ast.Name, kind: str) -> None:
    """Tell that no list has lines of that name; the name of a list itself is not that of its lines."""
    lists = {each: ROWS[each.row] for each in FORMS[kind].fields.values() if each.type == "rows"}
    of_list = [row for each, row in lists.items() if name.text in {each.name, each.chinese}]
    words = [word for row in of_list or lists.values() for word in (row.name, row.chinese)]
    near = words[not name.text.isascii()] if of_list else nearest(name.text, words)
    hint = None if near is None else say("rule.did_you_mean", near=near)
    trouble.tell(name.origin, "rule.each", hint=hint, name=name.text)


def function(trouble: Trouble, name: ast.Name, others: Sequence[str]) -> None:
    """Tell that no function is called `name`; `others` are those that are no builtins."""
    means = _FUNCTIONS.get(name.text)
    if means is not None:
        trouble.tell(name.origin, "rule.name", hint=say("rule.did_you_mean", near=means), name=name.text)
        return
    trouble.name(name, [word for each in TABLE.values() for word in (each.name, each.chinese)] + [*others])


def argument_count(trouble: Trouble, node: ast.Call, called: Builtin) -> None:
    """Tell that a call has too few or too many arguments: a second one is often a condition."""
    wanted, found = len(called.takes), len(node.arguments)
    key = "rule.argument_where" if found > wanted == 1 else "rule.argument_count"
    name = node.function.text
    trouble.tell(node.origin, key, name=name, takes=takes(called), wanted=wanted, found=found)


def takes(called: Builtin) -> Said:
    """Return the kinds of a function's arguments in words."""
    return listed([Type(kind) for kind in called.takes])


def _lines(kind: str) -> list[Type]:
    """Return the types of the lines that a kind of form has."""
    return [types.row(each.row) for each in FORMS[kind].fields.values() if each.row] if kind else []
