"""Parsed files to one rule set: the layers put on each other, the uppermost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from targetlint.lang import declared, marking, printed
from targetlint.lang.assembled import Assembled, Layer, RuleSource
from targetlint.lang.changes import Change
from targetlint.lang.day import Day
from targetlint.lang.decision import DecisionTable
from targetlint.lang.layers import Changes
from targetlint.lang.layouts import layout, with_own_fields
from targetlint.lang.scales import added
from targetlint.lang.trouble import Trouble
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.diagnostic import Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said

_T = TypeVar("_T")


def assemble(layers: Sequence[Layer], today: Day, trouble: Trouble) -> Assembled:
    """Put the layers on each other, uppermost first; changes that expired before `today` do not count."""
    whole = Assembled()
    own: OwnFields = {}
    for layer in layers:
        for each in layer.declared():
            _declare(whole, layer, each, trouble)
            if isinstance(each, printed.LayoutDecl):
                own = with_own_fields(own, each, trouble)
        whole.own[layer.id] = own
        changes = Changes(whole, layer, today, trouble)
        for each in layer.declared():
            if isinstance(each, Change):
                changes.make(each)
        if layer.id not in whole.names:
            whole.names[layer.id] = (Said(layer.id, layer.id), "")
    whole.added = added(whole, trouble)
    whole.layouts = {name: replace(each, added=whole.added) for name, each in whole.layouts.items()}
    return whole


def _declare(whole: Assembled, layer: Layer, each: declared.Declaration, trouble: Trouble) -> None:
    match each:
        case declared.Pack():
            if layer.id in whole.names:
                trouble.tell(each.origin, "rule.pack_twice")
            whole.names[layer.id] = (each.name, each.version)
        case declared.Rule():
            _rule(whole, layer, each, trouble)
        case declared.Source(name=name):
            _once(whole.sources, name.text, each, name.origin, trouble)
        case declared.WordList(name=name):
            _once(whole.lists, name.text, each, name.origin, trouble)
        case declared.Lexicon(name=name):
            _once(whole.lexicons, name.text, each, name.origin, trouble)
        case DecisionTable(name=name):
            _once(whole.tables, name.text, each, name.origin, trouble)
        case declared.Define(name=name):
            _once(whole.helpers, name.text, (each, layer.id), name.origin, trouble)
        case declared.Fixture(title=title):
            _once(whole.fixtures, title.text, each, title.origin, trouble)
        case marking.SchemeDecl():
            _scheme(whole, layer, each, trouble)
        case printed.LayoutDecl(id=name):
            _once(whole.layouts, name.text, layout(each, trouble), name.origin, trouble)


def _rule(whole: Assembled, layer: Layer, rule: declared.Rule, trouble: Trouble) -> None:
    """Add a rule under its id, and remember what it was called before."""
    if rule.id in whole.renamed:
        trouble.tell(rule.id_origin, "rule.reused", name=rule.id, rule=whole.renamed[rule.id])
        return
    if _once(whole.rules, rule.id, RuleSource(rule, layer.id), rule.id_origin, trouble):
        _prefix(whole, layer, rule, trouble)
    for old in rule.formerly:
        if old.text in whole.rules:
            trouble.tell(old.origin, "rule.twice", name=old.text)
        else:
            whole.renamed.setdefault(old.text, rule.id)


def _scheme(whole: Assembled, layer: Layer, scheme: marking.SchemeDecl, trouble: Trouble) -> None:
    """Add a layer's scheme, which takes the place of those above; of layers side by side one may have it."""
    for pack, other in whole.schemes:
        if pack == layer.id:
            trouble.tell(scheme.origin, "rule.scheme_twice")
        elif pack not in layer.above:
            origin = other.origin
            name = scheme.name.zh.origin.stretch
            trouble.tell(scheme.origin, "rule.conflict", name=name, file=origin.file, line=origin.line)
    whole.schemes.append((layer.id, scheme))


def _prefix(whole: Assembled, layer: Layer, rule: declared.Rule, trouble: Trouble) -> None:
    """Warn where a layer numbers on in another one's series: the next release of that may use the number."""
    prefix = rule.id.rpartition("-")[0]
    owner = whole.prefixes.setdefault(prefix, layer.id)
    if prefix and owner != layer.id:
        trouble.tell(rule.id_origin, "rule.prefix", Severity.WARNING, prefix=f"{prefix}-", pack=owner)


def _once(known: dict[str, _T], name: str, value: _T, origin: Origin, trouble: Trouble) -> bool:
    if name in known:
        trouble.tell(origin, "rule.twice", name=name)
        return False
    known[name] = value
    return True
