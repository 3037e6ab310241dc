"""Python's own syntax trees out of templates: what generated functions are put together from."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache


@cache
def _template(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


class _Fill(ast.NodeTransformer):
    def __init__(self, holes: Mapping[str, ast.expr]) -> None:
        self._holes = holes

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._holes.get(node.id, ast.Name(node.id, node.ctx))

    def generic_visit(self, node: ast.AST) -> ast.AST:
        held = {name: list(each) if isinstance(each, list) else each for name, each in ast.iter_fields(node)}
        return super().generic_visit(type(node)(**held))  # a copy, lists too: the template is used again


def fill(text: str, **holes: ast.expr) -> ast.expr:
    """Return the expression `text`, one of our own, with its upper-case names replaced by `holes`."""
    found: ast.expr = _Fill(holes).visit(_template(text))
    return found


def name(identifier: str) -> ast.Name:
    """Return a name that is read."""
    return ast.Name(identifier, ast.Load())


class _Rename(ast.NodeTransformer):
    """Gives the placeholder `old` its real name, in stores and loads."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id == self._old:
            node.id = self._new
        return node


def renamed(expression: ast.expr, old: str, new: str) -> ast.expr:
    """Return an expression of our own with the name `old` replaced by `new`, in place."""
    found: ast.expr = _Rename(old, new).visit(expression)
    return found
