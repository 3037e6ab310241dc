"""Parsed files to one rule set: layers put on each other, adjustments and disablings in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from targetlint.lang import ast, declared, printed
from targetlint.lang.layouts import layout
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity
from targetlint.model.layout import Layout
from targetlint.model.place import Origin
from targetlint.model.said import Said

_T = TypeVar("_T")
WARN_AHEAD = timedelta(days=30)  # language.md 5: an expiry is announced a month before


@dataclass(frozen=True, slots=True)
class Layer:
    """One pack as parsed: its folder name, its files in the order of their paths."""

    id: str
    files: tuple[declared.File, ...]

    def declared(self) -> Iterable[declared.Declaration]:
        """Yield the declarations of every file."""
        for file in self.files:
            yield from file.declarations


@dataclass(slots=True)
class RuleSource:
    """A rule with what the layers did to it: parameters set anew, and by which layer it was disabled."""

    rule: declared.Rule
    pack: str
    set_params: dict[str, declared.SetParam] = field(default_factory=dict)
    disabled: declared.Disable | None = None
    disabled_by: str = ""


@dataclass(slots=True)
class Assembled:
    """Everything the layers declare, uppermost layer first."""

    rules: dict[str, RuleSource] = field(default_factory=dict)
    sources: dict[str, declared.Source] = field(default_factory=dict)
    lists: dict[str, declared.WordList] = field(default_factory=dict)
    lexicons: dict[str, declared.Lexicon] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    names: dict[str, tuple[Said, str]] = field(default_factory=dict)


def assemble(layers: Sequence[Layer], today: date, trouble: Trouble) -> Assembled:
    """Put the layers on each other, uppermost first; changes that expired before `today` do not count."""
    whole = Assembled()
    for layer in layers:
        for each in layer.declared():
            _declare(whole, layer, each, trouble)
        for each in layer.declared():
            _change(whole, layer, each, today, trouble)
        if layer.id not in whole.names:
            whole.names[layer.id] = (Said(layer.id, layer.id), "")
    return whole


def _declare(whole: Assembled, layer: Layer, each: declared.Declaration, trouble: Trouble) -> None:
    match each:
        case declared.Pack():
            whole.names[layer.id] = (each.name, each.version)
        case declared.Rule():
            _once(whole.rules, each.id, RuleSource(each, layer.id), each.id_origin, trouble)
        case declared.Source(name=name):
            _once(whole.sources, name.text, each, name.origin, trouble)
        case declared.WordList(name=name):
            _once(whole.lists, name.text, each, name.origin, trouble)
        case declared.Lexicon(name=name):
            _once(whole.lexicons, name.text, each, name.origin, trouble)
        case printed.LayoutDecl(id=name):
            _once(whole.layouts, name.text, layout(each, trouble), name.origin, trouble)


def _once(known: dict[str, _T], name: str, value: _T, origin: Origin, trouble: Trouble) -> None:
    if name in known:
        trouble.tell(origin, "rule.twice", name=name)
    else:
        known[name] = value


def _change(
    whole: Assembled, layer: Layer, each: declared.Declaration, today: date, trouble: Trouble
) -> None:
    if not isinstance(each, declared.Adjust | declared.Disable):
        return
    target = whole.rules.get(each.rule)
    if target is None:
        _unknown_rule(each, whole.rules, trouble)
        return
    if target.pack == layer.id:
        trouble.tell(each.origin, "rule.own_rule", Severity.WARNING, rule=each.rule)
    if each.expires is not None:
        if each.expires < today:
            trouble.tell(
                each.origin, "rule.expired", Severity.WARNING, rule=each.rule, day=each.expires.isoformat()
            )
            return
        if each.expires < today + WARN_AHEAD:
            trouble.tell(
                each.origin, "rule.expiring", Severity.INFO, rule=each.rule, day=each.expires.isoformat()
            )
    if isinstance(each, declared.Disable):
        target.disabled, target.disabled_by = each, layer.id
        return
    for change in each.params:
        if change.name.text in {param.name.text for param in target.rule.params}:
            target.set_params[change.name.text] = change
        else:
            known = [param.name.text for param in target.rule.params]
            trouble.name(change.name, known)


def _unknown_rule(
    each: declared.Adjust | declared.Disable, rules: Mapping[str, RuleSource], trouble: Trouble
) -> None:
    name = ast.Name(text=each.rule, origin=each.origin)
    trouble.name(name, list(rules))
