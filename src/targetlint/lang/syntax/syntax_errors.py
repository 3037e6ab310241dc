"""What went wrong in a rule file, in words: from the parser's stop to a diagnostic."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from targetlint.lang.syntax import misplaced, miswritten
from targetlint.lang.syntax.draft import mistake
from targetlint.lang.syntax.keywords import Keyword, by_spelling, by_terminal, keywords, meant
from targetlint.lang.syntax.source import Source
from targetlint.lang.syntax.stop import END, SHOWN, Stop, shown
from targetlint.lang.syntax.wanted import single, wanted
from targetlint.model.diagnostic import Diagnostic

_AFTER_VALUE = frozenset({"_AND", "_RIGHT", "_WHERE"})
"""Where one of these may stand, a value has just ended."""

_NUMBERLIKE = frozenset({"ID", "NUMBER", "INDEX", "VERSION_NUMBER", "DATE"})
_WHOLE = re.compile(r"[^\s“”\"「」《》|()（）]+")
"""A word as people see it: V1.0 is one, though the language sees two tokens and a sign."""

_ORDER = ("head", "pipe", "ask", "answer", "unknown", "example")
"""The sections of a rule's clauses, in the order in which they stand."""


def explain(source: Source, stop: Stop) -> Diagnostic:
    """Return the diagnostic for a stop: the first of the special cases that fits, or the general one."""
    for case in _CASES:
        found = case(source, stop)
        if found is not None:
            return found
    whole = _WHOLE.match(source.text, stop.start) if stop.kind in _NUMBERLIKE else None
    end = whole.end() if whole else stop.end
    origin, text = source.origin(stop.start, end), shown(source.text[stop.start : end])
    return mistake(origin, "unexpected", text=text, wanted=wanted(stop.accepts))


def is_declaration(source: Source, stop: Stop) -> bool:
    """Whether what stands before the stop is whole, and the stop is a misspelt declaration."""
    near = _near(source, stop) if stop.kind in {"NAME", "ID"} and END in stop.accepts else None
    return near is not None and near.section == "declaration"


def suspect(source: Source, stop: Stop) -> tuple[int, int]:
    """Return from where to where the mistake reaches.

    It begins at the token before, where a keyword or the end comes too early; where a keyword was taken
    for a name, what is missing before that is the mistake.
    """
    if _swallowed(source, stop) is not None and len(stop.before) > 1:
        return stop.before[0][2], stop.before[0][2]
    early = stop.kind == END or stop.kind in by_terminal()
    return (stop.before[-1][2] if early and stop.before else stop.start), stop.start


def _glued(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a Chinese word that is written together with its neighbour."""
    if stop.kind == "NAME":
        fitting = [
            each
            for terminal, each in by_terminal().items()
            if terminal in stop.accepts
            and stop.text.startswith(each.zh)
            and stop.text != each.zh
            and each.section != "value"  # what a clause chooses from is misspelt rather than glued: 已核实
        ]
        if fitting:
            word = max(fitting, key=lambda each: len(each.zh))
            return _apart(source, stop.start, stop.text, word.zh, after=True)
    if not stop.before or stop.before[-1][0] != "NAME":
        return None
    _, text, start = stop.before[-1]
    for word in keywords().values():
        opens = word.section == "prefix" and stop.kind in {"_WHERE", "_HAS"} and text.startswith(word.zh)
        closes = word.section == "operator" and stop.kind != END and text.endswith(word.zh)
        if (opens or closes) and text != word.zh:
            return _apart(source, start, text, word.zh, after=opens)
    return None


def _apart(source: Source, start: int, text: str, word: str, *, after: bool) -> Diagnostic:
    whole = re.compile(r"[\w-]*").match(source.code, start) if after else None
    text = whole[0] if whole else text
    rest = text.removeprefix(word) if after else text.removesuffix(word)
    better = f"{word} {rest}" if after else f"{rest} {word}"
    side = "space_after" if after else "space_before"
    return mistake(
        source.origin(start, start + len(text)), side, "rule/space", word=word, better=shown(better)
    )


def _prefix(source: Source, stop: Stop) -> Diagnostic | None:
    """Find 存在, 没有, 所有 or 不 that was taken for a name, because no expression begins there."""
    if stop.kind != "NAME" or not stop.before or stop.before[-1][0] != "NAME":
        return None
    _, text, start = stop.before[-1]
    origin = source.origin(start, start + len(text))
    word, means = by_spelling().get(text), meant(text)
    if word is not None and word.section == "prefix":
        return mistake(origin, "prefix", word=word.said)
    if means is not None and means.section == "prefix":
        return mistake(origin, "keyword_near", "rule/keyword", text=text, near=means.said)
    return None


def _identity(source: Source, stop: Stop) -> Diagnostic | None:
    before = stop.before[-1] if stop.before else ("", "", 0)
    if before[0] == "ID" and "STRING" in stop.accepts and stop.kind in {"NUMBER", "ID"}:
        better = f"{before[1]}-{stop.text}"
        return mistake(source.origin(before[2], stop.end), "identity_space", better=better)
    if before[0] == "_ADJUST" and stop.kind == "NAME":
        return mistake(stop.origin(source), "adjust_what", text=shown(stop.text))
    if stop.accepts != {"ID"} or stop.kind == END:
        return None
    if stop.kind == "STRING" and before[0] == "_RULE":
        return mistake(stop.origin(source), "identity_missing", text=shown(stop.text))
    if stop.kind == "STRING":
        return None
    word = re.compile(r"[^\s“\"「《:]*").match(source.code, stop.start)
    end = max(word.end() if word else 0, stop.start + 1)
    return mistake(source.origin(stop.start, end), "identity", text=shown(source.code[stop.start : end]))


def _outcome(source: Source, stop: Stop) -> Diagnostic | None:
    if "_PASSES" not in stop.accepts or stop.kind != "STRING":
        return None
    return mistake(stop.origin(source), "example_without_outcome", "rule/missing", words=wanted(stop.accepts))


def _swallowed(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a keyword that was taken for a name, because what should stand before it is missing."""
    if not stop.before or stop.before[-1][0] != "NAME" or _AFTER_VALUE.isdisjoint(stop.accepts):
        return None
    _, text, start = stop.before[-1]
    word = by_spelling().get(text)
    if word is None or (word.section not in _ORDER and word.key not in {"reason", "expires"}):
        return None
    return mistake(source.origin(start, start + len(text)), "swallowed", text=text)


def _end(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a clause that ends too early: at the file's end, at a declaration, or where one thing is due."""
    word = by_terminal().get(stop.kind)
    early = word is not None and (
        word.section == "declaration" or (stop.opens_line(source) and single(stop.accepts) is not None)
    )
    if not stop.before or not (early or stop.kind == END):
        return None
    _, text, start = stop.before[-1]
    origin = source.origin(start, start + len(text))
    text = shown(source.text[start : start + len(text)])
    return mistake(origin, "end", text=text, wanted=wanted(stop.accepts))


def _keyword(source: Source, stop: Stop) -> Diagnostic | None:
    if stop.kind not in {"NAME", "ID"}:
        return None
    near = _near(source, stop)
    if near is not None:
        text = shown(stop.text)
        return mistake(stop.origin(source), "keyword_near", "rule/keyword", text=text, near=near.said)
    if not stop.opens_line(source) or not any(terminal in stop.accepts for terminal in by_terminal()):
        return None
    listed = wanted(stop.accepts, clauses_only=True)
    return mistake(stop.origin(source), "keyword", "rule/keyword", text=shown(stop.text), wanted=listed)


def _near(source: Source, stop: Stop) -> Keyword | None:
    """Return the keyword that would be taken here and is meant by the word, or spelt much like it."""
    means = meant(stop.text)
    if means is not None and means.terminal in stop.accepts:
        return means
    best, best_likeness = None, 0.0
    for terminal, each in by_terminal().items():
        if each.section == "declaration" and not stop.opens_line(source):
            continue
        for spelling in (each.zh, each.en, each.en.partition(" ")[0]):
            if terminal in stop.accepts or stop.text == spelling:
                likeness = SequenceMatcher(None, stop.text.lower()[:SHOWN], spelling).ratio()
                enough = 0.7 if spelling.isascii() else 0.5  # one wrong letter of four; one 汉字 of two
                if terminal in stop.accepts and likeness >= enough and likeness > best_likeness:
                    best, best_likeness = each, likeness
    return best


def _order(source: Source, stop: Stop) -> Diagnostic | None:
    word = by_terminal().get(stop.kind)
    if word is None or word.section not in _ORDER:
        return None
    ranks = [
        _ORDER.index(each.section)
        for terminal, each in by_terminal().items()
        if terminal in stop.accepts and each.section in _ORDER
    ]
    if not ranks:
        return None
    if _ORDER.index(word.section) < min(ranks):
        return mistake(stop.origin(source), f"late_{word.section}", word=word.said)
    if word.section == "answer":
        return mistake(stop.origin(source), "answer_alone", word=word.said)
    if word.section == "example":
        key = "given_late" if "_EXPECT" in stop.accepts else "example_alone"
        return mistake(stop.origin(source), key, word=word.said)
    return None


_CASES = (
    miswritten.quotes, miswritten.number, misplaced.given, _glued, _prefix, miswritten.word_first,
    miswritten.parenthesis, misplaced.misplaced, miswritten.sign, misplaced.where_missing,
    _identity, _outcome, _swallowed, _end, misplaced.call, miswritten.comma, _keyword,
    miswritten.unquoted, misplaced.two_conditions, _order, misplaced.missing,
)  # fmt: skip
