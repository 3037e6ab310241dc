"""What the layers declare, together, and what the lower ones changed of the upper ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from targetlint.lang import changes, declared
from targetlint.lang.decision import DecisionTable
from targetlint.lang.marking import SchemeDecl
from targetlint.lang.vocabulary import OwnFields
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.layout import Layout
from targetlint.model.said import Said


@dataclass(frozen=True, slots=True)
class Layer:
    """One pack as parsed: its folder name, its files in the order of their paths, the packs above it."""

    id: str
    files: tuple[declared.File, ...]
    above: frozenset[str] = frozenset()

    def declared(self) -> Iterable[declared.Declaration]:
        """Yield the declarations of every file."""
        for file in self.files:
            yield from file.declarations


_C_co = TypeVar("_C_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Made(Generic[_C_co]):
    """A change in force, the layer that makes it and why."""

    layer: str
    change: _C_co
    reason: str


@dataclass(slots=True)
class RuleSource:
    """A rule with what the layers did to it, the uppermost first.

    `params` are the settings of each parameter, `wordings` the changes of its severity and messages.
    """

    rule: declared.Rule
    pack: str
    params: dict[str, list[Made[changes.SetParam]]] = field(default_factory=dict)
    wordings: list[Made[changes.Adjust]] = field(default_factory=list)
    disabled: Made[changes.Disable] | None = None
    exempted: list[Made[changes.Exempt]] = field(default_factory=list)

    @property
    def effective(self) -> declared.Rule:
        """The rule with the severity and the messages that the lowest layer gave it."""
        rule = self.rule
        for made in self.wordings:
            change = made.change
            rule = replace(rule, severity=change.severity or rule.severity)
            if change.otherwise or change.expected or change.suggest:
                ask = rule.asks[0]
                ask = replace(
                    ask,
                    otherwise=change.otherwise or ask.otherwise,
                    expected=change.expected or ask.expected,
                    suggest=change.suggest or ask.suggest,
                    grade=change.grade if change.suggest else ask.grade,
                    drawn=change.drawn if change.suggest else ask.drawn,
                )
                rule = replace(rule, asks=(ask, *rule.asks[1:]))
        return rule


@dataclass(slots=True)
class Assembled:
    """Everything the layers declare, uppermost layer first.

    `edits` are the changes of lists, lexicons, tables and scales, by kind and name; `renamed` maps a
    rule's former id to its present one; `prefixes` says which layer a series of ids belongs to. A helper
    function goes with the layer that declares it; `own` are the fields of layouts that each layer knows:
    its own and those of the layers above it. `schemes` are those of the layers that have one, by layer:
    the last one is in force. `added` are the words for reading quantities of all layers.
    """

    rules: dict[str, RuleSource] = field(default_factory=dict)
    sources: dict[str, declared.Source] = field(default_factory=dict)
    lists: dict[str, declared.WordList] = field(default_factory=dict)
    lexicons: dict[str, declared.Lexicon] = field(default_factory=dict)
    tables: dict[str, DecisionTable] = field(default_factory=dict)
    helpers: dict[str, tuple[declared.Define, str]] = field(default_factory=dict)
    fixtures: dict[str, declared.Fixture] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    own: dict[str, OwnFields] = field(default_factory=dict)
    added: Added = NOTHING_ADDED
    names: dict[str, tuple[Said, str]] = field(default_factory=dict)
    edits: dict[tuple[str, str], list[Made[changes.Edit]]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    schemes: list[tuple[str, SchemeDecl]] = field(default_factory=list)
