"""Scoring schemes: from the grammar's rules to AST nodes."""

from __future__ import annotations

from typing import Any

from targetlint.lang import ast, declared, marking
from targetlint.lang.syntax.build_expressions import number
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name, text_name
from targetlint.model.diagnostic import Severity
from targetlint.model.place import Origin

_NEEDED = (("item", marking.ItemDecl), ("grade", marking.GradeDecl))


def _scheme(draft: Draft, origin: Origin, parts: list[Any]) -> marking.SchemeDecl:
    its_name, *clauses = parts
    for key, kind in _NEEDED:
        if not any(isinstance(each, kind) for each in clauses):
            draft.tell(its_name.origin, f"scheme_without_{key}", "rule/missing")
    return marking.SchemeDecl(
        origin=origin,
        name=its_name,
        basis=tuple((each.source, each.clause) for each in clauses if isinstance(each, declared.Cite)),
        deductions=tuple(each for each in clauses if isinstance(each, marking.DeductDecl)),
        items=tuple(each for each in clauses if isinstance(each, marking.ItemDecl)),
        grades=tuple(each for each in clauses if isinstance(each, marking.GradeDecl)),
    )


def _deduction(draft: Draft, origin: Origin, parts: list[Any]) -> marking.DeductDecl:
    selectors, dimension, severity, each, most = parts
    return marking.DeductDecl(
        origin=origin,
        selectors=selectors or (),
        dimension=dimension.key if dimension else "",
        severity=Severity(severity.key) if severity else None,
        each=_amount(draft, each),
        most=_amount(draft, most) if most else None,
    )


def _item(draft: Draft, origin: Origin, parts: list[Any]) -> marking.ItemDecl:
    its_name, dimension, points, *counted, judged = parts
    return marking.ItemDecl(
        origin=origin,
        name=its_name,
        dimension=dimension.key,
        points=_amount(draft, points),
        selectors=tuple(selector for each in counted if isinstance(each, tuple) for selector in each),
        rest=any(isinstance(each, Leaf) for each in counted),
        judged=judged,
    )


def _grade(draft: Draft, origin: Origin, parts: list[Any]) -> marking.GradeDecl:
    return marking.GradeDecl(origin=origin, grade=name(parts[0]), least=_amount(draft, parts[1], "%"))


def _amount(draft: Draft, leaf: Leaf, unit: str = "") -> ast.Number:
    """Return a number that must have this unit and no other: points have none."""
    found = number(draft, leaf)
    if found.unit != unit:
        draft.tell(leaf.origin, "share" if unit else "points", text=leaf.text)
    return found


SCHEMES: dict[str, Action] = {
    "scheme": _scheme,
    "deduction": _deduction,
    "item": _item,
    "selectors": lambda _draft, _origin, parts: tuple(map(text_name, parts)),
    "counted": lambda _draft, _origin, parts: parts[-1],
    "judged": lambda _draft, _origin, parts: parts[0],
    "grade": _grade,
}
"""What each rule of the grammar for scoring schemes becomes."""
