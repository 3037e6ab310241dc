"""Tables written as text, words with spaces between them, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, in order.

    >>> words("人次 场次")
    ('人次', '场次')
    """
    return tuple(text.split())


def choice(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """Return a pattern of `words`, the longest first, that shares their beginnings.

    `guards` maps a word to the signs that must not follow it.
    """
    guards = guards or {}
    return f"(?:{_tails({word: guards.get(word, '') for word in sorted(set(words))})})"


def _tails(tails: dict[str, str]) -> str:
    """Return the pattern of what may follow a shared beginning; values are the guards of words."""
    end = ""
    if "" in tails:
        guard = tails[""]
        end = f"(?![{guard}])" if guard else ""
    by_first: dict[str, dict[str, str]] = {}
    for tail, guard in tails.items():
        if tail:
            by_first.setdefault(tail[0], {})[tail[1:]] = guard
    if not by_first:
        return end
    branches = [re.escape(first) + _tails(rest) for first, rest in by_first.items()]
    if "" in tails:
        return f"(?:{'|'.join(branches)}|{end})"
    return f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]
