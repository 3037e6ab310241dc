"""Tokens and comments to lines: a clause a line, indented by the section of its keyword."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from targetlint.lang.format import breaks
from targetlint.lang.format.spelling import Piece, Spelling
from targetlint.lang.format.tables import aligned
from targetlint.lang.syntax.keywords import by_terminal
from targetlint.lang.syntax.lexed import Lexed

_CLAUSE, _INSIDE, _FURTHER = 2, 4, 4
"""Columns before a clause, before what belongs to an example, and more of them before a broken line."""

OPENING = frozenset(
    {"head", "pipe", "ask", "answer", "unknown", "example", "layout", "scheme", "item", "change"}
)
"""Sections of keywords.toml whose words open a line."""

_OPENING_TAILS = frozenset({"except", "clauses", "reason", "expires"})
"""Words that stand inside a clause for the grammar, and on a line of their own for a reader."""

_TALL = frozenset({"rule", "layout"})
"""Declarations that stand apart however short they are."""


@dataclass(slots=True)
class Gap:
    """What stands between two tokens beside white space.

    `behind` is the comment at the end of the line before; `own` are the comments on lines of their own,
    each with the column it began at, None for a blank line.
    """

    behind: str = ""
    own: list[tuple[int, str] | None] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """A declaration as lines, and the gap before it."""

    gap: Gap
    lines: list[str]
    tall: bool


def laid_out(code: str, declarations: Sequence[Sequence[Lexed]], spelling: Spelling) -> str:
    """Return the text of a file whose plain form is `code` and whose tokens are `declarations`."""
    blocks: list[_Block] = []
    end = 0
    for tokens in declarations:
        gap = _gap(code, end, tokens[0].start)
        body = _Body(code, tokens, spelling)
        tall = body.parts > 1 or by_terminal()[tokens[0].kind].key in _TALL
        blocks.append(_Block(gap, body.lines, tall))
        end = tokens[-1].end
    return _joined(blocks, _gap(code, end, len(code)))


def _gap(code: str, start: int, end: int) -> Gap:
    """Return the comments and blank lines between two offsets; several blank lines are one."""
    behind, *rest = code[start:end].split("\n")
    gap = Gap()
    if start == 0:
        rest = [behind, *rest]
    else:
        gap.behind = behind.strip()
    for number, line in enumerate(rest):
        text = line.strip()
        if text:
            gap.own.append((len(line) - len(line.lstrip()), text))
        elif number < len(rest) - 1 and (not gap.own or gap.own[-1] is not None):
            gap.own.append(None)
    return gap


class _Body:
    """The lines of one declaration, its comments among them."""

    def __init__(self, code: str, tokens: Sequence[Lexed], spelling: Spelling) -> None:
        self.lines: list[str] = []
        self.parts = sum(token.kind == "ROW" for token in tokens)  # clauses and rows, however long they are
        self._code = code
        self._spelling = spelling
        self._tongue = spelling.tongue(tokens)
        self._inside = False  # whether an example has begun
        end = tokens[0].start
        for clause in _clauses(tokens):
            indent = self._indent(clause[0])
            if self.lines:
                self._between(_gap(code, end, clause[0].start), indent, blanks=True)
            self._clause(clause, indent)
            self.parts += 1
            end = clause[-1].end

    def _indent(self, opener: Lexed) -> int:
        word = by_terminal()[opener.kind]
        if not self.lines:
            return 0
        self._inside = self._inside or word.key == "example"
        given = word.section == "example" and word.key != "example" and self._inside
        return _INSIDE if given or word.section == "item" else _CLAUSE

    def _between(self, gap: Gap, indent: int, *, blanks: bool) -> None:
        if gap.behind:
            self.lines[-1] += f"  {gap.behind}"
        for each in gap.own:
            if each is not None:
                self.lines.append(" " * indent + each[1])
            elif blanks:
                self.lines.append("")

    def _clause(self, clause: Sequence[Lexed], indent: int) -> None:
        run: list[Piece] = []
        here, deeper = indent, indent + _FURTHER
        whole = self._spelling.pieces(clause, self._tongue)
        for number, piece in enumerate(whole):
            if number:
                gap = _gap(self._code, clause[number - 1].end, piece.token.start)
                row = "ROW" in {piece.token.kind, clause[number - 1].kind}
                if gap.behind or any(gap.own) or row:
                    self.lines += breaks.lines(run, here, deeper) if run else []
                    run, here = [], indent + _CLAUSE if row else deeper
                    self._between(gap, here, blanks=False)
            if piece.token.kind == "ROW":
                self.lines.append(" " * (indent + _CLAUSE) + piece.text)
            else:
                run.append(piece)
        self.lines += breaks.lines(run, here, deeper) if run else []
        aligned(self.lines)


def _clauses(tokens: Sequence[Lexed]) -> Iterator[list[Lexed]]:
    clause: list[Lexed] = []
    for token in tokens:
        if clause and _opens(token):
            yield clause
            clause = []
        clause.append(token)
    yield clause


def _opens(token: Lexed) -> bool:
    word = by_terminal().get(token.kind)
    if word is None:
        return False
    return (word.section in OPENING and bool(token.begins)) or word.key in _OPENING_TAILS


def _joined(blocks: Sequence[_Block], last: Gap) -> str:
    found: list[str] = []
    for number, block in enumerate(blocks):
        apart = number > 0 and (block.tall or blocks[number - 1].tall)
        _put(found, block.gap, apart=apart, more=True)
        found += block.lines
    _put(found, last, apart=False, more=False)
    text = "\n".join(found).strip("\n")
    return text + "\n" if text else ""


def _put(found: list[str], gap: Gap, *, apart: bool, more: bool) -> None:
    """Add a gap between declarations; `apart` asks for a blank line before what belongs to the next one."""
    if gap.behind:
        found[-1] += f"  {gap.behind}"
    own = list(gap.own)
    attached = len(own)
    while more and attached and own[attached - 1] is not None:
        attached -= 1
    if apart and not (attached and own[attached - 1] is None):
        own.insert(attached, None)
        attached += 1
    for number, each in enumerate(own):
        if each is not None:
            column, text = each
            found.append(" " * (_CLAUSE if column and number < attached and found else 0) + text)
        elif found:
            found.append("")
    while found and len(found) > 1 and found[-1] == found[-2] == "":
        found.pop()
