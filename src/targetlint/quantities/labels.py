"""The name that stands before a number: 在职人员控制率 in `…，在职人员控制率约60%`."""

from __future__ import annotations

import re
from functools import cache

from targetlint.quantities.answers import VERBS

_CLAUSE_END = re.compile(r"[,，;；。、:：\n()（）|!?！？…]")
_LIST_MARKS = " ①②③④⑤⑥⑦⑧⑨⑩-·*"
_LINK = " \t\n:：=，,（("


@cache
def _idle() -> re.Pattern[str]:
    words = "|".join(sorted(VERBS, key=len, reverse=True))
    return re.compile(rf"(?:\s|{words})+$")


def label_of(words: str) -> str:
    """Return the name at the end of `words`: their last clause without the verb that leads to the number."""
    words = words.rstrip(_LINK)
    if not words:
        return ""
    clause = _CLAUSE_END.split(words)[-1].strip()
    return _idle().sub("", clause).strip(_LIST_MARKS)
