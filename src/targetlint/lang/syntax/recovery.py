"""Where a rule file can be read on after a mistake: the lines that open a declaration or a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from targetlint.lang.syntax.keywords import Keyword, alternatives, keywords, meant


def stretches(code: str) -> Iterator[tuple[int, int]]:
    """Return what of a file is parsed apart: each declaration, up to the line of the next one."""
    starts = [found.start() for found in _declaration().finditer(code)]
    if not starts or code[: starts[0]].strip():
        starts.insert(0, 0)
    return zip(starts, [*starts[1:], len(code)], strict=True)


class _Opening(NamedTuple):
    """A line that opens a clause: where it starts, and which part of a declaration it belongs to."""

    start: int
    part: str


_NO_TITLE = "规则 A “”"
_NO_CONDITION = "要求 甲"
"""What stands for opening words and conditions that cannot be read, in a declaration that is left out."""


def without_clauses(code: str, first: int, last: int) -> str | None:
    """Return one declaration without what is wrong from `first` to `last`; every other place holds.

    A clause is blanked out, an example with what it gives. The opening words of a rule and a condition
    with its otherwise are made whole, so that the rest can be read. A line that opens no clause but
    begins at `first` counts as one: its keyword is misspelt. None where nothing more can be read.
    """
    own = len(code) - len(code.lstrip())
    openings = [each for each in _openings(code) if each.start > own]
    line = code.rfind("\n", 0, first) + 1
    if openings and openings[0].start <= line and not code[line:first].strip():
        here = next((each for each in openings if each.start == line), _Opening(line, ""))
    else:
        before = [each for each in openings if each.start <= first]
        if not before:
            return _put(code, 0, openings[0].start, _NO_TITLE) if openings and _is_rule(code) else None
        here = before[-1]
    following = [each for each in openings if each.start > max(last, here.start)]
    if here.part == "ask" and following and following[0].part == "answer":
        return _put(code, here.start, following[0].start, _NO_CONDITION)
    if here.part == "example":
        following = [each for each in following if each.part != "given"]
    return _put(code, here.start, following[0].start if following else len(code), "")


def _put(code: str, start: int, end: int, text: str) -> str | None:
    """Return `code` with `text` and blanks between two offsets; None where it does not fit."""
    blank = re.sub(r"[^\n]", " ", code[start:end])
    if "\n" in blank[: len(text)] or len(blank) < len(text) or (text and text in code[start:end]):
        return None
    return code[:start] + text + blank[len(text) :] + code[end:]


def _is_rule(code: str) -> bool:
    return re.match(rf"\s*(?:{keywords()['rule'].zh}|{keywords()['rule'].en})", code) is not None


def _openings(code: str) -> Iterator[_Opening]:
    """Yield the lines that open a clause, also where the keyword is glued to a word or misspelt."""
    for line in re.finditer(r"^[ ]*(?P<word>[^\W\d]\w*)", code, re.MULTILINE):
        found = _clause().match(code, line.start("word"))
        part = found.lastgroup if found else _misspelt(line["word"])
        if part:
            yield _Opening(line.start(), part)


@cache
def _misspelt(word: str) -> str | None:
    """Return the part of the clause that a word opens which is no keyword; None where it opens none."""
    means = meant(word)
    for part, words in _parts().items():
        for each in words:
            glued = len(each.zh) > 1 and word.startswith(each.zh)
            like = len(word) > 1 and SequenceMatcher(None, word[:20], each.zh).ratio() >= _LIKE
            if glued or like or each == means:
                return part
    return None


_LIKE = 0.66  # two 汉字 of three


@cache
def _parts() -> Mapping[str, Sequence[Keyword]]:
    """Return the keywords that open clauses, by the part of a declaration they belong to."""
    words = keywords()
    single = {
        "example": ["example"],
        "given": ["given", "given_another", "expect"],
        "why": ["reason", "expires"],
    }
    sections = ("head", "pipe", "ask", "answer", "unknown", "layout", "scheme", "item", "change")
    return {each: [word for word in words.values() if word.section == each] for each in sections} | {
        part: [words[key] for key in keys] for part, keys in single.items()
    }


def broken_name(code: str, start: int) -> Iterator[str]:
    """Yield the name of the declaration that begins at `start` and cannot be read, where it has one."""
    found = _named().match(code, start)
    if found:
        yield found["name"].strip('【】`“”"')


@cache
def _named() -> re.Pattern[str]:
    """Return what opens a declaration, with its name behind it, or glued to it."""
    words = "|".join(
        word for each in keywords().values() if each.section == "declaration" for word in (each.en, each.zh)
    )
    return re.compile(rf"\s*(?:{words})\s*(?P<name>【[^】\n]+】|`[^`\n]+`|“[^”\n]+”|\"[^\"\n]+\"|[\w-]+)")


@cache
def _declaration() -> re.Pattern[str]:
    """Return what opens a declaration: its keyword at the start of a line, and no operator behind it.

    来源 is a field, too: in a condition that is broken over lines, `来源 是 …` is no declaration.
    """
    signs = r"[=≠≥≤<>≈~!+\-*/×÷.,)的、]"
    words = alternatives("operator", "answer", "tail")
    return re.compile(rf"^[ ]*(?={alternatives('declaration')})(?!\w+\s+(?:{signs}|{words}))", re.MULTILINE)


@cache
def _clause() -> re.Pattern[str]:
    """Return what opens a clause; the group that matches is its part of the declaration."""
    return re.compile("|".join(f"(?P<{part}>{_any(words)})" for part, words in _parts().items()))


def _any(words: Sequence[Keyword]) -> str:
    return "|".join(each.pattern for each in sorted(words, key=lambda each: -len(each.zh)))
