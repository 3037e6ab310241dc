"""Decision tables as declared to tables that can be asked: every cell typed by the parameter it tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeGuard

from targetlint.lang import ast, decision, lookup, vocabulary
from targetlint.lang.infer import Expressions
from targetlint.lang.scope import Lookup, Scope
from targetlint.lang.trouble import Trouble
from targetlint.lang.typed import Const
from targetlint.lang.types import BROKEN, TEXT, Type
from targetlint.lang.words_in import Lexicon, folded
from targetlint.model.amount import Amount
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS

MAX_ROWS = 1_000
"""Of one table: far more than anybody checks by reading, and every lookup may pass through all of them."""

MAX_LISTED = 10_000
"""Of a table that lower packs fill from a list that they keep elsewhere: the projects of a large county."""


def declared_type(node: ast.TypeName | ast.Name, trouble: Trouble) -> Type:
    """Return the type that a parameter or a result is declared with; where there is none, it is told."""
    if isinstance(node, ast.TypeName):
        return Type(node.word)
    found = vocabulary.named_type(node.text)
    if found is None:
        trouble.name(node, vocabulary.type_names())
    else:
        trouble.hear(node, vocabulary.type_said(found))
    return found or BROKEN


def table(declared: decision.DecisionTable, scope: Scope, trouble: Trouble) -> Lookup:
    """Return a decision table with all its cells typed; a wrong one is told, and there is no table."""
    own = Trouble()
    typed = _Typing(declared, scope, own)
    found = typed.table()
    trouble.take(own)
    return Lookup(tuple(typed.parameters), typed.gives, None if own.fatal else Const(found))


class _Typing:
    def __init__(self, declared: decision.DecisionTable, scope: Scope, trouble: Trouble) -> None:
        self._declared = declared
        self._scope = scope
        self._trouble = trouble
        self._expressions = Expressions(trouble)
        self.parameters = [self._asked(each) for each in declared.parameters]
        self.gives = self._plain(declared.gives)

    def table(self) -> lookup.Table:
        declared = self._declared
        columns = tuple(self._column(each) for each in declared.columns)
        for number, parameter in enumerate(declared.parameters):
            if number not in columns and -1 not in columns:
                self._trouble.tell(parameter.name.origin, "rule.table_untested", name=parameter.name.text)
        if not declared.rows and not declared.open:
            self._trouble.tell(declared.name.origin, "rule.table_empty", name=declared.name.text)
        most = MAX_LISTED if declared.open else MAX_ROWS
        if len(declared.rows) > most:
            self._trouble.tell(declared.name.origin, "rule.table_large", name=declared.name.text, most=most)
        rows = [self._row(each, columns) for each in declared.rows[:most]]
        default = None if declared.default is None else self._constant(declared.default, self.gives)
        name, first_hit, open_ = declared.name.text, declared.first_hit, declared.open
        return lookup.Table(name, columns, tuple(rows), first_hit, default, open_)

    def _plain(self, node: ast.TypeName | ast.Name) -> Type:
        """Return a type that can stand in a cell."""
        found = declared_type(node, self._trouble)
        if found.kind in {"text", "enum", "date", "broken"} or found.numeric:
            return found
        self._trouble.tell(node.origin, "rule.table_type", found=found.said)
        return BROKEN

    def _asked(self, parameter: decision.Parameter) -> Type:
        return self._plain(parameter.type)

    def _column(self, column: decision.Column) -> int:
        names = [each.name.text for each in self._declared.parameters]
        if column.name.text not in names:
            self._trouble.name(column.name, names)
            return -1
        number = names.index(column.name.text)
        type_ = self.parameters[number]
        if column.relation != "is" and type_.kind not in {"text", "broken"}:
            self._trouble.tell(column.origin, "rule.table_words", name=column.name.text, found=type_.said)
        return number

    def _row(self, row: decision.TableRow, columns: Sequence[int]) -> lookup.Row:
        tests = []
        for test, column, number in zip(row.tests, self._declared.columns, columns, strict=True):
            type_ = self.parameters[number] if number >= 0 else BROKEN
            tests.append(None if test is None or type_ is BROKEN else self._test(test, column, type_))
        return lookup.Row(tuple(tests), self._constant(row.result, self.gives), row.origin)

    def _test(self, test: decision.Test, column: decision.Column, type_: Type) -> lookup.Test | None:
        if column.relation != "is":
            if isinstance(test, decision.Among):
                return self._words(test.values, column.relation)
            self._trouble.tell(test.origin, "rule.table_cell_words")
            return None
        match test:
            case decision.Reaching(low=low, high=high):
                return self._reaching(test, low, high, type_)
            case decision.Against(sign=sign, bound=bound):
                return self._against(test, sign, self._constant(bound, type_), type_)
            case decision.Among(values=values):
                return _equal([self._constant(each, type_) for each in values], type_)

    def _reaching(
        self, test: decision.Reaching, low: ast.Expr, high: ast.Expr, type_: Type
    ) -> lookup.Test | None:
        ends = self._constant(low, type_), self._constant(high, type_)
        first, last = ends
        if not self._ordered(test, type_) or not _is_bound(first) or not _is_bound(last):
            return None
        stretch = lookup.Interval(first, last)
        if stretch.holds(first) is not True:
            self._trouble.tell(test.origin, "rule.table_empty_range")
        return lookup.InStretch((stretch,))

    def _against(
        self, test: decision.Against, sign: str, bound: lookup.Value | None, type_: Type
    ) -> lookup.Test | None:
        if bound is None:
            return None
        if sign == "=":
            return _equal([bound], type_)
        if sign == "≠" and isinstance(bound, str):
            if type_.kind == "text":
                return lookup.SameText((bound,), negated=True)
            return lookup.OneOf(tuple(each for each in ENUMS[type_.of] if each != bound))
        if not self._ordered(test, type_) or not _is_bound(bound):
            return None
        below, above = (
            lookup.Interval(None, bound, high_open=True),
            lookup.Interval(bound, None, low_open=True),
        )
        match sign:
            case "≥":
                return lookup.InStretch((lookup.Interval(bound, None),))
            case "≤":
                return lookup.InStretch((lookup.Interval(None, bound),))
            case ">":
                return lookup.InStretch((above,))
            case "<":
                return lookup.InStretch((below,))
        return lookup.InStretch((below, above))

    def _ordered(self, test: decision.Test, type_: Type) -> bool:
        if type_.numeric or type_.kind in {"date", "broken"}:
            return True
        self._trouble.tell(test.origin, "rule.table_order", found=type_.said)
        return False

    def _words(self, values: Sequence[ast.Expr], relation: str) -> lookup.Test | None:
        """Return what a cell of words tests: words themselves, or in a column of mentions also lexicons."""
        words: list[str] = []
        lexicons: list[Lexicon] = []
        for each in values:
            if relation == "mentions" and isinstance(each, ast.Path) and not each.steps:
                known = self._scope.lexicons.get(each.head.text)
                if known is None:
                    self._trouble.tell(each.origin, "rule.table_lexicon", name=each.head.text)
                elif isinstance(known.value, Const):
                    lexicons.append(known.value.value)
                continue
            word = self._constant(each, TEXT)
            if isinstance(word, str):
                words.append(word)
                if not folded(word):
                    self._trouble.tell(each.origin, "rule.empty_text")
        if relation == "contains":
            return lookup.Containing(tuple(words))
        return lookup.Mentioning((*lexicons, *([Lexicon(words)] if words else [])))

    def _constant(self, node: ast.Expr, wanted: Type) -> lookup.Value | None:
        """Return the value that is written in a cell, None where it is told that it is none of the type."""
        match node:
            case ast.Path(head=head, steps=()) if wanted.kind == "enum":
                return self._member(head, wanted.of)
            case ast.Path(head=head, steps=()) if wanted.kind == "text":
                return head.text
            case ast.Path(steps=steps) if steps and wanted.kind in {"text", "enum"}:
                self._trouble.tell(node.origin, "rule.table_quote")
                return None
            case ast.Number() | ast.Day() | ast.Text() | ast.Unary(sign="-", operand=ast.Number()):
                meaning = self._expressions.infer(node, self._scope)
            case _:
                if wanted is not BROKEN:
                    self._trouble.tell(node.origin, "rule.table_constant", wanted=wanted.said)
                return None
        if "broken" in {meaning.type.kind, wanted.kind}:
            return None
        if not wanted.takes(meaning.type) or not isinstance(meaning.value, Const):
            key = (
                "rule.table_member"
                if (wanted.kind, meaning.type.kind) == ("enum", "text")
                else "rule.table_cell"
            )
            self._trouble.tell(node.origin, key, wanted=wanted.said, found=meaning.type.said)
            return None
        value: lookup.Value = meaning.value.value
        return value

    def _member(self, name: ast.Name, enum: str) -> str | None:
        found = vocabulary.member(enum, name.text)
        if found is None:
            self._trouble.name(name, [word for pair in ENUMS[enum].items() for word in pair])
        else:
            self._trouble.hear(name, Said(ENUMS[enum][found], found))
        return found


def _equal(values: Sequence[lookup.Value | None], type_: Type) -> lookup.Test | None:
    if any(each is None for each in values):
        return None
    texts = tuple(each for each in values if isinstance(each, str))
    if type_.kind == "text":
        return lookup.SameText(texts)
    if type_.kind == "enum":
        return lookup.OneOf(texts)
    return lookup.InStretch(tuple(lookup.Interval(each, each) for each in values if _is_bound(each)))


def _is_bound(value: lookup.Value | None) -> TypeGuard[lookup.Bound]:
    return isinstance(value, Amount | date)
