"""Patterns made of tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def choice(
    words: Iterable[str],
    not_before: Mapping[str, str] | None = None,
    not_after: Mapping[str, str] | None = None,
) -> str:
    """Return a pattern of `words`, the longest first, that shares their beginnings.

    What begins with one sign is tried before what begins with a later one: common words come first.
    `not_before` maps a word to the signs that must not follow it, `not_after` a first sign to those that
    must not stand before it.

    >>> choice(["以上", "以下", "起"], {"起": "点"})
    '(?:以(?:上|下)|起(?![点]))'
    """
    guards = not_before or {}
    branches = _branches({word: guards.get(word, "") for word in words})
    for first, signs in (not_after or {}).items():
        if first in branches:
            branches[first] = f"(?<![{signs}]){branches[first]}"
    return f"(?:{'|'.join(branches.values())})"


def first_signs(words: Iterable[str]) -> str:
    """Return the signs that words begin with, as a class, for a quick look ahead.

    >>> first_signs(["以上", "以下", "起"])
    '[以起]'
    """
    return f"[{re.escape(''.join(sorted({word[0] for word in words})))}]"


def _branches(words: dict[str, str]) -> dict[str, str]:
    """Return the pattern of the words with each first sign; the values of `words` are their guards."""
    by_first: dict[str, dict[str, str]] = {}
    for word, guard in words.items():
        by_first.setdefault(word[0], {})[word[1:]] = guard
    return {first: re.escape(first) + _rest(rest) for first, rest in by_first.items()}


def _rest(tails: dict[str, str]) -> str:
    """Return the pattern of what may follow a shared beginning."""
    guard = tails.pop("", None)
    end = f"(?![{guard}])" if guard else ""
    branches = list(_branches(tails).values())
    if guard is not None:
        branches.append(end)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
