"""What went wrong in a rule file, in words: from the parser's stop to a diagnostic."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from targetlint.lang.syntax.draft import mistake
from targetlint.lang.syntax.keywords import Keyword, by_spelling, by_terminal, keywords, meant
from targetlint.lang.syntax.source import OPENERS, Source
from targetlint.lang.syntax.wanted import wanted
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin
from targetlint.quantities.units import UNIT_NAMES


class Stop(NamedTuple):
    """Where the parser stopped: the token there, what it would have taken, and the tokens before it.

    `kind` is the token's name in the grammar, empty where no token begins; `before` holds up to two
    tokens as (kind, text, offset), the last one right before the stop.
    """

    kind: str
    text: str
    start: int
    accepts: frozenset[str]
    before: tuple[tuple[str, str, int], ...]


_END = "$END"
_SHOWN = 24  # characters of a quoted word: a line of the report stays a line

_WRONG_SIGNS = (
    ("==", "="),
    ("=>", "≥"),
    ("=<", "≤"),
    ("<>", "≠"),
    ("&&", "且 / and"),
    ("||", "或 / or"),
    ("&", "且 / and"),
    ("!", "非 / not"),
    (";", ""),
    ("。", ""),
    ("＂", '“ ” / "'),
    ("'", '“ ” / "'),
    ("‘", '“ ” / "'),
    ("’", '“ ” / "'),
    ("^", "*"),
    ("{", ""),
    ("}", ""),
    ("〔", "( )"),
)
"""Signs that people type, and what the language has for them, empty for nothing; the longer ones first."""

_AFTER_VALUE = frozenset({"_AND", "_RIGHT", "_WHERE"})
"""Where one of these may stand, a value has just ended."""

_OPERATOR = "_AND"
"""Where this may stand, an expression has just ended."""

_COMPARISONS = frozenset({"_EQUALS", "UNEQUAL", "GREATER_EQUAL", "LESS_EQUAL", "GREATER", "LESS", "_APPROX"})

_ORDER = ("head", "pipe", "ask", "answer", "unknown", "example")
"""The sections of a rule's clauses, in the order in which they stand."""


def explain(source: Source, stop: Stop) -> Diagnostic:
    """Return the diagnostic for a stop: the first of the special cases that fits, or the general one."""
    for case in _CASES:
        found = case(source, stop)
        if found is not None:
            return found
    written = source.text[stop.start : stop.start + len(stop.text)]
    return mistake(_origin(source, stop), "unexpected", text=_shown(written), wanted=wanted(stop.accepts))


def is_declaration(stop: Stop) -> bool:
    """Whether what stands before the stop is whole, and the stop is a misspelt declaration."""
    near = _near(stop) if stop.kind == "NAME" and _END in stop.accepts else None
    return near is not None and near.section == "declaration"


def suspect(stop: Stop) -> int:
    """Return where the mistake may begin: at the token before, where a keyword or the end comes too early."""
    early = stop.kind == _END or stop.kind in by_terminal()
    return stop.before[-1][2] if early and stop.before else stop.start


def _origin(source: Source, stop: Stop) -> Origin:
    return source.origin(stop.start, stop.start + len(stop.text))


def _shown(text: str) -> str:
    """Return a piece of the file as a message quotes it."""
    text = " ".join(text.split())
    if len(text) == 1 and not text.isprintable():
        return f"U+{ord(text):04X}"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _touches(stop: Stop) -> tuple[str, str, int] | None:
    """Return the token before the stop where nothing stands between them."""
    if stop.before and stop.before[-1][2] + len(stop.before[-1][1]) == stop.start:
        return stop.before[-1]
    return None


def _string(source: Source, stop: Stop) -> Diagnostic | None:
    if not stop.kind and stop.text in OPENERS:
        end = source.code.find("\n", stop.start)
        origin = source.origin(stop.start, end if end >= 0 else len(source.code))
        return mistake(origin, "string_open", "rule/string", open=stop.text, close=OPENERS[stop.text])
    if not stop.kind and stop.text in OPENERS.values():
        opener = next(each for each in OPENERS if OPENERS[each] == stop.text)
        return mistake(_origin(source, stop), "string_close", "rule/string", open=opener, close=stop.text)
    before = _touches(stop)
    if before and before[0] == "STRING" and stop.kind != _END:
        return mistake(_origin(source, stop), "string_inside", "rule/string", text=_shown(before[1]))
    return None


def _number(source: Source, stop: Stop) -> Diagnostic | None:
    if not stop.before or stop.before[-1][0] != "NUMBER" or not stop.text[:1].isalpha():
        return None
    _, number, start = stop.before[-1]
    if _touches(stop):
        digits = len(number) - len(number.lstrip("0123456789.,"))
        word = re.compile(r"\w+").match(source.code, start + digits)
        end = word.end() if word else stop.start
        return mistake(source.origin(start, end), "unit_glued", unit=source.code[start + digits : end])
    if stop.text in UNIT_NAMES:
        end = stop.start + len(stop.text)
        return mistake(source.origin(start, end), "unit_apart", number=number, unit=stop.text)
    return None


def _glued(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a Chinese word that is written together with its neighbour."""
    if stop.kind == "NAME":
        fitting = [
            each
            for terminal, each in by_terminal().items()
            if terminal in stop.accepts and stop.text.startswith(each.zh) and stop.text != each.zh
        ]
        if fitting:
            word = max(fitting, key=lambda each: len(each.zh))
            return _apart(source, stop.start, stop.text, word.zh, after=True)
    if not stop.before or stop.before[-1][0] != "NAME":
        return None
    _, text, start = stop.before[-1]
    for word in keywords().values():
        opens = word.section == "prefix" and stop.kind in {"_WHERE", "_HAS"} and text.startswith(word.zh)
        closes = word.section == "operator" and stop.kind != _END and text.endswith(word.zh)
        if (opens or closes) and text != word.zh:
            return _apart(source, start, text, word.zh, after=opens)
    return None


def _apart(source: Source, start: int, text: str, word: str, *, after: bool) -> Diagnostic:
    rest = text.removeprefix(word) if after else text.removesuffix(word)
    better = f"{word} {rest}" if after else f"{rest} {word}"
    side = "space_after" if after else "space_before"
    return mistake(source.origin(start, start + len(text)), side, word=word, better=better)


def _sign(source: Source, stop: Stop) -> Diagnostic | None:
    if stop.kind in {"NAME", _END} or stop.kind in by_terminal():
        return None
    for written, better in _WRONG_SIGNS:
        for start in (stop.start - len(written) + 1, stop.start):
            if start >= 0 and source.code.startswith(written, start):
                origin = source.origin(start, start + len(written))
                return mistake(origin, "sign" if better else "sign_extra", text=written, better=better)
    return None


def _misplaced(source: Source, stop: Stop) -> Diagnostic | None:
    """Find what has its place elsewhere: a colon behind a keyword, a second comparison, a step after (…)."""
    before = stop.before[-1][0] if stop.before else ""
    if stop.kind == "_COLON" and before in by_terminal():
        return mistake(_origin(source, stop), "colon")
    if stop.kind in _COMPARISONS and _OPERATOR in stop.accepts and not _COMPARISONS & stop.accepts:
        return mistake(_origin(source, stop), "chained")
    if stop.kind == "_WHERE":
        return mistake(_origin(source, stop), "where")
    if stop.kind == "_DOT" and before == "_RIGHT":
        return mistake(_origin(source, stop), "step_after")
    return None


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
    if stop.accepts != {"ID"} or stop.kind == _END:
        return None
    word = re.compile(r"[^\s“\"「《:]*").match(source.code, stop.start)
    end = max(word.end() if word else 0, stop.start + 1)
    return mistake(source.origin(stop.start, end), "identity", text=_shown(source.code[stop.start : end]))


def _outcome(source: Source, stop: Stop) -> Diagnostic | None:
    if "_PASSES" not in stop.accepts or stop.kind != "STRING":
        return None
    return mistake(
        _origin(source, stop), "example_without_outcome", "rule/missing", words=wanted(stop.accepts)
    )


def _swallowed(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a keyword that was taken for a name, because what should stand before it is missing."""
    if not stop.before or stop.before[-1][0] != "NAME" or _AFTER_VALUE.isdisjoint(stop.accepts):
        return None
    _, text, start = stop.before[-1]
    word = by_spelling().get(text)
    if word is None or word.section not in _ORDER:
        return None
    return mistake(source.origin(start, start + len(text)), "swallowed", text=text)


def _end(source: Source, stop: Stop) -> Diagnostic | None:
    word = by_terminal().get(stop.kind)
    if stop.kind != _END and (word is None or word.section != "declaration"):
        return None
    if not stop.before:
        return None
    _, text, start = stop.before[-1]
    origin = source.origin(start, start + len(text))
    return mistake(origin, "end", text=_shown(text), wanted=wanted(stop.accepts))


def _keyword(source: Source, stop: Stop) -> Diagnostic | None:
    if stop.kind != "NAME":
        return None
    near = _near(stop)
    if near is not None:
        return mistake(
            _origin(source, stop), "keyword_near", "rule/keyword", text=_shown(stop.text), near=near.said
        )
    opens_line = not source.code[source.code.rfind("\n", 0, stop.start) + 1 : stop.start].strip()
    if not opens_line or not any(terminal in stop.accepts for terminal in by_terminal()):
        return None
    listed = wanted(stop.accepts, clauses_only=True)
    return mistake(_origin(source, stop), "keyword", "rule/keyword", text=_shown(stop.text), wanted=listed)


def _near(stop: Stop) -> Keyword | None:
    """Return the keyword that would be taken here and is meant by the word, or spelt much like it."""
    means = meant(stop.text)
    if means is not None and means.terminal in stop.accepts:
        return means
    best, best_likeness = None, 0.0
    for terminal, each in by_terminal().items():
        for spelling in (each.zh, each.en, each.en.partition(" ")[0]):
            if terminal in stop.accepts or stop.text == spelling:
                likeness = SequenceMatcher(None, stop.text, spelling).ratio()
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
    rank = _ORDER.index(word.section)
    if rank < min(ranks):
        return mistake(_origin(source, stop), "late", word=word.said)
    if word.section == "answer":
        return mistake(_origin(source, stop), "answer_alone", word=word.said)
    if word.section == "example":
        return mistake(_origin(source, stop), "example_alone", word=word.said)
    return None


_CASES = (
    _string, _number, _glued, _prefix, _misplaced, _sign, _identity, _outcome, _swallowed, _end, _keyword,
    _order,
)  # fmt: skip
