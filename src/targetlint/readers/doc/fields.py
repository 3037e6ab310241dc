"""Fields in the text: their code is not shown, their result is, and some show what is in no result.

Source: [MS-DOC] 2.8.25 (Plcfld), 2.9.90 (flt): a field begins with 0x13, its code ends with 0x14 where it has
a result, and it ends with 0x15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from targetlint.readers.doc import form_fields
from targetlint.readers.doc.characters import BLANK, PICTURE, Characters
from targetlint.readers.doc.fib import Fib

FIELD = "\x13"  # stays where a field begins that shows something by itself
_CODE_END = "\x14"
_CELL_END = "\a"
_MARKS = re.compile("[\x13\x14\x15\a]")
_SAYS_MORE = re.compile(r"[^\W_]|\x13")  # of a result: a letter or a digit, or a field


@dataclass(slots=True)
class _Field:
    """A field from `start` to `end`; `result` is where its result begins, or `end` where it has none."""

    start: int
    result: int = -1
    end: int = -1


def settle(found: Characters, fib: Fib) -> dict[int, str]:
    """Blank the codes of the fields in the text; return what some show by themselves, by where they begin."""
    shown: dict[int, str] = {}
    parts: list[str] = []
    reached = 0
    fields = [each for extent in (fib.story, fib.boxes) for each in _fields(found.text, *extent)]
    for field in sorted(fields, key=lambda each: each.start):
        if field.start < reached:  # inside the code of another
            continue
        says_more = bool(_SAYS_MORE.search(found.text, field.result + 1, field.end))
        by_itself = _form_field(field, found, fib, says_more=says_more) or _overlaid(found.text, field)
        if by_itself:
            shown[field.start] = by_itself
        parts += (found.text[reached : field.start], FIELD if by_itself else BLANK)
        reached = field.result if says_more or not by_itself else field.end
        parts.append(BLANK * (reached - field.start - 1))
    found.text = "".join((*parts, found.text[reached:]))
    return shown


def _fields(text: str, start: int, end: int) -> Iterator[_Field]:
    """Yield the fields of a story that are whole; a code cannot hold the end of a cell."""
    open_: list[_Field] = []
    cell_end = -1
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark == _CELL_END:
            cell_end = at
        elif mark == FIELD:
            open_.append(_Field(at))
        elif open_ and mark == _CODE_END:
            if open_[-1].result < 0 and cell_end < open_[-1].start:
                open_[-1].result = at
        elif open_:
            field = open_.pop()
            field.end = at
            if field.result < 0 and cell_end < field.start:
                field.result = at
            if field.result >= 0:
                yield field


def _form_field(field: _Field, found: Characters, fib: Fib, *, says_more: bool) -> str:
    """Return what a check box shows, or a list whose result does not say more; "" for any other field."""
    at = found.text.find(PICTURE, field.start, field.result)
    shown = form_fields.shown(fib.data(), found.data[at]) if at in found.data else ""
    return "" if says_more and shown not in form_fields.BOXES else shown


def _overlaid(text: str, field: _Field) -> str:
    r"""Return the last of the texts that an EQ \o field prints over each other, "" for any other field.

    So Word keeps a word with its pronunciation, and a character in a frame: √ in a box.
    """
    code = text[field.start + 1 : field.result].strip(" " + BLANK)
    if field.result < field.end or not re.match(r"EQ\b", code, re.IGNORECASE) or not code.endswith(")"):
        return ""
    return code[max(code.rfind(each) for each in ",;(") + 1 : -1] if r"\o" in code.lower() else ""
