"""What stands where it has no place in a rule file, and what is missing there."""

from __future__ import annotations

import re

from targetlint.lang.builtins import find
from targetlint.lang.syntax import miswritten
from targetlint.lang.syntax.draft import mistake
from targetlint.lang.syntax.keywords import alternatives, by_terminal
from targetlint.lang.syntax.source import Source
from targetlint.lang.syntax.stop import END, OPERATOR, Stop, shown
from targetlint.lang.syntax.wanted import single
from targetlint.model.diagnostic import Diagnostic

_COMPARISONS = frozenset({"_EQUALS", "UNEQUAL", "GREATER_EQUAL", "LESS_EQUAL", "GREATER", "LESS", "_APPROX"})
_THINGS = frozenset({"ID", "NAME", "STRING", "NUMBER", "DATE", "VERSION_NUMBER", "INDEX", "ROW", "UNIT_SIGN"})
_MISSED = frozenset({"NAME", "ID", "STRING", "NUMBER", "GIVEN_TEXT", "_COLON", "_COMMA"})


def misplaced(source: Source, stop: Stop) -> Diagnostic | None:
    """Find what has its place elsewhere: a colon, a second comparison, a step after (…), at behind a text."""
    before = stop.before[-1][0] if stop.before else ""
    if stop.kind == "_COLON" and "_EQUALS" in stop.accepts and OPERATOR not in stop.accepts:
        return mistake(stop.origin(source), "sign", text="：", better="=")
    if stop.kind == "_COLON" and (stop.accepts <= _THINGS or not single(stop.accepts)):
        return mistake(stop.origin(source), "colon")
    if stop.kind in _COMPARISONS and OPERATOR in stop.accepts and not _COMPARISONS & stop.accepts:
        rest = source.code[stop.start :].partition("\n")[0]
        if stop.opened is not None and ")" not in rest:
            return miswritten.unclosed(source, stop.opened, stop.start)
        return mistake(stop.origin(source), "chained")
    if stop.kind == "_WHERE":
        return mistake(stop.origin(source), "has" if "_HAS" in stop.accepts else "where")
    if stop.kind == "_COMMA":
        return _comma(source, stop, before)
    if stop.kind == "_DOT" and before == "_RIGHT":
        return mistake(stop.origin(source), "step_after")
    if stop.kind in {"_AT", "_MARK"} and before == "STRING":
        return mistake(stop.origin(source), "at_late", word=by_terminal()[stop.kind].said)
    if stop.kind == "_ALLOWED" and before in {"_ONLY_UP", "_ONLY_DOWN"}:
        return mistake(stop.origin(source), "allowed_late")
    if stop.kind in {"_READS_AS", "_TITLE", "_UNIT"} and stop.opens_line(source):
        return mistake(stop.origin(source), "layout_late", word=by_terminal()[stop.kind].said)
    if stop.kind == "_EN" and "_ZH" in stop.accepts:
        return mistake(stop.origin(source), "zh_first")
    return None


def _comma(source: Source, stop: Stop, before: str) -> Diagnostic | None:
    """Explain a comma: between conditions, in a list that is not declared, or between rules."""
    if before == "ID":
        return mistake(stop.origin(source), "one_rule")
    start = source.code.rfind("\n", 0, stop.start) + 1
    line = source.code[start : stop.start]
    if not re.match(rf"[ ]*(?:{alternatives('pipe', 'ask', 'operator')})", line):
        return None
    inside = re.search(r"(?:属于|\bin)[ ]+[(]?[^()]*$", line)
    if inside:
        return mistake(source.origin(start + inside.start(), stop.end), "list_inline")
    return mistake(stop.origin(source), "comma_extra")


def where_missing(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a condition that follows the name of a line without where, or with another word."""
    if "_IN" not in stop.accepts or not stop.accepts & {"_WHERE", "_HAS"} or stop.opens_line(source):
        return None
    if stop.kind not in {"NAME", "_AND", "_HAS", "_OR"} or not stop.before:
        return None
    word = by_terminal()["_WHERE" if "_WHERE" in stop.accepts else "_HAS"].said
    _, text, start = stop.before[-1]
    if stop.kind == "NAME":
        origin = source.origin(start, start + len(text))
        return mistake(origin, "missing", left=shown(text), sign=word, right=shown(stop.text))
    return mistake(stop.origin(source), "word", text=stop.text, better=word)


def call(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a function without parentheses."""
    if stop.kind not in {"NAME", "STRING"} or OPERATOR not in stop.accepts or not stop.before:
        return None
    kind, text, start = stop.before[-1]
    if kind != "NAME" or find(text) is None:
        return None
    return mistake(source.origin(start, start + len(text)), "call", name=text)


def two_conditions(source: Source, stop: Stop) -> Diagnostic | None:
    """Find two conditions with nothing between them."""
    if stop.kind not in {"NAME", "_NOT"} or OPERATOR not in stop.accepts or "PLUS" in stop.accepts:
        return None
    if stop.opens_line(source):
        return None
    return mistake(stop.origin(source), "and_missing", text=shown(stop.text))


def given(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a value that is given without =, and a row of a table without its first bar."""
    if not stop.before or stop.kind == END:
        return None
    _, text, start = stop.before[-1]
    origin = source.origin(start, start + len(text))
    if "GIVEN_TEXT" in stop.accepts and not stop.opens_line(source):
        return mistake(origin, "given_equals", name=shown(text))
    if "ROW" not in stop.accepts:
        return None
    line_start = source.code.rfind("\n", 0, stop.start) + 1
    if not stop.opens_line(source):
        name = re.search(r"(\w+)[ ]*:[ ]*$", source.code[line_start : stop.start])
        return mistake(origin, "given_equals", name=name[1]) if name and stop.kind == "NAME" else None
    line = source.lines[source.line_of(stop.start)].rstrip()
    if line.endswith(("|", "｜")):
        return mistake(source.origin(stop.start, line_start + len(line)), "row_begin")
    return None


def missing(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a place where one sign or word only may stand, and something else does."""
    one = single(stop.accepts)
    if stop.accepts == {"_AT", "_CONTAINS"}:
        one = by_terminal()["_CONTAINS" if stop.kind == "STRING" else "_AT"].said
    if one is None or not stop.before or stop.accepts <= _THINGS or stop.kind not in _MISSED:
        return None
    _, text, start = stop.before[-1]
    origin, left = source.origin(start, start + len(text)), shown(source.text[start : start + len(text)])
    if stop.accepts == {"_LEFT"}:
        return mistake(origin, "without_parameters", name=left)
    if (
        stop.accepts == {"_COLON"}
        and len(stop.before) > 1
        and stop.before[0][0] in {"_PARAM", "_LEFT", "_COMMA"}
    ):
        return mistake(origin, "without_type", name=left)
    return mistake(origin, "missing", left=left, sign=one, right=shown(source.text[stop.start : stop.end]))
