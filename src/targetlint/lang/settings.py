"""Everything the layers set: what it is now, and the line that set it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from targetlint.lang import ast, changes, declared
from targetlint.lang.assembled import Assembled, Made, RuleSource
from targetlint.lang.messages import plain, written
from targetlint.model.place import Origin
from targetlint.model.report import Setting
from targetlint.model.said import Said
from targetlint.words import say

_WORDINGS = ("severity", "otherwise", "expected", "suggest")


def settings(whole: Assembled) -> tuple[Setting, ...]:
    """Return the settings of every rule, then the lists, lexicons, tables, scales, sources and layouts."""
    found = [each for source in whole.rules.values() for each in _of_rule(source)]
    return (*found, *_words(whole), *_others(whole))


def adjusted(whole: Assembled) -> frozenset[str]:
    """Return the rules whose answers a lower layer may have changed: it set what they go by."""
    edited = {name for _, name in whole.edits}
    return frozenset(
        name
        for name, source in whole.rules.items()
        if source.params or source.wordings or (edited and edited & names_in(source.rule))
    )


def names_in(node: object) -> set[str]:
    """Return every name that a declaration says, a rule those outside its examples."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, ast.Name):
            found.add(each.text)
        elif isinstance(each, tuple):
            waiting += each
        elif is_dataclass(each) and not isinstance(each, declared.Example | Origin):
            waiting += [getattr(each, field.name) for field in fields(each)]
    return found


def _of_rule(source: RuleSource) -> Iterator[Setting]:
    rule = source.rule
    last = {
        key: made for made in source.wordings for key in _WORDINGS if getattr(made.change, key) is not None
    }
    severity = Setting(
        "severity", rule.id, "", say(f"report.{source.effective.severity}"), source.pack, rule.id_origin
    )
    yield _changed(severity, last.get("severity"))
    for param in rule.params:
        made = source.params.get(param.name.text, [])
        value = (made[-1].change if made else param).value.origin.stretch
        base = Setting("param", rule.id, param.name.text, Said(value, value), source.pack, param.origin)
        yield _changed(base, made[-1] if made else None)
    for key, change in last.items():
        if key != "severity":
            text = written(getattr(change.change, key))
            yield _changed(Setting("message", rule.id, key, text, source.pack, rule.origin), change)
    if source.disabled is not None:
        yield _stopped("disabled", rule.id, source.disabled, "")
    for exempted in source.exempted:
        yield _stopped("exempted", rule.id, exempted, exempted.change.condition.origin.stretch)


def _stopped(
    kind: str, rule: str, made: Made[changes.Disable] | Made[changes.Exempt], condition: str
) -> Setting:
    return _changed(Setting(kind, rule, "", Said(condition, condition), made.layer, made.change.origin), made)


def _changed(base: Setting, made: Made[changes.Change | changes.SetParam] | None) -> Setting:
    """Return a setting as it was declared, or with the place and the reason of the change that set it."""
    if made is None:
        return base
    expires = getattr(made.change, "expires", None)
    until = expires.isoformat() if expires else ""
    return replace(base, pack=made.layer, origin=made.change.origin, reason=made.reason, until=until)


def _words(whole: Assembled) -> Iterator[Setting]:
    for name, words in whole.lists.items():
        members = [each.text if isinstance(each, ast.Name) else "".join(map(str, each.parts))
                   for each in words.members]  # fmt: skip
        yield _edited(whole, "list", name, members, words.origin)
    for name, lexicon in whole.lexicons.items():
        shown = [*lexicon.words, *(f"-{word}" for word in lexicon.exceptions)]
        yield _edited(whole, "lexicon", name, shown, lexicon.origin)
    for name, table in whole.tables.items():
        rows = [row.origin.stretch for row in table.rows]
        yield _edited(whole, "decision_table", name, rows, table.origin)
    for (kind, name), made in whole.edits.items():
        if kind == "scale":
            added = [each.text for one in made for each in getattr(one.change, "added", ())]
            yield _edited(whole, kind, name, added, made[-1].change.origin)


def _edited(whole: Assembled, kind: str, name: str, words: Sequence[str], origin: Origin) -> Setting:
    made = whole.edits.get((kind, name))
    value = "、".join(words)
    base = Setting(kind, "", name, Said(value, value), _pack(origin), origin)
    return _changed(base, made[-1] if made else None)


def _others(whole: Assembled) -> Iterator[Setting]:
    for name, source in whole.sources.items():
        yield Setting(
            "source", "", name, Said(source.title, source.title), _pack(source.origin), source.origin
        )
    for pack, scheme in whole.schemes[-1:]:
        yield Setting("scheme", "", "", plain(scheme.name), pack, scheme.origin)
    for name, layout in whole.layouts.items():
        title = Said(layout.name, layout.name)
        yield Setting("layout", "", name, title, _pack(layout.origin), layout.origin)


def _pack(origin: Origin) -> str:
    """Return the pack that a line belongs to: its folder."""
    return origin.file.partition("/")[0]
