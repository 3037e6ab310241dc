"""Helper functions as declared to bodies that can stand in the place of a call; circles among them told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from targetlint.lang import ast, declared, vocabulary
from targetlint.lang.builtins import find
from targetlint.lang.called import LOOKUP, parameter_meaning
from targetlint.lang.infer import PEERS, Expressions
from targetlint.lang.scope import FORM_NAMES, Helper, Meaning, Scope
from targetlint.lang.tables import declared_type
from targetlint.lang.trouble import Trouble
from targetlint.lang.types import form
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.schema import FORMS, ROWS


def helpers(
    known: Mapping[str, tuple[declared.Define, OwnFields]], scope: Scope, trouble: Trouble
) -> dict[str, Helper]:
    """Return the helper functions by name, each typed for every kind of form that it fits.

    Each is given with the fields of layouts that its pack knows. What is wrong with a body is told once,
    and only where it fits no kind of form at all.
    """
    found: dict[str, Helper] = {}
    for name, (define, _) in known.items():
        _tell_clashes(define, scope, trouble)
        types = tuple(declared_type(each.type, trouble) for each in define.parameters)
        found[name] = Helper(name, types, {}, {})
    shared = replace(scope, helpers=found)
    for name in _in_order({name: define for name, (define, _) in known.items()}, trouble):
        define, own = known[name]
        found[name] = _typed(define, found[name], replace(shared, own=own), trouble)
    return found


def _typed(define: declared.Define, helper: Helper, scope: Scope, trouble: Trouble) -> Helper:
    if any(each.kind == "broken" for each in helper.parameters):
        return helper
    bodies: dict[str, Meaning] = {}
    wrong: dict[str, Trouble] = {}
    warned = Trouble()
    for kind in FORMS:
        own = Trouble()
        named = {
            each.name.text: parameter_meaning(number, type_)
            for number, (each, type_) in enumerate(zip(define.parameters, helper.parameters, strict=True))
        }
        body = Expressions(own).infer(define.value, replace(scope, kind=kind, locals=named))
        if own.fatal:
            wrong[kind] = own
        elif body.type.kind != "broken":  # else it calls what was told to be wrong
            bodies[kind] = body
            warned.take(own)
    trouble.take(warned)
    if wrong and not bodies:
        trouble.take(min(wrong.values(), key=lambda each: len(each.diagnostics)))
        return helper
    why: dict[str, Diagnostic] = {kind: own.diagnostics[0] for kind, own in wrong.items()}
    return replace(helper, bodies=bodies, why=why)


def _tell_clashes(define: declared.Define, scope: Scope, trouble: Trouble) -> None:
    """Tell where a helper function or its parameter is called like something that is there already."""
    name = define.name
    if find(name.text) or name.text in (*PEERS, *LOOKUP):
        trouble.tell(name.origin, "rule.helper_is_builtin", name=name.text)
    elif any(vocabulary.field(form(kind), name.text) for kind in FORMS) or name.text in FORM_NAMES:
        trouble.tell(name.origin, "rule.helper_is_field", name=name.text)
    for parameter in define.parameters:
        its = parameter.name
        line = any(its.text in {each.name, each.chinese} for each in ROWS.values())
        if its.text in (*FORM_NAMES, *scope.lists, *scope.lexicons, name.text):
            trouble.tell(its.origin, "rule.twice", name=its.text)
        elif not line and any(vocabulary.field(form(kind), its.text) for kind in FORMS):
            trouble.tell(its.origin, "rule.parameter_is_field", name=its.text)


def _in_order(known: Mapping[str, declared.Define], trouble: Trouble) -> Iterator[str]:
    """Yield the names, each behind those it calls; whoever calls itself in a circle is told and left out."""
    done: set[str] = set()
    circular: set[str] = set()
    for first in known:
        stack = [] if first in done else [(first, _calls(known[first], known))]
        while stack:
            name, calls = stack[-1]
            call = next((each for each in calls if each.text not in done), None)
            if call is None:
                stack.pop()
                done.add(name)
                if name not in circular:
                    yield name
                continue
            chain = [each for each, _ in stack]
            if call.text in chain:
                circle = [*chain[chain.index(call.text) :], call.text]
                trouble.tell(call.origin, "rule.helper_circle", chain=" → ".join(circle))
                circular.update(circle)
            else:
                stack.append((call.text, _calls(known[call.text], known)))


def _calls(node: object, known: Mapping[str, declared.Define]) -> Iterator[ast.Name]:
    """Yield the names of the helper functions that are called below a node."""
    if isinstance(node, ast.Call) and node.function.text in known:
        yield node.function
    if isinstance(node, tuple):
        for part in node:
            yield from _calls(part, known)
    elif is_dataclass(node) and not isinstance(node, ast.Name):
        for each in fields(node):
            if each.name != "origin":
                yield from _calls(getattr(node, each.name), known)
