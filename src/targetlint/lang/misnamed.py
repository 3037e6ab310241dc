"""What a name that means nothing was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from targetlint.lang import vocabulary
from targetlint.model.said import Said
from targetlint.quantities import numerals
from targetlint.quantities.units import UNIT_NAMES
from targetlint.words import say

_SHOWN = 8  # as many as fit a line; the whole list is in the manual
_LIKE = 0.5  # one 汉字 of two
VERY_LIKE = 0.75  # one of four: what may as well be a text without quotes must be nearer


def hint(name: str, known: Sequence[str], *, text: bool = False) -> Said:
    """Return the next act for a name that is none of `known`; `text` where a text could stand, too."""
    better = _apart(name, known) or _digits(name)
    if better is not None:
        return say("rule.write", better=better)
    near = nearest(name, known, VERY_LIKE if text else _LIKE)
    if near is not None:
        return say("rule.did_you_mean", near=near)
    if text:
        return say("rule.quote", text=name)
    return _one_of(list(dict.fromkeys(known))) if known else say("rule.none_declared")


def nearest(name: str, known: Iterable[str], enough: float = _LIKE) -> str | None:
    """Return the known name that is most like `name`; None where none is like it.

    Of names that share as much with it, one that it abbreviates or ends with comes first, then one of its
    length: a wrong 汉字 is a likelier slip than a missing one.
    """
    close = get_close_matches(name, list(dict.fromkeys(known)), n=_SHOWN, cutoff=enough)
    return max(close, key=lambda each: _likeness(name, each), default=None)


def _likeness(name: str, known: str) -> tuple[float, bool, bool]:
    matcher = SequenceMatcher(None, name, known, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks()) / max(len(name), len(known))
    return shared, name in known or name.endswith(known), len(name) == len(known)


def _one_of(names: Sequence[str]) -> Said:
    chinese = [each for each in names if not each.isascii()] or names
    english = [each for each in names if each.isascii()] or names
    return say(
        "rule.say_one_of",
        zh="、".join(chinese[:_SHOWN]) + (" ……" if len(chinese) > _SHOWN else ""),
        en=", ".join(english[:_SHOWN]) + (" …" if len(english) > _SHOWN else ""),
    )


def _apart(name: str, known: Sequence[str]) -> str | None:
    """Return the name with a space where a word of the language is written together with a known name."""
    for word in vocabulary.PREFIX_WORDS:
        if name.startswith(word) and name[len(word) :] in known:
            return f"{word} {name[len(word) :]}"
    for word in vocabulary.OPERATOR_WORDS:
        left, found, right = name.partition(word)
        if found and left in known:
            return f"{left} {word} {right}".rstrip()
    return None


def _digits(name: str) -> str | None:
    """Return a number in words, 三十六万元 or 百分之九十, in digits."""
    per_cent = name.removeprefix("百分之")
    unit = "%" if per_cent != name else next((each for each in UNIT_NAMES if name.endswith(each)), "")
    words = per_cent.removesuffix(unit)
    read = numerals.read(words) if words else None
    return f"{read.value}{unit}" if read is not None else None
