"""What could have stood at a place in a rule file, in words: never a name of the grammar."""

from __future__ import annotations

from targetlint.lang.syntax.keywords import Keyword, keywords
from targetlint.model.said import Said
from targetlint.words import say

_MOST = 8  # a list that is longer is not read

_VALUES = {"NAME", "NUMBER", "STRING", "_LEFT"}
"""All of these together are where an expression begins."""

_OPERATOR = "_AND"
"""Where this may stand, an expression has just ended."""

_THINGS = {
    "ID": "identity",
    "NAME": "name",
    "STRING": "string",
    "NUMBER": "number",
    "DATE": "date",
    "VERSION_NUMBER": "version",
    "INDEX": "index",
    "UNIT_SIGN": "unit",
    "GIVEN_TEXT": "given",
    "ROW": "row",
}
_SIGNS = {
    "_EQUALS": ("=", "="),
    "_COLON": ("：", ":"),
    "_COMMA": ("、", ","),
    "_LEFT": ("（", "("),
    "_RIGHT": ("）", ")"),
    "_OPEN": ("[", "["),
    "_CLOSE": ("]", "]"),
    "_DOT": (".", "."),
    "MINUS": ("-", "-"),
    "GREATER_EQUAL": ("≥", ">="),
}
_IN_EXPRESSIONS = {"prefix", "operator"}


def wanted(accepts: frozenset[str], *, clauses_only: bool = False) -> Said:
    """Return the list of what `accepts` names; `clauses_only` leaves signs, names and literals out."""
    things: list[Said] = []
    begins, ends = accepts >= _VALUES, _OPERATOR in accepts
    if not clauses_only:
        if begins:
            things.append(say("syntax.a_value"))
        if ends:
            things.append(say("syntax.an_operator"))
        if not begins:
            things += [say(f"syntax.a_{thing}") for terminal, thing in _THINGS.items() if terminal in accepts]
        if not begins and not ends:
            things += [
                Said(f"「{zh}」", f"`{en}`") for terminal, (zh, en) in _SIGNS.items() if terminal in accepts
            ]
    if not begins or clauses_only:
        things += [each.said for each in _words(accepts, ends=ends or clauses_only)]
    more = len(things) > _MOST
    shown = things[:_MOST]
    if not shown:
        return say("syntax.nothing")
    return Said(
        "、".join(each.zh for each in shown) + (" 等" if more else ""),
        ", ".join(each.en for each in shown) + (", …" if more else ""),
    )


def single(accepts: frozenset[str]) -> Said | None:
    """Return the only sign, word or thing that `accepts` names; None where there are several."""
    return wanted(accepts) if len(accepts) == 1 else None


def _words(accepts: frozenset[str], *, ends: bool) -> list[Keyword]:
    """Return the keywords to name: inside a declaration, those that open another one are left out."""
    words = [
        each
        for each in keywords().values()
        if each.terminal in accepts and not (ends and each.section in _IN_EXPRESSIONS)
    ]
    return [each for each in words if each.section != "declaration"] or words
