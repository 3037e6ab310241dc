"""A book of rules that is ready to run: what a check and a reader of its report need of the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from targetlint.lang.plan import Plan
from targetlint.model.layout import Layout
from targetlint.model.place import Origin
from targetlint.model.report import Explanation, PackInfo, RuleInfo, RuleStatus, Status
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS
from targetlint.model.scheme import Scheme
from targetlint.model.settings import Override
from targetlint.words import say


@dataclass(slots=True, kw_only=True)
class Book:
    """Rules ready to run, what a reader needs to know of them, and the layouts that forms are read by.

    `set_aside` are those that are not asked, and why; of them `shadow` runs the disabled ones, to see
    whether disabling them was of use, `disabled_at` says where. `packs` are in layer order, the uppermost
    first; `adjusted` are the rules whose answers a lower pack may have changed. `scheme` is what forms
    are scored by; `overrides` are what the settings of a run change for some forms.
    """

    packs: list[PackInfo]
    rules: Mapping[str, RuleInfo]
    layouts: Sequence[Layout]
    plan: Plan
    explanations: Mapping[str, Explanation]
    set_aside: Mapping[str, RuleStatus] = field(default_factory=dict)
    shadow: Plan = field(default_factory=lambda: Plan(()))
    disabled_at: Mapping[str, Origin] = field(default_factory=dict)
    adjusted: frozenset[str] = frozenset()
    scheme: Scheme | None = None
    overrides: Sequence[Override] = ()

    def narrowed(self, select: Sequence[str], ignore: Sequence[str]) -> Self:
        """Return the book with the rules that `select` names (all where empty), less those of `ignore`.

        A part of the rules scores nothing: what was not asked would count as good.
        """
        kept = {
            name: info
            for name, info in self.rules.items()
            if (not select or any(map(info.answers_to, select))) and not any(map(info.answers_to, ignore))
        }
        aside = {name: status for name, status in self.set_aside.items() if name in kept}
        plan, shadow = self.plan.narrowed(kept), self.shadow.narrowed(kept)
        scheme = self.scheme if len(kept) == len(self.rules) else None
        return replace(self, rules=kept, plan=plan, shadow=shadow, set_aside=aside, scheme=scheme)

    def at(self, stage: str) -> Self:
        """Return the book for one stage of the procedure: rules of other stages are set aside."""
        others = {
            name: RuleStatus(name, Status.NOT_APPLICABLE, _stages(info))
            for name, info in self.rules.items()
            if info.stages and stage not in info.stages
        }
        plan = self.plan.narrowed(self.rules.keys() - others.keys())
        return replace(self, plan=plan, set_aside=others | dict(self.set_aside))


def _stages(info: RuleInfo) -> Said:
    names = [ENUMS["stage"][name] for name in info.stages]
    return say("status.other_stage", stages=Said("、".join(names), ", ".join(info.stages)))
