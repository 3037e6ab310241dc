"""Expressions and strings: from the grammar's rules to AST nodes."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from targetlint.lang import ast
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name
from targetlint.lang.syntax.limits import MAX_DIGITS, MAX_HOLES
from targetlint.model.place import Origin

BRACES = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|[{}]")
_WIDE = re.compile(r"｛(?P<inside>[^{}｛｝]*)｝")
_NUMBER = re.compile(r"[0-9.,]+")
SIGNS = {
    "_EQUALS": "=",
    "UNEQUAL": "≠",
    "GREATER_EQUAL": "≥",
    "LESS_EQUAL": "≤",
    "GREATER": ">",
    "LESS": "<",
}
_NOWHERE = date(1, 1, 1)  # stands for a day that does not exist, in a declaration that is left out


def plain_text(leaf: Leaf) -> ast.Text:
    """Return a string in which braces mean nothing."""
    return ast.Text(origin=leaf.origin, parts=(leaf.inner,))


def message_text(draft: Draft, leaf: Leaf) -> ast.Text:
    """Return a string with the expressions in its braces; `{{` and `}}` are braces."""
    parts: list[str | ast.Expr] = []
    literal: list[str] = []
    inner, done, holes = leaf.inner, 0, 0
    for found in BRACES.finditer(inner):
        literal.append(inner[done : found.start()])
        done = found.end()
        start = leaf.start + 1 + found.start()
        if found[0] in {"{{", "}}"}:
            literal.append(found[0][0])
            continue
        origin = draft.source.origin(start, start + len(found[0]))
        holes += 1
        if holes > MAX_HOLES:
            draft.tell(origin, "too_many_holes", "rule/limit", most=MAX_HOLES)
            break
        if not (found["inside"] or "").strip():
            draft.tell(origin, "brace")
            continue
        value = draft.expression(start + 1, start + len(found[0]) - 1)
        if value is not None:
            parts += [*filter(None, ["".join(literal)]), value]
            literal = []
    _wide_braces(draft, leaf, inner)
    literal.append(inner[done:])
    if any(literal) or not parts:
        parts.append("".join(literal))
    return ast.Text(origin=leaf.origin, parts=tuple(parts))


def _wide_braces(draft: Draft, leaf: Leaf, inner: str) -> None:
    for wide in _WIDE.finditer(inner):
        start = leaf.start + 1 + wide.start()
        better = "{" + wide["inside"] + "}"
        draft.tell(draft.source.origin(start, start + len(wide[0])), "brace_wide", better=better)
        return


def day(draft: Draft, leaf: Leaf) -> date:
    """Return the day that is written; one that does not exist is told."""
    year, month, number = (int(part) for part in re.findall("[0-9]+", leaf.text))
    try:
        return date(year, month, number)
    except ValueError:
        draft.tell(leaf.origin, "day", day=leaf.text)
        return _NOWHERE


def number(draft: Draft, leaf: Leaf) -> ast.Number:
    """Return a number with the unit that is written behind it, if any; one with too many digits is told."""
    text = leaf.text
    digits = _NUMBER.match(text)
    end = digits.end() if digits else 0
    if len(re.sub(r"[.,]", "", text[:end]).lstrip("0")) > MAX_DIGITS:
        draft.tell(leaf.origin, "too_many_digits", "rule/limit", most=MAX_DIGITS)
        return ast.Number(origin=leaf.origin, number=Decimal(0), unit=text[end:])
    return ast.Number(origin=leaf.origin, number=Decimal(text[:end].replace(",", "")), unit=text[end:])


def _path(draft: Draft, origin: Origin, parts: list[Any]) -> ast.Path:
    steps: list[ast.Name | int] = []
    for leaf in parts[1:]:
        if leaf.kind == "NAME":
            steps.append(name(leaf))
            continue
        if not int(leaf.text):
            draft.tell(leaf.origin, "index")
        steps.append(int(leaf.text))
    return ast.Path(origin=origin, head=name(parts[0]), steps=tuple(steps))


def _call(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Call:
    function, first, where, others = parts
    arguments = () if first is None else (first, *others)
    return ast.Call(origin=origin, function=name(function), arguments=arguments, where=where)


def _chain(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Expr:
    left: ast.Expr = parts[0]
    for sign, right in zip(parts[1::2], parts[2::2], strict=True):
        left = ast.Arithmetic(
            origin=origin, sign=sign.text.translate({0xD7: "*", 0xF7: "/"}), left=left, right=right
        )
    return left


def _or_else(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Expr:
    operand: ast.Expr = parts[0]
    for default in parts[1:]:
        operand = ast.OrElse(origin=origin, operand=operand, default=default)
    return operand


def _is(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.StateTest | ast.Compare:
    left, word, right = parts
    if isinstance(right, Leaf):
        state: Any = right.key
        return ast.StateTest(origin=origin, operand=left, state=state, negated=word.key == "is_not")
    return ast.Compare(origin=origin, sign="is" if word.key == "is" else "is not", left=left, right=right)


def _compare(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Compare:
    sign: Any = SIGNS[parts[1].kind]
    return ast.Compare(origin=origin, sign=sign, left=parts[0], right=parts[2])


def _approx(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Approx:
    return ast.Approx(origin=origin, left=parts[0], right=parts[1], tolerance=parts[2])


def _relation(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Relation:
    return ast.Relation(origin=origin, word=parts[1].key, left=parts[0], right=parts[2])


def _between(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Between:
    return ast.Between(origin=origin, operand=parts[0], low=parts[1], high=parts[2])


def _exists(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Quantifier:
    word, bound, source, condition = parts
    return ast.Quantifier(origin=origin, word=word.key, name=name(bound), source=source, condition=condition)


def _every(_draft: Draft, origin: Origin, parts: list[Any]) -> ast.Quantifier:
    bound, source, condition = parts
    return ast.Quantifier(origin=origin, word="every", name=name(bound), source=source, condition=condition)


EXPRESSIONS: dict[str, Action] = {
    "expression": lambda _draft, _origin, parts: parts[0],
    "exists": _exists,
    "every": _every,
    "or": lambda _draft, origin, parts: ast.Junction(origin=origin, word="or", parts=tuple(parts)),
    "and": lambda _draft, origin, parts: ast.Junction(origin=origin, word="and", parts=tuple(parts)),
    "negation": lambda _draft, origin, parts: ast.Unary(origin=origin, sign="not", operand=parts[0]),
    "minus": lambda _draft, origin, parts: ast.Unary(origin=origin, sign="-", operand=parts[-1]),
    "compare": _compare,
    "approx": _approx,
    "is": _is,
    "relation": _relation,
    "between": _between,
    "sum": _chain,
    "product": _chain,
    "or_else": _or_else,
    "number": lambda draft, _origin, parts: number(draft, parts[0]),
    "day": lambda draft, origin, parts: ast.Day(origin=origin, day=day(draft, parts[0])),
    "string": lambda _draft, _origin, parts: plain_text(parts[0]),
    "path": _path,
    "given_path": _path,
    "call": _call,
    "arguments": lambda _draft, _origin, parts: tuple(parts),
}
"""What each rule of the grammar for expressions becomes."""
