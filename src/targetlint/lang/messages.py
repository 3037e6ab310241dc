"""Messages of rules: templates in both languages over one list of values."""

from __future__ import annotations

from targetlint.lang import ast, declared
from targetlint.lang.infer import Expressions
from targetlint.lang.scope import Meaning, Scope
from targetlint.lang.typed import Message, Shown, Template
from targetlint.lang.types import Type
from targetlint.model.said import Said
from targetlint.words import say

_SIGNS_ZH = {"is": "是", "is not": "不是"}


class Messages:
    """Types the holes of messages; equal holes of both languages share a value."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions

    def message(self, text: ast.Bilingual | None, scope: Scope, values: list[Shown]) -> Message | None:
        """Return the template of a text, its holes entered into `values`; None for no text."""
        if text is None:
            return None
        return Message(self._template(text.zh, scope, values), self._template(text.en, scope, values))

    def _template(self, text: ast.Text, scope: Scope, values: list[Shown]) -> Template:
        return Template(
            tuple(part if isinstance(part, str) else self._hole(part, scope, values) for part in text.parts)
        )

    def _hole(self, node: ast.Expr, scope: Scope, values: list[Shown], expected: Type | None = None) -> int:
        shown = _shown(self._expressions.infer(node, scope, expected))
        if shown not in values:
            values.append(shown)
        return values.index(shown)

    def drawn(self, node: ast.Expr | None, scope: Scope, values: list[Shown]) -> int | str | None:
        """Return the number of the cell a suggestion is taken from, or the text that names its source."""
        if node is None:
            return None
        if isinstance(node, ast.Text):
            return "".join(part for part in node.parts if isinstance(part, str))
        meaning = self._expressions.infer(node, scope)
        if meaning.cell is None and meaning.type.kind != "broken":
            self._expressions.trouble.tell(node.origin, "rule.drawn")
        return self._hole(node, scope, values)

    def from_condition(self, ask: declared.Ask, scope: Scope, values: list[Shown]) -> Message:
        """Return a message made from the comparison that failed, for an ask without `otherwise`."""
        node = ask.condition
        if isinstance(node, ast.Compare | ast.Approx):
            sign = node.sign if isinstance(node, ast.Compare) else "≈"
            left = self._hole(node.left, scope, values)
            right = self._hole(node.right, scope, values, self._expressions.infer(node.left, scope).type)
            zh, en = say(f"finding.{ask.word}")
            return Message(
                Template((f"{zh} ", left, f" {_SIGNS_ZH.get(sign, sign)} ", right)),
                Template((left, f" {en} {sign} ", right)),
            )
        zh, en = say("finding.not_met", asked=ask.origin.text.strip())
        return Message(Template((zh,)), Template((en,)))


def plain(text: ast.Bilingual) -> Said:
    """Return a text that has no holes."""
    zh, en = ("".join(part for part in each.parts if isinstance(part, str)) for each in (text.zh, text.en))
    return Said(zh, en)


def written(text: ast.Bilingual) -> Said:
    """Return a message as written, its braces with it."""
    zh, en = ("".join(part if isinstance(part, str) else f"{{{part.origin.stretch}}}" for part in each.parts)
              for each in (text.zh, text.en))  # fmt: skip
    return Said(zh, en)


def _shown(meaning: Meaning) -> Shown:
    if meaning.cell is not None and meaning.type.kind not in {"row", "form"}:
        return Shown(meaning.cell)
    told = meaning.type.element or meaning.type
    return Shown(meaning.value, told.of if told.kind == "enum" else "")
