"""Names that are declared and never said: parameters, lets, lists, lexicons, tables, helpers, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from targetlint.lang import ast, declared
from targetlint.lang.assembled import Assembled
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity
from targetlint.model.place import Origin


def names(node: object) -> Iterator[str]:
    """Yield every name that is said in a node."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, ast.Name):
            yield each.text
        elif isinstance(each, tuple):
            waiting += each
        elif is_dataclass(each) and not isinstance(each, Origin):
            waiting += [getattr(each, field.name) for field in fields(each)]


def unused(whole: Assembled, trouble: Trouble) -> None:
    """Tell what is declared and never said, as information: a lower pack may have a use for it."""
    said: set[str] = set()
    for source in whole.rules.values():
        rule = source.effective
        _within(rule, trouble)
        said.update(names((rule.pipe, rule.asks, rule.basis)))
        said.update(name for made in source.exempted for name in names(made.change.condition))
    said.update(source.text for _, scheme in whole.schemes for source, _ in scheme.basis)
    for table in whole.tables.values():
        said.update(names(table.rows))
    defined = {name: define for name, (define, _) in whole.helpers.items()}
    for define in defined.values():
        said.update(names((define.parameters, define.value)))
    for known in (whole.sources, whole.lists, whole.lexicons, whole.tables, defined):
        for each in known.values():
            if each.name.text not in said:
                _tell(each.name, trouble)


def _within(rule: declared.Rule, trouble: Trouble) -> None:
    """Tell of parameters and lets of one rule."""
    asked = set(names(rule.asks))
    said = asked | set(names(rule.pipe)) | set(names([param.value for param in rule.params]))
    for param in rule.params:
        if param.name.text not in said:
            _tell(param.name, trouble)
    for number, clause in enumerate(rule.pipe):
        if isinstance(clause, declared.Let):
            after = asked | set(names(rule.pipe[number + 1 :]))
            if clause.name.text not in after:
                _tell(clause.name, trouble)


def _tell(name: ast.Name, trouble: Trouble) -> None:
    trouble.tell(name.origin, "rule.unused", Severity.INFO, name=name.text)
