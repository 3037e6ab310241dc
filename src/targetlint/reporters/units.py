"""What a unit is called in lists: names that differ in spaces or the width of brackets are one unit's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the published shapes are slow to load, and a name needs none
    from targetlint.reporters import published

_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BETWEEN = re.compile(rf"(?<={_CHINESE})\s+|\s+(?={_CHINESE})")
_WIDE = str.maketrans("()", "（）")


def unit_of(document: published.Document) -> str:
    """Return the unit that a document is from, as its first form with one names it; empty where none does."""
    return called(next((form.department for form in document.forms if form.department), ""))


def called(name: str) -> str:
    """Return a unit's name in one spelling: 青禾县 教育局 is 青禾县教育局, and (本级) is （本级）."""
    if re.search(_CHINESE, name):
        name = _BETWEEN.sub("", name.translate(_WIDE))
    return " ".join(name.split())
