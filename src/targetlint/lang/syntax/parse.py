"""Text → AST: the only file that knows the parser library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from targetlint.assets import asset
from targetlint.lang.declared import Declaration, File
from targetlint.lang.syntax.build_changes import CHANGES
from targetlint.lang.syntax.build_declarations import DECLARATIONS
from targetlint.lang.syntax.build_expressions import EXPRESSIONS
from targetlint.lang.syntax.build_rules import RULES
from targetlint.lang.syntax.build_scheme import SCHEMES
from targetlint.lang.syntax.build_tables import TABLES
from targetlint.lang.syntax.draft import Draft, Leaf, mistake
from targetlint.lang.syntax.keywords import by_terminal, keywords
from targetlint.lang.syntax.lexed import Lexed
from targetlint.lang.syntax.limits import (
    MAX_CHARACTERS,
    MAX_DECLARATIONS,
    MAX_DEPTH,
    MAX_FURTHER,
    MAX_MISTAKES,
    MAX_RECOVERED,
)
from targetlint.lang.syntax.miswritten import invisible
from targetlint.lang.syntax.recovery import broken_name, stretches, without_clauses
from targetlint.lang.syntax.source import Source, plain
from targetlint.lang.syntax.stop import Stop
from targetlint.lang.syntax.syntax_errors import explain, is_declaration, suspect
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin
from targetlint.quantities.units import UNIT_NAMES

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

_ACTIONS = EXPRESSIONS | RULES | DECLARATIONS | TABLES | CHANGES | SCHEMES


def parse(text: str, path: str) -> tuple[File, list[Diagnostic]]:
    """Return what the rule file `path` declares, and every mistake in it, by place.

    A declaration with a mistake is left out; the others stand. Never raises on any text.
    """
    source = Source(text, path)
    if len(source.text) > MAX_CHARACTERS:
        told = mistake(source.origin(0, 1), "too_long", "rule/limit", most=MAX_CHARACTERS)
        return File(path, (), cut=True), [told]
    declarations: list[Declaration] = []
    diagnostics = list(islice(invisible(source), MAX_MISTAKES))
    unseen = {_by_place(each)[0] for each in diagnostics}
    broken: list[str] = []
    cut = False
    for start, end in stretches(source.code):
        cut = len(declarations) >= MAX_DECLARATIONS or len(diagnostics) >= MAX_MISTAKES
        if cut:
            diagnostics.append(mistake(source.origin(start, end), "too_many", "rule/limit"))
            break
        broken += _declarations(source, start, end, declarations, diagnostics)
    return File(path, tuple(declarations), tuple(broken), cut), sorted(
        _each_once(diagnostics, unseen), key=_by_place
    )


def _each_once(diagnostics: list[Diagnostic], unseen: set[int]) -> list[Diagnostic]:
    """Leave out what is only odd because of an invisible sign in its line."""
    return [each for each in diagnostics if _by_place(each)[0] not in unseen or each.code == "rule/invisible"]


def _by_place(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.place
    return (place.line, place.column) if isinstance(place, Origin) else (0, 0)


def _declarations(
    source: Source, base: int, end: int, declarations: list[Declaration], diagnostics: list[Diagnostic]
) -> Iterator[str]:
    """Add the declarations between two offsets; yield the names of those that are broken."""
    code = source.code[base:end]
    tree = _tree(code, "file", base)
    if isinstance(tree, Stop):
        diagnostics.append(explain(source, tree))
        if not is_declaration(source, tree):
            diagnostics.extend(_further(source, code, base, tree))
            yield from broken_name(source.code, base)
            return
        tree = _tree(code[: tree.start - base], "file", base)
        if isinstance(tree, Stop):
            return
    for start, value, told in _built(tree, source, base):
        diagnostics.extend(told)
        if told:
            yield from broken_name(source.code, start)
        else:
            declarations.append(value)


def _further(source: Source, code: str, start: int, stop: Stop) -> list[Diagnostic]:
    """Return the other mistakes of a broken declaration: its broken clauses are left out one by one."""
    found: list[Diagnostic] = []
    for _ in range(MAX_FURTHER if len(code) <= MAX_RECOVERED else 0):
        rest = without_clauses(code, *(each - start for each in suspect(source, stop)))
        if rest is None:
            break
        code, tree = rest, _tree(rest, "file", start)
        if not isinstance(tree, Stop):
            told = [each for _, _, several in _built(tree, source, start) for each in several]
            found.extend(each for each in told if each.code != "rule/missing")  # it may be what was left out
            break
        if tree.start <= stop.start:
            break
        found.append(explain(source, tree))
        stop = tree
    return found


def _built(
    tree: Tree[Token], source: Source, start: int
) -> Iterator[tuple[int, Declaration, list[Diagnostic]]]:
    """Yield each declaration of a parsed stretch: where it starts, its node, and the mistakes in it."""
    for child in tree.children:
        if not isinstance(child, str):
            draft = Draft(source, _part, start + child.meta.start_pos)
            yield draft.start, _fold(child, draft, start), draft.diagnostics


def _part(draft: Draft, what: str, start: int, end: int) -> Any:  # noqa: ANN401 - a node, by the grammar's rule
    """Return what stands in a string or a cell between two offsets, an `expression` or a `test`."""
    if len(draft.diagnostics) >= MAX_MISTAKES:
        return None
    tree = _tree(plain(draft.source.text[start:end]), what, start)
    if isinstance(tree, Stop):
        draft.diagnostics.append(explain(draft.source, tree))
        return None
    return _fold(tree, draft, start)


def _fold(tree: Tree[Token], draft: Draft, base: int) -> Any:  # noqa: ANN401 - a node, by the grammar's rule
    """Return the node that `tree` becomes, its children first; no recursion, however deep it is."""
    done: dict[int, tuple[Any, int]] = {}
    for each in tree.iter_subtrees():
        parts, depth = [], 0
        for child in each.children:
            if child is None or isinstance(child, str):
                parts.append(_leaf(child, draft.source, base) if child is not None else None)
            else:
                value, below = done.pop(id(child))
                parts.append(value)
                depth = max(depth, below)
        if each.meta.empty:
            origin = draft.source.origin(base, base)
        else:
            origin = draft.source.origin(base + each.meta.start_pos, base + each.meta.end_pos)
        depth += max(1, len(parts) // 2) if each.data in {"sum", "product", "or_else"} else 1
        if depth > MAX_DEPTH:
            draft.tell(origin, "too_deep", "rule/limit", most=MAX_DEPTH)
            return None
        action = _ACTIONS.get(each.data)
        done[id(each)] = (action(draft, origin, parts) if action else parts[0], depth)
    return done[id(tree)][0]


def _leaf(token: Token, source: Source, base: int) -> Leaf:
    start = base + (token.start_pos or 0)
    return Leaf(token.type, str(token), start, source.origin(start, start + len(token)))


# --- tokens -----------------------------------------------------------------------------------------


def lexed(source: Source) -> list[list[Lexed]]:
    """Return the tokens of each declaration of a file in which `parse` finds no mistake."""
    found: list[list[Lexed]] = []
    for start, end in stretches(source.code):
        for token in _lexed(source.code[start:end], "file", start):
            word = by_terminal().get(token.kind)
            if word is not None and word.section == "declaration" and "$END" in token.choices:
                found.append([])
            found[-1].append(token)
    return found


def lexed_part(source: Source, what: str, start: int, end: int) -> list[Lexed]:
    """Return the tokens of what stands, free of mistakes, in a string or a cell between two offsets."""
    return list(_lexed(plain(source.text[start:end]), what, start))


def _lexed(code: str, what: str, base: int) -> Iterator[Lexed]:
    parser = _parser().parse_interactive(code, what)
    tokens: list[tuple[Token, frozenset[str]]] = []
    for token in parser.lexer_thread.lex(parser.parser_state):  # type: ignore[no-untyped-call]  # lark
        tokens.append((token, frozenset(parser.choices())))  # type: ignore[no-untyped-call]  # lark
        parser.feed_token(token)
    tree: Tree[Token] = parser.feed_eof(tokens[-1][0] if tokens else None)  # type: ignore[no-untyped-call]  # lark
    begins: dict[int, set[str]] = {}
    parents: dict[int, str] = {}
    for node in tree.iter_subtrees():
        if not node.meta.empty:
            begins.setdefault(node.meta.start_pos, set()).add(str(node.data))
        parents |= {each.start_pos or 0: str(node.data) for each in node.children if isinstance(each, str)}
    for token, choices in tokens:
        at = token.start_pos or 0
        yield Lexed(
            token.type, str(token), base + at, frozenset(begins.get(at, ())), parents.get(at, ""), choices
        )


# --- the parser -------------------------------------------------------------------------------------


@cache
def _parser() -> Lark:
    from lark import Lark  # noqa: PLC0415 - slow to import, and needed only where rules are read

    return Lark(
        grammar(),
        parser="lalr",
        lexer="contextual",
        start=["file", "expression", "test"],
        propagate_positions=True,
        maybe_placeholders=True,
    )


def grammar() -> str:
    """Return the grammar, completed with the words of keywords.toml and the units of numbers."""
    lines = [(asset("grammar") / "rules.lark").read_text(encoding="utf-8")]
    lines.append(rf"NUMBER.2: /([0-9]{{1,3}}(,[0-9]{{3}})+|[0-9]+)(\.[0-9]+)?({_units()})?/")
    for each in keywords().values():
        priority = 6 if " " in each.en else 5  # `is not` before `is`
        lines.append(f"{each.terminal}.{priority}: /{each.pattern}/")
    return "\n".join(lines)


def _units() -> str:
    """Return a regular expression for the units, longest first: 36万元至50万元 must leave 至 alone."""
    return "|".join(
        re.escape(unit).replace("/", r"\/")
        + (r"(?![A-Za-z])" if unit[-1].isascii() and unit[-1].isalpha() else "")
        for unit in UNIT_NAMES
    )


def _tree(code: str, start: str, base: int) -> Tree[Token] | Stop:
    """Parse `code`; where it goes wrong, say what stood there and what could have stood there."""
    from lark import UnexpectedCharacters, UnexpectedToken  # noqa: PLC0415 - as above

    parser = _parser().parse_interactive(code, start)
    seen: list[Token] = []
    opened: list[int] = []
    try:
        for token in parser.lexer_thread.lex(parser.parser_state):  # type: ignore[no-untyped-call]  # lark
            parser.feed_token(token)
            seen[:] = [*seen[-1:], token]
            if token.type == "_LEFT":
                opened.append(base + (token.start_pos or 0))
            elif token.type == "_RIGHT":
                opened.pop()
        tree: Tree[Token] = parser.feed_eof(seen[-1] if seen else None)  # type: ignore[no-untyped-call]  # lark
    except UnexpectedToken as error:
        token = error.token
        position = len(code) if token.type == "$END" else token.start_pos or 0
        kind, text = token.type, str(token)
    except UnexpectedCharacters as error:
        position = error.pos_in_stream or 0
        kind, text = "", code[position]
    else:
        return tree
    accepts = frozenset(parser.accepts())  # type: ignore[no-untyped-call]  # lark
    before = [(token.type, str(token), base + (token.start_pos or 0)) for token in seen]
    return Stop(kind, text, base + position, accepts, tuple(before), opened[-1] if opened else None)
