"""What a layer changes of those above it: whether it may, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from targetlint.lang import ast, changes, declared
from targetlint.lang.assembled import Assembled, Layer, Made, RuleSource
from targetlint.lang.day import Day
from targetlint.lang.decision import TableRow
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity
from targetlint.model.place import Origin

WARN_AHEAD = timedelta(days=30)  # language.md 5: an expiry is announced a month before


class Changes:
    """Makes the changes of one layer, in the order of their files; `today` decides which have expired."""

    def __init__(self, whole: Assembled, layer: Layer, today: Day, trouble: Trouble) -> None:
        self._whole = whole
        self._layer = layer
        self._today = today
        self._trouble = trouble

    def make(self, change: changes.Change) -> None:
        """Make a change, or tell why it cannot be."""
        match change:
            case changes.Adjust() | changes.Disable() | changes.Exempt():
                source = self._rule(change.rule)
                if source is not None and self._in_force(change, change.rule.text):
                    self._change_rule(source, change)
            case _:
                self._edit(change)

    def _rule(self, name: ast.Name) -> RuleSource | None:
        """Return the rule that a change is about, also by a former id."""
        now = self._whole.renamed.get(name.text)
        if now is not None:
            self._trouble.tell(name.origin, "rule.renamed", Severity.INFO, name=name.text, rule=now)
        source = self._whole.rules.get(now or name.text)
        if source is None:
            self._trouble.name(name, [*self._whole.rules, *self._whole.renamed])
        elif source.pack == self._layer.id:
            self._trouble.tell(name.origin, "rule.own_rule", Severity.WARNING, rule=name.text)
        return source

    def _in_force(self, change: changes.Change, target: str) -> bool:
        """Whether a change has not expired; an expiry is told, and announced before it comes."""
        if change.expires is None or change.expires >= self._today + WARN_AHEAD:
            return True
        gone = change.expires < self._today
        key, severity = ("rule.expired", Severity.WARNING) if gone else ("rule.expiring", Severity.INFO)
        self._trouble.tell(change.origin, key, severity, rule=target, day=change.expires.isoformat())
        return not gone

    # --- rules ----------------------------------------------------------------------------------------

    def _change_rule(
        self, source: RuleSource, change: changes.Adjust | changes.Disable | changes.Exempt
    ) -> None:
        if isinstance(change, changes.Adjust):
            self._adjust(source, change)
        elif source.rule.mandatory:
            self._trouble.tell(change.rule.origin, "rule.mandatory", rule=source.rule.id)
        elif isinstance(change, changes.Exempt):
            source.exempted.append(Made(self._layer.id, change, change.reason))
        elif source.disabled is not None and source.disabled.layer == self._layer.id:
            self._trouble.tell(change.rule.origin, "rule.changed_twice", name=source.rule.id)
        else:
            source.disabled = Made(self._layer.id, change, change.reason)

    def _adjust(self, source: RuleSource, change: changes.Adjust) -> None:
        rule = source.rule
        if rule.mandatory and change.severity is not None and change.severity.rank > rule.severity.rank:
            self._trouble.tell(change.rule.origin, "rule.mandatory", rule=rule.id)
            return
        if (change.otherwise or change.expected or change.suggest) and len(rule.asks) > 1:
            self._trouble.tell(
                change.rule.origin, "rule.several_messages", rule=rule.id, count=len(rule.asks)
            )
            return
        known = [param.name.text for param in rule.params]
        for each in change.params:
            if each.name.text not in known:
                self._trouble.name(each.name, known)
                continue
            self._set(source.params.setdefault(each.name.text, []), each, change.reason)
        if change.severity or change.otherwise or change.expected or change.suggest:
            self._word(source, change)

    def _set(self, before: list[Made[changes.SetParam]], change: changes.SetParam, reason: str) -> None:
        """Set a parameter, unless this layer set it already, or one beside it sets it otherwise."""
        other = next((made.change for made in before if self._beside(made)), None)
        if any(made.layer == self._layer.id for made in before):
            self._trouble.tell(change.name.origin, "rule.changed_twice", name=change.name.text)
        elif other is not None and other.value != change.value:
            self._conflict(change.name, other.origin)
        else:
            before.append(Made(self._layer.id, change, reason))

    def _word(self, source: RuleSource, change: changes.Adjust) -> None:
        """Give a rule another severity or other messages, under the same conditions."""
        said = _wording(change)
        for made in source.wordings:
            known = _wording(made.change)
            if made.layer == self._layer.id and set(known) & set(said):
                self._trouble.tell(change.rule.origin, "rule.changed_twice", name=change.rule.text)
                return
            if self._beside(made) and any(known[key] != said[key] for key in set(known) & set(said)):
                self._conflict(change.rule, made.change.origin)
                return
        source.wordings.append(Made(self._layer.id, change, change.reason))

    def _beside(self, made: Made[object]) -> bool:
        """Whether a change was made by a layer beside this one: neither is above the other."""
        return made.layer not in {self._layer.id, *self._layer.above}

    def _conflict(self, name: ast.Name, other: Origin) -> None:
        self._trouble.tell(name.origin, "rule.conflict", name=name.text, file=other.file, line=other.line)

    # --- lists, lexicons, tables and scales -----------------------------------------------------------

    def _edit(self, change: changes.Edit) -> None:
        whole, name = self._whole, change.name.text
        match change:
            case changes.AdjustList():
                kind, known = "list", list(whole.lists)
            case changes.AdjustLexicon():
                kind, known = "lexicon", list(whole.lexicons)
            case changes.AdjustTable():
                kind, known = "decision_table", list(whole.tables)
            case changes.AdjustScale():
                kind, known = "scale", [name]
        if name not in known:
            self._trouble.name(change.name, known)
            return
        if not self._in_force(change, name):
            return
        match change:
            case changes.AdjustList():
                self._edit_list(whole.lists[name], change)
            case changes.AdjustLexicon():
                self._edit_lexicon(whole.lexicons[name], change)
            case changes.AdjustTable():
                self._edit_table(change)
            case changes.AdjustScale():
                pass  # its words join those of the reading, where it happens
        whole.edits.setdefault((kind, name), []).append(Made(self._layer.id, change, change.reason))

    def _edit_list(self, before: declared.WordList, change: changes.AdjustList) -> None:
        said = {_word(each): each for each in before.members}
        for each in change.removed:
            self._there(each.origin, _word(each), said)
        for each in change.added:
            self._new(each.origin, _word(each), said)
        kept = [each for each in before.members if _word(each) not in set(map(_word, change.removed))]
        members = (*kept, *(each for each in change.added if _word(each) not in said))
        self._whole.lists[change.name.text] = replace(before, members=members)

    def _edit_lexicon(self, before: declared.Lexicon, change: changes.AdjustLexicon) -> None:
        for each in change.removed:
            self._there(each.origin, each.text, before.words)
        for each in change.added:
            self._new(each.origin, each.text, before.words)
        for each in change.exceptions:
            self._new(each.origin, each.text, before.exceptions)
        gone = {each.text for each in change.removed}
        self._whole.lexicons[change.name.text] = replace(
            before,
            words=_with((each for each in before.words if each not in gone), change.added),
            exceptions=_with(before.exceptions, change.exceptions),
        )

    def _edit_table(self, change: changes.AdjustTable) -> None:
        before = self._whole.tables[change.name.text]
        width = len(before.columns)
        for row in (*change.added, *change.removed):
            if len(row.tests) != width:
                self._trouble.tell(row.origin, "rule.row_width", found=len(row.tests) + 1, wanted=width + 1)
                return
        for row in change.removed:
            if row not in before.rows:
                self._trouble.tell(row.origin, "rule.no_such_row")
        kept: tuple[TableRow, ...] = tuple(each for each in before.rows if each not in change.removed)
        self._whole.tables[change.name.text] = replace(before, rows=(*kept, *change.added))

    def _there(self, origin: Origin, word: str, known: Iterable[str]) -> None:
        words = list(known)
        if word not in words:
            self._trouble.name(ast.Name(text=word, origin=origin), words)

    def _new(self, origin: Origin, word: str, known: Iterable[str]) -> None:
        if word in known:
            self._trouble.tell(origin, "rule.there_already", Severity.WARNING, name=word)


def _wording(change: changes.Adjust) -> dict[str, object]:
    """Return what an adjustment says of a rule's severity and messages."""
    said = {
        "severity": change.severity,
        "otherwise": change.otherwise,
        "expected": change.expected,
        "suggest": change.suggest,
    }
    return {key: value for key, value in said.items() if value is not None}


def _word(member: ast.Name | ast.Text) -> str:
    if isinstance(member, ast.Name):
        return member.text
    return "".join(part for part in member.parts if isinstance(part, str))


def _with(words: Iterable[str], added: Sequence[ast.Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, *(each.text for each in added))))
