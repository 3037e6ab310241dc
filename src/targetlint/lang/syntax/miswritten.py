"""Values, texts and signs that are not written as the language writes them, and how it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from targetlint.lang.syntax.draft import mistake
from targetlint.lang.syntax.keywords import alternatives, by_terminal
from targetlint.lang.syntax.source import BIDI, CONTROLS, JOINERS, OPENERS, Source
from targetlint.lang.syntax.stop import END, OPERATOR, Stop, shown
from targetlint.model.diagnostic import Diagnostic
from targetlint.quantities.units import UNIT_NAMES

_SIGNS = (
    ("==", "="),
    ("=>", "≥"),
    ("=<", "≤"),
    ("<>", "≠"),
    ("&&", "且 / and"),
    ("||", "或 / or"),
    ("**", "×"),
    ("//", "#"),
    ("&", "且 / and"),
    ("!", "非 / not"),
    ("—", "-"),
    (";", ""),
    ("。", ""),
    ("^", "×"),
    ("```", ""),
    ("{", ""),
    ("}", ""),
    ("〔", "( )"),
)
"""Signs that people type, and what the language has for them, empty for nothing; the longer ones first."""

_QUOTES = "'‘’＂＇＇`´"
"""Quotation marks that delimit no text."""

_WORDS = {
    "≥": ("大于等于", "大于或等于", "不低于", "不少于", "不小于", "至少", "达到", "at least"),
    "≤": ("小于等于", "小于或等于", "不高于", "不超过", "不多于", "不大于", "至多", "at most"),
    ">": ("大于", "高于", "超过", "多于", "greater than", "more than", "over", "above", "exceeds"),
    "<": ("小于", "低于", "少于", "不足", "less than", "fewer than", "below", "under"),
    "≠": ("不等于", "not equal to", "differs from"),
    "=": ("等于", "equals", "equal to", "equal"),
    "≈": ("约等于", "大约等于"),
    "+": ("加上", "加", "plus"),
    "-": ("减去", "减", "minus"),
    "×": ("乘以", "乘", "times"),
    "÷": ("除以", "divided by"),
    "是 空白 / is blank": ("为空", "是空", "无值", "is empty"),
    "是 已填 / is filled": ("不为空", "不是空", "非空", "有值", "不空"),
    "包含 / contains": ("含有", "包括", "带有", "匹配", "includes", "like", "matches"),
    "属于 / in": ("在", "之中", "of"),
}
"""Words that people write between two values, by what the language has for them."""

_WORD = re.compile(
    "|".join(sorted((re.escape(w) for words in _WORDS.values() for w in words), key=len)[::-1])
)
_BY_WORD = {word: better for better, words in _WORDS.items() for word in words}

_FILLERS = {"则", "那么", "就", "then", "结束", "完", "end", "的话", "起", "开始"}
"""Words of other languages that a rule does without."""

_BETWEEN = {"和", "与", "及", "以及", "或", "且", "and", "or", ";", "；", "/"}
"""What people write between the members of a list."""

_RUN = re.compile(r"[0-9][0-9.,/年月日-]*\w*")
_DATE = re.compile(
    r"(?P<y>[0-9]{4})[年./-](?P<m>[0-9]{1,2})(?:[月./-](?P<d>[0-9]{1,2})?)?日?|[0-9]{1,2}月[0-9]{0,2}日?"
)
_NUMBERING = re.compile(r"\(?[0-9一二三四五六七八九十]+[.、)]|[•·●■◆※*-](?= )")
_VERSION = re.compile(r"[0-9]+(?:[.-][0-9]+)+")
_BOUNDS = {"以上": "≥", "及以上": "≥", "以下": "≤", "及以下": "≤", "以内": "≤", "之内": "≤"}


_UNSEEN = re.compile(rf"[{re.escape(BIDI + CONTROLS)}]|(?<=\w)[{JOINERS}]+(?=\w)")


def invisible(source: Source) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every line that has a sign that nobody sees and that changes what is read."""
    last = -1
    for found in _UNSEEN.finditer(source.text):
        line = source.line_of(found.start())
        if line > last:
            origin = source.origin(*found.span())
            yield mistake(origin, "invisible", "rule/invisible", text=shown(found[0][0]))
        last = line


def quotes(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a text whose quotation marks do not pair, or are none of the language."""
    line = source.code[stop.start : _line_end(source, stop.start)]
    if line.startswith("```"):
        return None
    if not stop.kind and stop.text in OPENERS:
        return _unclosed(source, stop, line)
    if not stop.kind and stop.text in OPENERS.values():
        opener = next(each for each in OPENERS if OPENERS[each] == stop.text)
        turned = line.find(opener, 1)
        if turned > 0:
            return _quoted(source, stop, "string_turned", line[: turned + 1])
        return mistake(stop.origin(source), "string_close", "rule/string", open=opener, close=stop.text)
    if not stop.kind and stop.text in _QUOTES:
        close = next((i for i, char in enumerate(line[1:], 1) if char in _QUOTES), len(line) - 1)
        return _quoted(source, stop, "string_marks", line[: close + 1])
    before = stop.touched
    if before and before[0] == "STRING" and stop.kind not in {END, "_COMMA", "_RIGHT"}:
        return mistake(stop.origin(source), "string_inside", "rule/string", text=shown(before[1]))
    return None


def _unclosed(source: Source, stop: Stop, line: str) -> Diagnostic:
    close = OPENERS[stop.text]
    end = stop.start + len(line)
    other = next(
        (i for i, char in enumerate(line[1:], 1) if char in "”\"」》’'" and i == len(line.rstrip()) - 1), 0
    )
    if other:
        return _quoted(source, stop, "string_mixed", line[: other + 1])
    following = source.code[end + 1 : _line_end(source, end + 1)] if end < len(source.code) else ""
    found = following.find(close)
    goes_on = found >= 0 and not (following[:found].count(stop.text) if stop.text != close else found)
    key = "string_lines" if goes_on else "string_open"
    return mistake(source.origin(stop.start, end), key, "rule/string", open=stop.text, close=close)


def _quoted(source: Source, stop: Stop, key: str, written: str) -> Diagnostic:
    """Tell that a text stands between wrong marks, and how it is written with the right ones."""
    origin = source.origin(stop.start, stop.start + len(written))
    text = shown(written.strip("".join([*_QUOTES, *OPENERS, *OPENERS.values()])))
    return mistake(origin, key, "rule/string", open=written[0], close=written[-1], text=text)


def unquoted(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a text without quotation marks, or a name with them."""
    if stop.kind == "STRING" and "STRING" not in stop.accepts:
        if stop.before and stop.before[-1][0] == "_BASIS":
            return mistake(stop.origin(source), "basis_title", text=shown(stop.text))
        if stop.accepts & {"NAME", "ID", "VERSION_NUMBER", "DATE"} and OPERATOR not in stop.accepts:
            name = shown(stop.text[1:-1])
            return mistake(stop.origin(source), "name_quoted", text=shown(stop.text), name=name)
    if "STRING" not in stop.accepts or "NAME" in stop.accepts or not _wordlike(stop, source):
        return None
    line = source.code[stop.start : _line_end(source, stop.start)]
    words = alternatives("value", "tail", "answer", "layout")
    following = re.compile(rf"[ ]+(?={words})|[、,;:]|[ ]*[#“\"]").search(line)
    written = source.text[stop.start : stop.start + (following.start() if following else len(line.rstrip()))]
    return mistake(source.origin(stop.start, stop.start + len(written)), "unquoted", text=shown(written))


def _wordlike(stop: Stop, source: Source) -> bool:
    if stop.accepts == {"STRING"} and stop.kind in by_terminal():
        return not stop.opens_line(source)
    return stop.kind in {"NAME", "ID", "NUMBER", "DATE", "VERSION_NUMBER", "INDEX"}


def number(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a number or date of a wrong shape, and a unit that is unknown or stands apart."""
    if "DATE" in stop.accepts and stop.kind in {"NUMBER", "VERSION_NUMBER"}:
        run = _RUN.match(source.code, stop.start)
        return _date(source, stop.start, run[0]) if run else None
    if not stop.before or stop.before[-1][0] not in {"NUMBER", "DATE", "VERSION_NUMBER"}:
        return None
    kind, text, start = stop.before[-1]
    if kind == "VERSION_NUMBER":
        version = _VERSION.match(source.code, start)
        if not version or version.end() <= stop.start:
            return None
        better = version[0].replace("-", ".")
        return mistake(source.origin(start, version.end()), "version", text=version[0], better=better)
    if not stop.touched:
        if stop.text in UNIT_NAMES and kind == "NUMBER":
            return mistake(source.origin(start, stop.end), "unit_apart", number=text, unit=stop.text)
        return None
    run = _RUN.match(source.code, start)
    written = run[0].rstrip(",.") if run else text
    end = start + len(written)
    date = _date(source, start, written) if end > stop.start else None
    if date is not None:
        return date
    if stop.text[0] in ".," and end > stop.start:
        return mistake(source.origin(start, end), "number_shape", text=shown(written))
    return _unit(source, stop, text, start) if stop.text[0].isalpha() else None


def _date(source: Source, start: int, written: str) -> Diagnostic | None:
    date = _DATE.match(written)
    if not date:
        return None
    better = "{}-{:0>2}-{:0>2}".format(*(date[part] or "01" for part in "ymd")) if date["y"] else ""
    key = "date_shape" if better else "date_part"
    return mistake(source.origin(start, start + len(written)), key, text=shown(written), better=better)


def _unit(source: Source, stop: Stop, number: str, start: int) -> Diagnostic:
    digits = len(number) - len(number.lstrip("0123456789.,"))
    word = re.compile(r"\w+").match(source.code, start + digits)
    end = word.end() if word else stop.start
    written, unit = source.code[start:end], source.code[start + digits : end]
    origin = source.origin(start, end)
    for bound, sign in _BOUNDS.items():
        if unit.endswith(bound) and unit.removesuffix(bound) in {"", *UNIT_NAMES}:
            better = f"{sign} {written.removesuffix(bound)}"
            return mistake(origin, "unit_bound", text=shown(written), word=bound, better=better)
    if f"{unit}元" in UNIT_NAMES:
        return mistake(origin, "unit_yuan", unit=unit, better=f"{written}元")
    return mistake(origin, "unit_glued", unit=shown(unit))


def sign(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a sign, or a word for a sign, that the language does not have."""
    numbering = _NUMBERING.match(source.code, stop.start) if stop.opens_line(source) else None
    if numbering:
        return mistake(source.origin(*numbering.span()), "numbering", text=numbering[0])
    if stop.kind in {"NAME", "", END} or stop.kind in by_terminal():
        found = _word(source, stop)
        if found is not None or stop.kind:
            return found
    if stop.text in "￥¥$" and (amount := re.compile(r"[ ]*([0-9.,]+)(万?元)?").match(source.code, stop.end)):
        better = amount[1] + (amount[2] or "元")
        return mistake(source.origin(stop.start, amount.end()), "currency", text=stop.text, better=better)
    for written, better in _SIGNS:
        for start in (stop.start - len(written) + 1, stop.start):
            if start >= 0 and source.code.startswith(written, start):
                origin = source.origin(start, start + len(written))
                if better == "#":
                    return mistake(origin, "comment", text=written)
                instead = "、" if written == ";" and "_COMMA" in stop.accepts else better
                text = source.text[start : start + len(written)]
                return mistake(origin, "sign" if instead else "sign_extra", text=text, better=instead)
    if not stop.kind and not stop.text.isalnum():
        return mistake(stop.origin(source), "sign_extra", text=shown(stop.text))
    return None


def _word(source: Source, stop: Stop) -> Diagnostic | None:
    if stop.kind == END:
        return None
    if "_COMMA" in stop.accepts and OPERATOR not in stop.accepts and stop.text in _BETWEEN:
        return mistake(stop.origin(source), "word", text=source.text[stop.start : stop.end], better="、")
    if "_IN" in stop.accepts and stop.text in _BY_WORD:
        return mistake(stop.origin(source), "word", text=stop.text, better=_BY_WORD[stop.text])
    word = _WORD.match(source.code, stop.start) if OPERATOR in stop.accepts else None
    if word and (word.end() >= stop.end or source.code[word.end()].isdigit()):
        end = word.end()
        return mistake(source.origin(stop.start, end), "word", text=word[0], better=_BY_WORD[word[0]])
    if stop.text in _FILLERS:
        return mistake(stop.origin(source), "filler", text=stop.text)
    return None


def word_first(source: Source, stop: Stop) -> Diagnostic | None:
    """Find a word for a sign that was taken for a name, because a value follows it."""
    if stop.kind != "NUMBER" or not stop.before or stop.before[-1][1] not in _BY_WORD:
        return None
    _, text, start = stop.before[-1]
    return mistake(source.origin(start, start + len(text)), "word", text=text, better=_BY_WORD[text])


def comma(source: Source, stop: Stop) -> Diagnostic | None:
    """Find two members of a list with nothing between them."""
    if "_COMMA" not in stop.accepts or OPERATOR in stop.accepts or stop.opens_line(source):
        return None
    if not stop.before or stop.before[-1][0] != stop.kind or stop.kind not in {"NAME", "STRING"}:
        return None
    _, text, start = stop.before[-1]
    origin = source.origin(start, stop.end)
    return mistake(origin, "comma", left=shown(text), right=shown(stop.text))


def parenthesis(source: Source, stop: Stop) -> Diagnostic | None:
    """Find the parenthesis that is not closed before the next clause."""
    word = by_terminal().get(stop.kind)
    ends = stop.kind == END or (word is not None and word.section not in {"operator", "prefix", "state"})
    if not ends or stop.opened is None or "_RIGHT" not in stop.accepts:
        return None
    end = stop.before[-1][2] + len(stop.before[-1][1]) if stop.before else stop.start
    return unclosed(source, stop.opened, end)


def unclosed(source: Source, start: int, end: int) -> Diagnostic:
    """Tell that the parenthesis at `start` has no partner up to `end`."""
    return mistake(source.origin(start, end), "paren")


def _line_end(source: Source, offset: int) -> int:
    end = source.code.find("\n", offset)
    return end if end >= 0 else len(source.code)
