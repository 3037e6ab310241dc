"""The words that packs add to those by which indicator values are read."""

from __future__ import annotations

from dataclasses import replace

from targetlint.lang import changes
from targetlint.lang.assembled import Assembled
from targetlint.lang.trouble import Trouble
from targetlint.model.added import NOTHING_ADDED, Added

SCALES = {
    "levels": "等级词",
    "scales": "等级序列",
    "symbolic": "概括词",
    "vague": "模糊词",
    "slogans": "口号",
    "zero_events": "零事件",
}
"""What each table of words is called in rules: by its English name, or by its Chinese one."""


def added(whole: Assembled, trouble: Trouble) -> Added:
    """Return the words that the adjustments of scales in force add; a scale that there is none of is told."""
    found = NOTHING_ADDED
    names = {word: name for name, chinese in SCALES.items() for word in (name, chinese)}
    for edits in whole.edits.values():
        for made in edits:
            change = made.change
            if not isinstance(change, changes.AdjustScale):
                continue
            name = names.get(change.name.text)
            if name is None:
                trouble.name(change.name, list(names))
                continue
            for each in change.added:
                if not each.text.strip():
                    trouble.tell(each.origin, "rule.empty_text")
            words = (each.text.strip() for each in change.added)
            found = replace(found, **{name: (*getattr(found, name), *words)})
    return found
