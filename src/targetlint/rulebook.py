"""Folders of rules to a rule book: packs found, layers assembled, rules checked and planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from targetlint.book import Book
from targetlint.inputs import Inputs
from targetlint.lang import declared, vocabulary
from targetlint.lang.argued import prose
from targetlint.lang.assemble import assemble
from targetlint.lang.assembled import Assembled, Layer, RuleSource
from targetlint.lang.check import check
from targetlint.lang.day import Day
from targetlint.lang.digests import digests
from targetlint.lang.fixtures import build_on_fixtures
from targetlint.lang.givens import check_examples
from targetlint.lang.messages import plain, written
from targetlint.lang.plan import Plan
from targetlint.lang.scheme import scheme
from targetlint.lang.settings import adjusted, settings
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Basis, Diagnostic, Grade, Severity
from targetlint.model.report import Asked, Explanation, PackInfo, RuleInfo, RuleStatus, Setting, Status
from targetlint.packs import Packs
from targetlint.words import say


@dataclass(slots=True, kw_only=True)
class RuleBook(Book):
    """A book with what its authors wrote: `whole`, the `texts` of their files, and all `settings`."""

    whole: Assembled = field(default_factory=Assembled)
    texts: Mapping[str, str] = field(default_factory=dict)
    settings: Sequence[Setting] = ()

    @property
    def sources(self) -> Mapping[str, declared.Rule]:
        """The rules as their authors wrote them, by id."""
        return {name: source.rule for name, source in self.whole.rules.items()}


def load(folders: Sequence[Path], *, today: date) -> tuple[RuleBook, list[Diagnostic]]:
    """Return the rules of the pack folders and of every pack they extend, and what is wrong with them.

    Changes to upper layers count while they have not expired on `today`.
    """
    return make(folders, Inputs(today))


def make(folders: Sequence[Path], inputs: Inputs) -> tuple[RuleBook, list[Diagnostic]]:
    """Do what `load` does; all that decides the outcome is looked at through `inputs`, which notes it."""
    trouble = Trouble()
    packs = Packs(trouble, inputs)
    for folder in folders:
        packs.add(folder)
    whole = assemble(packs.layers, inputs.today, trouble)
    if not whole.layouts:
        _tell_no_layouts(packs.layers, trouble)
    rules = check(whole, trouble)
    for source in whole.rules.values():
        check_examples(source.rule, whole.own[source.pack], whole.tables, trouble)
    build_on_fixtures(whole, packs.layers, trouble)
    told = digests(whole)
    infos = {name: _info(source, whole, told[name]) for name, source in whole.rules.items()}
    aside = _set_aside(whole, inputs.today)
    off = {name: each.disabled.change.origin for name, each in whole.rules.items() if each.disabled}
    book = RuleBook(
        packs=[_pack(packs, layer, whole) for layer in packs.layers],
        rules=infos,
        layouts=tuple(whole.layouts.values()),
        plan=Plan(tuple(rule for rule in rules if rule.id not in aside)),
        set_aside=aside,
        shadow=Plan(tuple(rule for rule in rules if rule.id in off)),
        disabled_at=off,
        whole=whole,
        texts=packs.texts,
        explanations={
            name: _explained(infos[name], source, packs.text(source.rule))
            for name, source in whole.rules.items()
        },
        settings=settings(whole),
        adjusted=adjusted(whole),
        scheme=scheme(whole, infos, trouble),
    )
    return book, sorted(packs.diagnostics + trouble.diagnostics, key=packs.place)


def _tell_no_layouts(layers: Sequence[Layer], trouble: Trouble) -> None:
    """Without a layout no form is recognised: say that the pack is the reason, not the files."""
    for layer in layers[-1:]:
        for each in layer.declared():
            if isinstance(each, declared.Pack):
                trouble.tell(each.origin, "rule.no_layouts", Severity.WARNING)


def _pack(packs: Packs, layer: Layer, whole: Assembled) -> PackInfo:
    name, version = whole.names[layer.id]
    return PackInfo(layer.id, name.zh, version, packs.hashes[layer.id])


def _info(source: RuleSource, whole: Assembled, digest: str) -> RuleInfo:
    rule = source.effective
    cited = [(whole.sources.get(cite.source.text), cite.clause) for cite in rule.basis]
    return RuleInfo(
        id=rule.id,
        title=plain(rule.title),
        pack=source.pack,
        severity=rule.severity,
        confidence=rule.confidence,
        dimension=rule.dimension,
        tags=rule.tags,
        applies_to=tuple(name.text for name in rule.applies_to),
        basis=tuple(
            Basis(document.title, clause, document.verified) for document, clause in cited if document
        ),
        origin=rule.id_origin,
        description=prose(rule.comment),
        stages=tuple(filter(None, (vocabulary.member("stage", name.text) for name in rule.stages))),
        formerly=tuple(name.text for name in rule.formerly),
        mandatory=rule.mandatory,
        digest=digest,
    )


def _set_aside(whole: Assembled, today: Day) -> dict[str, RuleStatus]:
    """Return the rules that are not asked on this day: disabled ones, and those not in force."""
    aside = {}
    for name, source in whole.rules.items():
        rule = source.rule
        if source.disabled is not None:
            change = source.disabled.change
            pack, day = source.disabled.layer, change.expires.isoformat()
            reason = say("status.disabled", pack=pack, reason=change.reason, day=day)
            aside[name] = RuleStatus(name, Status.DISABLED, reason)
        elif rule.since is not None and today < rule.since:
            reason = say("status.not_yet", day=rule.since.isoformat())
            aside[name] = RuleStatus(name, Status.NOT_APPLICABLE, reason)
        elif rule.until is not None and rule.until < today:
            reason = say("status.no_longer", day=rule.until.isoformat())
            aside[name] = RuleStatus(name, Status.NOT_APPLICABLE, reason)
    return aside


def _explained(info: RuleInfo, source: RuleSource, text: str) -> Explanation:
    rule = source.rule
    params = []
    for param in rule.params:
        made = source.params.get(param.name.text)
        origin = made[-1].change.origin if made else param.origin
        params.append((param.name.text, f"{origin.text.strip()}  ({origin.file}:{origin.line})"))
    return Explanation(
        info=info,
        why=prose(rule.comment),
        params=tuple(params),
        text=text,
        examples=tuple((example.outcome, example.title) for example in rule.examples),
        asked=tuple(map(_asked, source.effective.asks)),
    )


def _asked(ask: declared.Ask) -> Asked:
    message, expected, suggestion = (
        None if each is None else written(each) for each in (ask.otherwise, ask.expected, ask.suggest)
    )
    return Asked(message, expected, suggestion, Grade(ask.grade))
