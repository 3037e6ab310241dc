"""The name that stands before a number: 人员到岗率 in `…，人员到岗率约90%`."""

from __future__ import annotations

import re
from functools import cache

from targetlint.quantities.choice import choice
from targetlint.quantities.lexicons import VERBS

_CLAUSE_END = re.compile(r"[,，;；。、:：\n()（）|!?！？…]")
_LONGEST = 120
"""A name has fewer signs; what stands further before a number does not name it."""

_ITEM = re.compile(r"^\d{1,2}[.)]\s?(?!\d)")
_LIST_MARKS = "× ①②③④⑤⑥⑦⑧⑨⑩-·*"
_LINK = " \t\n:：=，,（("


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|{choice(VERBS)})+$")


def label_of(words: str) -> str:
    """Return the name at the end of `words`: their last clause without the verb that leads to the number."""
    words = words[-_LONGEST:].rstrip(_LINK)
    if not words:
        return ""
    clause = _ITEM.sub("", _CLAUSE_END.split(words)[-1].strip())
    return _idle().sub("", clause).strip(_LIST_MARKS)
