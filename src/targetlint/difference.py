"""What one rule book has that another has not, and what the two set differently."""

from __future__ import annotations

from targetlint.model.report import Difference, Setting
from targetlint.rulebook import RuleBook


def difference(one: RuleBook, other: RuleBook) -> Difference:
    """Compare two rule books setting by setting; a rule that comes or goes is told by its severity alone."""
    before, after = _keyed(one), _keyed(other)
    return Difference(
        added=tuple(each for key, each in after.items() if key not in before and _worth(each, one)),
        removed=tuple(each for key, each in before.items() if key not in after and _worth(each, other)),
        changed=tuple(
            (each, after[key])
            for key, each in before.items()
            if key in after and (each.value, each.until) != (after[key].value, after[key].until)
        ),
        rewritten=tuple(
            name
            for name, explained in one.explanations.items()
            if name in other.explanations and explained.text != other.explanations[name].text
        ),
    )


def _keyed(book: RuleBook) -> dict[tuple[str, str, str, str], Setting]:
    """Return the settings by what they set; exemptions of one rule are told apart by their conditions."""
    return {
        (each.kind, each.owner, each.name, each.value.zh if each.kind == "exempted" else ""): each
        for each in book.settings
    }


def _worth(setting: Setting, other: RuleBook) -> bool:
    """Whether a setting is news: of a rule that the other book has not, only its severity is told."""
    return setting.kind == "severity" or not setting.owner or setting.owner in other.rules
